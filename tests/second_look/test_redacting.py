"""Marks in texts: every known form whole, what is sure decided, what is not left to a person."""

import datetime as dt
from itertools import pairwise

import pytest

from exports.redaction import Scanner
from workstation.records.identifiers import Known
from workstation.records.marks import FreeText, MarkedText
from workstation.records.release import Block, BriefingText, Bullets, Grid, Paragraph, Run
from workstation.rules.letter import ASKED
from workstation.second_look import redacting
from workstation.second_look.redacting import ScannerRedactor, gate_terms

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


# --- The last look at a letter ----------------------------------------------------------------

EVERYDAY = ("May", "Win", "Than", "So", "Do", "An", "No", "Work", "The")


OURS = Paragraph((Run("Workers may do so; no more than work in May 2026."),))


def a_letter(*blocks: Block) -> BriefingText:
    """Our own headings and terms, and these."""
    return BriefingText(
        title="Briefing on working conditions",
        recipient="The desk",
        day=dt.date(2026, 5, 2),
        reference="BCDFG",
        check_words=(),
        handling=(),
        blocks=(Bullets((OURS,)), *blocks),
    )


def left(name: str, *blocks: Block) -> list[str]:
    return ScannerRedactor().left(a_letter(*blocks), [Known("K1", "person", name)])


@pytest.mark.parametrize("name", EVERYDAY)
def test_a_name_that_is_an_everyday_word_does_not_stop_our_own_words(name: str) -> None:
    assert left(name) == []
    assert gate_terms([Known("K1", "person", name)]).hits("Workers may do so in May.") == []


@pytest.mark.parametrize("said", ["Ma May said so.", "The worker is called Ma May."])
def test_it_is_found_as_a_name_in_words_that_somebody_typed(said: str) -> None:
    assert left("May", Paragraph((Run(said),)))
    assert left(
        "May", Grid(ASKED, (tuple(Paragraph((Run(x),)) for x in ("1", said, "")),), (1, 1, 1))
    )


def test_our_own_labels_sound_like_nobody() -> None:
    cells = (Paragraph((Run("People at the site"),)), Paragraph((Run("100+"),)))

    assert left("বাবুল চৌধুরী", Grid(("What is known", ""), (cells,), (0.4, 0.6))) == []
    assert left("বাবুল চৌধুরী", Paragraph((Run("Babul Chowdhury said so."),)))


def test_the_same_people_are_compiled_once(monkeypatch: pytest.MonkeyPatch) -> None:
    made = []

    def counted(known: tuple[Known, ...]) -> Scanner:
        made.append(known)
        return Scanner(known)

    monkeypatch.setattr(redacting, "Scanner", counted)
    redactor = ScannerRedactor()
    first = redactor.mark([FreeText("summary", "Somchai Rattana said so.")], KNOWN)
    assert redactor.mark([FreeText("summary", "Somchai Rattana said so.")], list(KNOWN)) == first
    assert len(made) == 1
    redactor.mark([FreeText("summary", "Somchai Rattana said so.")], ())
    assert len(made) == 2


def test_what_is_done_with_an_answer_does_not_change_the_next_one() -> None:
    scanner = Scanner(KNOWN)
    first = scanner.scan("Call 081 234 5678.")
    assert first
    first.clear()
    assert scanner.scan("Call 081 234 5678.")
