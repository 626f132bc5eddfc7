"""A clock that stands before what was done here stops releases until it is put right."""

import datetime as dt
from collections.abc import Callable

import pytest
from msgspec.structs import replace

from tests.services.conftest import Ready, a_document
from tests.services.test_releases import rules
from tests.vaults import FIRM, TODAY, assess, prepare, take
from workstation.bootstrap import open_session
from workstation.errors import Refused
from workstation.records.access import Role
from workstation.records.cases import Case
from workstation.records.consents import Consent, ConsentState
from workstation.records.contact_log import ContactLog
from workstation.records.events import EventFilter
from workstation.records.issues import Issue
from workstation.records.kit import new_id
from workstation.store.clock import utc_now


def at(days: int) -> Callable[[], dt.datetime]:
    return lambda: utc_now() + dt.timedelta(days=days)


def test_what_was_done_elsewhere_in_the_vault_tells_that_a_clock_was_turned_back(
    office: Ready,
) -> None:
    """The case itself was last touched today; the log has a line of next week."""
    with office.as_(Role.CASE_WORKER, at(7)) as session:
        session.partners.revoke(session.partners.by_name("Responsible sourcing desk").id, "Left.")
    with office.as_(Role.BRIEFING_OFFICER) as session, pytest.raises(Refused) as refused:
        prepare(session, office.case.id, FIRM)

    assert rules(refused) == {"clock"}


@pytest.mark.parametrize(("days", "told"), [(0, False), (-1, False), (-5, True)])
def test_who_unlocks_is_told_of_a_clock_that_was_turned_back(
    office: Ready, days: int, told: bool
) -> None:
    opened = open_session(office.path, office.passphrase(Role.ANALYST), at(days))
    opened.close()

    assert any("clock" in warning.words for warning in opened.warnings) is told


def run_ahead(office: Ready, days: int) -> None:
    """A day of work under a clock that runs ahead: a case, its issues and its consents saved."""
    with office.as_(Role.CASE_WORKER, at(days)) as session:
        find = session.reader.find
        issues, yes = find(Issue, case=office.case.id), find(Consent, case=office.case.id)
        session.cases.put_all([session.cases.get(Case, office.case.id), *issues, *yes], "tried")


def test_a_supervisor_ends_a_time_in_which_the_clock_ran_ahead(office: Ready) -> None:
    run_ahead(office, 400)
    with office.as_(Role.SUPERVISOR) as session:
        assert session.dates.ahead() == TODAY + dt.timedelta(days=400)
        saved = session.dates.confirm(session.dates.today)
        assert session.dates.ahead() is None
        assert session.dates.confirm(session.dates.today) == 0
    with office.as_(Role.BRIEFING_OFFICER) as session:
        assert prepare(session, office.case.id, FIRM)

    assert saved >= 3


def test_what_is_done_after_a_date_was_confirmed_counts_anew(office: Ready) -> None:
    run_ahead(office, 400)
    with office.as_(Role.SUPERVISOR) as session:
        session.dates.confirm(session.dates.today)
    with office.as_(Role.BRIEFING_OFFICER, at(-5)) as session:
        assert session.dates.ahead() == TODAY


def test_answers_keep_their_order_when_a_date_is_confirmed(office: Ready) -> None:
    run_ahead(office, 400)
    with office.as_(Role.CASE_WORKER, at(400)) as session:
        yes = session.reader.find(Consent, case=office.case.id)[0]
        no = session.cases.answer(replace(yes, id=new_id(), revision=0, state=ConsentState.REFUSED))
    with office.as_(Role.SUPERVISOR) as session:
        session.dates.confirm(session.dates.today)
        after = {c.id: c.changed for c in session.reader.find(Consent, case=office.case.id)}

    first, last = after[yes.id], after[no.id]
    assert first is not None
    assert last is not None
    assert first < last


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.SUPERVISOR])
def test_nobody_but_a_supervisor_confirms_a_date(office: Ready, role: Role) -> None:
    with office.as_(role) as session:
        with pytest.raises(Refused) as refused:
            session.dates.confirm(session.dates.today)

        assert rules(refused) == {"clock.role"}


def test_no_other_day_is_confirmed_than_the_clock_shows(office: Ready) -> None:
    with office.as_(Role.SUPERVISOR) as session, pytest.raises(Refused) as refused:
        session.dates.confirm(TODAY - dt.timedelta(days=1))

    assert rules(refused) == {"clock.day"}


def test_an_assessment_that_ran_out_does_not_come_back_with_an_older_day(office: Ready) -> None:
    with office.as_(Role.PROTECTION_OFFICER, at(20)) as session:
        assess(session, office.case.id)
    with office.as_(Role.BRIEFING_OFFICER, at(10)) as session, pytest.raises(Refused) as refused:
        prepare(session, office.case.id, FIRM)

    assert "clock" in rules(refused)


def test_a_form_that_was_saved_in_another_case_tells_that_a_clock_was_turned_back(
    office: Ready,
) -> None:
    """It has no line in the log of its own; the log has one of each day with a change."""
    (other,) = take(office, a_document())
    with office.as_(Role.CASE_WORKER, at(7)) as session:
        session.cases.put(ContactLog(case=other.id, at=utc_now()))
    with office.as_(Role.BRIEFING_OFFICER) as session, pytest.raises(Refused) as refused:
        prepare(session, office.case.id, FIRM)

    assert rules(refused) == {"clock"}


def test_the_log_has_one_line_of_a_day_for_all_that_forms_save(office: Ready) -> None:
    which = EventFilter(verb="day begun")
    with office.as_(Role.SUPERVISOR) as session:
        before = len(session.reader.event_numbers(which))
    with office.as_(Role.CASE_WORKER, at(1)) as session:
        for _ in range(3):
            session.cases.put(ContactLog(case=office.case.id, at=utc_now()))
    with office.as_(Role.SUPERVISOR) as session:
        assert len(session.reader.event_numbers(which)) == before + 1
