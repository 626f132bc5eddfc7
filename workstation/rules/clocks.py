"""By when an answer, a remedy and word to the worker are owed (S8, S32, part 3)."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from workstation.records.access import Choice
from workstation.records.cases import IssueState, Severity
from workstation.records.issues import Issue
from workstation.rules.severity import least_severity

FEEDBACK = dt.timedelta(days=30)
"""The worker hears from us at least this often."""

STOPPED = (IssueState.CLOSED, IssueState.INACTIVE, IssueState.SAFETY_HOLD)
"""Where an issue stands while nothing of it is owed by a clock."""


@dataclass(frozen=True, slots=True)
class Clocks:
    """Time from the report until something is owed."""

    acknowledge: dt.timedelta
    response: dt.timedelta
    remedy: dt.timedelta


CLOCKS: Mapping[Severity, Clocks] = MappingProxyType(
    {
        Severity.CRITICAL: Clocks(
            dt.timedelta(hours=24), dt.timedelta(hours=24), dt.timedelta(hours=72)
        ),
        Severity.SERIOUS: Clocks(dt.timedelta(days=3), dt.timedelta(days=5), dt.timedelta(days=30)),
        Severity.STANDARD: Clocks(
            dt.timedelta(days=7), dt.timedelta(days=15), dt.timedelta(days=60)
        ),
    }
)
"""Acknowledge, response and remedy by severity; the outer bounds of 7 days and 3 months hold."""


class Clock(Choice):
    """What is owed."""

    ACKNOWLEDGE = "acknowledge", "Acknowledge"
    RESPONSE = "response", "Response"
    REMEDY = "remedy", "Remedy"
    FEEDBACK = "feedback", "Tell the worker"


@dataclass(frozen=True, slots=True)
class Running:
    """One clock of an issue: when it began, when it is due and when it was met, if it was."""

    clock: Clock
    began: dt.datetime
    due: dt.datetime
    met: dt.datetime | None

    def late(self, now: dt.datetime) -> bool:
        """Whether it was met late, or is late by now."""
        return self.over(now) > dt.timedelta()

    def over(self, now: dt.datetime) -> dt.timedelta:
        """How long after its due time it was met, or it is by now; negative if before."""
        return (self.met or now) - self.due


def running(issue: Issue, reported: dt.datetime) -> tuple[Running, ...]:
    """The four clocks of an issue; `reported` is aware.

    A remedy is met by the claim only in the sense that the clock stops; done it is when the
    workers say so (S4).
    """
    clocks = CLOCKS[least_severity(issue)]
    told = issue.worker_told_at or reported
    return (
        Running(Clock.ACKNOWLEDGE, reported, reported + clocks.acknowledge, issue.acknowledged_at),
        Running(Clock.RESPONSE, reported, reported + clocks.response, issue.responded_at),
        Running(Clock.REMEDY, reported, reported + clocks.remedy, issue.claimed_at),
        Running(Clock.FEEDBACK, told, told + FEEDBACK, None),
    )
