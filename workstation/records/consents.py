"""Consent: one row per purpose and audience; blanket consent does not exist."""

import datetime as dt
from typing import Annotated

import msgspec

from workstation.records.access import CASES, Choice
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


class Purpose(Choice):
    """What information may be used for."""

    CASE_WORK = "case_work", "Case work"
    REMEDY_DIALOGUE = "remedy_dialogue", "Remedy dialogue"
    REFERRAL = "referral", "Referral"
    SAFETY_ACTION = "safety_action", "Safety action"
    LEGAL_EVIDENCE = "legal_evidence", "Legal evidence"
    STATISTICS = "statistics", "Statistics"
    RESEARCH = "research", "Research"
    PUBLIC_ADVOCACY = "public_advocacy", "Public advocacy"


class Scope(Choice):
    """How much may be said."""

    IDENTITY = "identity", "Identity"
    PSEUDONYM = "pseudonym", "Pseudonym"
    ISSUE_ONLY = "issue_only", "Issue only"
    AGGREGATE = "aggregate", "Aggregate"


class ConsentItem(Choice):
    """What a person may agree to have told of them besides the issue; nothing else is."""

    NEED = "need", "What is needed"
    LANGUAGE = "language", "Language"
    SAFE_WAY = "safe_way", "Safe way to make contact"
    WHEN = "when", "Month"
    WHERE = "where", "Province"
    EMPLOYER = "employer", "Employer"
    ACCOUNT = "account", "Account for sharing"
    AGE = "age", "Age group"
    GENDER = "gender", "Gender"
    NATIONALITY = "nationality", "Nationality"
    STATUS = "status", "Residence status"
    JOB = "job", "Kind of job"
    TENURE = "tenure", "Time in the job"


class WithheldReason(Choice):
    """Why something is kept back."""

    FEAR = "fear", "Fear"
    TELLS_SELF = "tells_self", "Will tell it themselves"
    OTHER = "other", "Other"


class WithheldItem(Part, frozen=True, kw_only=True):
    """Something the person keeps back; said by kind, so that it names nobody."""

    item: Annotated[str, Field("Kept back", SENSITIVE, help="The kind of thing: room number.")]
    reason: Annotated[WithheldReason, Field("Why", SENSITIVE)] = WithheldReason.FEAR


class ConsentMode(Choice):
    """How consent was given."""

    VERBAL = "verbal", "Spoken"
    WRITTEN = "written", "Written"
    THUMBPRINT = "thumbprint", "Thumb"
    AUDIO = "audio", "Recorded"
    GUARDIAN = "guardian_assent", "Guardian, and the child agrees"


class Explained(Part, frozen=True, kw_only=True):
    """What was explained before the question was asked."""

    use: Annotated[bool, Field("What it is used for", SHAREABLE)] = False
    who_sees: Annotated[bool, Field("Who will see it", SHAREABLE)] = False
    risks: Annotated[bool, Field("What could go wrong", SHAREABLE)] = False
    refusal_free: Annotated[bool, Field("Saying no costs nothing", SHAREABLE)] = False
    withdrawal: Annotated[
        bool, Field("How to take it back, and what cannot be undone", SHAREABLE)
    ] = False


class ConsentState(Choice):
    """Where a consent stands (part 3)."""

    EXPLAINED = "explained", "Explained"
    GRANTED = "granted", "In force"
    REFUSED = "refused", "Refused"
    WITHDRAWN = "withdrawn", "Withdrawn"
    EXPIRED = "expired", "Expired"


class GuessTold(Part, frozen=True, kw_only=True):
    """How somebody was told “they may guess it is you”: the very words, and by whom."""

    words: Annotated[str, Field("What was said, word by word", SENSITIVE, long=True)]
    language: Annotated[str, Field("In which language", QUASI)] = ""
    by: Annotated[UserToken | None, Field("Told by", SENSITIVE)] = None


CONSENT_DAYS = 180
"""Days that a consent holds unless the person says less (part 2)."""


@record(CASES, label="Consent")
class Consent(Record, frozen=True, kw_only=True):
    """What one person allows for one purpose and one audience; names nobody."""

    person: Annotated[Id, Field("Person", SHAREABLE)]
    purpose: Annotated[Purpose, Field("For what", SHAREABLE)]
    contact: Annotated[Id | None, Field("To whom", SHAREABLE, help="A named partner.")] = None
    audience: Annotated[
        str, Field("To whom, if not a partner here", SHAREABLE, help="As “this office”.")
    ] = ""
    scope: Annotated[Scope, Field("How much", SHAREABLE)] = Scope.ISSUE_ONLY
    withheld: Annotated[
        tuple[WithheldItem, ...],
        Field("Kept back", SENSITIVE, help="Kinds of things, between commas: employer, month."),
    ] = ()
    mode: Annotated[ConsentMode, Field("How", SHAREABLE)] = ConsentMode.VERBAL
    language: Annotated[str, Field("Language", QUASI)] = ""
    interpreter: Annotated[Id | None, Field("Interpreter", SENSITIVE)] = None
    explained: Annotated[Explained, Field("What was explained", SHAREABLE)] = msgspec.field(
        default_factory=Explained
    )
    given: Annotated[dt.date | None, Field("Given on", QUASI)] = None
    expires: Annotated[
        dt.date | None, Field("Until", SHAREABLE, help="The last day; 180 days unless less.")
    ] = None
    ended_on: Annotated[dt.date | None, Field("Taken back or refused on", QUASI)] = None
    reconfirmed_on: Annotated[dt.date | None, Field("Asked again on", QUASI)] = None
    state: Annotated[ConsentState, Field("State", SHAREABLE)] = ConsentState.EXPLAINED
    items: Annotated[
        tuple[ConsentItem, ...] | None,
        Field("May be told besides", SHAREABLE, help="For allies and authorities; else nothing."),
    ] = None
    may_guess_on: Annotated[
        dt.date | None,
        Field(
            "Told “they may guess it is you”, agrees, on",
            QUASI,
            help="Only where too few people fit and the person wants it sent all the same.",
        ),
    ] = None
    may_guess: Annotated[
        GuessTold | None, Field("How they were told that they may be guessed", SENSITIVE)
    ] = None
