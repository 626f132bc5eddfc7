"""The fourteen statements."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workstation.records.briefings import HarmAnswer, StatementAnswer
from workstation.rules import do_no_harm as harm

YES, NO, UNSURE = HarmAnswer.YES, HarmAnswer.NO, HarmAnswer.UNSURE
PASSED: dict[int, bool | None] = dict.fromkeys(harm.BY_PROGRAM, True)


def by_people(answer: HarmAnswer = YES) -> list[StatementAnswer]:
    return [StatementAnswer(statement=n, answer=answer) for n in sorted(harm.BY_PERSON)]


def test_there_are_fourteen_statements_and_the_program_answers_four() -> None:
    assert [s.number for s in harm.STATEMENTS] == list(range(1, 15))
    assert {4, 5, 6, 8} == harm.BY_PROGRAM


def test_only_fourteen_times_yes_passes() -> None:
    assert harm.blockers(by_people(), PASSED) == []
    assert len(harm.blockers([], {})) == 14


@pytest.mark.parametrize("answer", [NO, UNSURE])
def test_unsure_stops_like_no(answer: HarmAnswer) -> None:
    answers = [a for a in by_people() if a.statement != 7]
    answers.append(StatementAnswer(statement=7, answer=answer))
    stopped = harm.blockers(answers, PASSED)
    assert [b.rule for b in stopped] == ["harm.7"]
    assert stopped[0].remedy == "Let somebody else try it."


def test_a_person_cannot_tick_what_the_program_answers() -> None:
    ticked = [*by_people(), StatementAnswer(statement=5, answer=YES)]
    for program in ({**PASSED, 5: False}, {**PASSED, 5: None}):
        assert [b.rule for b in harm.blockers(ticked, program)] == ["harm.5"]


def test_the_program_cannot_answer_for_a_person() -> None:
    program: dict[int, bool | None] = dict.fromkeys(range(1, 15), True)
    assert len(harm.blockers([], program)) == 10


def test_of_two_answers_the_worse_counts() -> None:
    answers = [*by_people(), StatementAnswer(statement=1, answer=NO)]
    assert [b.rule for b in harm.blockers(answers, PASSED)] == ["harm.1"]


@given(
    st.lists(
        st.builds(StatementAnswer, statement=st.integers(1, 14), answer=st.sampled_from(HarmAnswer))
    ),
    st.dictionaries(st.integers(1, 14), st.none() | st.booleans()),
)
def test_whatever_is_answered_each_statement_that_is_not_yes_stops(
    answers: list[StatementAnswer], program: dict[int, bool | None]
) -> None:
    found = harm.answered(answers, program)
    stopped = {b.rule for b in harm.blockers(answers, program)}
    assert stopped == {f"harm.{n}" for n, a in found.items() if a is not YES}
