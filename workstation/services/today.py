"""What is to be done today, out of what the records hold, and what others are waited for."""

import datetime as dt
from dataclasses import dataclass, field
from typing import Protocol

from workstation.errors import NotEntitled
from workstation.ports import Clock, Reader
from workstation.records.access import CASES, Role
from workstation.records.agenda import Agenda, Due, DueKind, Load
from workstation.records.briefings import Briefing, BriefingState
from workstation.records.cases import Case, RiskLevel
from workstation.records.consents import Purpose
from workstation.records.contact_plan import SafeContactPlan
from workstation.records.disclosures import Disclosure
from workstation.records.involvement import Involvement
from workstation.records.kit import Id, spec_of
from workstation.records.members import UserState
from workstation.records.protection import NeedKind, RetaliationIncident
from workstation.records.taxonomy import IssueCode
from workstation.rules.backups import Backup
from workstation.rules.contact import plan_of, safe_to_ring
from workstation.rules.days import day_of
from workstation.rules.timeline import followed
from workstation.services.access import Access
from workstation.services.backups import Backups
from workstation.services.found import in_case

AHEAD = 7
"""Days that are looked ahead."""
MOST = 100
"""Rows of one kind that are read; what is more is counted."""
_LEVELS = (None, *RiskLevel)


class ReadsAgenda(Protocol):
    """Reads what is due until a day, at most so many rows of a kind; it scans, so run it as a job.

    Of a compartment that this user does not hold it gives nothing.
    """

    def agenda(self, today: dt.date, until: dt.date, most: int) -> Agenda: ...


@dataclass(frozen=True, slots=True)
class Task:
    """Something to do: its kind and words, its case, its day, and whether ringing is safe now.

    `safe` is None where nobody is to be rung, or this user does not keep contacts.
    """

    kind: DueKind
    verb: str
    why: str
    due: dt.date
    case: Id
    code: str
    title: str = field(repr=False)
    level: RiskLevel | None
    safe: tuple[bool, str] | None = None


@dataclass(frozen=True, slots=True)
class Linked:
    """An act against somebody that followed what others were told."""

    case: Id
    code: str
    act: str
    after: str


@dataclass(frozen=True, slots=True)
class Wait:
    """What somebody else has to do first, since when if that is known."""

    what: str
    since: dt.datetime | None = None
    briefing: Id | None = None


@dataclass(frozen=True, slots=True)
class Day:
    """Everything that the page of today shows; read in one go."""

    now: dt.datetime
    parts: tuple[tuple[Task, ...], tuple[Task, ...], tuple[Task, ...]]
    counts: tuple[int, int, int]
    loads: tuple[Load, ...]
    linked: Linked | None
    waits: tuple[Wait, ...]
    backup: Backup | None
    backup_days: int | None
    colleagues: int
    begun: bool
    """Whether there is any case, open or not."""

    @property
    def pressing(self) -> int:
        """How many things are overdue or due today."""
        return self.counts[0] + self.counts[1]


