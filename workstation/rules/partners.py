"""Which kind of partner reads which version, and how many people must fit what it says."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

from crypto.age import read_recipient
from crypto.minisign import read_public_key
from workstation.errors import BadInput
from workstation.records.briefings import Profile
from workstation.records.partners import Contact, PartnerType
from workstation.text import fold

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


def firms_of(contact: Contact) -> frozenset[str]:
    """The organisation of a contact, by its record and by its name on the card."""
    return frozenset({contact.organisation or "", _folded(contact.organisation_name)} - {""})


def keys_of(contact: Contact) -> frozenset[str]:
    """The keys on a card, each in its one spelling: whoever holds one of them reads as its owner.

    The id of a signing key and the comment over it are no part of it: anybody may write others.
    """
    found = {_recipient(contact.age_recipient.strip()), _signer(contact.minisign_key.strip())}
    return frozenset(found - {""})


def share_a_key(contact: Contact, contacts: Iterable[Contact]) -> tuple[Contact, ...]:
    """The contacts of another organisation, or of none that is known, with a key of this one."""
    keys, firms = keys_of(contact), firms_of(contact)
    return tuple(
        other
        for other in contacts
        if other.id != contact.id and keys & keys_of(other) and not firms & firms_of(other)
    )


_KEPT = 1 << 12
"""How many readings of a card are remembered; an office has fewer contacts."""


@lru_cache(maxsize=_KEPT)
def _folded(name: str) -> str:
    return fold(name).text.strip()


@lru_cache(maxsize=_KEPT)
def _recipient(text: str) -> str:
    try:
        return read_recipient(text)
    except BadInput:
        return text


@lru_cache(maxsize=_KEPT)
def _signer(text: str) -> str:
    try:
        return read_public_key(text).raw.hex()
    except BadInput:
        return text


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
