"""What a briefing may be for, by the kind of reader: the first is what it mostly is."""

from collections.abc import Mapping
from types import MappingProxyType

from workstation.records.briefings import Profile
from workstation.records.consents import Purpose

_PUT_RIGHT = (Purpose.REMEDY_DIALOGUE, Purpose.SAFETY_ACTION)

PURPOSES: Mapping[Profile, tuple[Purpose, ...]] = MappingProxyType(
    {
        Profile.EMP: _PUT_RIGHT,
        Profile.REC: _PUT_RIGHT,
        Profile.BUY: _PUT_RIGHT,
        Profile.FIN: (Purpose.REMEDY_DIALOGUE, Purpose.STATISTICS),
        Profile.ALLY: (Purpose.REFERRAL, *_PUT_RIGHT, Purpose.LEGAL_EVIDENCE),
        Profile.GOV: (*_PUT_RIGHT, Purpose.LEGAL_EVIDENCE, Purpose.REFERRAL),
        Profile.ACA: (Purpose.RESEARCH, Purpose.STATISTICS),
        Profile.PUB: (Purpose.PUBLIC_ADVOCACY, Purpose.STATISTICS),
    }
)
"""Purposes that fit each kind of reader (part 4); case work is this office's own."""


def purposes_for(profile: Profile) -> tuple[Purpose, ...]:
    """What a briefing for this kind of reader may be for, the usual one first."""
    return PURPOSES[profile]
