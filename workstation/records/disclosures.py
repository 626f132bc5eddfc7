"""The disclosure log: everything that anybody outside was told, and how."""

import datetime as dt
from typing import Annotated

from workstation.records.access import CASES, Choice
from workstation.records.briefings import GivenDetail, Profile
from workstation.records.consents import Purpose, Scope
from workstation.records.kit import QUASI, SENSITIVE, SHAREABLE, Field, Id, Record, record


class SentHow(Choice):
    """How it was told or handed over."""

    PDF = "pdf", "Signed PDF"
    BUNDLE = "bundle", "Sealed bundle"
    PHONE = "phone", "By phone"
    MEETING = "meeting", "In a meeting"
    LETTER = "letter", "By letter"


class RecallState(Choice):
    """Whether it was asked back."""

    STANDS = "stands", "Stands"
    ASKED = "asked", "Asked back"
    CONFIRMED = "confirmed", "Destroyed, confirmed"
    REFUSED = "refused", "Refused"


class RecallReason(Choice):
    """Why it was asked back; a word of ours, so that no name stands in it."""

    RECIPIENT = "recipient", "It reached somebody else"
    CONSENT = "consent", "A consent was taken back"
    DANGER = "danger", "Somebody is in danger"
    CONTENT = "content", "Something in it is wrong"


HANDLING_TERMS = (
    "Do not pass this on.",
    "Do not try to find out who spoke.",
    "Do not contact anybody about who spoke.",
)
"""What every recipient is held to (S28)."""


@record(CASES, label="Disclosure")
class Disclosure(Record, frozen=True, kw_only=True):
    """One telling to one audience; the jigsaw test counts it for 24 months."""

    contact: Annotated[Id, Field("Told to", SENSITIVE)]
    on: Annotated[dt.date, Field("When", SENSITIVE)]
    profile: Annotated[Profile, Field("Profile", SHAREABLE)]
    purpose: Annotated[Purpose, Field("Purpose", SHAREABLE)]
    scope: Annotated[Scope, Field("How much", SHAREABLE)] = Scope.ISSUE_ONLY
    briefing: Annotated[Id | None, Field("Briefing", SHAREABLE)] = None
    bundle: Annotated[str, Field("Bundle", SHAREABLE)] = ""
    site: Annotated[Id | None, Field("About site", SENSITIVE)] = None
    said: Annotated[str, Field("What was said", SENSITIVE, long=True)] = ""
    fields_out: Annotated[tuple[str, ...], Field("Fields told", SHAREABLE)] = ()
    details: Annotated[tuple[GivenDetail, ...], Field("Details told", QUASI)] = ()
    consents: Annotated[tuple[Id, ...], Field("Consents relied on", SHAREABLE)] = ()
    k_result: Annotated[int | None, Field("People who fit", SENSITIVE)] = None
    file_sha256: Annotated[str, Field("Digest of the file", SHAREABLE)] = ""
    sent_how: Annotated[SentHow, Field("How", SENSITIVE)] = SentHow.PDF
    terms: Annotated[tuple[str, ...], Field("Terms", SHAREABLE)] = HANDLING_TERMS
    recall: Annotated[RecallState, Field("Asked back?", SHAREABLE)] = RecallState.STANDS
    recalled_on: Annotated[dt.date | None, Field("Asked back on", SENSITIVE)] = None
    recall_reason: Annotated[RecallReason | None, Field("Why asked back", SENSITIVE)] = None
    reached: Annotated[Id | None, Field("Who has it instead", SENSITIVE)] = None
    warned_on: Annotated[dt.date | None, Field("Worker told on", SENSITIVE)] = None
    assessed_on: Annotated[dt.date | None, Field("Risk assessed again on", SENSITIVE)] = None
    reported_on: Annotated[dt.date | None, Field("Reported on", SENSITIVE)] = None
    learned: Annotated[str | None, Field("What we do otherwise now", SENSITIVE, long=True)] = None

    @property
    def reached_unknown(self) -> bool:
        """Whether nobody knows who has it; then every reader may."""
        return self.recall_reason is RecallReason.RECIPIENT and self.reached is None
