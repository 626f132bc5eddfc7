"""Which kind of partner reads which version, and how many people must fit what it says."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from workstation.records.briefings import Profile
from workstation.records.partners import PartnerType

PROFILE_OF: Mapping[PartnerType, Profile] = MappingProxyType(
    {
        PartnerType.BUYER: Profile.BUY,
        PartnerType.BRAND: Profile.BUY,
        PartnerType.RETAILER: Profile.BUY,
        PartnerType.IMPORTER: Profile.BUY,
        PartnerType.AGENT: Profile.BUY,
        PartnerType.SUPPLIER: Profile.EMP,
        PartnerType.RECRUITMENT_AGENCY: Profile.REC,
        PartnerType.FINANCIAL_INSTITUTION: Profile.FIN,
        PartnerType.TRADE_UNION: Profile.ALLY,
        PartnerType.NGO: Profile.ALLY,
        PartnerType.ACADEMIC: Profile.ACA,
        PartnerType.GOVERNMENT: Profile.GOV,
        PartnerType.OTHER: Profile.PUB,
    }
)
"""The profile of each of the thirteen kinds (S1, part 4); "other" reads what the public reads."""


def profile_of(partner: PartnerType) -> Profile:
    """How a kind of partner reads a case."""
    return PROFILE_OF[partner]


@dataclass(frozen=True, slots=True)
class Limit:
    """How many people must fit; `insider` holds where an employer may come to read it.

    With `consent` a consent of everybody told about, as one person each, takes its place.
    """

    reader: int
    insider: int | None = None
    consent: bool = False

    @property
    def needed(self) -> int:
        """The number that a count as an insider makes must reach."""
        return max(self.reader, self.insider or 0)


LIMITS: Mapping[Profile, Limit] = MappingProxyType(
    {
        Profile.EMP: Limit(10, insider=10),
        Profile.REC: Limit(10),
        Profile.BUY: Limit(5, insider=10),
        Profile.FIN: Limit(10),
        Profile.ALLY: Limit(10, consent=True),
        Profile.GOV: Limit(10, consent=True),
        Profile.ACA: Limit(10),
        Profile.PUB: Limit(10),
    }
)
"""Smallest counts by profile (part 4): a buyer may forward to its supplier, so it is 10 as well."""


def limit_of(profile: Profile) -> Limit:
    """The smallest count for a profile."""
    return LIMITS[profile]
