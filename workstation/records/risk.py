"""The retaliation-risk assessment as it is answered, signed and kept (part 2b)."""

import datetime as dt
from typing import Annotated

from workstation.records.access import PROTECTION, Choice
from workstation.records.cases import RiskLevel
from workstation.records.kit import (
    SENSITIVE,
    SHAREABLE,
    Field,
    Id,
    Part,
    Record,
    UserToken,
    record,
)


class Factor(Choice):
    """The nineteen questions: threats, vulnerabilities, capacities."""

    T1 = "T1", "Threats made"
    T2 = "T2", "Retaliation here before"
    T3 = "T3", "What they stand to lose"
    T4 = "T4", "Their reach: housing, papers, police"
    T5 = "T5", "Known, or can be guessed"
    T6 = "T6", "Watching, listening"
    T7 = "T7", "Law, raids, arms"
    V1 = "V1", "Papers and status"
    V2 = "V2", "Employer's housing or transport"
    V3 = "V3", "Debt"
    V4 = "V4", "Alone"
    V5 = "V5", "Family can be reached"
    V6 = "V6", "Identity: gender, minority, age, union"
    V7 = "V7", "Health or trauma"
    C1 = "C1", "A trusted group"
    C2 = "C2", "A way out: place, cash, papers"
    C3 = "C3", "A private phone"
    C4 = "C4", "A lawyer, union or embassy that answers"
    C5 = "C5", "A written pledge from one with leverage"


THREATS = tuple(factor for factor in Factor if factor.value[0] == "T")
VULNERABILITIES = tuple(factor for factor in Factor if factor.value[0] == "V")
CAPACITIES = tuple(factor for factor in Factor if factor.value[0] == "C")


class Impact(Choice):
    """How bad it is if it happens; values 1 to 5."""

    I1 = "1", "Hostility"
    I2 = "2", "Loss of money"
    I3 = "3", "Job, housing, status or a lawsuit"
    I4 = "4", "Detention, deportation or injury"
    I5 = "5", "Death, disappearance or sexual violence"


class Answer(Part, frozen=True, kw_only=True):
    """One answered question; no score means that it is not known."""

    factor: Annotated[Factor, Field("Question", SENSITIVE)]
    score: Annotated[int | None, Field("Score, 0 to 4", SENSITIVE)] = None
    why: Annotated[str, Field("Why", SENSITIVE, search=True)] = ""


class AssessmentState(Choice):
    """Where an assessment stands (part 3)."""

    DRAFT = "draft", "Draft"
    SIGNED = "signed", "Signed"
    DUE = "due", "Review due"
    EXPIRED = "expired", "Expired"
    SUPERSEDED = "superseded", "Superseded"


@record(PROTECTION, label="Risk assessment")
class RiskAssessment(Record, frozen=True, kw_only=True):
    """How likely and how bad retaliation is for one person, and until when that holds."""

    person: Annotated[Id, Field("Person", SHAREABLE)]
    answers: Annotated[tuple[Answer, ...], Field("Answers", SENSITIVE)] = ()
    impact: Annotated[Impact, Field("If it happens, how bad?", SENSITIVE)] = Impact.I3
    own_fear: Annotated[
        int | None,
        Field("Own fear, 0 to 4", SENSITIVE, help="4 lifts the level to High at least."),
    ] = None
    fear_words: Annotated[str, Field("Fear, in own words", SENSITIVE)] = ""
    under_18: Annotated[bool, Field("Under 18", SENSITIVE)] = False
    violence_now: Annotated[bool, Field("Confined or hurt now", SENSITIVE)] = False
    threat: Annotated[float | None, Field("Threat", SENSITIVE)] = None
    vulnerability: Annotated[float | None, Field("Vulnerability", SENSITIVE)] = None
    capacity: Annotated[float | None, Field("Capacity", SENSITIVE)] = None
    risk: Annotated[float | None, Field("Risk", SENSITIVE)] = None
    likelihood: Annotated[int | None, Field("Likelihood, 1 to 4", SENSITIVE)] = None
    computed_level: Annotated[RiskLevel | None, Field("Level by the answers", SENSITIVE)] = None
    floors: Annotated[tuple[str, ...], Field("Lifted because", SENSITIVE)] = ()
    level: Annotated[RiskLevel | None, Field("Level", SENSITIVE)] = None
    low_confidence: Annotated[bool, Field("Low confidence", SENSITIVE)] = False
    change_reason: Annotated[
        str, Field("Why the level was changed", SENSITIVE, help="Needed to raise or lower it.")
    ] = ""
    second_officer: Annotated[UserToken | None, Field("Second officer", SENSITIVE)] = None
    signed_by: Annotated[UserToken | None, Field("Signed by", SENSITIVE)] = None
    signed_at: Annotated[dt.datetime | None, Field("Signed at", SENSITIVE)] = None
    valid_until: Annotated[dt.date | None, Field("Assess again by", SENSITIVE)] = None
    state: Annotated[AssessmentState, Field("State", SENSITIVE)] = AssessmentState.DRAFT
