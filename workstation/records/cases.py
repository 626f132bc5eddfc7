"""Cases: what everybody on the work may read of one, without a name in it."""

import datetime as dt
import secrets
from typing import Annotated

from workstation.records.access import CASES, Choice
from workstation.records.generalise import people_band
from workstation.records.kit import (
    QUASI,
    SENSITIVE,
    SHAREABLE,
    Field,
    Id,
    Record,
    UserToken,
    record,
)

_LETTERS = "BCDFGHJKMNPQRSTVWXYZ23456789"


def new_code() -> str:
    """A random case code, as GE3-C4M: no date, country or sequence, no letters that look alike."""
    drawn = "".join(secrets.choice(_LETTERS) for _ in range(6))
    return f"{drawn[:3]}-{drawn[3:]}"


class IssueState(Choice):
    """Where an issue stands (part 3); a case shows the one furthest behind."""

    INTAKE = "intake", "Intake"
    TRIAGED = "triaged", "Triaged"
    OPEN = "open", "Open"
    ACTION_AGREED = "action_agreed", "Action agreed"
    CLAIMED = "claimed", "Claimed"
    AWAITING_VALIDATION = "awaiting_validation", "Awaiting validation"
    DISPUTED = "disputed", "Disputed"
    CLOSED = "closed", "Closed"
    REOPENED = "reopened", "Reopened"
    SAFETY_HOLD = "safety_hold", "Safety hold"
    INACTIVE = "inactive", "Inactive"


class Severity(Choice):
    """How fast an answer is owed."""

    CRITICAL = "critical", "Critical"
    SERIOUS = "serious", "Serious"
    STANDARD = "standard", "Standard"


class Standing(Choice):
    """Whether people act alone or together (S9)."""

    INDIVIDUAL = "individual", "Individual"
    COLLECTIVE = "collective", "Collective"


class RiskLevel(Choice):
    """The level of retaliation risk."""

    LOW = "low", "Low"
    MEDIUM = "medium", "Medium"
    HIGH = "high", "High"
    CRITICAL = "critical", "Critical"


@record(CASES, label="Case")
class Case(Record, frozen=True, kw_only=True):
    """One matter. Risk is written by signing an assessment; while it is missing nothing leaves."""

    code: Annotated[str, Field("Code", SENSITIVE, search=True)]
    title: Annotated[
        str, Field("What it is about", SENSITIVE, search=True, help="Without names or places.")
    ] = ""
    sector: Annotated[str, Field("Sector", QUASI, search=True)] = ""
    country: Annotated[str, Field("Country", QUASI, help="Country code, as TH.")] = ""
    state: Annotated[IssueState, Field("State", SHAREABLE)] = IssueState.INTAKE
    severity: Annotated[Severity, Field("Severity", SHAREABLE)] = Severity.STANDARD
    opened_on: Annotated[dt.date | None, Field("Opened on", QUASI)] = None
    assigned_to: Annotated[UserToken | None, Field("Case worker", SENSITIVE)] = None
    barred: Annotated[
        tuple[UserToken, ...],
        Field("Kept out", SENSITIVE, help="Users with a conflict of interest."),
    ] = ()
    organisation: Annotated[Id | None, Field("Employer", SENSITIVE)] = None
    site: Annotated[Id | None, Field("Site", SENSITIVE)] = None
    standing: Annotated[Standing, Field("Alone or together", SHAREABLE)] = Standing.INDIVIDUAL
    affected: Annotated[int | None, Field("People affected", QUASI, generalise=people_band)] = None
    risk_level: Annotated[RiskLevel | None, Field("Risk", SENSITIVE)] = None
    risk_until: Annotated[dt.date | None, Field("Risk assessed until", SENSITIVE)] = None
    low_confidence: Annotated[bool, Field("Low confidence", SENSITIVE)] = False
    hold: Annotated[
        bool, Field("Held by protection", SENSITIVE, help="Nothing leaves while this stands.")
    ] = False
    open_critical_retaliation: Annotated[
        bool | None, Field("Open critical retaliation", SENSITIVE)
    ] = None
    next_step: Annotated[str, Field("Next step", SENSITIVE)] = ""
    next_due: Annotated[dt.date | None, Field("Due", SENSITIVE)] = None
