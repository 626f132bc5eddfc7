"""What an unlocked vault offers: one user's services, until the process ends."""

from dataclasses import dataclass

from workstation.ports import Drafts, Reader
from workstation.records.access import Role
from workstation.records.kit import UserToken
from workstation.services.access import Access
from workstation.services.attachments import Attachments
from workstation.services.audit import AuditLog
from workstation.services.backups import Backups
from workstation.services.bundles import Bundles
from workstation.services.cases import Cases
from workstation.services.dates import Dates
from workstation.services.erasure import Erasures
from workstation.services.evidence import EvidenceRoom
from workstation.services.handovers import Handovers
from workstation.services.history import History
from workstation.services.imports import Imports
from workstation.services.knowing import Knowing
from workstation.services.lower_counts import LowerCounts
from workstation.services.partners import Partners
from workstation.services.recalls import Recalls
from workstation.services.release_list import ReleaseList
from workstation.services.releases import Releases
from workstation.services.renditions import Renditions
from workstation.services.retention import Retention
from workstation.services.risks import Risks
from workstation.services.rosters import Rosters
from workstation.services.settings import Settings
from workstation.services.today import Today
from workstation.services.ways import Ways
from workstation.services.witnesses import Witnesses


@dataclass(frozen=True, slots=True)
class User:
    """Who unlocked."""

    token: UserToken
    name: str
    role: Role


@dataclass(frozen=True, slots=True)
class Session:
    """One user's services; there is nothing to reach without them."""

    user: User
    reader: Reader
    drafts: Drafts
    cases: Cases
    imports: Imports
    partners: Partners
    risks: Risks
    renditions: Renditions
    release_list: ReleaseList
    releases: Releases
    lower_counts: LowerCounts
    witnesses: Witnesses
    rosters: Rosters
    handovers: Handovers
    bundles: Bundles
    access: Access
    backups: Backups
    recalls: Recalls
    knowing: Knowing
    history: History
    ways: Ways
    evidence: EvidenceRoom
    attachments: Attachments
    erasure: Erasures
    retention: Retention
    audit: AuditLog
    settings: Settings
    today: Today
    dates: Dates
