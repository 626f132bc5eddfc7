"""Firms, workplaces and how they hang together in a supply chain."""

from typing import Annotated

from workstation.records.access import CASES, Choice
from workstation.records.generalise import people_band
from workstation.records.kit import QUASI, SENSITIVE, SHAREABLE, Field, Id, Part, Record, record
from workstation.records.partners import PartnerType
from workstation.records.people import Gender, YesNo


@record(CASES, label="Organisation")
class Organisation(Record, frozen=True, kw_only=True):
    """A firm, agency, office or association; every form of its name is looked for."""

    names: Annotated[
        tuple[str, ...], Field("Names, every form", QUASI, term="employer", search=True)
    ]
    partner_type: Annotated[PartnerType, Field("Kind", SHAREABLE)] = PartnerType.SUPPLIER
    country: Annotated[str, Field("Country", QUASI, help="Country code, as TH.")] = ""
    admin1: Annotated[str, Field("Province or state", QUASI)] = ""
    sector: Annotated[str, Field("Sector", QUASI)] = ""
    licence: Annotated[str, Field("Licence", QUASI, term="id_number")] = ""
    public_consent: Annotated[
        bool,
        Field("Agrees to be named", SHAREABLE, help="Partner consent, apart from the workers'."),
    ] = False


class Trait(Choice):
    """What a text can tell of somebody, in the order in which it is dropped (part 4)."""

    OTHER = "other", "Another detail"
    EVENT = "event", "What happened, exactly"
    DATE = "date", "Date"
    DORM = "dorm", "Dormitory or room"
    SECTION = "section", "Section or line"
    SHIFT = "shift", "Shift"
    TENURE = "tenure", "Time in the job"
    AGE = "age", "Age group"
    LANGUAGE = "language", "Language"
    STATUS = "status", "Residence status"
    JOB = "job", "Job"
    GENDER = "gender", "Gender"
    NATIONALITY = "nationality", "Nationality"
    AFFECTED = "affected", "Number affected"
    SITE = "site", "Site"


class Headcount(Part, frozen=True, kw_only=True):
    """How many people on a site share a nationality and a gender."""

    nationality: Annotated[str, Field("Nationality", QUASI)]
    gender: Annotated[Gender, Field("Gender", QUASI)]
    people: Annotated[int, Field("People", QUASI)]


class GroupCount(Part, frozen=True, kw_only=True):
    """How many people an insider counts in a section, shift, job or room."""

    attribute: Annotated[Trait, Field("What is shared", QUASI)]
    value: Annotated[str, Field("Value", QUASI)]
    people: Annotated[int, Field("People", QUASI)]


@record(CASES, label="Site")
class Site(Record, frozen=True, kw_only=True):
    """A workplace or vessel with the counts that the small-site rule needs."""

    names: Annotated[tuple[str, ...], Field("Names, every form", QUASI, term="site", search=True)]
    organisation: Annotated[Id | None, Field("Run by", SENSITIVE)] = None
    country: Annotated[str, Field("Country", QUASI, help="Country code, as TH.")] = ""
    admin1: Annotated[str, Field("Province or state", QUASI)] = ""
    place: Annotated[str, Field("Place", QUASI, term="place")] = ""
    vessel: Annotated[bool, Field("A vessel", QUASI)] = False
    commodity: Annotated[str, Field("Product", QUASI)] = ""
    headcount: Annotated[int | None, Field("People on site", QUASI, generalise=people_band)] = None
    counts: Annotated[
        tuple[Headcount, ...],
        Field("By nationality and gender", QUASI, help="Missing counts keep details inside."),
    ] = ()
    group_counts: Annotated[tuple[GroupCount, ...], Field("By section, shift, job", QUASI)] = ()
    employer_housing: Annotated[YesNo, Field("Employer's housing?", QUASI)] = YesNo.UNKNOWN


class LinkKind(Choice):
    """What one firm is to another."""

    SUPPLIES = "supplies", "Supplies"
    RECRUITS_FOR = "recruits_for", "Recruits for"
    OWNS = "owns", "Owns"
    FINANCES = "finances", "Finances"


@record(CASES, label="Supply link")
class SupplyLink(Record, frozen=True, kw_only=True):
    """One firm's tie to another, as it would not be published without consent (S35)."""

    upstream: Annotated[Id, Field("From", SENSITIVE)]
    downstream: Annotated[Id, Field("To", SENSITIVE)]
    kind: Annotated[LinkKind, Field("Tie", SENSITIVE)] = LinkKind.SUPPLIES
    tier: Annotated[int | None, Field("Tier", SENSITIVE)] = None
    commodity: Annotated[str, Field("Product", QUASI)] = ""
    corridor: Annotated[str, Field("Corridor", QUASI, help="Two country codes, as MM-TH.")] = ""
