"""Saying a value less exactly."""

import datetime as dt

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


def test_time_in_the_job_has_three_bands() -> None:
    said = [g.tenure_band(months) for months in (11, 12, 35, 36)]
    assert said == ["under 1 year", "1-3 years", "1-3 years", "3 years or more"]


def test_a_job_becomes_its_group_and_an_unknown_one_the_coarsest() -> None:
    assert g.job_group("Sewing machine operator, line 6") == "plant and machine operators"
    assert g.job_group("shrimp peeler") == "elementary and other workers"
