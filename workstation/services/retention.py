"""Reminds of what has been kept long enough; deleting it is a person's decision."""

import datetime as dt
from typing import Protocol

from workstation.ports import Clock, Reader
from workstation.records.access import CASES
from workstation.records.events import EventFilter
from workstation.rules.days import day_of
from workstation.rules.retention import (
    Due,
    Remaining,
    due_briefings,
    due_events,
    due_evidence,
    due_of_case,
)


class ReadsRemaining(Protocol):
    """Reads what is still kept of what has ended; it goes through all of that: run it as a job."""

    def remaining(self, today: dt.date) -> Remaining: ...


class Retention:
    """What is due, as far as this user's keys show it."""

    def __init__(self, reader: Reader, kept: ReadsRemaining, now: Clock) -> None:
        self._reader, self._kept, self._now = reader, kept, now

    def due(self) -> tuple[Due, ...]:
        """All that is due today, longest overdue first. Looks through ended cases: run as a job."""
        if not self._reader.holds(CASES):
            return ()
        today = day_of(self._now())
        kept = self._kept.remaining(today)
        found = [due for case in kept.cases for due in due_of_case(case, today)]
        found += due_briefings(kept.briefings, today)
        found += due_evidence(kept.pieces, today)
        found += due_events(self._oldest_event(), today)
        return tuple(sorted(found, key=lambda due: (due.since, due.code)))

    def count(self) -> int:
        """How many are due and not held."""
        return sum(not due.held for due in self.due())

    def _oldest_event(self) -> dt.date | None:
        numbers = self._reader.event_numbers(EventFilter())
        (oldest,) = self._reader.events_numbered(numbers[-1:]) or (None,)
        return day_of(oldest.at) if oldest else None