class Today:
    """Reads the day; `look` scans tables and asks the writing thread, so run it as a job."""

    def __init__(
        self,
        reader: Reader,
        agenda: ReadsAgenda,
        access: Access,
        backups: Backups,
        role: Role,
        now: Clock,
    ) -> None:
        self._reader, self._agenda, self._access = reader, agenda, access
        self._backups, self._role, self._now = backups, role, now

    def look(self) -> Day:
        """What is due until a week from now, and everything beside it."""
        now = self._now()
        today = day_of(now)
        found = self._agenda.agenda(today, today + dt.timedelta(days=AHEAD), MOST)
        parts = [sorted((d for d in found.rows if d.part == part), key=_order) for part in range(3)]
        first, second, third = ([self._task(d, now) for d in part[:MOST]] for part in parts)
        users = [u for u in self._access.users() if u.state is not UserState.REMOVED]
        return Day(
            now=now,
            parts=(tuple(first), tuple(second), tuple(third)),
            counts=found.counts,
            loads=found.loads,
            linked=self._linked(found.act),
            waits=(*self._briefings(), *self._orders()),
            backup=self._backups.last(),
            backup_days=self._backups.days(),
            colleagues=len(users) - 1,
            begun=found.begun,
        )

    def _task(self, due: Due, now: dt.datetime) -> Task:
        verb, why = _words(due)
        rings = due.kind in (DueKind.CALL, DueKind.FEEDBACK)
        return Task(
            kind=due.kind,
            verb=verb,
            why=why,
            due=due.due,
            case=due.case,
            code=due.code,
            title=" · ".join(part for part in (due.title, due.sector.lower()) if part),
            level=due.level,
            safe=self._safe(due.case, now) if rings else None,
        )

    def _safe(self, case: Id, now: dt.datetime) -> tuple[bool, str] | None:
        if self._role not in spec_of(SafeContactPlan).need_to_know:
            return None
        ties = self._reader.find(Involvement, case=case)
        plan = plan_of(ties, in_case(self._reader, SafeContactPlan, case))
        return safe_to_ring(plan, now)

    def _linked(self, act: Id | None) -> Linked | None:
        if act is None:
            return None
        found = self._reader.get(RetaliationIncident, act)
        if found.case is None or found.on is None:
            return None
        case = self._reader.get(Case, found.case)
        after = followed(found.on, self._reader.find(Disclosure, case=found.case))
        return Linked(case.id, case.code, found.act.label, after)

    def _briefings(self) -> list[Wait]:
        if not self._reader.holds(CASES):
            return []
        waiting = self._reader.find(Briefing, state=BriefingState.DNH_PASSED)
        return [Wait(self._briefing(each), each.changed, each.id) for each in waiting]

    def _briefing(self, briefing: Briefing) -> str:
        try:
            code = self._reader.get(Case, briefing.case).code if briefing.case else ""
        except NotEntitled:
            code = ""
        return " ".join(filter(None, (briefing.profile.label, "briefing, 2nd person,", code)))

    def _orders(self) -> list[Wait]:
        return [Wait(words) for _, words in self._access.waiting()]


def _order(due: Due) -> tuple[int, dt.date, int]:
    """What is late by its risk, what is to come by its day."""
    rank = -_LEVELS.index(due.level) if due.level else 0
    return (0 if due.part else rank), due.due, rank


def _words(due: Due) -> tuple[str, str]:
    """The verb and the reason. None of it is what somebody said: titles and steps name nobody."""
    match due.kind:
        case DueKind.STEP:
            return due.what, "The next step of the case"
        case DueKind.CONSENT:
            ends = "ends" if due.part else "has ended"
            return f"Ask again: {Purpose(due.what).label.lower()}", f"The consent {ends}"
        case DueKind.SAFEGUARD:
            return f"Safeguard: {due.what}", "Nobody has answered yet"
        case DueKind.NEED:
            return f"Needed: {NeedKind(due.what).label.lower()}", "Not met yet"
        case DueKind.ACKNOWLEDGE | DueKind.RESPONSE | DueKind.REMEDY:
            return _CLOCKS[due.kind], _issues(due.what)
        case _:
            return _FIXED[due.kind]


def _issues(codes: str) -> str:
    """What went wrong, in words: codes are for tables, and tell a reader nothing."""
    first, *more = codes.split(", ")
    return IssueCode(first).label + (f", and {len(more)} more" if more else "")


_CLOCKS = {
    DueKind.ACKNOWLEDGE: "Acknowledge the report",
    DueKind.RESPONSE: "Employer's answer due",
    DueKind.REMEDY: "Remedy due",
}
_FIXED = {
    DueKind.RISK: ("Assess risk again", "Its review is due"),
    DueKind.FEEDBACK: ("Ring the worker back", "Feedback is due every 30 days"),
    DueKind.CALL: ("Ring as agreed", "Promised at the last contact"),
    DueKind.ANSWER: ("Ask again that it is destroyed", "No answer to a recall yet"),
    DueKind.WARN: ("Tell the worker who has read it", "Something was asked back"),
    DueKind.REPORT: ("Report what got out", "Where the law asks for it"),
    DueKind.PLAN: ("Go through the safety plan", "Its review is due"),
}
