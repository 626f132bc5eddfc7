"""Whether somebody was tried enough before they count as out of reach (part 3, PRI)."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from workstation.records.contact_log import ContactLog, Direction, Outcome
from workstation.records.kit import Id
from workstation.rules.days import day_of

TRIES, SAFE_WINDOWS, DAYS = 3, 2, 30
NOT_ENOUGH = f"Not tried enough: {TRIES} times, in {SAFE_WINDOWS} safe windows, over {DAYS} days."
WRITTEN_WITHIN = dt.timedelta(days=2)
"""So soon a try is written down, or it does not count: later it is somebody's memory."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tries:
    """Attempts to reach somebody before giving up for now (PRI)."""

    tries: int = 0
    safe_windows: int = 0
    days: int = 0

    @property
    def enough(self) -> bool:
        """Whether it was tried often enough, at safe times, for long enough."""
        return self.tries >= TRIES and self.safe_windows >= SAFE_WINDOWS and self.days >= DAYS


def reached(line: ContactLog) -> bool:
    """Whether somebody can be reached by what a line says; a call from them that we missed too."""
    called = line.direction is Direction.THEY and line.outcome is Outcome.MISSED
    return called or line.outcome in (Outcome.REACHED, Outcome.DANGER)


def since_reached(log: Iterable[ContactLog], person: Id) -> tuple[ContactLog, ...]:
    """The lines about somebody since the last one by which they were reached, oldest first."""
    theirs = sorted((c for c in log if c.person == person and c.made), key=_moment)
    last = max((_moment(c) for c in theirs if reached(c)), default=None)
    return tuple(c for c in theirs if last is None or _moment(c) > last)


def as_it_happened(line: ContactLog) -> bool:
    """Whether a line was written down when it happened, and is as it was written."""
    if line.at is None or line.made is None:
        return False
    return line.revision == 1 and abs(line.made - line.at) <= WRITTEN_WITHIN


def tries_among(lines: Sequence[ContactLog]) -> tuple[ContactLog, ...]:
    """Those by which we went to somebody and did not reach them."""
    ours = (c for c in lines if c.direction is Direction.WE and not reached(c))
    return tuple(filter(as_it_happened, ours))


def counted(tries: Sequence[ContactLog]) -> Tries:
    """What tries come to: several on one day are one."""
    days = days_of(tries)
    safe = days_of([c for c in tries if c.in_safe_window])
    span = (days[-1] - days[0]).days if days else 0
    return Tries(tries=len(days), safe_windows=len(safe), days=span)


def days_of(lines: Iterable[ContactLog]) -> list[dt.date]:
    """The days on which lines were written, each once, in order."""
    return sorted({day_of(c.made) for c in lines if c.made is not None})


def _moment(line: ContactLog) -> dt.datetime:
    return line.at or line.made or dt.datetime.max.replace(tzinfo=dt.UTC)
