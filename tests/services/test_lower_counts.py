"""A lower count: told in exact words, accepted by an officer, taken back until it was used."""

import datetime as dt

import pytest
from msgspec.structs import replace

from tests.services.conftest import Ready
from tests.services.test_access import token_of
from tests.services.test_forged_drafts import put
from tests.services.test_releases import rules
from tests.services.test_spreading import accept
from tests.vaults import FIRM, TODAY, prepare, release
from workstation.errors import Refused
from workstation.ports import Silent
from workstation.records.access import Role
from workstation.records.briefings import LowerCount
from workstation.records.consents import Consent, GuessTold, Purpose
from workstation.records.issues import Issue
from workstation.records.kit import Id, UserToken, new_id
from workstation.records.people import YesNo
from workstation.services.session import Session

DAY = dt.timedelta(days=1)
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
        session.lower_counts.take_back(*about(session, office))
    assert rules(refused) == {"lower.role"}

    with office.as_(Role.PROTECTION_OFFICER) as session:
        session.lower_counts.take_back(*about(session, office))
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
        assert session.lower_counts.used(*about(session, office))
        with pytest.raises(Refused) as officer:
            session.lower_counts.take_back(*about(session, office))
        with pytest.raises(Refused) as worker:
            session.lower_counts.untell(*about(session, office))

    assert rules(officer) == rules(worker) == {"lower.used"}


# --- What lets nothing through ----------------------------------------------------------------

SAID = GuessTold(words=WORDS)
WHY = "He wants his papers now."


def small(office: Ready) -> None:
    """A case whose letter leaves with a lower count alone."""
    with office.as_(Role.CASE_WORKER) as session:
        for issue in session.reader.find(Issue, case=office.case.id):
            session.cases.put(replace(issue, prior_internal_complaint=YesNo.YES))


def stopped(office: Ready, author: Role = Role.BRIEFING_OFFICER) -> set[str]:
    """The rules by which the author's checks stop a letter; empty where it may go on."""
    with office.as_(author) as session:
        try:
            prepare(session, office.case.id, FIRM)
        except Refused as refused:
            return {blocker.rule for blocker in refused.blockers}
    return set()


def written(
    office: Ready, *, told: dict[str, object], accepted: dict[str, object] | None = None
) -> None:
    """Write both halves past every service, as a program of somebody's own would."""
    with office.as_(Role.PROTECTION_OFFICER) as session:
        case, contact, purpose = about(session, office)
        for consent in session.reader.find(Consent, case=case):
            put(session, replace(consent, **told))
        half: dict[str, object] = {"case": case, "contact": contact, "purpose": purpose}
        half |= {"officer": session.user.token, "on": TODAY, "why": WHY} | (accepted or {})
        put(session, LowerCount(**half))  # type: ignore[arg-type]  # by name


def test_what_was_told_in_words_and_accepted_with_a_reason_counts(office: Ready) -> None:
    small(office)
    written(office, told={"may_guess_on": TODAY, "may_guess": SAID})

    assert stopped(office) == set()


@pytest.mark.parametrize(
    ("told", "accepted"),
    [
        ({"may_guess_on": TODAY}, {}),
        ({"may_guess_on": TODAY, "may_guess": GuessTold(words="  ")}, {}),
        ({"may_guess": SAID}, {}),
        ({"may_guess_on": TODAY + DAY, "may_guess": SAID}, {}),
        ({"may_guess_on": TODAY, "may_guess": SAID}, {"why": " "}),
        ({"may_guess_on": TODAY, "may_guess": SAID}, {"on": TODAY - DAY}),
        ({"may_guess_on": TODAY, "may_guess": SAID}, {"on": TODAY + DAY}),
        ({"may_guess_on": TODAY, "may_guess": SAID}, {"contact": new_id()}),
        ({"may_guess_on": TODAY, "may_guess": SAID}, {"case": new_id()}),
        ({"may_guess_on": TODAY, "may_guess": SAID}, {"purpose": Purpose.LEGAL_EVIDENCE}),
        ({"may_guess_on": TODAY, "may_guess": SAID}, {"officer": UserToken("nobody")}),
    ],
    ids=[
        "a bare date",
        "empty words",
        "words without a day",
        "told tomorrow",
        "accepted without a reason",
        "accepted before they were told",
        "accepted tomorrow",
        "accepted for another reader",
        "accepted for another case",
        "accepted for another purpose",
        "accepted in another's name",
    ],
)
def test_a_half_that_is_not_whole_lets_nothing_through(
    office: Ready, told: dict[str, object], accepted: dict[str, object]
) -> None:
    small(office)
    written(office, told=told, accepted=accepted)

    assert stopped(office) >= {"k.few"}


