"""How to reach somebody without putting them in danger: shown before any number (S17)."""

import datetime as dt
from typing import Annotated

from workstation.records.access import IDENTITIES, PROTECTION_TEAM, Choice
from workstation.records.kit import DIRECT, SENSITIVE, SHAREABLE, Field, Id, Part, Record, record
from workstation.records.people import YesNo


class ContactWay(Choice):
    """The way to reach a person that is safe for them."""

    PHONE = "phone", "Phone call"
    SMS = "sms", "Text message"
    VIBER = "viber", "Viber"
    LINE = "line", "Line"
    WHATSAPP = "whatsapp", "WhatsApp"
    SIGNAL = "signal", "Signal"
    FACEBOOK = "facebook", "Facebook"
    THROUGH_SOMEBODY = "through", "Through somebody trusted"
    IN_PERSON = "in_person", "In person"
    THEY_RING = "they_ring", "They ring us"


class Weekday(Choice):
    """A day of the week; the member's place is Python's weekday number."""

    MON = "mon", "Monday"
    TUE = "tue", "Tuesday"
    WED = "wed", "Wednesday"
    THU = "thu", "Thursday"
    FRI = "fri", "Friday"
    SAT = "sat", "Saturday"
    SUN = "sun", "Sunday"


class SafeWindow(Part, frozen=True, kw_only=True):
    """A stretch of the week in which ringing is safe; one past midnight begins on its day.

    Times are minutes after midnight in the plan's own zone; `until` is not included.
    """

    days: Annotated[tuple[Weekday, ...], Field("Days", SENSITIVE)]
    start: Annotated[int, Field("From", SENSITIVE)]
    until: Annotated[int, Field("Until", SENSITIVE)]


class NeverContact(Part, frozen=True, kw_only=True):
    """A number, place or person that is never tried."""

    text: Annotated[str, Field("Never", DIRECT, term="other", search=True)]
    why: Annotated[str, Field("Why", SENSITIVE)] = ""


@record(IDENTITIES, label="Safe contact", need_to_know=PROTECTION_TEAM)
class SafeContactPlan(Record, frozen=True, kw_only=True):
    """How, when and with which words a person is reached; made with the person."""

    person: Annotated[Id, Field("Person", SHAREABLE)]
    channel: Annotated[ContactWay, Field("Way", SENSITIVE)]
    number: Annotated[str, Field("Number or account", DIRECT, term="phone", search=True)] = ""
    windows: Annotated[tuple[SafeWindow, ...], Field("When, their time", SENSITIVE)] = ()
    zone: Annotated[str, Field("Time zone", SENSITIVE, help="As Asia/Bangkok.")] = ""
    language: Annotated[str, Field("Language", SENSITIVE)] = ""
    may_answer: Annotated[str, Field("Who may answer", DIRECT, term="person")] = ""
    message_allowed: Annotated[bool, Field("Messages allowed", SENSITIVE)] = False
    cover_story: Annotated[str, Field("If somebody else answers, say", SENSITIVE)] = ""
    word_alone: Annotated[
        str, Field("Word for “I am alone”", SENSITIVE, help="Wait for it before saying anything.")
    ] = ""
    word_danger: Annotated[
        str, Field("Word for “I am in danger”", SENSITIVE, help="End the call as a wrong number.")
    ] = ""
    shared_device: Annotated[YesNo, Field("Shared phone", SENSITIVE)] = YesNo.UNKNOWN
    never: Annotated[tuple[NeverContact, ...], Field("Never contact", DIRECT)] = ()
    silence_rule: Annotated[
        str, Field("If nobody answers", SENSITIVE, help="After how long, and who does what.")
    ] = ""
    verified_on: Annotated[dt.date | None, Field("Checked with the person on", SENSITIVE)] = None
