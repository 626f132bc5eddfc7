"""Days that people can mean, and the day that it is where they work."""

import datetime as dt
from collections.abc import Iterable

FIRST, LAST = dt.date(1900, 1, 1), dt.date(2199, 12, 31)
A_DAY = dt.timedelta(days=1)
"""What may lie between the calendars of two computers."""


def possible(day: dt.date) -> bool:
    """Whether somebody can mean this day."""
    return FIRST <= day <= LAST


def day_of(at: dt.datetime) -> dt.date:
    """The day at an aware moment by this computer's calendar, which is the office's.

    What people write down are days of theirs, so that today is one of theirs as well.
    """
    return at.astimezone().date()


def is_behind(on: dt.date, moments: Iterable[dt.datetime | None]) -> bool:
    """Whether something was written on a later day; one day may lie between two calendars."""
    days = (day_of(moment) for moment in moments if moment is not None)
    return max(days, default=on) > on + A_DAY


def begin_of(day: dt.date) -> dt.datetime:
    """The aware moment at which a day begins by this computer's calendar."""
    return dt.datetime.combine(day, dt.time()).astimezone(dt.UTC)
