"""The sentence about a reader is made from what its version declares, and from nothing else."""

import pytest

from workstation.records.briefings import Profile
from workstation.records.consents import Purpose
from workstation.rules.purposes import PURPOSES, purposes_for
from workstation.rules.readers import asks_the_firm, reads
from workstation.rules.versions import VERSIONS


@pytest.mark.parametrize("profile", Profile)
def test_everything_admitted_is_said_once_and_nothing_else(profile: Profile) -> None:
    found, version = reads(profile), VERSIONS[profile]
    agreed = [a for a in version.admitted if a.item is not None]

    assert len(found.agreed) == len(agreed)
    assert len(found.always) == len(version.admitted) - len(agreed) + version.summary
    assert not set(found.never) & {words.partition(" (")[0] for words in found.always}
    assert ("words of yours" in found.never) is not version.summary


def test_how_exactly_something_is_said_follows_from_what_says_it() -> None:
    assert "when it happened (quarter)" in reads(Profile.EMP).always
    assert "when it happened (month)" in reads(Profile.BUY).always
    assert "when it happened (year)" in reads(Profile.PUB).always
    assert "issues by work area alone" in reads(Profile.PUB).always
    assert "issue codes of recruitment alone" in reads(Profile.REC).always
    assert "the firm (if it agrees to be named)" in reads(Profile.FIN).always
    assert "the firm" in reads(Profile.PUB).never


def test_a_bank_alone_asks_whether_the_firm_agrees() -> None:
    assert [p for p in Profile if asks_the_firm(p)] == [Profile.FIN]


def test_every_reader_has_purposes_and_none_is_this_offices_own() -> None:
    assert set(PURPOSES) == set(Profile)
    assert all(purposes and Purpose.CASE_WORK not in purposes for purposes in PURPOSES.values())
    assert purposes_for(Profile.ALLY)[0] is Purpose.REFERRAL
    assert Purpose.RESEARCH not in purposes_for(Profile.EMP)
