"""A witness whom nobody can reach is left out, and nothing that is theirs goes with the letter."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from tests.services.conftest import Ready
from tests.services.test_access import token_of
from tests.services.test_forged_drafts import put
from tests.services.test_releases import rules
from tests.services.witnessing import (
    WITNESS,
    about,
    ago,
    assessed,
    bare,
    decide,
    decided,
    join_witness,
    lost,
    stopped,
    submitted,
    the_witness,
    tried,
    written,
)
from tests.vaults import FIRM, TODAY
from workstation.errors import Missing, Refused
from workstation.ports import Silent
from workstation.records.access import Role
from workstation.records.accounts import Account
from workstation.records.consents import Consent, ConsentState, Explained, Purpose
from workstation.records.contact_log import ContactLog, Outcome
from workstation.records.disclosures import Disclosure
from workstation.records.fees import FeeRecord
from workstation.records.involvement import CasePart, Involvement
from workstation.records.issues import Issue
from workstation.records.kit import new_id
from workstation.records.out_of_reach import OutOfReach, WhyNotReached
from workstation.records.protection import RetaliationIncident
from workstation.records.taxonomy import IssueCode, RetaliationType
from workstation.services.answers import AskAnswer
from workstation.services.session import Session

DAY = dt.timedelta(days=1)
OFFICER = Role.PROTECTION_OFFICER


@pytest.fixture(scope="module")
def kept_lost(kept_office: Ready, tmp_path_factory: pytest.TempPathFactory) -> Ready:
    office = Ready(kept_office.copy(tmp_path_factory.mktemp("lost")).path, kept_office.case)
    lost(office)
    return office


@pytest.fixture
def office(kept_lost: Ready, tmp_path: Path) -> Ready:
    return Ready(kept_lost.copy(tmp_path).path, kept_lost.case)


# --- The whole way ----------------------------------------------------------------------------


def test_a_witness_who_was_not_asked_stops_a_letter_and_may_be_left_out(office: Ready) -> None:
    assert stopped(office) == {"consent.witness"}

    decided(office)

    assert stopped(office) == set()


def test_the_letter_leaves_with_an_officers_signature_and_nothing_of_the_witness(
    office: Ready,
) -> None:
    decided(office)
    draft = submitted(office)
    supervisor, officer = (office.passphrase(r) for r in (Role.SUPERVISOR, OFFICER))

    with office.as_(Role.BRIEFING_OFFICER) as session:
        assert session.handovers.needs_officer(draft)
        with pytest.raises(Refused) as alone:
            session.handovers.release(draft, [supervisor])
        letter = session.handovers.release(draft, [supervisor, officer])
        (told,) = session.reader.find(Disclosure, briefing=draft)
        text = str(session.handovers.text_of(draft))

    assert rules(alone) == {"approval.officer"}
    assert letter.pdf is not None
    assert not {"summary", "rendition.text"} & set(told.fields_out)
    assert "Witness" not in text
    assert "[Person" not in text


@pytest.mark.parametrize(
    "more",
    [
        {"summary": "Workers say that this has gone on for months."},
        {"tell_account": True},
        {"asks": (AskAnswer(what="Give Witness A the wages back.", by=TODAY + 30 * DAY),)},
    ],
    ids=["a summary", "an account", "the witness in what is asked"],
)
def test_what_people_typed_does_not_go_where_a_witness_is_left_out(
    office: Ready, more: dict[str, Any]
) -> None:
    decided(office)

    assert stopped(office, **more) == {"witness.words"}


def test_what_is_asked_may_speak_of_the_workers(office: Ready) -> None:
    decided(office)
    asks = (AskAnswer(what="Give Worker A the passport back.", by=TODAY + 30 * DAY),)

    assert stopped(office, asks=asks) == set()


def test_a_count_is_not_lowered_where_somebody_cannot_be_told(office: Ready) -> None:
    decided(office)
    with office.as_(Role.CASE_WORKER) as session:
        *whom, _ = about(session, office)
        with pytest.raises(Refused) as refused:
            session.lower_counts.tell(*whom, "They may guess it is you.", "my")

    assert rules(refused) == {"lower.consent"}


def test_it_is_said_who_waits_what_was_tried_and_what_others_told(office: Ready) -> None:
    with office.as_(OFFICER) as session:
        *whom, person = about(session, office)
        (found,) = session.witnesses.silent(*whom)
        assert (found.person, found.handle, found.never) == (person, "Witness A", False)
        assert len(found.log or ()) == 3
        assert [issue.code for issue in found.shared] == [IssueCode.WL11]
        assert found.decided is None
    kept = decided(office)
    with office.as_(Role.BRIEFING_OFFICER) as session:
        (found,) = session.witnesses.silent(*about(session, office)[:3])
        assert (found.decided, found.log, found.against) == (kept, None, ())
    assert (kept.days, (kept.last_on - kept.first_on).days) == (3, 37)


# --- What ends it, whoever wrote it -------------------------------------------------------------


def said_no(session: Session, office: Ready) -> None:
    """The witness said no to something else, in another case."""
    yes = Explained(use=True, who_sees=True, risks=True, refusal_free=True, withdrawal=True)
    person, to = the_witness(session, office), "A union"
    row: dict[str, Any] = {"purpose": Purpose.RESEARCH, "audience": to, "explained": yes}
    session.cases.answer(Consent(case=new_id(), person=person, state=ConsentState.REFUSED, **row))


def asked_since(session: Session, office: Ready) -> None:
    yes = Explained(use=True, who_sees=True, risks=True, refusal_free=True, withdrawal=True)
    person, to = the_witness(session, office), "A union"
    row: dict[str, Any] = {"purpose": Purpose.RESEARCH, "audience": to, "explained": yes}
    session.cases.answer(
        Consent(case=office.case.id, person=person, state=ConsentState.GRANTED, **row)
    )


def becomes_affected(session: Session, office: Ready) -> None:
    (tie,) = session.reader.find(Involvement, person=the_witness(session, office))
    session.cases.put(replace(tie, part=CasePart.AFFECTED))


def paid(session: Session, office: Ready) -> None:
    session.cases.put(
        FeeRecord(case=office.case.id, person=the_witness(session, office), amount=9.0)
    )


def struck(session: Session, office: Ready) -> None:
    person = the_witness(session, office)
    act = RetaliationIncident(case=office.case.id, target=person, act=RetaliationType.RT11)
    session.risks.report(act)


def got_in_touch(session: Session, office: Ready) -> None:
    line = ContactLog(case=office.case.id, person=the_witness(session, office))
    session.cases.put(replace(line, at=session.cases.now()))


def another_issue(session: Session, office: Ready) -> None:
    (issue,) = session.reader.find(Issue, case=office.case.id)
    session.cases.put(replace(issue, code=IssueCode.WL12))


def rewritten(session: Session, office: Ready) -> None:
    (row,) = session.reader.find(OutOfReach, case=office.case.id)
    put(session, replace(row, because="Another reason."))


AFTERWARDS: dict[str, tuple[Callable[[Session, Ready], object], set[str]]] = {
    "a no in another case": (said_no, {"consent.missing"}),
    "another question": (asked_since, {"consent.witness", "witness.asked"}),
    "is affected": (becomes_affected, {"consent.missing"}),
    "a fee": (paid, {"consent.missing"}),
    "an act against them": (struck, {"consent.witness", "witness.asked"}),
    "they got in touch": (got_in_touch, {"consent.witness", "witness.asked"}),
    "another issue": (another_issue, {"consent.witness", "witness.issues"}),
    "another row": (rewritten, {"consent.witness", "witness.asked"}),
}
QUICK = ("an act against them", "they got in touch")


@pytest.mark.parametrize(
    "what",
    [pytest.param(n, marks=() if n in QUICK else pytest.mark.slow) for n in AFTERWARDS],
)
def test_what_comes_after_a_decision_ends_it(office: Ready, what: str) -> None:
    decided(office)
    does, expected = AFTERWARDS[what]
    with office.as_(Role.CASE_WORKER) as session:
        does(session, office)

    assert {r for r in stopped(office) if not r.startswith("harm")} == expected


def test_somebody_affected_whom_nobody_reaches_still_stops_it(office: Ready) -> None:
    decided(office)
    with office.as_(Role.CASE_WORKER) as session:
        for consent in session.reader.find(Consent, case=office.case.id, audience=FIRM):
            put(session, replace(consent, expires=TODAY - DAY))
        (worker,) = session.reader.find(Involvement, case=office.case.id, part=CasePart.AFFECTED)
    for days in (40, 21, 3):
        tried(office, worker.person, days)
    with office.as_(OFFICER) as session, pytest.raises(Refused) as refused:
        decide(session, office, person=worker.person)

    assert rules(refused) == {"witness.part"}
    assert "consent.missing" in stopped(office)


@pytest.mark.parametrize(
    ("more", "rule"),
    [
        ({"role": Role.CASE_WORKER}, "witness.role"),
        ({"role": Role.SUPERVISOR}, "witness.role"),
        ({"role": Role.BRIEFING_OFFICER}, "witness.role"),
        ({"because": "  "}, "witness.because"),
        ({"issues": []}, "witness.issues"),
        ({"why": WhyNotReached.HELD}, "witness.tries"),
    ],
)
def test_whose_decision_it_is_and_what_has_to_be_said(
    office: Ready, more: dict[str, Any], rule: str
) -> None:
    with pytest.raises(Refused) as refused:
        decided(office, **more)

    assert rules(refused) == {rule}


def test_nobody_is_left_out_who_was_not_tried_or_assessed_since(office: Ready) -> None:
    with office.as_(Role.CASE_WORKER) as session:
        person = the_witness(session, office)
    tried(office, person, -1)
    with office.as_(OFFICER, now=ago(-1)) as session, pytest.raises(Refused) as unassessed:
        decide(session, office)
    tried(office, person, -2, outcome=Outcome.REACHED)
    with office.as_(OFFICER, now=ago(-2)) as session, pytest.raises(Refused) as untried:
        decide(session, office)

    assert rules(unassessed) == {"witness.assessed"}
    assert rules(untried) == {"witness.tries"}


def test_an_issue_that_only_the_witness_told_of_goes_nowhere(office: Ready) -> None:
    with office.as_(Role.CASE_WORKER) as session:
        (own,) = session.reader.find(Issue, case=office.case.id)
        for account in session.reader.find(Account, case=office.case.id):
            put(session, replace(account, issue=own.id))
        more = session.cases.put(replace(own, id=new_id(), revision=0, code=IssueCode.WL14))
        person = the_witness(session, office)
        session.cases.put(
            Account(case=office.case.id, person=person, issue=more.id, text="I saw it.")
        )
    with pytest.raises(Refused) as refused:
        decided(office)
    assert rules(refused) == {"witness.issues"}
    decided(office, issues=[own.id])

    asks = (AskAnswer(what="Pay what is owed.", by=TODAY + 30 * DAY),)
    assert stopped(office, asks=asks) == {"consent.witness", "witness.issues"}
    assert stopped(office, asks=asks, issues=("WL11",)) == set()


# --- Whose decision it is, and how long it counts ---------------------------------------------


@pytest.mark.parametrize("role", [Role.CASE_WORKER, Role.SUPERVISOR, Role.BRIEFING_OFFICER])
def test_nobody_writes_it_in_an_officers_name(office: Ready, role: Role) -> None:
    with office.as_(OFFICER) as session:
        officer = session.user.token
    written(office, role, officer=officer)

    assert stopped(office) == {"consent.witness", "witness.officer"}


@pytest.mark.slow
@pytest.mark.parametrize("more", [{"contact": new_id()}, {"case": new_id()}, {"person": new_id()}])
def test_a_row_about_something_else_is_no_decision(office: Ready, more: dict[str, Any]) -> None:
    written(office, **more)

    assert stopped(office) == {"consent.witness"}


def test_an_officer_decides_for_no_letter_of_their_own(office: Ready) -> None:
    decided(office)

    assert stopped(office, OFFICER) == {"consent.witness", "witness.author"}


@pytest.mark.slow
def test_a_decision_ends_with_the_officers_role(office: Ready) -> None:
    decided(office)
    draft = submitted(office)
    with office.as_(Role.CUSTODIAN) as session:
        session.access.order_role(token_of(session.access, OFFICER), Role.SUPERVISOR, Silent())

    assert stopped(office) == {"consent.witness", "witness.officer"}
    assert office.refusals(draft) >= {"consent.witness", "witness.officer"}


def test_a_decision_is_over_after_two_weeks_and_a_new_one_needs_a_new_try(office: Ready) -> None:
    decided(office)
    later = ago(-15)
    with office.as_(OFFICER, now=later) as session, pytest.raises(Refused) as untried:
        decide(session, office)
    with office.as_(Role.BRIEFING_OFFICER, now=later) as session, pytest.raises(Refused) as over:
        bare(session, office)

    assert rules(untried) == {"witness.tries", "witness.assessed"}
    assert {"consent.witness", "witness.old"} <= rules(over)


def test_an_officer_takes_it_back_and_nobody_else_does(office: Ready) -> None:
    decided(office)
    with office.as_(Role.CASE_WORKER) as session, pytest.raises(Refused) as refused:
        session.witnesses.end(*about(session, office))
    assert rules(refused) == {"witness.role"}
    with office.as_(OFFICER) as session:
        session.witnesses.end(*about(session, office))
        with pytest.raises(Missing):
            session.witnesses.end(*about(session, office))

    assert stopped(office) == {"consent.witness", "witness.asked"}


# --- What the second person's own process sees -------------------------------------------------


def test_what_an_author_without_the_names_cannot_see_stops_it_at_the_second_person(
    kept_office: Ready, tmp_path: Path
) -> None:
    office = Ready(kept_office.copy(tmp_path).path, kept_office.case)
    join_witness(office)
    assessed(office)
    written(office)
    draft = submitted(office)

    assert office.refusals(draft) >= {"consent.witness", "witness.tries"}


@pytest.mark.slow
def test_an_act_that_only_protection_knows_of_stops_it_at_the_officer(office: Ready) -> None:
    with office.as_(OFFICER) as session:
        struck(session, office)
    written(office)
    draft = submitted(office)

    assert "consent.missing" in office.refusals(draft, OFFICER)


def test_what_was_signed_is_not_carried_once_they_are_reached(office: Ready) -> None:
    decided(office)
    draft = submitted(office)
    with office.as_(Role.BRIEFING_OFFICER) as session:
        session.handovers.release(draft, [office.passphrase(OFFICER)])
        session.bundles.letter_again(draft)
        person = the_witness(session, office)
    tried(office, person, 0, outcome=Outcome.REACHED)
    with office.as_(Role.BRIEFING_OFFICER) as session, pytest.raises(Refused) as refused:
        session.bundles.letter_again(draft)

    assert rules(refused) == {"consent.witness", "witness.asked"}


def test_the_witnesss_name_goes_nowhere(office: Ready) -> None:
    decided(office)
    asks = (AskAnswer(what=f"Pay what {WITNESS} is owed.", by=TODAY + 30 * DAY),)

    assert stopped(office, Role.CASE_WORKER, asks=asks) == {"witness.words"}
