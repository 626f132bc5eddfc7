"""Names, papers and ways to reach somebody, in every form that was heard."""

from typing import Annotated

from workstation.records.access import Choice
from workstation.records.kit import DIRECT, SENSITIVE, SHAREABLE, Field, Part


class Script(Choice):
    """The script a name is written in; values are ISO 15924 codes."""

    LATIN = "Latn", "Latin"
    MYANMAR = "Mymr", "Myanmar"
    THAI = "Thai", "Thai"
    KHMER = "Khmr", "Khmer"
    LAO = "Laoo", "Lao"
    DEVANAGARI = "Deva", "Devanagari"
    BENGALI = "Beng", "Bengali"
    ARABIC = "Arab", "Arabic"
    CHINESE = "Hani", "Chinese"
    OTHER = "Zyyy", "Other"


class NameKind(Choice):
    """What sort of name it is."""

    HEARD = "heard", "As heard"
    LEGAL = "legal", "Legal"
    ROMANISED = "romanised", "Romanised"
    NICKNAME = "nickname", "Nickname"
    HONORIFIC = "honorific", "With honorific"
    ALIAS = "alias", "Alias"
    HANDLE = "handle", "Handle"
    MISSPELLING = "misspelling", "Misspelling"
    FORMER = "former", "Former"


class Name(Part, frozen=True, kw_only=True):
    """One form of a name."""

    text: Annotated[str, Field("Name", DIRECT, term="person", search=True)]
    script: Annotated[Script, Field("Script", SHAREABLE)] = Script.LATIN
    kind: Annotated[NameKind, Field("Kind", SHAREABLE)] = NameKind.HEARD


class DocumentType(Choice):
    """Papers that identify a person."""

    PASSPORT = "passport", "Passport"
    NATIONAL_ID = "national_id", "National identity card"
    WORK_PERMIT = "work_permit", "Work permit"
    VISA = "visa", "Visa"
    BORDER_PASS = "border_pass", "Border pass"
    REFUGEE_CARD = "refugee_card", "Refugee card"
    OTHER = "other", "Other"


class HeldBy(Choice):
    """Who has the paper in their hands."""

    SELF = "self", "The person"
    EMPLOYER = "employer", "Employer"
    AGENCY = "agency", "Agency"
    OTHER = "other", "Somebody else"
    UNKNOWN = "unknown", "Not known"


class IdDocument(Part, frozen=True, kw_only=True):
    """A paper with a number, and who keeps it."""

    type: Annotated[DocumentType, Field("Paper", SENSITIVE)]
    number: Annotated[str, Field("Number", DIRECT, term="id_number", search=True)] = ""
    held_by: Annotated[HeldBy, Field("Held by", SENSITIVE)] = HeldBy.UNKNOWN


class Service(Choice):
    """Where somebody has an account."""

    FACEBOOK = "facebook", "Facebook"
    LINE = "line", "Line"
    VIBER = "viber", "Viber"
    WHATSAPP = "whatsapp", "WhatsApp"
    SIGNAL = "signal", "Signal"
    TELEGRAM = "telegram", "Telegram"
    EMAIL = "email", "E-mail"
    OTHER = "other", "Other"


class OnlineAccount(Part, frozen=True, kw_only=True):
    """An account by which a person can be found."""

    service: Annotated[Service, Field("Service", SENSITIVE)]
    handle: Annotated[str, Field("Account", DIRECT, term="account", search=True)]
