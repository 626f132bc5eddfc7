"""Days and moments as they are typed."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.dialogs.days import (
    day_problem,
    day_words,
    moment_problem,
    moment_words,
    read_day,
    read_moment,
)
from workstation.rules.days import FIRST, LAST


@given(st.dates(FIRST, LAST))
def test_a_day_reads_back_as_it_is_shown(day: dt.date) -> None:
    assert read_day(day_words(day)) == day


@given(st.text(max_size=40))
def test_a_day_that_cannot_be_read_says_how_to_write_it(text: str) -> None:
    assert day_problem(text) in ("", "Write the day as 22 Nov 2026.")


@given(st.text(max_size=40))
def test_a_moment_that_cannot_be_read_says_how_to_write_it(text: str) -> None:
    assert moment_problem(text) in ("", "Write it as 22 Nov 2026 14:09.")


def test_a_moment_is_read_by_this_computers_clock() -> None:
    at = dt.datetime(2026, 11, 22, 14, 9, tzinfo=dt.UTC)

    assert read_moment(moment_words(at)) == at


@pytest.mark.parametrize("text", ["2026-11-22", "22 Nov 2026", "22 November 2026", "22. nov 2026"])
def test_a_day_is_read_in_the_ways_people_write_it(text: str) -> None:
    assert read_day(text) == dt.date(2026, 11, 22)


@pytest.mark.parametrize("text", ["31 Dec 1899", "1 Jan 2200", "9999-12-31", "0001-01-01"])
def test_a_day_that_nobody_can_mean_is_none(text: str) -> None:
    assert day_problem(text)
    assert moment_problem(f"{text} 00:00")


def test_nothing_is_no_day() -> None:
    assert (read_day(" "), read_moment("")) == (None, None)
