"""Protection: what somebody needs to be safe, and what was done to them for speaking."""

import datetime as dt
from typing import Annotated, Any

from workstation.records.access import PROTECTION, Choice
from workstation.records.kit import SENSITIVE, SHAREABLE, Field, Id, Record, record
from workstation.records.people import YesNo
from workstation.records.taxonomy import IssueCode, RetaliationType, SuppressionStage


class NeedKind(Choice):
    """What somebody needs (part 2)."""

    PHYSICAL_SAFETY = "physical_safety", "Physical safety"
    SHELTER = "shelter", "Shelter"
    RELOCATION = "relocation", "Relocation"
    MEDICAL = "medical", "Medical care"
    PSYCHOSOCIAL = "psychosocial", "Psychosocial support"
    SEXUAL_VIOLENCE_CARE = "sexual_violence_care", "Care after sexual violence"
    CHILD_PROTECTION = "child_protection", "Child protection"
    LEGAL_DEFENCE = "legal_defence", "Legal defence"
    IMMIGRATION = "immigration", "Immigration help"
    PAPERS_RECOVERY = "papers_recovery", "Papers back"
    CASH_FOOD = "cash_food", "Cash or food"
    LIVELIHOOD = "livelihood", "Livelihood"
    FAMILY_SAFETY = "family_safety", "Safety of the family"
    DIGITAL_SAFETY = "digital_safety", "Digital safety"
    ACCOMPANIMENT = "accompaniment", "Accompaniment"
    SAFE_RETURN = "safe_return", "Safe return"


class Urgency(Choice):
    """By when a need is met."""

    NOW = "now", "Now"
    HOURS_72 = "72h", "72 hours"
    WEEKS_2 = "2w", "2 weeks"
    ROUTINE = "routine", "Routine"


class NeedState(Choice):
    """Where a need stands."""

    OPEN = "open", "Open"
    OFFERED = "offered", "Offered"
    ASKED = "asked", "Asked"
    MET = "met", "Met"
    DECLINED = "declined", "Declined"


@record(PROTECTION, label="Protection need")
class ProtectionNeed(Record, frozen=True, kw_only=True):
    """Something a person needs to be safe, in their own words."""

    person: Annotated[Id, Field("Person", SHAREABLE)]
    kind: Annotated[NeedKind, Field("Need", SENSITIVE)]
    urgency: Annotated[Urgency, Field("Urgency", SENSITIVE)] = Urgency.ROUTINE
    own_words: Annotated[str, Field("Own words", SENSITIVE, search=True, long=True)] = ""
    state: Annotated[NeedState, Field("State", SENSITIVE)] = NeedState.OPEN
    raised_on: Annotated[dt.date | None, Field("Raised on", SENSITIVE)] = None
    met_on: Annotated[dt.date | None, Field("Met on", SENSITIVE)] = None


class LinkBasis(Choice):
    """What ties an act to the complaint."""

    TIMING = "timing", "Timing"
    STATEMENT = "statement", "Statement"
    PATTERN = "pattern", "Pattern"
    DOCUMENT = "document", "Document"


class RetaliationState(Choice):
    """Where an act of retaliation stands; protection needs no proof (part 3)."""

    ALLEGED = "alleged", "Alleged"
    SAFE_CONTACT = "safe_contact", "Reached safely"
    ASSESSED = "assessed", "Assessed"
    RESPONSE_CHOSEN = "response_chosen", "Response chosen by the person"
    ACTING = "acting", "Acting"
    MONITORED = "monitored", "Watched"
    STOOD_DOWN = "stood_down", "Stood down"


def _type_is_act(plain: dict[str, Any]) -> dict[str, Any]:
    # In schema 1 the field `type` stood where JSON names the kind of record.
    return {("act" if name == "type" else name): value for name, value in plain.items()}


