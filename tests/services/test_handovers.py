"""The last step: a second person's own process signs, the release is written down and sealed."""

import hashlib
from pathlib import Path

import pytest
from msgspec.structs import replace

from tests.services.conftest import Ready
from tests.services.test_forged_drafts import put
from tests.vaults import BUYER, FIRM, prepare
from workstation.errors import Missing, NotEntitled, Refused, WrongPassphrase
from workstation.ports import Silent
from workstation.records.access import Role
from workstation.records.briefings import Briefing, BriefingState
from workstation.records.cases import Case, RiskLevel
from workstation.records.consents import Consent
from workstation.records.disclosures import Disclosure, SentHow
from workstation.records.kit import Id


def draft_of(office: Ready, role: Role = Role.BRIEFING_OFFICER) -> Id:
    with office.as_(role) as session:
        return session.releases.submit(prepare(session, office.case.id, FIRM)).id


def test_a_release_is_written_down_with_what_it_told(released: Ready) -> None:
    with released.as_(Role.BRIEFING_OFFICER) as session:
        (briefing,) = session.handovers.released()
        (disclosure,) = session.reader.find(Disclosure)
        letter = session.handovers.letter_of(briefing.id)

    assert letter.pdf is not None
    assert briefing.file_sha256 == hashlib.sha256(letter.pdf).hexdigest()
    assert disclosure.file_sha256 == briefing.file_sha256
    assert briefing.approved_by not in (None, briefing.written_by)
    assert len(disclosure.consents) == 1
    assert disclosure.k_result is not None
    assert disclosure.k_result >= 10


def test_nothing_is_released_twice(released: Ready) -> None:
    with released.as_(Role.BRIEFING_OFFICER) as session:
        (briefing,) = session.handovers.released()
        with pytest.raises(Refused, match="already"):
            session.handovers.release(briefing.id, [released.passphrase(Role.SUPERVISOR)])


@pytest.mark.parametrize("words", ["wrong", "lantern orchard seven nobody"])
@pytest.mark.slow
def test_a_wrong_second_passphrase_releases_nothing(office: Ready, words: str) -> None:
    draft = draft_of(office)

    with office.as_(Role.BRIEFING_OFFICER) as session:
        with pytest.raises(WrongPassphrase):
            session.handovers.release(draft, [words])

        assert session.cases.get(Briefing, draft).state is BriefingState.DNH_PASSED


def test_without_anybody_nothing_is_released(office: Ready) -> None:
    draft = draft_of(office)

    with office.as_(Role.BRIEFING_OFFICER) as session, pytest.raises(Refused) as refused:
        session.handovers.release(draft, [])

    assert "approval.missing" in {b.rule for b in refused.value.blockers}


@pytest.mark.slow
def test_the_author_cannot_be_the_second_person(office: Ready) -> None:
    draft = draft_of(office, Role.SUPERVISOR)

    with office.as_(Role.SUPERVISOR) as session, pytest.raises(Refused) as refused:
        session.handovers.release(draft, [office.passphrase(Role.SUPERVISOR)])

    assert "approval.same" in {b.rule for b in refused.value.blockers}


def test_high_risk_asks_for_a_protection_officer_as_well(office: Ready) -> None:
    with office.as_(Role.PROTECTION_OFFICER) as session:
        case = session.cases.get(Case, office.case.id)
        put(session, replace(case, risk_level=RiskLevel.HIGH))
    draft = draft_of(office)

    with office.as_(Role.BRIEFING_OFFICER) as session:
        assert session.handovers.needs_officer(draft)
        with pytest.raises(Refused) as refused:
            session.handovers.release(draft, [office.passphrase(Role.SUPERVISOR)])

    assert {b.rule for b in refused.value.blockers} == {"approval.officer"}


def test_an_earlier_release_counts_for_the_next(released: Ready) -> None:
    with released.as_(Role.BRIEFING_OFFICER) as session:
        facts = prepare(session, released.case.id, BUYER)
        first, second = session.handovers.released()[0], facts.composed.checked.cleared.redacted

    assert not {t.token[-3:-1] for t in first.tokens} & {t[-3:-1] for t in second.tokens}


# --- Bundles ----------------------------------------------------------------------------------


def test_a_release_is_sealed_for_its_own_recipient(released: Ready, tmp_path: Path) -> None:
    out = tmp_path / "out.age"
    with released.as_(Role.SUPERVISOR) as session:
        (briefing,) = session.handovers.released()
        sealed = session.bundles.seal(session.bundles.find(briefing.id), out, Silent())

        (disclosure,) = session.reader.find(Disclosure)

    assert (sealed["recipient"], sealed["sequence"]) == (FIRM, 1)
    assert disclosure.sent_how is SentHow.BUNDLE
    assert out.read_bytes().startswith(b"age-encryption.org/v1\n")


def test_nothing_is_sealed_without_the_offices_seal(released: Ready, tmp_path: Path) -> None:
    with released.as_(Role.BRIEFING_OFFICER) as session:
        (briefing,) = session.handovers.released()
        with pytest.raises(NotEntitled):
            session.bundles.seal(briefing.id, tmp_path / "out.age", Silent())
        (disclosure,) = session.reader.find(Disclosure)
        assert disclosure.sent_how is SentHow.PDF

    assert not (tmp_path / "out.age").exists()


def test_a_draft_is_not_sealed(office: Ready, tmp_path: Path) -> None:
    draft = draft_of(office)

    with office.as_(Role.SUPERVISOR) as session:
        with pytest.raises(Missing):
            session.bundles.find(draft)
        with pytest.raises(Refused):
            session.bundles.seal(draft, tmp_path / "out.age", Silent())


@pytest.mark.parametrize("how", ["withdrawn", "held", "revoked"])
def test_what_was_released_is_not_sealed_any_more(
    released: Ready, tmp_path: Path, how: str
) -> None:
    with released.as_(Role.PROTECTION_OFFICER) as session:
        if how == "withdrawn":
            for consent in session.reader.find(Consent):
                session.cases.withdraw(consent.id)
        elif how == "held":
            session.risks.hold(released.case.id, True)
        else:
            session.partners.revoke(session.partners.by_name(FIRM).id, "lost")

    with released.as_(Role.SUPERVISOR) as session:
        (briefing,) = session.handovers.released()
        with pytest.raises(Refused):
            session.bundles.seal(briefing.id, tmp_path / "out.age", Silent())
