"""What is known of a backup, and which stay: the newest of the last 7 days, 4 weeks, 6 months."""

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from workstation.records.kit import UserToken

DAYS, WEEKS, MONTHS = 7, 4, 6

_PERIODS: tuple[tuple[int, Callable[[dt.datetime], object]], ...] = (
    (DAYS, lambda at: at.date()),
    (WEEKS, lambda at: at.isocalendar()[:2]),
    (MONTHS, lambda at: (at.year, at.month)),
)


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup that was read back to its end: when, by whom, under which name, its digest."""

    at: dt.datetime
    by: UserToken
    name: str
    size: int
    sha256: str


def kept(made: Iterable[dt.datetime]) -> frozenset[dt.datetime]:
    """The moments whose backups stay; the newest is always one of them.

    Periods without a backup do not count, so that time alone never removes one.
    """
    newest_first = sorted(set(made), reverse=True)
    return frozenset(
        at for most, period in _PERIODS for at in _newest_of_each(newest_first, most, period)
    )


def gone_by(made: dt.datetime) -> dt.date:
    """The first day on which a backup has been rotated away, where each month has its backup."""
    months = made.year * 12 + made.month - 1 + MONTHS + 1
    return dt.date(months // 12, months % 12 + 1, 1)


def _newest_of_each(
    newest_first: list[dt.datetime], most: int, period: Callable[[dt.datetime], object]
) -> Iterable[dt.datetime]:
    found: dict[object, dt.datetime] = {}
    for at in newest_first:
        found.setdefault(period(at), at)
    return list(found.values())[:most]
