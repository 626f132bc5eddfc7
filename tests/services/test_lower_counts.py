"""A lower count: told in exact words, accepted by an officer, taken back until it was used."""

import pytest

from tests.services.conftest import Ready
from tests.services.test_releases import rules
from tests.services.test_spreading import accept
from tests.vaults import FIRM, release
from workstation.errors import Refused
from workstation.records.access import Role
from workstation.records.consents import Consent, Purpose
from workstation.records.kit import Id
from workstation.services.session import Session

WORDS = "They may guess it is you. Shall we send it?"


def about(session: Session, office: Ready) -> tuple[Id, Id, Purpose]:
    contact = session.partners.by_name(FIRM).id
    return office.case.id, contact, Purpose.REMEDY_DIALOGUE


def tell(office: Ready, words: str = WORDS, role: Role = Role.CASE_WORKER) -> None:
    with office.as_(role) as session:
        session.lower_counts.tell(*about(session, office), words, "my")


def test_the_very_words_stand_in_each_consent_for_that_recipient_alone(office: Ready) -> None:
    tell(office)

    with office.as_(Role.CASE_WORKER) as session:
        told = session.lower_counts.told(*about(session, office))
        asked = [c for c in session.reader.find(Consent, case=office.case.id) if c.may_guess]
        assert told
        assert [each.consent and each.consent.id for each in told] == [c.id for c in asked]
        for consent in asked:
            assert consent.may_guess is not None
            assert (consent.may_guess.words, consent.may_guess.language) == (WORDS, "my")
            assert consent.may_guess.by == session.user.token


def test_without_words_without_role_or_without_consent_nothing_is_written(office: Ready) -> None:
    with pytest.raises(Refused) as silent:
        tell(office, " ")
    with pytest.raises(Refused) as stranger:
        tell(office, role=Role.BRIEFING_OFFICER)
    with office.as_(Role.CASE_WORKER) as session:
        for consent in session.reader.find(Consent, case=office.case.id):
            session.cases.withdraw(consent.id)
    with pytest.raises(Refused) as alone:
        tell(office)

    assert rules(silent) == {"lower.words"}
    assert rules(stranger) == {"lower.role"}
    assert rules(alone) == {"lower.consent"}


def test_each_half_is_taken_back_by_whose_it_is(office: Ready) -> None:
    tell(office)
    with office.as_(Role.PROTECTION_OFFICER) as session:
        accept(session, office.case)
    with office.as_(Role.CASE_WORKER) as session, pytest.raises(Refused) as refused:
        session.lower_counts.take_back(*about(session, office)[:2])
    assert rules(refused) == {"lower.role"}

    with office.as_(Role.PROTECTION_OFFICER) as session:
        session.lower_counts.take_back(*about(session, office)[:2])
        assert session.lower_counts.accepted(*about(session, office)[:2]) == ()
    with office.as_(Role.CASE_WORKER) as session:
        session.lower_counts.untell(*about(session, office))
        told = session.lower_counts.told(*about(session, office))
        assert [each.on for each in told] == [None] * len(told)


def test_what_a_text_was_approved_on_stands(office: Ready) -> None:
    tell(office)
    with office.as_(Role.PROTECTION_OFFICER) as session:
        accept(session, office.case)
    release(office, office.case.id, FIRM)

    with office.as_(Role.PROTECTION_OFFICER) as session:
        assert session.lower_counts.used(*about(session, office)[:2])
        with pytest.raises(Refused) as officer:
            session.lower_counts.take_back(*about(session, office)[:2])
        with pytest.raises(Refused) as worker:
            session.lower_counts.untell(*about(session, office))

    assert rules(officer) == rules(worker) == {"lower.used"}
