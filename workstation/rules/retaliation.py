"""When an act of retaliation stops a release, how long it is watched, and who ends protection."""

import datetime as dt

from msgspec.structs import replace

from workstation.errors import Blocker
from workstation.records.access import Role
from workstation.records.kit import Record
from workstation.records.protection import (
    RetaliationIncident,
    RetaliationState,
    SafetyPlan,
    SafetyPlanState,
)

WATCH = dt.timedelta(days=90)
"""So long an act is watched unless somebody says another day (domain.md 3)."""


def stops(act: RetaliationIncident) -> bool:
    """Whether an act stops every release of its case."""
    return act.critical and act.state is not RetaliationState.STOOD_DOWN


def watched(act: RetaliationIncident, today: dt.date) -> RetaliationIncident:
    """An act that is watched from now on, with the day until which."""
    if act.state is not RetaliationState.MONITORED or act.watched_until is not None:
        return act
    return replace(act, watched_until=today + WATCH)


def may_end(role: Role) -> bool:
    """Whether somebody makes protection less; everybody on the case may make it more."""
    return role is Role.PROTECTION_OFFICER


def ending_blockers(record: Record, before: Record | None, role: Role) -> list[Blocker]:
    """Whether a change that makes protection less is this role's to make (domain.md 2, 3)."""
    return _refused(_ended(record, before), role)


def removing_blockers(record: Record, role: Role) -> list[Blocker]:
    """Whether taking a record back is: a critical act that was just written down stands."""
    critical = isinstance(record, RetaliationIncident) and stops(record)
    words = "Only a protection officer takes a critical act back."
    return _refused(words if critical else "", role)


def _refused(words: str, role: Role) -> list[Blocker]:
    if not words or may_end(role):
        return []
    return [Blocker("protection.role", words, "Ask a protection officer.")]


def _ended(record: Record, before: Record | None) -> str:
    match before, record:
        case RetaliationIncident(state=was), RetaliationIncident(state=RetaliationState.STOOD_DOWN):
            down = was is not RetaliationState.STOOD_DOWN
            return "Only a protection officer stands an act of retaliation down." if down else ""
        case RetaliationIncident(critical=True), RetaliationIncident(critical=False):
            return "Only a protection officer says that an act is critical no more."
        case SafetyPlan(state=was), SafetyPlan(state=SafetyPlanState.ENDED):
            ended = was is not SafetyPlanState.ENDED
            return "Only a protection officer ends a safety plan, with the person." if ended else ""
        case _:
            return ""
