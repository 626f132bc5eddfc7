"""More, fewer or about as many, and nothing of few."""

import datetime as dt

import pytest

from workstation.rules.trend import halves_before, trend


@pytest.mark.parametrize(
    ("day", "halves"),
    [
        (dt.date(2026, 11, 22), ("first half of 2026", "second half of 2025")),
        (dt.date(2026, 6, 30), ("second half of 2025", "first half of 2025")),
        (dt.date(2026, 1, 1), ("second half of 2025", "first half of 2025")),
    ],
)
def test_only_half_years_that_are_over_are_compared(day: dt.date, halves: tuple[str, str]) -> None:
    assert halves_before(day) == halves


@pytest.mark.parametrize(
    ("later", "earlier", "word"),
    [(12, 10, "more"), (10, 12, "fewer"), (11, 10, "about"), (9, 40, ""), (40, 9, ""), (0, 0, "")],
)
def test_nothing_is_said_of_fewer_than_ten_cases(later: int, earlier: int, word: str) -> None:
    assert trend(later, earlier).partition(" ")[0] == word
