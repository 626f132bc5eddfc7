"""Which partner reads which version."""

from workstation.records.briefings import Profile
from workstation.records.partners import PartnerType
from workstation.rules import partners


def test_each_of_the_thirteen_kinds_has_one_profile() -> None:
    assert len(PartnerType) == 13
    assert {partners.profile_of(kind) for kind in PartnerType} == set(Profile)


def test_somebody_of_another_kind_reads_what_the_public_reads() -> None:
    assert partners.profile_of(PartnerType.OTHER) is Profile.PUB


def test_every_profile_has_a_limit_and_a_buyers_counts_its_supplier() -> None:
    assert partners.limit_of(Profile.BUY).reader == 5
    assert all(partners.limit_of(profile).needed == 10 for profile in Profile)
