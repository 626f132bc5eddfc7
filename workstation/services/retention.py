"""Reminds of what has been kept long enough; deleting it is a person's decision."""

import datetime as dt
from collections.abc import Iterable

from workstation.ports import Clock, Reader
from workstation.records.access import CASES, IDENTITIES, PROTECTION
from workstation.records.briefings import Briefing, BriefingState
from workstation.records.cases import Case, IssueState
from workstation.records.events import EventFilter
from workstation.records.evidence import Evidence
from workstation.records.involvement import Involvement
from workstation.records.issues import Issue
from workstation.records.kit import Id
from workstation.records.people import Person
from workstation.records.protection import SafetyPlan
from workstation.rules.retention import (
    Due,
    EndedCase,
    due_briefings,
    due_events,
    due_evidence,
    due_of_case,
)

_ENDS = (IssueState.CLOSED, IssueState.INACTIVE)
_SHORTEST = dt.timedelta(days=150)


class Retention:
    """What is due, as far as this user's keys show it."""

    def __init__(self, reader: Reader, now: Clock) -> None:
        self._reader, self._now = reader, now

    def due(self) -> tuple[Due, ...]:
        """All that is due today, longest overdue first. Looks through ended cases: run as a job."""
        if not self._reader.holds(CASES):
            return ()
        today = self._now().date()
        found = [due for case in self._ended(today) for due in due_of_case(case, today)]
        found += due_briefings(self._released(), today)
        found += due_evidence(self._evidence(), today)
        found += due_events(self._oldest_event(), today)
        return tuple(sorted(found, key=lambda due: (due.since, due.code)))

    def count(self) -> int:
        """How many are due and not held."""
        return sum(not due.held for due in self.due())

    def _ended(self, today: dt.date) -> Iterable[EndedCase]:
        for state in _ENDS:
            for case in self._reader.find(Case, state=state):
                end = self._end(case.id)
                # Nothing is due sooner than this, and most cases have ended lately.
                if end is not None and end < today - _SHORTEST:
                    yield self._seen(case, end)

    def _seen(self, case: Case, end: dt.date) -> EndedCase:
        team, protection = self._reader.holds(IDENTITIES), self._reader.holds(PROTECTION)
        plans = self._reader.find(SafetyPlan, case=case.id) if protection else ()
        held = team and any(e.legal_hold for e in self._reader.find(Evidence, case=case.id))
        people = tuple(self._people(case.id)) if team else ()
        return EndedCase(case.id, case.code, end, people, tuple(p.id for p in plans), held)

    def _people(self, case: Id) -> Iterable[Id]:
        """Those of a case whose names are still kept and whose other cases do not end later."""
        mine = self._end(case)
        for part in self._reader.find(Involvement, case=case):
            others = {p.case for p in self._reader.find(Involvement, person=part.person)} - {case}
            ends = [self._end(other) for other in others if other]
            last = all(end is not None and mine is not None and end <= mine for end in ends)
            if last and self._reader.find(Person, id=part.person):
                yield part.person

    def _end(self, case: Id) -> dt.date | None:
        """The day on which the last issue of a case ended; None while one is open."""
        issues = self._reader.find(Issue, case=case)
        if not issues or any(issue.state not in _ENDS for issue in issues):
            return None
        ends = [i.closed_on or (i.changed.date() if i.changed else None) for i in issues]
        return max((end for end in ends if end is not None), default=None)

    def _evidence(self) -> Iterable[tuple[Id, Id | None, str, dt.date, bool]]:
        if not self._reader.holds(IDENTITIES):
            return
        for piece in self._reader.find(Evidence):
            if piece.keep_until is not None:
                code = self._code(piece.case)
                yield piece.id, piece.case, code, piece.keep_until, piece.legal_hold

    def _oldest_event(self) -> dt.date | None:
        numbers = self._reader.event_numbers(EventFilter())
        (oldest,) = self._reader.events_numbered(numbers[-1:]) or (None,)
        return oldest.at.date() if oldest else None

    def _code(self, case: Id | None) -> str:
        found = self._reader.find(Case, id=case) if case else ()
        return found[0].code if found else ""

    def _released(self) -> Iterable[tuple[Id, Id | None, str, dt.date]]:
        for briefing in self._reader.find(Briefing, state=BriefingState.RELEASED):
            if briefing.released_at is not None:
                code = self._code(briefing.case)
                yield briefing.id, briefing.case, code, briefing.released_at.date()
