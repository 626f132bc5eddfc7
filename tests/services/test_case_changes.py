"""Small changes to a case: taken back while fresh, moved by the rules, answered as asked."""

import datetime as dt
from collections.abc import Iterator

import pytest
from msgspec.structs import replace

from tests.services.conftest import Ready
from tests.vaults import TODAY
from workstation.errors import Missing, Refused
from workstation.records.access import Role
from workstation.records.cases import Case, IssueState
from workstation.records.consents import CONSENT_DAYS, Consent, ConsentState, Explained, Purpose
from workstation.records.contact_log import ContactLog
from workstation.records.issues import InactiveReason, Issue
from workstation.records.kit import Id
from workstation.records.taxonomy import IssueCode
from workstation.rules.issues import IssueFacts
from workstation.services.cases import moved
from workstation.services.session import Session

EXPLAINED = Explained(use=True, who_sees=True, risks=True, refusal_free=True, withdrawal=True)


@pytest.fixture
def session(office: Ready) -> Iterator[Session]:
    with office.as_(Role.CASE_WORKER) as opened:
        yield opened


def issue_of(session: Session, case: Id) -> Issue:
    return session.reader.find(Issue, case=case)[0]


def asked(session: Session, case: Id, **more: object) -> Consent:
    person = session.reader.find(Consent, case=case)[0].person
    blank = Consent(case=case, person=person, purpose=Purpose.REFERRAL, audience="The union")
    return replace(blank, state=ConsentState.GRANTED, **more)


def test_what_was_just_written_down_is_taken_back(session: Session, office: Ready) -> None:
    kept = session.cases.put(ContactLog(case=office.case.id, heard="A wrong number."))
    session.cases.take_back(ContactLog, kept.id)

    with pytest.raises(Missing):
        session.cases.get(ContactLog, kept.id)


def test_what_was_changed_since_stays(session: Session, office: Ready) -> None:
    kept = session.cases.put(ContactLog(case=office.case.id, heard="She rang."))
    session.cases.put(replace(kept, heard="She rang twice."))

    with pytest.raises(Refused, match="changed since"):
        session.cases.take_back(ContactLog, kept.id)


def test_an_issue_moves_and_its_case_follows(session: Session, office: Ready) -> None:
    for issue in session.reader.find(Issue, case=office.case.id):
        session.cases.move_issue(issue.id, IssueState.SAFETY_HOLD, IssueFacts(reason="Followed."))
    held = issue_of(session, office.case.id)

    assert (held.state, held.held_from) == (IssueState.SAFETY_HOLD, IssueState.INTAKE)
    assert session.cases.get(Case, office.case.id).state is IssueState.SAFETY_HOLD


def test_an_issue_that_may_not_move_stays(session: Session, office: Ready) -> None:
    issue = issue_of(session, office.case.id)

    with pytest.raises(Refused) as refused:
        session.cases.move_issue(issue.id, IssueState.TRIAGED, IssueFacts(reason="Heard."))

    assert {b.rule for b in refused.value.blockers} == {
        "issue.plan",
        "issue.case_work",
        "issue.assessment",
    }
    assert issue_of(session, office.case.id).state is IssueState.INTAKE


def test_an_issue_ends_without_remedy_by_a_supervisor_who_says_why(office: Ready) -> None:
    facts = IssueFacts(reason="She asked for it.", role=Role.SUPERVISOR)
    with office.as_(Role.SUPERVISOR) as session:
        issue = issue_of(session, office.case.id)
        with pytest.raises(Refused):
            session.cases.move_issue(issue.id, IssueState.INACTIVE, facts)
        ended = session.cases.move_issue(
            issue.id, IssueState.INACTIVE, facts, ended=InactiveReason.WITHDREW
        )

    assert ended.inactive_reason is InactiveReason.WITHDREW


def test_leaving_a_hold_forgets_where_it_was_held() -> None:
    held = Issue(code=IssueCode.WL11, state=IssueState.SAFETY_HOLD, held_from=IssueState.OPEN)

    assert moved(held, IssueState.OPEN, TODAY).held_from is None


def test_a_yes_holds_for_180_days_at_most(session: Session, office: Ready) -> None:
    later = TODAY + dt.timedelta(days=400)
    yes = asked(session, office.case.id, explained=EXPLAINED, given=TODAY, expires=later)

    kept = session.cases.answer(yes)

    assert kept.expires == TODAY + dt.timedelta(days=CONSENT_DAYS)


def test_a_yes_to_what_was_not_explained_is_none(session: Session, office: Ready) -> None:
    with pytest.raises(Refused, match="not explained"):
        session.cases.answer(asked(session, office.case.id))


def test_a_no_needs_no_explanation_and_covers_nothing(session: Session, office: Ready) -> None:
    no = replace(asked(session, office.case.id, given=TODAY), state=ConsentState.REFUSED)
    kept = session.cases.answer(no)

    assert (kept.state, kept.given, kept.ended_on) == (ConsentState.REFUSED, None, TODAY)
