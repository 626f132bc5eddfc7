"""Partners and their contacts: who may receive what, and how their keys were checked."""

import datetime as dt
from typing import Annotated

from workstation.records.access import CASES, Choice
from workstation.records.kit import SENSITIVE, SHAREABLE, Field, Id, Record, UserToken, record


class PartnerType(Choice):
    """The thirteen kinds of partner (S1)."""

    BUYER = "buyer", "Buyer"
    BRAND = "brand", "Brand"
    RETAILER = "retailer", "Retailer"
    IMPORTER = "importer", "Importer"
    AGENT = "agent", "Agent"
    SUPPLIER = "supplier", "Supplier or employer"
    RECRUITMENT_AGENCY = "recruitment_agency", "Recruitment agency"
    FINANCIAL_INSTITUTION = "financial_institution", "Financial institution"
    TRADE_UNION = "trade_union", "Trade union"
    NGO = "ngo", "NGO, lawyer or shelter"
    ACADEMIC = "academic", "Academic"
    GOVERNMENT = "government", "Government"
    OTHER = "other", "Other"


class CardCame(Choice):
    """How a contact's card reached us."""

    IN_PERSON = "in_person", "In person"
    EMAIL = "email", "By e-mail"
    PAPER = "paper", "On paper"
    STICK = "stick", "On a stick"
    OTHER = "other", "Another way"


class Verification(Choice):
    """Whether the keys are known to be the partner's own."""

    UNVERIFIED = "unverified", "Not verified"
    VERIFIED = "verified", "Verified"
    REVOKED = "revoked", "Revoked"


class VerifiedHow(Choice):
    """How the eight words were compared."""

    PHONE = "phone", "By phone"
    VIDEO = "video", "By video"
    IN_PERSON = "in_person", "In person"


@record(CASES, label="Partner contact")
class Contact(Record, frozen=True, kw_only=True):
    """A named recipient at a partner, with the keys that seal and verify."""

    person: Annotated[str, Field("Contact person", SENSITIVE, search=True)]
    organisation_name: Annotated[str, Field("Organisation", SENSITIVE, search=True)] = ""
    organisation: Annotated[Id | None, Field("Same as", SENSITIVE)] = None
    partner_type: Annotated[PartnerType, Field("Kind of partner", SHAREABLE)] = PartnerType.OTHER
    age_recipient: Annotated[str, Field("Recipient key", SHAREABLE, "From their card: age1…")] = ""
    minisign_key: Annotated[str, Field("Signing key", SHAREABLE, "From their card: RW…")] = ""
    came: Annotated[CardCame, Field("How the card came", SENSITIVE)] = CardCame.OTHER
    came_on: Annotated[dt.date | None, Field("Came on", SENSITIVE)] = None
    verification: Annotated[Verification, Field("Keys", SHAREABLE)] = Verification.UNVERIFIED
    verified_by: Annotated[UserToken | None, Field("Verified by", SENSITIVE)] = None
    verified_on: Annotated[dt.date | None, Field("Verified on", SENSITIVE)] = None
    verified_how: Annotated[VerifiedHow | None, Field("Verified how", SENSITIVE)] = None
    revoked_on: Annotated[dt.date | None, Field("Revoked on", SENSITIVE)] = None
    revoked_why: Annotated[str, Field("Why revoked", SENSITIVE)] = ""
    affiliates: Annotated[
        tuple[Id, ...],
        Field("May pass on to", SENSITIVE, help="Tests count what these have had as well."),
    ] = ()
