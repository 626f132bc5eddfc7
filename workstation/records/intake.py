"""Intake: how a case reached us and how the worker felt about it."""

import datetime as dt
from typing import Annotated

from workstation.records.access import IDENTITIES, Choice
from workstation.records.kit import SENSITIVE, SHAREABLE, Field, Id, Record, record
from workstation.records.people import YesNo


class IntakeChannel(Choice):
    """The way by which it came (part 2)."""

    HOTLINE = "hotline", "Hotline"
    FACEBOOK = "facebook", "Facebook"
    LINE = "line", "Line"
    VIBER = "viber", "Viber"
    WHATSAPP = "whatsapp", "WhatsApp"
    SIGNAL = "signal", "Signal"
    APP = "app", "App"
    WALK_IN = "walk_in", "Walk-in"
    OUTREACH = "outreach", "Outreach"
    PEER = "peer", "Another worker"
    UNION = "union", "Union"
    NGO = "ngo", "NGO"
    COMPANY_MECHANISM = "company_mechanism", "Company mechanism"
    BUYER = "buyer", "Buyer"
    EMBASSY = "embassy", "Embassy"
    FAMILY = "family", "Family"
    NOTE = "note", "Note"


class IntakeSource(Choice):
    """How the teller knows."""

    SELF = "self", "The person"
    WITNESS = "witness", "Witness"
    HEARSAY = "hearsay", "Heard from others"
    DOCUMENT = "document", "Document"


@record(IDENTITIES, label="Intake")
class Intake(Record, frozen=True, kw_only=True):
    """The first contact; it may be anonymous (S16)."""

    person: Annotated[Id | None, Field("Person", SHAREABLE)] = None
    at: Annotated[dt.datetime | None, Field("When", SENSITIVE)] = None
    channel: Annotated[IntakeChannel, Field("How it came", SENSITIVE)] = IntakeChannel.HOTLINE
    source: Annotated[IntakeSource, Field("Who told", SENSITIVE)] = IntakeSource.SELF
    anonymous: Annotated[bool, Field("Anonymous", SENSITIVE)] = False
    present: Annotated[tuple[Id, ...], Field("Who was there", SENSITIVE)] = ()
    interpreter: Annotated[Id | None, Field("Interpreter", SENSITIVE)] = None
    interpreter_vetted: Annotated[
        YesNo | None,
        Field("Interpreter vetted", SENSITIVE, help="Asked anew for every session."),
    ] = None
    fear: Annotated[
        int | None,
        Field("Own fear, 0 to 4", SENSITIVE, help="The person's own number."),
    ] = None
    threat_already: Annotated[YesNo | None, Field("Any threat already?", SENSITIVE)] = None
