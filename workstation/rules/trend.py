"""Says whether a kind of issue comes up more or less often, of enough cases on each side."""

import datetime as dt

from workstation.records.generalise import half_year

LEAST = 10
"""Cases in each of two half-years before anything is said of them (part 5)."""

_MUCH = 1.2


def halves_before(day: dt.date) -> tuple[str, str]:
    """The last two half-years that are over, the later one first: one that runs tells nothing."""
    this = dt.date(day.year, 1 if day.month < 7 else 7, 1)
    last = this - dt.timedelta(days=1)
    first = dt.date(last.year, 1 if last.month < 7 else 7, 1)
    return half_year(last), half_year(first - dt.timedelta(days=1))


def trend(later: int, earlier: int) -> str:
    """More, fewer or about as many cases; nothing where either side has fewer than ten."""
    if min(later, earlier) < LEAST:
        return ""
    if later >= earlier * _MUCH:
        return "more cases than in the half-year before"
    if earlier >= later * _MUCH:
        return "fewer cases than in the half-year before"
    return "about as many cases as in the half-year before"
