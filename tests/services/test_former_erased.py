"""Deleting a person lets go of what they were known by before, too, wherever it stands."""

import pytest
from msgspec.structs import replace

from tests.services.conftest import BOSS, WORKER, Ready, a_document
from tests.services.test_erasure import ask, delete, traces
from tests.services.test_former import FALSE, FALSE_PHONE, corrected, rename, worker_of
from tests.vaults import take
from workstation.ports import Silent
from workstation.records.access import Role
from workstation.records.accounts import Account
from workstation.records.contact_log import ContactLog
from workstation.records.contact_plan import ContactWay, SafeContactPlan
from workstation.records.people import Person

__all__ = ["corrected"]  # a fixture
QUIET = Silent()


@pytest.fixture
def told(corrected: Ready) -> Ready:
    """The false name stands in an account, in words that were changed, and in some taken back."""
    case = corrected.case.id
    with corrected.as_(Role.CASE_WORKER) as session:
        (account,) = session.reader.find(Account, case=case)
        session.cases.put(replace(account, text=f"{FALSE} and {BOSS}, {FALSE_PHONE}."))
        note = session.cases.put(ContactLog(case=case, heard=f"{FALSE} rang."))
        session.cases.put(replace(note, heard="They rang."))
        gone = session.cases.put(ContactLog(case=case, heard=f"{FALSE.upper()} rang twice."))
        session.cases.take_back(ContactLog, gone.id)
        plan = SafeContactPlan(
            case=case,
            person=worker_of(session, case).id,
            channel=ContactWay.PHONE,
            number="089 555 7731",
        )
        session.cases.take_back(SafeContactPlan, session.cases.put(plan).id)
    return corrected


WORDS = ["Khin", "Marlar", FALSE_PHONE, "0815550142", "Nandar", "089 555 7731"]


def test_nothing_that_a_deleted_person_was_known_by_is_in_any_page(told: Ready) -> None:
    with told.as_(Role.CASE_WORKER) as session:
        person = worker_of(session, told.case.id)
    assert set(traces(told, told.path, WORDS)) == set(WORDS)
    ask(told, person.id)

    delete(told)

    assert traces(told, told.path, WORDS) == []
    with told.as_(Role.CASE_WORKER) as session:
        (account,) = session.reader.find(Account, case=told.case.id)
        assert account.text == f"Worker A and {BOSS}, Worker A."
        assert session.cases.search("marlar") == []
        assert session.cases.named_before(told.case.id) == ()
        assert session.audit.check(QUIET).found == ()


def test_what_once_stood_for_the_wrong_person_stays_with_whose_it_is(office: Ready) -> None:
    with office.as_(Role.CASE_WORKER) as session:
        person = rename(session, office.case.id, BOSS)
    with office.as_(Role.PROTECTION_OFFICER) as session:
        rename(session, office.case.id, WORKER)
    ask(office, person.id)

    delete(office)

    with office.as_(Role.CASE_WORKER) as session:
        (account,) = session.reader.find(Account, case=office.case.id)
        assert BOSS in account.text
        assert BOSS in {name.text for p in session.reader.find(Person) for name in p.names}


def test_nothing_that_the_people_of_a_deleted_case_were_known_by_is_in_any_page(
    told: Ready,
) -> None:
    ask(told)

    delete(told)

    assert traces(told, told.path, WORDS) == []
    with told.as_(Role.CASE_WORKER) as session:
        assert session.audit.check(QUIET).found == ()


def test_a_name_that_once_stood_for_somebody_else_goes_with_whose_it_is(office: Ready) -> None:
    """Of the other one all stays that is theirs."""
    take(office, a_document(title="Another matter", text="Somebody else says this.", spans=[]))
    with office.as_(Role.CASE_WORKER) as session:
        person = worker_of(session, office.case.id)
        (boss,) = (p for p in session.reader.find(Person) if p.names and p.names[0].text == BOSS)
        wrong = session.cases.put(replace(boss, phones=(FALSE_PHONE,)))
        wrong = session.cases.put(replace(wrong, names=(*boss.names, *person.names)))
    with office.as_(Role.PROTECTION_OFFICER) as session:
        session.cases.put(replace(wrong, names=boss.names, phones=()))
    ask(office, person.id)

    delete(office)

    assert traces(office, office.path, ["Nandar"]) == []
    with office.as_(Role.CASE_WORKER) as session:
        before = session.cases.named_before(office.case.id)
        assert before == (FALSE_PHONE,)
        assert session.cases.search("nandar") == []
        assert [hit.record for hit in session.cases.search(FALSE_PHONE)] == [boss.id]
        assert session.audit.check(QUIET).found == ()
