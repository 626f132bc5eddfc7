"""Every record there is; the store makes its tables from this list and nothing else."""

from workstation.records.accounts import Account, IdentifyingDetail, Rendition
from workstation.records.attachments import CoveredPage, Enclosure
from workstation.records.briefings import Briefing, LowerCount
from workstation.records.cases import Case
from workstation.records.consents import Consent
from workstation.records.contact_log import ContactLog
from workstation.records.contact_plan import SafeContactPlan
from workstation.records.disclosures import Disclosure
from workstation.records.erasure import ErasureRequest
from workstation.records.evidence import CustodyEntry, Evidence, EvidenceCopy
from workstation.records.fees import FeeRecord
from workstation.records.intake import Intake
from workstation.records.involvement import Involvement
from workstation.records.issues import Issue
from workstation.records.kit import Record
from workstation.records.office import Letter, Office
from workstation.records.organisations import Organisation, Site, SupplyLink
from workstation.records.out_of_reach import OutOfReach
from workstation.records.partners import Contact
from workstation.records.people import Person
from workstation.records.protection import (
    ProtectionNeed,
    RetaliationIncident,
    Safeguard,
    SafetyPlan,
    VoiceSuppression,
)
from workstation.records.risk import RiskAssessment
from workstation.records.rosters import Roster

RECORDS: tuple[type[Record], ...] = (
    Case,
    Issue,
    Involvement,
    Consent,
    Rendition,
    Organisation,
    Site,
    SupplyLink,
    Contact,
    Roster,
    FeeRecord,
    Briefing,
    LowerCount,
    OutOfReach,
    Disclosure,
    Office,
    Letter,
    Person,
    SafeContactPlan,
    Intake,
    Account,
    IdentifyingDetail,
    ContactLog,
    Evidence,
    CustodyEntry,
    EvidenceCopy,
    CoveredPage,
    Enclosure,
    ErasureRequest,
    ProtectionNeed,
    RetaliationIncident,
    VoiceSuppression,
    SafetyPlan,
    Safeguard,
    RiskAssessment,
)
