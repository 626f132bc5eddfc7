"""Days and moments as people write them."""

import datetime as dt
import re

from ui.words import tr
from workstation.rules.days import possible

_DAY = re.compile(r"(\d{1,2})[ .]+([A-Za-z]{3})[a-z]*[ .]+(\d{4})")
_NUMBERS = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]


def day_words(day: dt.date | None) -> str:
    """A day as a form shows it: 22 Nov 2026; nothing for none."""
    return f"{day.day} {day:%b %Y}" if day is not None else ""


def moment_words(at: dt.datetime | None) -> str:
    """A moment by this computer's clock: 22 Nov 2026 14:09; nothing for none."""
    if at is None:
        return ""
    here = at.astimezone()
    return f"{day_words(here.date())} {here:%H:%M}"


def read_day(text: str) -> dt.date | None:
    """The day in a text, 22 Nov 2026 or 2026-11-22; None where there is none.

    Raises ValueError for words that are no day, and for a day that nobody can mean.
    """
    plain = text.strip()
    if not plain:
        return None
    day = _day_in(plain)
    if not possible(day):
        raise ValueError(plain)
    return day


def _day_in(plain: str) -> dt.date:
    if found := _NUMBERS.fullmatch(plain):
        return dt.date(*(int(part) for part in found.groups()))
    if (found := _DAY.fullmatch(plain)) and found[2].lower() in _MONTHS:
        return dt.date(int(found[3]), _MONTHS.index(found[2].lower()) + 1, int(found[1]))
    raise ValueError(plain)


def read_moment(text: str) -> dt.datetime | None:
    """The aware moment in a text, 22 Nov 2026 14:09. Raises ValueError."""
    plain = text.strip()
    if not plain:
        return None
    day_part, _, clock = plain.rpartition(" ")
    day = read_day(day_part)
    if day is None:
        raise ValueError(plain)
    return dt.datetime.combine(day, dt.time.fromisoformat(clock)).astimezone(dt.UTC)


def day_problem(text: str) -> str:
    """What is wrong with a day that was typed; empty when nothing is."""
    try:
        read_day(text)
    except ValueError:
        return tr("Write the day as 22 Nov 2026.")
    return ""


def moment_problem(text: str) -> str:
    """What is wrong with a moment that was typed; empty when nothing is."""
    try:
        read_moment(text)
    except ValueError:
        return tr("Write it as 22 Nov 2026 14:09.")
    return ""
