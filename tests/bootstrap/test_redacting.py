"""Marks in texts: every known form whole, what is sure decided, what is not left to a person."""

from itertools import pairwise

import pytest

from workstation.bootstrap.redacting import ScannerRedactor
from workstation.records.identifiers import Known
from workstation.records.marks import FreeText, MarkedText

KNOWN = (
    Known("K1", "person", "Daw Nwe Nwe Win"),
    Known("K2", "person", "Nwe Win", same_as="K1"),
    Known("K3", "place", "Al-Dulayl"),
    Known("K4", "unique_detail", "eleven passports in a biscuit tin"),
    Known("K5", "unique_detail", "27"),
    Known("K6", "phone", "+66 81 555 0142"),
)


def marked(text: str) -> MarkedText:
    (found,) = ScannerRedactor().mark([FreeText("summary", text)], KNOWN)
    return found


def words(text: str) -> list[str]:
    found = marked(text)
    return [found.at(mark) for mark in found.marks]


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("She met Daw Nwe Nwe Win there.", "Daw Nwe Nwe Win"),
        ("She lives in Al-Dulayl now.", "Al-Dulayl"),
        ("He keeps eleven passports in a biscuit tin there.", "eleven passports in a biscuit tin"),
        ("He keeps Eleven  Passports in a biscuit\ntin.", "Eleven  Passports in a biscuit\ntin"),
        ("She is 27 now.", "27"),
        ("Ring +66815550142 now.", "+66815550142"),
    ],
)
def test_a_known_form_is_marked_whole(text: str, whole: str) -> None:
    assert words(text) == [whole]


def test_what_is_surely_known_is_decided_and_what_only_sounds_so_waits() -> None:
    name, other = marked("Daw Nwe Nwe Win met Mr. Somchai.").marks

    assert (name.sure, name.decision, name.whose) == (True, "replace", "K1")
    assert (other.sure, other.decision, other.whose) == (False, None, None)


def test_everyday_words_after_a_phrase_are_none_of_it() -> None:
    text = "He keeps eleven passports in a biscuit tin, in a box."

    assert words(text) == ["eleven passports in a biscuit tin"]


def test_all_forms_of_one_person_belong_together() -> None:
    found = marked("Daw Nwe Nwe Win came. Nwe Win left.")

    assert {mark.whose for mark in found.marks} == {"K1"}


@pytest.mark.parametrize("text", ["", "Nobody here.", "127 people, 2700 baht"])
def test_other_words_stay_unmarked(text: str) -> None:
    assert "K5" not in {mark.whose for mark in marked(text).marks}


def test_marks_stand_in_order_and_apart() -> None:
    text = "Daw Nwe Nwe Win, Al-Dulayl, 27, +66 81 555 0142, Nwe Win."
    marks = marked(text).marks

    assert all(a.end <= b.start for a, b in pairwise(marks))
    assert len(marks) == 5
