"""Saying a value less exactly."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workstation.records import generalise as g

DAY = dt.date(2025, 5, 3)


def test_an_age_falls_into_its_band() -> None:
    bands = [g.age_in_band(age) for age in (0, 17, 18, 24, 25, 44, 45, 90)]
    assert bands == ["minor", "minor", "18-24", "18-24", "25-34", "35-44", "45+", "45+"]


def test_who_may_still_be_a_child_by_the_birth_year_counts_as_one() -> None:
    assert g.age_band(2007, DAY) == "minor"
    assert g.age_band(2006, DAY) == "18-24"


def test_ages_in_tens_hide_children() -> None:
    assert [g.ten_years(a) for a in (17, 18, 30, 39)] == ["minor", "10-19", "30-39", "30-39"]


def test_a_day_becomes_a_month_a_quarter_half_a_year_or_a_year() -> None:
    said = (g.month(DAY), g.quarter(DAY), g.half_year(DAY), g.year(DAY))
    assert said == ("May 2025", "Q2 2025", "first half of 2025", "2025")
    assert g.half_year(dt.date(2025, 7, 1)) == "second half of 2025"


@given(st.dates())
def test_days_of_one_quarter_read_alike(day: dt.date) -> None:
    first = day.replace(month=(day.month - 1) // 3 * 3 + 1, day=1)
    assert g.quarter(day) == g.quarter(first)


def test_people_are_counted_in_bands() -> None:
    bands = [g.people_band(count) for count in (0, 9, 10, 49, 99, 100)]
    assert bands == ["fewer than 10", "fewer than 10", "10-19", "20-49", "50-99", "100+"]


@pytest.mark.parametrize(
    ("amount", "said"), [(0.4, 0), (21500, 20000), (25000, 30000), (950, 1000), (-37, -40), (7, 7)]
)
def test_money_keeps_one_figure(amount: float, said: int) -> None:
    assert g.one_figure(amount) == said


@given(st.floats(min_value=1, max_value=1e9))
def test_one_figure_leaves_one_digit_that_is_not_zero(amount: float) -> None:
    assert len(str(g.one_figure(amount)).strip("0")) == 1


def test_a_groups_money_is_its_median() -> None:
    assert g.group_amount([100, 21_500, 90_000]) == 20_000
    with pytest.raises(ValueError, match="amounts"):
        g.group_amount([])


def test_time_in_the_job_has_three_bands() -> None:
    said = [g.tenure_band(months) for months in (11, 12, 35, 36)]
    assert said == ["under 1 year", "1-3 years", "1-3 years", "3 years or more"]


def test_a_job_becomes_its_group_and_an_unknown_one_the_coarsest() -> None:
    assert g.job_group("Sewing machine operator, line 6") == "plant and machine operators"
    assert g.job_group("shrimp peeler") == "elementary and other workers"
