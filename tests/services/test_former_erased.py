"""Deleting a person lets go of what they were known by before, too, wherever it stands."""

import pytest
from msgspec.structs import replace

from tests.services.conftest import BOSS, WORKER, Ready, a_document
from tests.services.test_erasure import ask, delete, traces
from tests.services.test_former import FALSE, FALSE_PHONE, corrected, rename, worker_of
from tests.services.test_on_record import plan_of
from tests.vaults import take
from workstation.ports import Silent
from workstation.records.access import Role
from workstation.records.accounts import Account, IdentifyingDetail
from workstation.records.contact_log import ContactLog
from workstation.records.contact_plan import ContactWay, NeverContact, SafeContactPlan
from workstation.records.involvement import CasePart, Involvement
from workstation.records.names import Name
from workstation.records.people import Person
from workstation.services.belonging import join, link
from workstation.services.session import Session
from workstation.services.terms import known_of

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


# --- What is somebody else's, and plain words -------------------------------------------------

NUMBER = "081 777 0199"


def joined(session: Session, office: Ready, name: str, number: str) -> SafeContactPlan:
    """A witness of the case, with the plan that says how they are reached."""
    person = Person(names=(Name(text=name),))
    join(session.cases, office.case, person, CasePart.WITNESS, ())
    return session.cases.put(plan_of(person, office.case.id, number))


def told_in(session: Session, office: Ready, text: str) -> None:
    (account,) = session.reader.find(Account, case=office.case.id)
    session.cases.put(replace(account, text=text))


def account_after(office: Ready) -> str:
    with office.as_(Role.CASE_WORKER) as session:
        (account,) = session.reader.find(Account, case=office.case.id)
        assert session.audit.check(QUIET).found == ()
        return account.text


def put_right(office: Ready) -> None:
    with office.as_(Role.PROTECTION_OFFICER) as session:
        rename(session, office.case.id, WORKER)


@pytest.mark.parametrize("wrong", [NUMBER, "81 777 0199"])
def test_the_way_to_reach_a_witness_stays_though_it_once_stood_for_the_deleted(
    office: Ready, wrong: str
) -> None:
    with office.as_(Role.CASE_WORKER) as session:
        worker = rename(session, office.case.id, WORKER, phone=wrong)
        plan = joined(
            session, office, "Moe Moe Aye", "+66 81 777 0199" if wrong != NUMBER else wrong
        )
        told_in(session, office, f"Ring {plan.number} after eight.")
    put_right(office)
    ask(office, worker.id)

    delete(office)

    assert account_after(office) == f"Ring {plan.number} after eight."
    with office.as_(Role.CASE_WORKER) as session:
        assert session.cases.get(SafeContactPlan, plan.id) == plan


def test_a_number_that_two_share_stays_with_whoever_stays(office: Ready) -> None:
    with office.as_(Role.CASE_WORKER) as session:
        worker = rename(session, office.case.id, WORKER, phone=NUMBER)
        plan = joined(session, office, "Moe Moe Aye", NUMBER)
    ask(office, worker.id)

    delete(office)

    with office.as_(Role.CASE_WORKER) as session:
        assert session.cases.get(SafeContactPlan, plan.id) == plan


@pytest.mark.parametrize("wrong", [BOSS.upper(), "Prakash", "Prakash Nandi"])
def test_a_name_or_a_part_of_one_stays_with_who_bears_it_today(office: Ready, wrong: str) -> None:
    with office.as_(Role.CASE_WORKER) as session:
        worker = rename(session, office.case.id, wrong)
        told_in(session, office, f"{WORKER} says that {BOSS} keeps papers.")
    put_right(office)
    ask(office, worker.id)

    delete(office)

    assert account_after(office) == f"Worker A says that {BOSS} keeps papers."


