"""Issues: what went wrong in a case, and how it stands."""

import datetime as dt
from typing import Annotated

from workstation.records.access import CASES, Choice
from workstation.records.cases import IssueState, Severity, Standing
from workstation.records.generalise import month, people_band
from workstation.records.kit import QUASI, SENSITIVE, SHAREABLE, Field, Part, Record, record
from workstation.records.people import YesNo
from workstation.records.taxonomy import (
    ForcedLabourSign,
    IssueCode,
    ScreenStage,
    SignStrength,
    SuppressionStage,
)


class Sign(Part, frozen=True, kw_only=True):
    """A sign of forced labour and what it rests on; never printed, never a finding."""

    code: Annotated[ForcedLabourSign, Field("Sign", SENSITIVE)]
    strength: Annotated[SignStrength, Field("Strength", SENSITIVE)] = SignStrength.CLUE
    basis: Annotated[str, Field("Rests on", SENSITIVE)] = ""


class ScreenAnswer(Part, frozen=True, kw_only=True):
    """The two questions of the forced-labour screen at one stage."""

    stage: Annotated[ScreenStage, Field("Stage", SENSITIVE)]
    involuntary: Annotated[YesNo, Field("Involuntary?", SENSITIVE)] = YesNo.UNKNOWN
    coerced: Annotated[YesNo, Field("Coerced?", SENSITIVE)] = YesNo.UNKNOWN


class InactiveReason(Choice):
    """Why an issue ended without remedy; never counted as remediated."""

    WITHDREW = "withdrew", "Worker withdrew"
    UNREACHABLE = "unreachable", "Worker cannot be reached"
    OUT_OF_SCOPE = "out_of_scope", "Out of scope"
    DUPLICATE = "duplicate", "Duplicate"
    TRANSFERRED = "transferred", "Handed over"


@record(CASES, label="Issue")
class Issue(Record, frozen=True, kw_only=True):
    """One thing that went wrong. Its work area follows from its code."""

    code: Annotated[IssueCode, Field("Issue", SHAREABLE)]
    severity: Annotated[Severity, Field("Severity", SHAREABLE)] = Severity.STANDARD
    state: Annotated[IssueState, Field("State", SHAREABLE)] = IssueState.INTAKE
    held_from: Annotated[IssueState | None, Field("Held while", SENSITIVE)] = None
    inactive_reason: Annotated[InactiveReason | None, Field("Why inactive", SENSITIVE)] = None
    standing: Annotated[Standing, Field("Alone or together", SHAREABLE)] = Standing.INDIVIDUAL
    affected: Annotated[int | None, Field("People affected", QUASI, generalise=people_band)] = None
    groups: Annotated[tuple[str, ...], Field("Groups affected", QUASI)] = ()
    section: Annotated[str, Field("Section, line", QUASI)] = ""
    shift: Annotated[str, Field("Shift", QUASI)] = ""
    job: Annotated[str, Field("Job", QUASI)] = ""
    since: Annotated[dt.date | None, Field("Since", QUASI, generalise=month)] = None
    until: Annotated[dt.date | None, Field("Until", QUASI, generalise=month)] = None
    reported_on: Annotated[dt.date | None, Field("Reported on", QUASI, generalise=month)] = None
    stage: Annotated[SuppressionStage | None, Field("At what stage", SENSITIVE)] = None
    signs: Annotated[tuple[Sign, ...], Field("Signs", SENSITIVE)] = ()
    screen: Annotated[tuple[ScreenAnswer, ...], Field("Forced-labour screen", SENSITIVE)] = ()
    wanted: Annotated[
        str,
        Field("What is wanted", SENSITIVE, long=True, help="In general words, without names."),
    ] = ""
    asked_action: Annotated[str, Field("What is asked", SHAREABLE, long=True)] = ""
    answer_by: Annotated[dt.date | None, Field("Answer by", SHAREABLE)] = None
    root_cause: Annotated[
        str,
        Field("Root cause", SENSITIVE, long=True, help="Needed before an action is agreed."),
    ] = ""
    policy_breached: Annotated[str, Field("Policy breached", SHAREABLE)] = ""
    prior_internal_complaint: Annotated[
        YesNo,
        Field("Complained inside before?", SENSITIVE, help="If so, the firm knows who it is."),
    ] = YesNo.UNKNOWN
    missed_by_audit: Annotated[YesNo, Field("Missed by an audit?", SHAREABLE)] = YesNo.UNKNOWN
    unique_event: Annotated[
        YesNo,
        Field("One of a kind?", SENSITIVE, help="Something that happened to one person only."),
    ] = YesNo.UNKNOWN
    acknowledged_at: Annotated[dt.datetime | None, Field("Acknowledged", SENSITIVE)] = None
    responded_at: Annotated[dt.datetime | None, Field("Employer answered", SENSITIVE)] = None
    claimed_at: Annotated[dt.datetime | None, Field("Claimed done", SENSITIVE)] = None
    closed_on: Annotated[dt.date | None, Field("Closed on", QUASI, generalise=month)] = None
    worker_told_at: Annotated[dt.datetime | None, Field("Worker told last", SENSITIVE)] = None
