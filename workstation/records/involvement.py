"""Who is in a case, by a handle that names nobody."""

from typing import Annotated

from workstation.records.access import CASES, Choice
from workstation.records.kit import SENSITIVE, SHAREABLE, Field, Id, Part, Record, record
from workstation.records.people import YesNo


class CasePart(Choice):
    """What somebody is in one case."""

    AFFECTED = "affected_worker", "Affected worker"
    FAMILY = "family", "Family"
    DEFENDER = "defender", "Defender"
    INTERPRETER = "interpreter", "Interpreter"
    WITNESS = "witness", "Witness"
    PERPETRATOR = "alleged_perpetrator", "Alleged perpetrator"
    RECRUITER = "recruiter", "Recruiter"
    STAFF = "staff", "Staff"


class PerpetratorRole(Choice):
    """What an accused person is at the workplace."""

    SUPERVISOR = "supervisor", "Supervisor"
    MANAGER = "manager", "Manager"
    OWNER = "owner", "Owner"
    HR = "hr", "Human resources"
    SECURITY = "security", "Security"
    RECRUITER = "recruiter", "Recruiter"
    BROKER = "broker", "Broker"
    LENDER = "lender", "Lender"
    INTERPRETER = "interpreter", "Interpreter"
    COWORKER = "coworker", "Co-worker"
    OFFICIAL = "official", "Official"
    HOUSEHOLD = "household", "Household"
    UNKNOWN = "unknown", "Not known"


class PerpetratorPart(Choice):
    """What an accused person is said to have done."""

    ORDERED = "ordered", "Ordered it"
    DID = "did", "Did it"
    TOOK_PART = "took_part", "Took part"
    ALLOWED = "allowed", "Allowed it"
    BENEFITED = "benefited", "Benefited"
    COVERED_UP = "covered_up", "Covered it up"


class Control(Choice):
    """What an accused person holds over the worker."""

    HOUSING = "housing", "Housing"
    PAPERS = "papers", "Papers"
    VISA = "visa", "Visa"
    PAY = "pay", "Pay"
    POLICE_TIE = "police_tie", "Tie to the police"


class Accusation(Part, frozen=True, kw_only=True):
    """What is alleged, by role and part; a claim, not a finding."""

    role: Annotated[PerpetratorRole, Field("Role", SENSITIVE)] = PerpetratorRole.UNKNOWN
    parts: Annotated[tuple[PerpetratorPart, ...], Field("Part in it", SENSITIVE)] = ()
    controls: Annotated[tuple[Control, ...], Field("Holds", SENSITIVE)] = ()
    still_near: Annotated[YesNo, Field("Still near the worker?", SENSITIVE)] = YesNo.UNKNOWN


@record(CASES, label="Part in the case")
class Involvement(Record, frozen=True, kw_only=True):
    """One person's part in one case; the name stays with the identities."""

    person: Annotated[Id, Field("Person", SHAREABLE)]
    handle: Annotated[str, Field("Handle", SENSITIVE, help="As “Worker A”.")]
    part: Annotated[CasePart, Field("Part", SENSITIVE)]
    accusation: Annotated[Accusation | None, Field("What is alleged", SENSITIVE)] = None