@record(PROTECTION, label="Act of retaliation", schema=2, upgrades={1: _type_is_act})
class RetaliationIncident(Record, frozen=True, kw_only=True):
    """An act against somebody for speaking, or for helping somebody speak (S11)."""

    target: Annotated[Id, Field("Against", SHAREABLE)]
    actor: Annotated[Id | None, Field("By", SENSITIVE)] = None
    act: Annotated[RetaliationType, Field("What was done", SENSITIVE)]
    on: Annotated[dt.date | None, Field("When", SENSITIVE)] = None
    told: Annotated[str, Field("What happened", SENSITIVE, search=True, long=True)] = ""
    basis: Annotated[tuple[LinkBasis, ...], Field("Tied to the complaint by", SENSITIVE)] = ()
    disclosure: Annotated[Id | None, Field("After this disclosure", SHAREABLE)] = None
    response_wanted: Annotated[
        str,
        Field("Response wanted", SENSITIVE, long=True, help="Nothing is done without this."),
    ] = ""
    employer_may_be_told: Annotated[YesNo, Field("May the employer be asked?", SENSITIVE)] = (
        YesNo.UNKNOWN
    )
    critical: Annotated[bool, Field("Critical", SENSITIVE)] = False
    state: Annotated[RetaliationState, Field("State", SENSITIVE)] = RetaliationState.ALLEGED
    watched_until: Annotated[dt.date | None, Field("Watched until", SENSITIVE)] = None


@record(PROTECTION, label="Voice suppression", schema=2, upgrades={1: _type_is_act})
class VoiceSuppression(Record, frozen=True, kw_only=True):
    """Suppressing voice at any stage and in any trusted channel: at least serious (S5)."""

    act: Annotated[IssueCode, Field("What was done", SENSITIVE, help="A code WV1 to WV10.")]
    stage: Annotated[SuppressionStage, Field("At what stage", SENSITIVE)]
    channel: Annotated[str, Field("Which channel", SENSITIVE)] = ""
    evidence: Annotated[str, Field("What shows it", SENSITIVE, long=True)] = ""
    on: Annotated[dt.date | None, Field("When", SENSITIVE)] = None


class SafetyPlanState(Choice):
    """Where a safety plan stands."""

    DRAFTED = "drafted_together", "Drafted together"
    AGREED = "agreed", "Agreed together"
    ACTIVE = "active", "Active"
    REVIEWED = "reviewed", "Reviewed"
    ENDED = "ended", "Ended"


@record(PROTECTION, label="Safety plan")
class SafetyPlan(Record, frozen=True, kw_only=True):
    """What the person does when it gets dangerous; made with the person."""

    person: Annotated[Id, Field("Person", SHAREABLE)]
    concern: Annotated[str, Field("Concern, in own words", SENSITIVE, long=True)] = ""
    signs: Annotated[str, Field("Signs of danger", SENSITIVE, long=True)] = ""
    signal: Annotated[str, Field("Signal or code word", SENSITIVE)] = ""
    safe_places: Annotated[str, Field("Safe places", SENSITIVE, long=True)] = ""
    bag: Annotated[str, Field("Bag and copies of papers", SENSITIVE, long=True)] = ""
    money: Annotated[str, Field("Money", SENSITIVE)] = ""
    helpers: Annotated[str, Field("Who helps", SENSITIVE, long=True)] = ""
    children: Annotated[str, Field("Children", SENSITIVE, long=True)] = ""
    digital: Annotated[str, Field("Phone and accounts", SENSITIVE, long=True)] = ""
    leaving: Annotated[str, Field("Leaving", SENSITIVE, long=True)] = ""
    after: Annotated[str, Field("After leaving", SENSITIVE, long=True)] = ""
    agreed_on: Annotated[dt.date | None, Field("Agreed on", SENSITIVE)] = None
    review_on: Annotated[dt.date | None, Field("Review on", SENSITIVE)] = None
    state: Annotated[SafetyPlanState, Field("State", SENSITIVE)] = SafetyPlanState.DRAFTED


class SafeguardAnswer(Choice):
    """What the one who was asked replied; a refusal is kept (S12)."""

    NONE = "none", "No answer"
    GIVEN = "given", "Given"
    REFUSED = "refused", "Refused"


@record(PROTECTION, label="Safeguard")
class Safeguard(Record, frozen=True, kw_only=True):
    """A measure asked of a firm or partner so that somebody is safe."""

    measure: Annotated[str, Field("Measure", SENSITIVE, search=True)]
    asked_of: Annotated[Id | None, Field("Asked of", SENSITIVE)] = None
    asked_on: Annotated[dt.date | None, Field("Asked on", SENSITIVE)] = None
    deadline: Annotated[dt.date | None, Field("Due", SENSITIVE)] = None
    answer: Annotated[SafeguardAnswer, Field("Answer", SENSITIVE)] = SafeguardAnswer.NONE
    answered_on: Annotated[dt.date | None, Field("Answered on", SENSITIVE)] = None
