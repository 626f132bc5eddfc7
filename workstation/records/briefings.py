"""Briefings on their way out, step by step (part 3, "Briefing")."""

import datetime as dt
from typing import Annotated

import msgspec

from workstation.records.access import CASES, Choice
from workstation.records.consents import Purpose, Scope
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
from workstation.records.organisations import Trait
from workstation.records.taxonomy import IssueCode


class Profile(Choice):
    """How a kind of partner reads a case (part 4)."""

    EMP = "EMP", "Employer"
    REC = "REC", "Recruitment agency"
    BUY = "BUY", "Buyer"
    FIN = "FIN", "Financial institution"
    ALLY = "ALLY", "Ally"
    GOV = "GOV", "Government"
    ACA = "ACA", "Academic"
    PUB = "PUB", "Public"


class BriefingState(Choice):
    """How far a briefing is."""

    DRAFT = "draft", "Draft"
    REDACTED = "redacted", "Redacted"
    K_TESTED = "k_tested", "Small cells checked"
    DNH_PASSED = "dnh_passed", "Do no harm answered"
    APPROVED = "approved", "Approved"
    SIGNED = "signed", "Signed"
    RELEASED = "released", "Released"
    RECALLED = "recalled", "Recalled"
    SUPERSEDED = "superseded", "Superseded"


class HarmAnswer(Choice):
    """An answer to a do-no-harm statement; only yes is good."""

    YES = "yes", "Yes"
    NO = "no", "No"
    UNSURE = "unsure", "Unsure"


class StatementAnswer(Part, frozen=True, kw_only=True):
    """The answer to one of the fourteen statements, with what it rests on."""

    statement: Annotated[int, msgspec.Meta(ge=1, le=14), Field("Statement", SHAREABLE)]
    answer: Annotated[HarmAnswer, Field("Answer", SHAREABLE)]
    note: Annotated[str, Field("Rests on", SENSITIVE)] = ""


class Decision(Choice):
    """What a person decides about a marked span."""

    REMOVE = "remove", "Take out"
    KEEP = "keep", "Leave in"
    SAY_LESS = "say_less", "Say less"
    DROP = "drop", "Leave out"


class SpanDecision(Part, frozen=True, kw_only=True):
    """One decision for all equal places; the span is held as a keyed digest, not as text."""

    digest: Annotated[str, Field("Place", SHAREABLE)]
    decision: Annotated[Decision, Field("Decision", SHAREABLE)]
    token: Annotated[str, Field("Stands for it", SHAREABLE)] = ""
    rule: Annotated[str, Field("Why it was marked", SHAREABLE)] = ""
    by: Annotated[UserToken | None, Field("Decided by", SENSITIVE)] = None


class TokenUse(Part, frozen=True, kw_only=True):
    """The code that stands for one known referent in one briefing."""

    referent: Annotated[Id, Field("Stands for", SENSITIVE)]
    token: Annotated[str, Field("Token", SHAREABLE)]


class GivenDetail(Part, frozen=True, kw_only=True):
    """A quasi-identifier that a text tells, as it tells it."""

    attribute: Annotated[Trait, Field("What", QUASI)]
    value: Annotated[str, Field("Value", QUASI)]


class Instead(Choice):
    """What is sent in place of one person's text, where that would point at them (part 4)."""

    POOLED = "pooled", "Together with two other sites"
    GENERAL = "general", "As a topic among unrelated ones"
    LATER = "later", "A quarter later"


class Spread(Part, frozen=True, kw_only=True):
    """The way chosen for a text that tells of nobody, with what it rests on."""

    way: Annotated[Instead, Field("Sent instead", SHAREABLE)]
    sites: Annotated[tuple[Id, ...], Field("Other sites", SENSITIVE)] = ()
    topics: Annotated[tuple[IssueCode, ...], Field("Other topics", SHAREABLE)] = ()


@record(CASES, label="Lower count accepted")
class LowerCount(Record, frozen=True, kw_only=True):
    """A protection officer lets a text leave though too few people fit; the workers want it."""

    contact: Annotated[Id, Field("Recipient", SENSITIVE)]
    purpose: Annotated[Purpose, Field("Purpose", SHAREABLE)]
    officer: Annotated[UserToken, Field("Protection officer", SENSITIVE)]
    on: Annotated[dt.date, Field("Accepted on", SENSITIVE)]
    why: Annotated[str, Field("Why", SENSITIVE, long=True)]


@record(CASES, label="Briefing")
class Briefing(Record, frozen=True, kw_only=True):
    """One text for one recipient. Randomness and day are kept, so that it renders alike again."""

    contact: Annotated[Id, Field("Recipient", SENSITIVE)]
    profile: Annotated[Profile, Field("Profile", SHAREABLE)]
    purpose: Annotated[Purpose, Field("Purpose", SHAREABLE)]
    scope: Annotated[Scope, Field("How much", SHAREABLE)] = Scope.ISSUE_ONLY
    issues: Annotated[tuple[Id, ...], Field("Issues", SHAREABLE)] = ()
    basis: Annotated[
        str,
        Field("What it was written from", SHAREABLE, help="A case that changed is redone."),
    ] = ""
    answers: Annotated[tuple[StatementAnswer, ...], Field("Do no harm", SHAREABLE)] = ()
    randomness: Annotated[str, Field("Randomness, hex", SENSITIVE)] = ""
    day: Annotated[dt.date | None, Field("Day", SHAREABLE)] = None
    tokens: Annotated[tuple[TokenUse, ...], Field("Tokens", SENSITIVE)] = ()
    decisions: Annotated[tuple[SpanDecision, ...], Field("Decisions", SENSITIVE)] = ()
    details: Annotated[tuple[GivenDetail, ...], Field("Details told", QUASI)] = ()
    fields: Annotated[tuple[str, ...], Field("Fields told", SHAREABLE)] = ()
    k_result: Annotated[int | None, Field("People who fit", SENSITIVE)] = None
    state: Annotated[BriefingState, Field("State", SHAREABLE)] = BriefingState.DRAFT
    text_sha256: Annotated[str, Field("Digest of the text", SHAREABLE)] = ""
    file_sha256: Annotated[str, Field("Digest of the file", SHAREABLE)] = ""
    written_by: Annotated[UserToken | None, Field("Author", SENSITIVE)] = None
    approved_by: Annotated[UserToken | None, Field("Approved by", SENSITIVE)] = None
    approved_at: Annotated[dt.datetime | None, Field("Approved at", SENSITIVE)] = None
    cosigned_by: Annotated[UserToken | None, Field("Protection officer", SENSITIVE)] = None
    cosigned_at: Annotated[dt.datetime | None, Field("Co-signed at", SENSITIVE)] = None
    released_at: Annotated[dt.datetime | None, Field("Released at", SENSITIVE)] = None
    replaces: Annotated[Id | None, Field("Takes the place of", SHAREABLE)] = None
    spread: Annotated[Spread | None, Field("Sent instead", SENSITIVE)] = None
    read_by_person: Annotated[
        HarmAnswer | None,
        Field("Read by a person", SHAREABLE, help="Parts in which no traits could be counted."),
    ] = None
    names_on: Annotated[
        dt.date | None,
        Field("Names written down since, on", SHAREABLE, help="Nobody searched it for these yet."),
    ] = None
