"""What is due is told by what the records hold, as far as the keys show it."""

import datetime as dt

import pytest
from msgspec.structs import replace

from tests.services.conftest import Ready
from tests.services.test_forged_drafts import put
from workstation.records.access import Role
from workstation.records.cases import Case, IssueState
from workstation.records.evidence import Evidence
from workstation.records.involvement import Involvement
from workstation.records.issues import Issue
from workstation.records.kit import Id, new_id
from workstation.records.protection import SafetyPlan
from workstation.records.taxonomy import IssueCode
from workstation.rules.retention import Rule
from workstation.services.session import Session
from workstation.store.clock import utc_now

YEARS = dt.timedelta(days=365 * 6)


@pytest.fixture
def piece(office: Ready) -> Evidence:
    """A receipt that is needed until a day in the past."""
    yesterday = utc_now().date() - dt.timedelta(days=1)
    receipt = Evidence(case=office.case.id, title="Receipt", keep_until=yesterday)
    with office.as_(Role.CASE_WORKER) as session:
        return session.cases.put(receipt)


def test_evidence_is_due_after_the_day_until_which_it_is_needed(
    office: Ready, piece: Evidence
) -> None:
    with office.as_(Role.CASE_WORKER) as session:
        (due,) = session.retention.due()
        assert (due.rule, due.about, due.code) == (Rule.EVIDENCE, piece.id, office.case.code)
        assert session.retention.count() == 1
        session.cases.put(replace(piece, legal_hold=True))
        assert session.retention.count() == 0


def test_whoever_does_not_hold_the_identities_is_told_nothing_of_evidence(
    office: Ready, piece: Evidence
) -> None:
    with office.as_(Role.BRIEFING_OFFICER) as session:
        assert session.retention.due() == ()


def test_a_log_of_more_than_five_years_is_due(office: Ready) -> None:
    with office.as_(Role.CASE_WORKER, lambda: utc_now() + YEARS) as session:
        assert Rule.EVENTS in {due.rule for due in session.retention.due()}


def ended_on(session: Session, case: Id, day: dt.date) -> None:
    """End a case with every issue of it."""
    for issue in session.reader.find(Issue, case=case):
        put(session, replace(issue, state=IssueState.CLOSED, closed_on=day))
    put(session, replace(session.reader.get(Case, case), state=IssueState.CLOSED))


def named(session: Session) -> list[Id]:
    """Whose names are due to go, each as often as it is told."""
    due = session.retention.due()
    return [each.about for each in due if each.rule is Rule.IDENTIFIERS and each.about]


def test_names_go_two_years_after_the_last_case_of_somebody_has_ended(office: Ready) -> None:
    with office.as_(Role.CASE_WORKER) as session:
        case, day = office.case.id, session.cases.today() - dt.timedelta(days=750)
        parts = session.reader.find(Involvement, case=case)
        assert named(session) == []
        ended_on(session, case, day)
        assert sorted(named(session)) == sorted({part.person for part in parts})
        other = session.cases.put(Case(code="AAA-BBB", state=IssueState.CLOSED))
        again = session.cases.put(Issue(case=other.id, code=IssueCode.WL1))
        put(session, replace(parts[0], case=other.id, id=new_id(), revision=0))
        assert parts[0].person not in named(session)
        later = replace(again, state=IssueState.INACTIVE, closed_on=day + dt.timedelta(days=1))
        put(session, later)
        (due,) = (d for d in session.retention.due() if d.about == parts[0].person)

        assert (due.case, due.code) == (other.id, "AAA-BBB")


def test_a_plan_goes_half_a_year_after_the_end_and_a_hold_keeps_it(office: Ready) -> None:
    with office.as_(Role.PROTECTION_OFFICER) as session:
        case, day = office.case.id, session.cases.today() - dt.timedelta(days=190)
        plan = session.cases.put(SafetyPlan(case=case, person=new_id()))
        ended_on(session, case, day)
        (due,) = session.retention.due()
        assert (due.rule, due.about, due.held) == (Rule.PLANS, plan.id, False)
        put(session, Evidence(case=case, title="Receipt", legal_hold=True))

        assert [(d.about, d.held) for d in session.retention.due()] == [(plan.id, True)]


def test_a_released_briefing_is_due_after_five_years(released: Ready) -> None:
    with released.as_(Role.CASE_WORKER, lambda: utc_now() + YEARS) as session:
        briefing = session.handovers.released()[0]
        due = [d for d in session.retention.due() if d.rule is Rule.BRIEFINGS]

        assert [(d.about, d.code) for d in due] == [(briefing.id, released.case.code)]
