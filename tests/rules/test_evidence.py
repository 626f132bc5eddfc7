"""What may be said of evidence, and how far a piece has come."""

import pytest

from workstation.records.accounts import Account
from workstation.records.evidence import CustodyAct, EvidenceState
from workstation.records.names import Name
from workstation.records.people import Person
from workstation.rules.evidence import (
    names_somebody,
    state_after,
    telling_words,
    title_blockers,
)

TERMS = ["Ma Thida", "Thida", "သီတာ", "+66 81 555 0142"]


@pytest.mark.parametrize(
    ("title", "named"),
    [
        ("Photo: tin with passports", False),
        ("Photo of ma thida", True),
        ("Thida's letter", True),
        ("Thidar's letter", False),
        ("ဓာတ်ပုံသီတာ", True),
        ("Call from +66 81 555 0142", True),
    ],
)
def test_a_name_is_seen_as_a_word_of_its_own_in_latin_letters(title: str, named: bool) -> None:
    assert names_somebody(title, TERMS) is named


def test_a_title_is_neither_empty_nor_a_name() -> None:
    assert [b.rule for b in title_blockers("  ", TERMS)] == ["title"]
    assert [b.rule for b in title_blockers("Letter to Thida", TERMS)] == ["title.name"]
    assert title_blockers("Letter to the employer", TERMS) == []


def test_one_letter_is_no_name() -> None:
    assert not names_somebody("Plan B", ["B"])


def test_the_longer_words_of_a_name_tell_too() -> None:
    person = Person(names=(Name(text="Mr. Prakash Rai"),))

    assert telling_words([person, Account(text="Somebody else")]) == ["Mr. Prakash Rai", "Prakash"]


def test_a_piece_never_goes_back() -> None:
    sealed, copied = EvidenceState.SEALED, EvidenceState.COPIED
    disclosed = EvidenceState.DISCLOSED

    assert state_after(sealed, CustodyAct.COPIED) is copied
    assert state_after(copied, CustodyAct.TAKEN_OUTSIDE) is disclosed
    assert state_after(disclosed, CustodyAct.COPIED) is disclosed
    assert state_after(copied, CustodyAct.HELD) is copied