def test_a_mistaken_name_goes_from_the_past_of_others_however_it_is_written(office: Ready) -> None:
    with office.as_(Role.CASE_WORKER) as session:
        (boss,) = (p for p in session.reader.find(Person) if p.names and p.names[0].text == BOSS)
        wrong = session.cases.put(replace(boss, names=(*boss.names, Name(text=WORKER.upper()))))
        session.cases.put(replace(wrong, names=boss.names))
        worker = worker_of(session, office.case.id)
    ask(office, worker.id)

    delete(office)

    assert traces(office, office.path, ["Nandar"]) == []


@pytest.mark.parametrize("wrong", ["Line supervisor", "unknown", "Marlar Supervisor"])
def test_plain_words_that_once_stood_for_a_name_stay_everywhere(office: Ready, wrong: str) -> None:
    said = "The supervisor of the line is unknown, and no line supervisor came."
    draft = '{"under_18":"unknown","who":"supervisor of a line","was":"Line supervisor"}'
    with office.as_(Role.CASE_WORKER) as session:
        worker = rename(session, office.case.id, wrong)
        told_in(session, office, said)
        session.drafts.keep("intake", draft).result()
    put_right(office)
    ask(office, worker.id)

    delete(office)

    assert account_after(office) == said
    with office.as_(Role.CASE_WORKER) as session:
        assert session.drafts.get("intake") == draft
    assert traces(office, office.path, ["Marlar"]) == []


# --- Plans and details ------------------------------------------------------------------------


def test_what_a_plan_and_a_detail_tell_of_the_deleted_goes_from_every_text(office: Ready) -> None:
    case = office.case.id
    with office.as_(Role.CASE_WORKER) as session:
        worker = worker_of(session, case)
        plan = session.cases.put(plan_of(worker, case, FALSE_PHONE))
        forms = ("Red scooter", "Kyaukse", "supervisor", "27")
        session.cases.put(IdentifyingDetail(case=case, person=worker.id, forms=forms))
        told_in(
            session,
            office,
            f"{FALSE_PHONE}, then {NUMBER}. A red scooter, from Kyaukse, 27 and a supervisor.",
        )
    with office.as_(Role.PROTECTION_OFFICER) as session:
        session.cases.put(replace(plan, number=NUMBER))
    ask(office, worker.id)

    delete(office)

    told = "Worker A, then Worker A. A Worker A, from Worker A, 27 and a supervisor."
    assert account_after(office) == told
    assert traces(office, office.path, [NUMBER, FALSE_PHONE, "red scooter", "Kyaukse"]) == []


def test_whom_a_plan_names_besides_is_not_the_deleted(office: Ready) -> None:
    said = "Aunt Mya answers; never ring Boss Somchai."
    with office.as_(Role.CASE_WORKER) as session:
        worker = worker_of(session, office.case.id)
        plan = plan_of(worker, office.case.id, NUMBER, NeverContact(text="Boss Somchai"))
        session.cases.put(replace(plan, may_answer="Aunt Mya"))
        told_in(session, office, said)
    ask(office, worker.id)

    delete(office)

    assert account_after(office) == said


def test_a_detail_of_whoever_is_in_another_case_stays_there(office: Ready) -> None:
    (other,) = take(office, a_document(title="Another matter", text="Somebody else.", spans=[]))
    case = office.case.id
    with office.as_(Role.CASE_WORKER) as session:
        worker = worker_of(session, case)
        ties = session.reader.find(Involvement, case=other.id)
        link(session.cases, other, worker.id, CasePart.AFFECTED, ties)
        of_worker = IdentifyingDetail(case=case, person=worker.id, forms=("Red scooter",))
        session.cases.put(of_worker)
        session.cases.put(IdentifyingDetail(case=case, forms=("Blue canary",)))
    ask(office)

    delete(office)

    with office.as_(Role.CASE_WORKER) as session:
        (kept,) = session.reader.find(IdentifyingDetail)
        assert (kept.id, kept.case, kept.forms) == (of_worker.id, other.id, of_worker.forms)
        assert "Red scooter" in {known.text for known in known_of(session.reader, other.id)}
        assert session.audit.check(QUIET).found == ()
