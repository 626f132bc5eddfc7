"""Days that people can mean; any other is a slip, and no deadline can be counted from it."""

import datetime as dt

FIRST, LAST = dt.date(1900, 1, 1), dt.date(2199, 12, 31)


def possible(day: dt.date) -> bool:
    """Whether somebody can mean this day."""
    return FIRST <= day <= LAST
