"""Evidence: files that show what happened, who had them in hand, and copies without camera data."""

import datetime as dt
from typing import Annotated

from workstation.records.access import CASES, IDENTITIES, Choice
from workstation.records.kit import SENSITIVE, SHAREABLE, Field, Id, Record, record
from workstation.records.people import YesNo

WITHOUT_NAMES = "Without names or places."


class EvidenceKind(Choice):
    """What a file is to the work."""

    PICTURE = "picture", "Picture"
    DOCUMENT = "document", "Document"
    SOUND = "sound", "Sound"
    VIDEO = "video", "Video"
    MESSAGES = "messages", "Message export"
    OTHER = "other", "Other"


class GivenBy(Choice):
    """Whose hand it came from; never a name."""

    WORKER = "worker", "Worker"
    CO_WORKER = "co_worker", "Co-worker"
    FAMILY = "family", "Family"
    WITNESS = "witness", "Witness"
    DEFENDER = "defender", "Defender or union"
    EMPLOYER = "employer", "Employer"
    RECRUITER = "recruiter", "Recruiter"
    AUTHORITY = "authority", "Authority"
    STAFF = "staff", "This office"
    OTHER = "other", "Other"


class CameBy(Choice):
    """The way by which a file reached us."""

    PAPER = "paper", "Paper"
    EMAIL = "email", "E-mail"
    VIBER = "viber", "Viber"
    WHATSAPP = "whatsapp", "WhatsApp"
    LINE = "line", "Line"
    SIGNAL = "signal", "Signal"
    FACEBOOK = "facebook", "Facebook"
    PHONE = "phone", "From their phone"
    STICK = "stick", "USB stick"
    MADE = "made", "Made by us"
    OTHER = "other", "Other"


class EvidenceState(Choice):
    """How far a piece has come (part 3); it exists here from the moment it is sealed."""

    SEALED = "sealed", "Sealed"
    COPIED = "copied", "Copied"
    TRANSFERRED = "transferred", "Handed over"
    DISCLOSED = "disclosed", "Taken outside"
    RETURNED = "returned", "Returned"
    DESTROYED = "destroyed", "Destroyed"


@record(IDENTITIES, label="Evidence")
class Evidence(Record, frozen=True, kw_only=True):
    """A sealed original: never changed. Its bytes are a file of their own under the case's key."""

    title: Annotated[str, Field("What it is", SENSITIVE, search=True, help=WITHOUT_NAMES)]
    kind: Annotated[EvidenceKind, Field("Kind", SENSITIVE)] = EvidenceKind.OTHER
    given_by: Annotated[GivenBy, Field("From", SENSITIVE)] = GivenBy.WORKER
    came_by: Annotated[CameBy, Field("How it came", SENSITIVE)] = CameBy.OTHER
    got_on: Annotated[dt.date | None, Field("Got", SENSITIVE)] = None
    original: Annotated[YesNo, Field("Is it the original?", SENSITIVE)] = YesNo.UNKNOWN
    faces: Annotated[int | None, Field("Faces to be seen", SENSITIVE)] = None
    names: Annotated[int | None, Field("Names to be read", SENSITIVE)] = None
    media: Annotated[str, Field("Type of file", SENSITIVE)] = ""
    size: Annotated[int, Field("Size in bytes", SENSITIVE)] = 0
    sha256: Annotated[str, Field("Mark", SENSITIVE, help="SHA-256 of the file.")] = ""
    blob: Annotated[str, Field("Sealed file", SHAREABLE)] = ""
    legal_hold: Annotated[
        bool, Field("Legal hold", SENSITIVE, help="Nothing of it is deleted while this stands.")
    ] = False
    keep_until: Annotated[
        dt.date | None,
        Field(
            "Needed until",
            SENSITIVE,
            help="Fees and pay: the last day to claim. Sound: 30 days after its transcript.",
        ),
    ] = None
    state: Annotated[EvidenceState, Field("State", SENSITIVE)] = EvidenceState.SEALED


class CustodyAct(Choice):
    """What happened to a piece of evidence."""

    RECEIVED = "received", "Received"
    SEALED = "sealed", "Sealed"
    COPIED = "copied", "Copied without camera data"
    HANDED_OVER = "handed_over", "Handed over"
    TAKEN_OUTSIDE = "taken_outside", "Taken outside"
    HELD = "held", "Legal hold set"
    LET_GO = "let_go", "Legal hold ended"
    CHECKED = "checked", "Checked"


@record(IDENTITIES, label="Custody")
class CustodyEntry(Record, frozen=True, kw_only=True):
    """One link of the chain of custody: who gave it to whom, when and why, and was it whole.

    An empty giver or taker is the user who wrote the entry.
    """

    evidence: Annotated[Id, Field("Evidence", SHAREABLE)]
    act: Annotated[CustodyAct, Field("What was done", SENSITIVE)]
    giver: Annotated[str, Field("From", SENSITIVE)] = ""
    taker: Annotated[str, Field("To", SENSITIVE, help="A role or an office, not a name.")] = ""
    at: Annotated[dt.datetime | None, Field("When", SENSITIVE)] = None
    why: Annotated[str, Field("Why", SENSITIVE)] = ""
    hash_right: Annotated[
        bool | None, Field("Mark right", SENSITIVE, help="The file was read and compared.")
    ] = None


@record(CASES, label="Copy of evidence")
class EvidenceCopy(Record, frozen=True, kw_only=True):
    """What is left of a picture or PDF when all but its pixels is gone; for those without names."""

    evidence: Annotated[Id, Field("Copy of", SHAREABLE)]
    title: Annotated[str, Field("What it is", SENSITIVE, search=True, help=WITHOUT_NAMES)]
    kind: Annotated[EvidenceKind, Field("Kind", SENSITIVE)] = EvidenceKind.PICTURE
    pages: Annotated[int, Field("Pages", SENSITIVE)] = 1
    media: Annotated[str, Field("Type of file", SENSITIVE)] = ""
    size: Annotated[int, Field("Size in bytes", SENSITIVE)] = 0
    sha256: Annotated[str, Field("Mark", SENSITIVE, help="SHA-256 of the file.")] = ""
    blob: Annotated[str, Field("Sealed file", SHAREABLE)] = ""
