"""People: workers, families, defenders, witnesses, staff and those accused."""

from typing import Annotated

import msgspec

from workstation.records.access import IDENTITIES, PROTECTION_TEAM, Choice
from workstation.records.generalise import tenure_band
from workstation.records.kit import (
    DIRECT,
    QUASI,
    SENSITIVE,
    SHAREABLE,
    Field,
    Id,
    Part,
    Record,
    record,
)
from workstation.records.names import IdDocument, Name, OnlineAccount


class PersonKind(Choice):
    """What a person is to the work, across all cases."""

    WORKER = "worker", "Worker"
    JOBSEEKER = "jobseeker", "Job seeker"
    FORMER_WORKER = "former_worker", "Former worker"
    FAMILY = "family", "Family"
    DEFENDER = "hrd", "Human rights defender"
    UNIONIST = "unionist", "Unionist"
    NGO_STAFF = "ngo_staff", "NGO staff"
    INTERPRETER = "interpreter", "Interpreter"
    WITNESS = "witness", "Witness"
    STAFF = "staff", "Staff"
    ACCUSED = "accused", "Accused of harm"


class Gender(Choice):
    """Gender as the person says it."""

    WOMAN = "woman", "Woman"
    MAN = "man", "Man"
    NONBINARY = "nonbinary", "Non-binary"
    OTHER = "other", "Other"
    NOT_SAID = "not_said", "Not said"


class ResidenceStatus(Choice):
    """The person's right to be and to work in the country."""

    CITIZEN = "citizen", "Citizen"
    VISA = "visa", "Visa"
    MOU = "mou", "Under a labour agreement"
    REGISTERED = "registered", "Registered"
    BORDER_PASS = "border_pass", "Border pass"
    REFUGEE = "refugee", "Refugee"
    UNDOCUMENTED = "undocumented", "Undocumented"
    UNKNOWN = "unknown", "Not known"


class Literacy(Choice):
    """Whether the person reads in a language of theirs."""

    READS = "reads", "Reads"
    SOME = "some", "Reads a little"
    NONE = "none", "Does not read"
    UNKNOWN = "unknown", "Not known"


class YesNo(Choice):
    """An answer that may be missing; missing never counts as no."""

    YES = "yes", "Yes"
    NO = "no", "No"
    UNKNOWN = "unknown", "Not known"


class RelationKind(Choice):
    """How two people are tied."""

    KIN = "kin", "Family"
    CO_WORKER = "co_worker", "Works with"
    REPRESENTS = "represents", "Represents"


class Relation(Part, frozen=True, kw_only=True):
    """A tie to another person."""

    person: Annotated[Id, Field("Person", SHAREABLE)]
    kind: Annotated[RelationKind, Field("Tie", SENSITIVE)]
    note: Annotated[str, Field("Note", SENSITIVE)] = ""


class Health(Part, frozen=True, kw_only=True):
    """What a person tells of body and life; it never leaves."""

    health: Annotated[str, Field("Health", SENSITIVE)] = ""
    pregnancy: Annotated[YesNo | None, Field("Pregnant", SENSITIVE)] = None
    disability: Annotated[str, Field("Disability", SENSITIVE)] = ""
    sogi: Annotated[str, Field("Sexual orientation, gender identity", SENSITIVE)] = ""


@record(IDENTITIES, label="Person", need_to_know=PROTECTION_TEAM)
class Person(Record, frozen=True, kw_only=True):
    """Somebody in a case; case and part are in Involvement."""

    names: Annotated[
        tuple[Name, ...],
        Field("Names", DIRECT, help="Every form heard: each is looked for before anything leaves."),
    ] = ()
    kind: Annotated[PersonKind, Field("Who", QUASI)] = PersonKind.WORKER
    unnamed: Annotated[bool, Field("Does not want to be named", SENSITIVE)] = False
    birth_year: Annotated[
        int | None, Field("Birth year", DIRECT, help="Leave empty if unsure.")
    ] = None
    age_band: Annotated[str, Field("Age", QUASI)] = ""
    under_18: Annotated[YesNo | None, Field("Under 18?", SENSITIVE)] = None
    gender: Annotated[Gender, Field("Gender", QUASI)] = Gender.NOT_SAID
    nationality: Annotated[str, Field("Nationality", QUASI, help="Country code, as MM.")] = ""
    ethnicity: Annotated[str, Field("Ethnicity", SENSITIVE)] = ""
    religion: Annotated[str, Field("Religion", SENSITIVE)] = ""
    languages: Annotated[tuple[str, ...], Field("Languages", QUASI)] = ()
    literacy: Annotated[Literacy, Field("Reading", QUASI)] = Literacy.UNKNOWN
    status: Annotated[ResidenceStatus, Field("Status", SENSITIVE)] = ResidenceStatus.UNKNOWN
    id_docs: Annotated[tuple[IdDocument, ...], Field("Papers", DIRECT)] = ()
    phones: Annotated[tuple[str, ...], Field("Phones", DIRECT, term="phone", search=True)] = ()
    accounts: Annotated[tuple[OnlineAccount, ...], Field("Accounts", DIRECT)] = ()
    address: Annotated[str, Field("Address", DIRECT, term="place", search=True)] = ""
    dorm: Annotated[str, Field("Dormitory, room", DIRECT, term="place", search=True)] = ""
    job: Annotated[str, Field("Job", QUASI)] = ""
    section: Annotated[str, Field("Section, line", QUASI)] = ""
    shift: Annotated[str, Field("Shift", QUASI)] = ""
    tenure_months: Annotated[
        int | None, Field("Months in the job", QUASI, generalise=tenure_band)
    ] = None
    dependants: Annotated[int | None, Field("Dependants", QUASI)] = None
    health: Annotated[Health, Field("Health", SENSITIVE)] = msgspec.field(default_factory=Health)
    relations: Annotated[tuple[Relation, ...], Field("Ties", SENSITIVE)] = ()
