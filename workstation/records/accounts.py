"""What was said: in own words, in words for sharing, and the details that identify."""

import datetime as dt
from typing import Annotated

from workstation.records.access import CASES, IDENTITIES, PROTECTION_TEAM, Choice
from workstation.records.kit import (
    DIRECT,
    QUASI,
    SENSITIVE,
    SHAREABLE,
    Field,
    Id,
    Record,
    UserToken,
    record,
)


@record(IDENTITIES, label="Account")
class Account(Record, frozen=True, kw_only=True):
    """The account in the worker's own words; it never leaves as it is."""

    person: Annotated[Id | None, Field("Told by", SHAREABLE)] = None
    issue: Annotated[Id | None, Field("Issue", SHAREABLE)] = None
    text: Annotated[str, Field("Own words", SENSITIVE, search=True, long=True)] = ""
    translation: Annotated[str, Field("Translation", SENSITIVE, search=True, long=True)] = ""
    wanted: Annotated[str, Field("What the worker wants", SENSITIVE, search=True, long=True)] = ""
    fear_words: Annotated[str, Field("Fear, in own words", SENSITIVE, long=True)] = ""
    language: Annotated[str, Field("Language", QUASI)] = ""
    told_on: Annotated[dt.date | None, Field("Told on", SENSITIVE)] = None


class RenditionState(Choice):
    """Whether a case worker stands by a rendition."""

    DRAFT = "draft", "Draft"
    CONFIRMED = "confirmed", "Confirmed"
    OUTDATED = "outdated", "Account changed since"


@record(CASES, label="Account for sharing")
class Rendition(Record, frozen=True, kw_only=True):
    """The pseudonymised account that a briefing is written from, confirmed by a case worker."""

    account: Annotated[Id, Field("Account", SHAREABLE)]
    account_revision: Annotated[int, Field("Of revision", SHAREABLE)]
    issue: Annotated[Id | None, Field("Issue", SHAREABLE)] = None
    text: Annotated[
        str,
        Field("Text for sharing", SENSITIVE, search=True, long=True, help="Handles, never names."),
    ] = ""
    language: Annotated[str, Field("Language", SHAREABLE)] = "en"
    state: Annotated[RenditionState, Field("State", SHAREABLE)] = RenditionState.DRAFT
    confirmed_by: Annotated[UserToken | None, Field("Confirmed by", SENSITIVE)] = None
    confirmed_on: Annotated[dt.date | None, Field("Confirmed on", SENSITIVE)] = None


class DetailKind(Choice):
    """What sort of detail gives somebody away; values are kinds that redaction knows."""

    PLACE = "place", "Place"
    NUMBER = "number", "Number"
    DATE = "date", "Date"
    UNIQUE = "unique", "One of a kind"
    OTHER = "other", "Other"


@record(IDENTITIES, label="Identifying detail", need_to_know=PROTECTION_TEAM)
class IdentifyingDetail(Record, frozen=True, kw_only=True):
    """Something besides names that gives somebody away: looked for before anything leaves."""

    kind: Annotated[DetailKind, Field("Kind", SENSITIVE)] = DetailKind.OTHER
    person: Annotated[Id | None, Field("Gives away", SHAREABLE)] = None
    forms: Annotated[
        tuple[str, ...],
        Field("Every form heard", DIRECT, term="other", search=True),
    ] = ()
    note: Annotated[str, Field("Why it gives away", SENSITIVE)] = ""
