"""Calls and meetings: what was heard and what was promised."""

import datetime as dt
from typing import Annotated

from workstation.records.access import IDENTITIES, Choice
from workstation.records.contact_plan import ContactWay
from workstation.records.kit import SENSITIVE, SHAREABLE, Field, Id, Record, record
from workstation.records.people import YesNo


class Outcome(Choice):
    """How a contact went."""

    REACHED = "reached", "Reached"
    MISSED = "missed", "Not reached"
    OTHER_ANSWERED = "other_answered", "Somebody else answered"
    DANGER = "danger", "Danger signalled"


class Direction(Choice):
    """Who made the contact."""

    THEY = "they", "They came to us"
    WE = "we", "We went to them"


@record(IDENTITIES, label="Contact")
class ContactLog(Record, frozen=True, kw_only=True):
    """One contact, kept with the identities: it holds the person's own words."""

    person: Annotated[Id | None, Field("With", SHAREABLE)] = None
    at: Annotated[dt.datetime | None, Field("When", SENSITIVE)] = None
    channel: Annotated[ContactWay, Field("How", SENSITIVE)] = ContactWay.PHONE
    direction: Annotated[Direction, Field("Who made it", SENSITIVE)] = Direction.THEY
    outcome: Annotated[Outcome, Field("Outcome", SENSITIVE)] = Outcome.REACHED
    in_safe_window: Annotated[bool, Field("In a safe window", SENSITIVE)] = False
    safe: Annotated[
        YesNo, Field("Safe call?", SENSITIVE, help="The word for “I am alone” was said.")
    ] = YesNo.UNKNOWN
    fear: Annotated[int | None, Field("Own fear, 0 to 4", SENSITIVE)] = None
    heard: Annotated[str, Field("Heard", SENSITIVE, search=True, long=True)] = ""
    promised: Annotated[str, Field("Promised", SENSITIVE, search=True, long=True)] = ""
    next_step: Annotated[str, Field("Next", SENSITIVE)] = ""
    next_on: Annotated[dt.date | None, Field("Next on", SENSITIVE)] = None
