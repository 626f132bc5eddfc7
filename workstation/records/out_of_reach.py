"""A witness whom nobody can reach, and an officer's decision that a letter goes without them."""

import datetime as dt
from typing import Annotated

from workstation.records.access import CASES, Choice
from workstation.records.consents import Purpose
from workstation.records.kit import (
    QUASI,
    SENSITIVE,
    SHAREABLE,
    Field,
    Id,
    Part,
    Record,
    UserToken,
    record,
)
from workstation.records.taxonomy import IssueCode


class WhyNotReached(Choice):
    """Why somebody cannot be asked."""

    NOT_FOUND = "not_found", "Tried, and not reached"
    HELD = "held", "Held by police or others"
    DIED = "died", "Died"


class KnownIssue(Part, frozen=True, kw_only=True):
    """An issue that others told of as well, as it stood when an officer said so."""

    issue: Annotated[Id, Field("Issue", SHAREABLE)]
    code: Annotated[IssueCode, Field("Code", SHAREABLE)]


@record(CASES, label="Witness out of reach")
class OutOfReach(Record, frozen=True, kw_only=True):
    """Letters to one reader go without a witness, and nothing that is theirs goes with them."""

    person: Annotated[Id, Field("Witness", SHAREABLE)]
    contact: Annotated[Id, Field("Recipient", SENSITIVE)]
    purpose: Annotated[Purpose, Field("Purpose", SHAREABLE)]
    why: Annotated[WhyNotReached, Field("Why they cannot be asked", SENSITIVE)]
    days: Annotated[int, Field("Days on which somebody tried", SENSITIVE)]
    first_on: Annotated[dt.date, Field("First tried on", QUASI)]
    last_on: Annotated[dt.date, Field("Last tried on", QUASI)]
    issues: Annotated[
        tuple[KnownIssue, ...],
        Field("Known from others too", SENSITIVE, help="What only they told goes nowhere."),
    ]
    officer: Annotated[UserToken, Field("Protection officer", SENSITIVE)]
    on: Annotated[dt.date, Field("Decided on", SENSITIVE)]
    because: Annotated[
        str,
        Field(
            "Why it cannot wait",
            SENSITIVE,
            long=True,
            help="Without names or places: the second person reads it.",
        ),
    ]
    ended_on: Annotated[dt.date | None, Field("Reached, or taken back, on", SENSITIVE)] = None
