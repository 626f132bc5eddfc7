"""What is owed in the cases, as lists show it: no record, but what is read out of records."""

import datetime as dt
from dataclasses import dataclass, field
from enum import StrEnum

from workstation.records.cases import RiskLevel
from workstation.records.kit import Id


class DueKind(StrEnum):
    """What is owed."""

    STEP = "step"
    RISK = "risk"
    CONSENT = "consent"
    ACKNOWLEDGE = "acknowledge"
    RESPONSE = "response"
    REMEDY = "remedy"
    FEEDBACK = "feedback"
    CALL = "call"
    PLAN = "plan"
    SAFEGUARD = "safeguard"
    NEED = "need"
    ANSWER = "answer"
    WARN = "warn"
    REPORT = "report"


@dataclass(frozen=True, slots=True)
class Due:
    """Something owed in a case; `part` is 0 for overdue, 1 for today, 2 for later.

    `what` is a step in its words, a measure, or the value of a purpose, an issue or a need.
    """

    kind: DueKind
    part: int
    due: dt.date
    what: str = field(repr=False)
    case: Id
    code: str
    title: str = field(repr=False)
    sector: str = field(repr=False)
    level: RiskLevel | None


@dataclass(frozen=True, slots=True)
class Load:
    """How many open cases stand at a level, and how many of them are to be assessed again."""

    level: RiskLevel | None
    cases: int
    late: int


@dataclass(frozen=True, slots=True)
class Agenda:
    """What is due, how much of it in each part, and how the open cases stand.

    `act` is the newest act that followed a disclosure and that nobody has answered; `begun` says
    whether there is any case, open or not.
    """

    rows: tuple[Due, ...]
    counts: tuple[int, int, int]
    loads: tuple[Load, ...]
    act: Id | None
    begun: bool
