"""What is due is told by what the records hold, as far as the keys show it."""

import datetime as dt

import pytest
from msgspec.structs import replace

from tests.services.conftest import Ready
from workstation.records.access import Role
from workstation.records.evidence import Evidence
from workstation.rules.retention import Rule
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
