"""Days, times and states as the page of a case says them."""

import datetime as dt
from collections.abc import Mapping
from types import MappingProxyType

from ui.widgets.badge import Badge
from ui.words import tr
from workstation.records.cases import IssueState, RiskLevel, Severity

LEVELS: Mapping[RiskLevel, int] = MappingProxyType(
    {level: place for place, level in enumerate(RiskLevel, 1)}
)
STATE_TONES: Mapping[IssueState, str] = MappingProxyType(
    {
        IssueState.INTAKE: "neutral",
        IssueState.TRIAGED: "neutral",
        IssueState.OPEN: "info",
        IssueState.ACTION_AGREED: "info",
        IssueState.CLAIMED: "warn",
        IssueState.AWAITING_VALIDATION: "warn",
        IssueState.DISPUTED: "danger",
        IssueState.CLOSED: "ok",
        IssueState.REOPENED: "info",
        IssueState.SAFETY_HOLD: "token",
        IssueState.INACTIVE: "neutral",
    }
)
SEVERITY_TONES: Mapping[Severity, str] = MappingProxyType(
    {Severity.CRITICAL: "danger", Severity.SERIOUS: "warn", Severity.STANDARD: "neutral"}
)
STEPS = (
    IssueState.INTAKE,
    IssueState.TRIAGED,
    IssueState.OPEN,
    IssueState.ACTION_AGREED,
    IssueState.CLAIMED,
    IssueState.AWAITING_VALIDATION,
    IssueState.CLOSED,
)
"""The seven steps of a case."""
_NEAR = 7


def state_badge(state: IssueState) -> Badge:
    """The state of an issue or a case."""
    return Badge(tr(state.label), STATE_TONES[state])


def step_of(state: IssueState) -> int | None:
    """At which of the seven steps a state stands; a hold and an inactive end stand at none."""
    if state in STEPS:
        return STEPS.index(state)
    open_again = state in (IssueState.DISPUTED, IssueState.REOPENED)
    return STEPS.index(IssueState.OPEN) if open_again else None


def day(on: dt.date, today: dt.date) -> str:
    """A day as short as it can be understood: Today, 18 Nov, 3 Mar 2025."""
    if on == today:
        return tr("Today")
    short = f"{on.day} {on:%b}"
    return short if on.year == today.year else f"{short} {on.year}"


def moment(at: dt.date | dt.datetime, today: dt.date) -> str:
    """A day, with the hour where that is known and it is today."""
    if not isinstance(at, dt.datetime):
        return day(at, today)
    here = at.astimezone()
    if here.date() == today and (here.hour or here.minute):
        return f"{tr('Today')} {here:%H:%M}"
    return day(here.date(), today)


def due(on: dt.date, today: dt.date) -> tuple[str, bool]:
    """By when, and whether that is past: "2 days late", "Today", "Tue 24 Nov"."""
    late = (today - on).days
    if late == 1:
        return tr("1 day late"), True
    if late > 1:
        return tr("{days} days late").format(days=late), True
    if -_NEAR <= late < 0:
        return f"{on:%a} {on.day} {on:%b}", False
    return day(on, today), False
