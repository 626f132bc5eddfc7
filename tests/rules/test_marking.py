"""Places are marked, decided for all their equals, and kept without their words."""

from collections.abc import Iterable
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from workstation.errors import BadInput, Refused
from workstation.records.briefings import Decision
from workstation.records.kit import UserToken
from workstation.records.marks import Mark, MarkedText
from workstation.rules import marking
from workstation.rules.decided import decisions
from workstation.rules.tokens import Tokens

ME = UserToken("0" * 32)
RANDOM = bytes(32)


def texts(*written: str, marks: Iterable[Mark] = ()) -> marking.Texts:
    """Texts by number; the marks stand in the first."""
    held = tuple(marks)
    return tuple(
        MarkedText(str(n), text, "en", held if n == 0 else ()) for n, text in enumerate(written)
    )


def marked(found: marking.Texts) -> list[list[str]]:
    return [[text.at(mark) for mark in text.marks] for text in found]


def test_words_marked_by_hand_are_marked_wherever_they_stand() -> None:
    found = marking.mark_by_hand(
        texts("The red bike. The RED BIKE again.", "A red bike, a red biker."), "0", 4, 12
    )

    assert marked(found) == [["red bike", "RED BIKE"], ["red bike"]]


def test_a_mark_by_hand_takes_the_place_of_what_it_touches_and_of_nothing_else() -> None:
    name = Mark(0, 6, "person", sure=True, rule="name", decision="replace")
    found = marking.mark_by_hand(texts("Prasert came. Prasert left.", marks=[name]), "0", 14, 21)
    over = marking.mark_by_hand(found, "0", 0, 12)

    assert marked(found) == [["Praser", "Prasert"]]
    assert marked(over) == [["Prasert came", "Prasert"]]


def test_a_mark_by_hand_leaves_no_part_of_a_sure_one_beside_it() -> None:
    name = Mark(4, 16, "person", sure=True, rule="name", decision="replace")
    said = texts("Ask Prasert Chai now. Prasert Chai knows.", marks=[name])

    assert marked(marking.mark_by_hand(said, "0", 12, 20)) == [["Prasert Chai now"]]
    assert marked(marking.mark_by_hand(said, "0", 12, 16)) == [["Prasert Chai", "Prasert Chai"]]


@given(st.text("ab .é", min_size=1, max_size=30), st.data())
def test_marks_never_touch_and_the_text_never_changes(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    (found,) = marking.mark_by_hand(texts(text), "0", start, end)

    places = [(mark.start, mark.end) for mark in found.marks]
    assert (start, end) in places
    assert all(a[1] <= b[0] for a, b in pairwise(places))
    assert found.text == text


def test_nothing_chosen_is_said() -> None:
    with pytest.raises(BadInput, match="Nothing is chosen"):
        marking.mark_by_hand(texts("abc"), "0", 2, 2)


def waiting() -> marking.Texts:
    return texts(
        "Prasert of line 6 paid 500 baht in May.",
        marks=[
            Mark(0, 7, "person", sure=True, rule="name", whose="P1", decision="replace"),
            Mark(11, 17, "detail", sure=False, rule="place"),
            Mark(23, 31, "money", sure=False, rule="sum of money"),
        ],
    )


def test_what_waits_stops_all_of_it() -> None:
    with pytest.raises(Refused, match="2 places wait"):
        marking.paragraphs(waiting(), Tokens(RANDOM, (), {}))


def test_decisions_are_kept_with_reason_codes_and_who_and_without_words() -> None:
    found = marking.decide_words(waiting(), "line 6", "keep", reason="All of them work there.")
    found = marking.decide_words(found, "500 baht", "generalise", say="some money")
    found = marking.mark_by_hand(found, "0", 35, 38)
    tokens = Tokens(RANDOM, (), {})
    marking.paragraphs(found, tokens)
    kept = decisions(found, tokens.given, RANDOM, ME)

    assert [(d.decision, d.rule, d.by) for d in kept] == [
        (Decision.REMOVE, "name", None),
        (Decision.KEEP, "place", ME),
        (Decision.SAY_LESS, "sum of money", ME),
        (Decision.REMOVE, "marked by hand", ME),
    ]
    assert [bool(d.token) for d in kept] == [True, False, False, True]
    assert not [d for d in kept if "Prasert" in repr(d) or "line" in d.digest]
    assert len({d.digest for d in kept}) == 4


def test_a_name_that_somebody_kept_is_their_decision() -> None:
    (text,) = waiting()
    first = replace(text.marks[0], decision="keep", reason="Asked for it.")
    (kept, *_) = decisions((replace(text, marks=(first,)),), {}, RANDOM, ME)

    assert (kept.decision, kept.by) == (Decision.KEEP, ME)