def test_a_bare_date_is_not_told_and_an_officer_accepts_nothing_on_it(office: Ready) -> None:
    with office.as_(Role.CASE_WORKER) as session:
        for consent in session.reader.find(Consent, case=office.case.id):
            put(session, replace(consent, may_guess_on=TODAY))
        assert {each.on for each in session.lower_counts.told(*about(session, office))} == {None}
    with office.as_(Role.PROTECTION_OFFICER) as session, pytest.raises(Refused) as refused:
        accept(session, office.case)
    assert rules(refused) == {"lower.worker"}

    tell(office)
    with office.as_(Role.PROTECTION_OFFICER) as session:
        accept(session, office.case)
        assert session.lower_counts.accepted(*about(session, office))


def test_words_that_are_told_anew_are_read_anew_by_the_officer(office: Ready) -> None:
    small(office)
    tell(office)
    with office.as_(Role.PROTECTION_OFFICER) as session:
        accept(session, office.case)
    assert stopped(office) == set()
    with office.as_(Role.CASE_WORKER) as session:
        session.lower_counts.untell(*about(session, office))
    tell(office, "Nobody will know. Shall we send it?")

    assert stopped(office) >= {"k.few"}
    with office.as_(Role.PROTECTION_OFFICER) as session:
        assert session.lower_counts.accepted(*about(session, office)[:2]) == ()


# --- Whose acceptance it is --------------------------------------------------------------------


def both_halves(office: Ready) -> None:
    """A case that leaves with a lower count alone, told and accepted by the services."""
    small(office)
    tell(office)
    with office.as_(Role.PROTECTION_OFFICER) as session:
        accept(session, office.case)


def test_an_acceptance_ends_with_the_officers_role(office: Ready) -> None:
    both_halves(office)
    with office.as_(Role.BRIEFING_OFFICER) as session:
        draft = session.releases.submit(prepare(session, office.case.id, FIRM)).id
    with office.as_(Role.CUSTODIAN) as session:
        officer = token_of(session.access, Role.PROTECTION_OFFICER)
        session.access.order_role(officer, Role.SUPERVISOR, Silent())

    assert stopped(office) >= {"k.few", "lower.officer"}
    assert office.refusals(draft) >= {"k.few", "lower.officer"}
    with office.as_(Role.CASE_WORKER) as session:
        assert session.lower_counts.accepted(*about(session, office)) == ()


def test_an_officer_accepts_no_count_for_a_letter_of_their_own(office: Ready) -> None:
    both_halves(office)

    assert stopped(office, Role.PROTECTION_OFFICER) >= {"k.few", "lower.author"}
    assert stopped(office) == set()


def test_what_was_accepted_for_one_purpose_is_taken_back_for_that_one_alone(office: Ready) -> None:
    both_halves(office)
    with office.as_(Role.PROTECTION_OFFICER) as session:
        case, contact, purpose = about(session, office)
        session.lower_counts.take_back(case, contact, Purpose.LEGAL_EVIDENCE)

        assert session.lower_counts.accepted(case, contact, purpose)
        assert not session.lower_counts.used(case, contact, Purpose.LEGAL_EVIDENCE)


@pytest.mark.parametrize(
    ("accepted", "rule"),
    [
        ({"purpose": Purpose.LEGAL_EVIDENCE}, "lower.purpose"),
        ({"officer": UserToken("nobody")}, "lower.officer"),
        ({"why": " "}, "lower.told"),
        ({"on": TODAY - DAY}, "lower.told"),
    ],
)
def test_it_is_said_why_an_acceptance_does_not_count(
    office: Ready, accepted: dict[str, object], rule: str
) -> None:
    small(office)
    written(office, told={"may_guess_on": TODAY, "may_guess": SAID}, accepted=accepted)

    assert stopped(office) >= {rule}
