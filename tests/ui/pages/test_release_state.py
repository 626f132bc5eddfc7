"""The wizard's state: each transition is a value, and a decision holds for all equal places."""

from types import SimpleNamespace
from typing import Any

import pytest

from ui.pages.release import state
from ui.pages.release.reading import read_outside, tokens_of, written
from ui.pages.release.state import Step, Wizard
from workstation.errors import BadInput
from workstation.records.briefings import HarmAnswer
from workstation.records.marks import Mark, MarkedText
from workstation.records.release import Paragraph
from workstation.rules import marking
from workstation.rules.tokens import Tokens
from workstation.services.answers import Answers

SAID = "Ko Zaw took 500 baht. Min saw it 😀 and Zaw knows Min."


def place(words: str, nth: int = 0, **more: object) -> Mark:
    start = -1
    for _ in range(nth + 1):
        start = SAID.index(words, start + 1)
    plain = {"kind": "person", "sure": False, "rule": "a name"}
    return Mark(start, start + len(words), **{**plain, **more})  # type: ignore[arg-type]


def wizard(*marks: Mark) -> Wizard:
    found = marks or (place("Zaw"), place("Min"), place("Zaw", 1), place("Min", 1))
    text = MarkedText("summary", SAID, "en", tuple(sorted(found, key=lambda m: m.start)))
    return state.to_next(Wizard(step=Step.REDACT, texts=(text,)))


def said(here: Wizard) -> dict[str, tuple[Paragraph, ...]]:
    return dict(marking.paragraphs(state.as_waiting(here.texts), Tokens(b"x", (), {})))


def test_equal_places_wait_as_one() -> None:
    assert [(w.words, w.times) for w in state.waiting(wizard())] == [("Zaw", 2), ("Min", 2)]


def test_a_decision_holds_for_all_equal_places_and_takes_the_next_in_hand() -> None:
    here = state.decided(wizard(), "replace")

    assert [w.words for w in state.waiting(here)] == ["Min"]
    assert here.at == ("summary", SAID.index("Min"))


def test_next_goes_round_after_the_last_place() -> None:
    places = [wizard()]
    for _ in range(2):
        places.append(state.to_next(places[-1]))

    assert [here.at for here in places] == [
        ("summary", SAID.index("Zaw")),
        ("summary", SAID.index("Min")),
        ("summary", SAID.index("Zaw")),
    ]


def test_keeping_needs_a_reason_and_leaves_the_wizard_as_it_was() -> None:
    before = wizard()

    with pytest.raises(BadInput):
        state.decided(before, "keep")

    assert len(state.waiting(before)) == 2


def test_undo_takes_one_decision_back_at_a_time() -> None:
    here = state.decided(state.decided(wizard(), "replace"), "drop")

    assert [w.words for w in state.waiting(state.undone(here))] == ["Min"]
    assert len(state.waiting(state.undone(state.undone(here)))) == 2
    assert state.undone(wizard()).at == wizard().at


def test_undo_takes_the_place_in_hand_that_it_was_about() -> None:
    here = state.decided(state.to_next(wizard()), "drop")
    assert here.at == ("summary", SAID.index("Zaw"))

    assert state.undone(here).at == ("summary", SAID.index("Min"))


def test_a_decided_place_can_be_let_wait_again() -> None:
    here = state.chosen(state.decided(wizard(), "drop"), "summary", SAID.index("Zaw"))

    assert len(state.waiting(state.reopened(here))) == 2


def test_the_same_as_somebody_gives_the_same_token() -> None:
    first = state.decided(wizard(), "replace")
    both = state.same_as(first, "zaw", "person")

    tokens = tokens_of(both.texts, said(both))

    assert len(tokens) == 4
    assert len(set(tokens)) == 1


def test_words_marked_by_hand_are_in_hand_and_stand_for_a_token() -> None:
    start = SAID.index("500")
    here = state.by_hand(wizard(), "summary", start, start + 8)

    mark = state.current(here)

    assert mark is not None
    assert (SAID[mark.start : mark.end], mark.decision) == ("500 baht", "replace")


def test_a_mark_by_hand_grows_over_a_sure_name_and_stays_in_hand() -> None:
    sure = place("Ko Zaw", sure=True, decision="replace")
    here = state.by_hand(wizard(sure), "summary", SAID.index("Zaw"), SAID.index(" took"))

    mark = state.current(here)

    assert mark is not None
    assert SAID[mark.start : mark.end] == "Ko Zaw"


def test_another_readers_marks_are_decided_anew_and_the_same_ones_are_not() -> None:
    here = state.decided(wizard(place("Zaw")), "drop")
    plan: Any = SimpleNamespace(contact=None)

    def again(*marks: Mark) -> int:
        text = MarkedText("summary", SAID, "en", marks)
        work: Any = SimpleNamespace(texts=(text,))
        return len(state.waiting(state.marked(here, plan, Answers(), work)))

    assert again(place("Zaw")) == 0
    assert again(place("Zaw"), place("Min")) == 2


def test_what_waits_says_nothing_on_the_right_and_a_known_name_stays_hidden_on_the_left() -> None:
    here = wizard(place("Zaw", sure=True, decision="replace"), place("Min"))
    tokens = tokens_of(here.texts, said(here))

    left, right = written(here.texts, tokens), read_outside(here.texts, tokens)

    assert left.text.startswith(f"Ko {tokens[0]} took 500 baht. Min")
    assert right.text.startswith(f"Ko {tokens[0]} took 500 baht. \u00a0waiting\u00a0 saw")


def test_chosen_words_are_found_in_code_points_behind_an_emoji_and_never_inside_a_token() -> None:
    here = wizard(place("Zaw", sure=True, decision="replace"))
    left = written(here.texts, tokens_of(here.texts, said(here)))
    begin = left.text.encode("utf-16-le").index("knows".encode("utf-16-le")) // 2

    start = SAID.index("knows")

    assert left.source(begin, begin + 5) == ("summary", start, start + 5)
    assert left.source(4, 6) is None


def test_each_text_of_several_has_its_title() -> None:
    one = MarkedText("summary", "Once.", "en", ())
    two = MarkedText("ask 1", "Pay.", "en", ())

    assert written((one, two), []).text == "Summary\nOnce.\nWhat is asked, 1\nPay."


def test_the_last_answer_to_a_statement_counts() -> None:
    first = state.answer(Wizard(), 7, HarmAnswer.YES)

    assert state.answer(first, 7, HarmAnswer.NO).answers.do_no_harm == {"7": "no"}
