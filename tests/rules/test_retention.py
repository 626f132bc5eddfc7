"""What is due, since when and by which rule; a legal hold wins."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workstation.records.kit import new_id
from workstation.rules.retention import (
    EndedCase,
    Rule,
    due_briefings,
    due_events,
    due_evidence,
    due_of_case,
    months_after,
)

END = dt.date(2024, 1, 31)
CASE, PERSON, PLAN = new_id(), new_id(), new_id()


def ended(*, held: bool = False) -> EndedCase:
    return EndedCase(CASE, "GE3-C4M", END, (PERSON,), (PLAN,), held)


@pytest.mark.parametrize(
    ("today", "rules"),
    [
        (dt.date(2024, 7, 30), []),
        (dt.date(2024, 7, 31), [Rule.PLANS]),
        (dt.date(2026, 1, 30), [Rule.PLANS]),
        (dt.date(2026, 1, 31), [Rule.PLANS, Rule.IDENTIFIERS]),
    ],
)
def test_plans_are_due_after_six_months_and_names_after_twenty_four(
    today: dt.date, rules: list[Rule]
) -> None:
    assert [due.rule for due in due_of_case(ended(), today)] == rules


def test_what_a_legal_hold_keeps_is_told_as_held() -> None:
    assert {due.held for due in due_of_case(ended(held=True), dt.date(2027, 1, 1))} == {True}


def test_briefings_and_the_log_are_due_after_five_years() -> None:
    sent = (new_id(), CASE, "GE3-C4M", dt.date(2020, 2, 29))

    assert due_briefings([sent], dt.date(2025, 2, 27)) == []
    assert due_briefings([sent], dt.date(2025, 2, 28))[0].since == dt.date(2025, 2, 28)
    assert due_events(None, END) == []
    assert due_events(dt.date(2018, 5, 1), END)[0].since == dt.date(2023, 5, 1)


@given(st.dates(dt.date(1990, 1, 1), dt.date(2090, 1, 1)), st.integers(0, 120))
def test_months_after_never_skips_a_month(day: dt.date, months: int) -> None:
    later = months_after(day, months)

    assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == months
    assert later.day <= day.day


def test_evidence_is_due_the_day_after_the_last_on_which_it_is_needed() -> None:
    until = dt.date(2026, 3, 1)
    piece = (new_id(), CASE, "GE3-C4M", until, False)

    assert due_evidence([piece], until) == []
    (due,) = due_evidence([piece], until + dt.timedelta(days=1))
    assert (due.rule, due.since, due.held) == (Rule.EVIDENCE, until, False)
