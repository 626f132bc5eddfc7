"""Somebody on record is found by what they are called, and is of every case that they join."""

from collections.abc import Iterator
from typing import cast

import pytest
from msgspec.structs import replace

from tests.services.conftest import WORKER, Ready
from workstation.ports import Finds
from workstation.records.access import Role
from workstation.records.accounts import IdentifyingDetail
from workstation.records.cases import Case, new_code
from workstation.records.contact_plan import ContactWay, NeverContact, SafeContactPlan
from workstation.records.involvement import CasePart, Involvement
from workstation.records.kit import Id
from workstation.records.names import Name
from workstation.records.people import Person, YesNo
from workstation.services.belonging import join, link
from workstation.services.found import everything, named_before
from workstation.services.on_record import OnRecord, on_record
from workstation.services.session import Session
from workstation.services.terms import known_of, roster

NUMBER, OTHER_FORM = "+66 81 555 0142", "နန္ဒာဖြိုး"


@pytest.fixture
def session(office: Ready) -> Iterator[Session]:
    with office.as_(Role.CASE_WORKER) as opened:
        yield opened


@pytest.fixture
def second(session: Session) -> Case:
    """A second case, in which nobody is written down."""
    return session.cases.put(Case(code=new_code()))


@pytest.fixture
def worker(session: Session, office: Ready) -> Person:
    """The worker of the first case, known in two scripts and reached by a number."""
    return written_down(session, office)


def written_down(session: Session, office: Ready) -> Person:
    (tie,) = session.reader.find(Involvement, case=office.case.id, part=CasePart.AFFECTED)
    person = session.cases.get(Person, tie.person)
    session.cases.put(plan_of(person, office.case.id, NUMBER, NeverContact(text="Aunt Mya")))
    return session.cases.put(replace(person, names=(*person.names, Name(text=OTHER_FORM))))


def plan_of(person: Person, case: Id, number: str, *never: NeverContact) -> SafeContactPlan:
    way = ContactWay.PHONE
    return SafeContactPlan(case=case, person=person.id, channel=way, number=number, never=never)


def found(session: Session, *typed: str) -> tuple[OnRecord, ...]:
    return on_record(session.reader, session.user.token, typed)


def linked(session: Session, case: Case, person: Person, part: CasePart) -> Involvement:
    ties = session.reader.find(Involvement, case=case.id)
    return link(session.cases, case, person.id, part, ties)


def level(session: Session, case: Id) -> tuple[object, object]:
    kept = session.cases.get(Case, case)
    return kept.risk_level, kept.risk_until


@pytest.mark.parametrize("typed", [WORKER, WORKER.lower(), OTHER_FORM, NUMBER, "815550142"])
def test_who_is_on_record_is_found_by_any_form_and_number(
    typed: str, session: Session, office: Ready, worker: Person
) -> None:
    (one,) = found(session, "Nobody Elsewhere", typed)

    assert one.person == worker.id
    assert [(p.tie.handle, p.case.code) for p in one.parts] == [("Worker A", office.case.code)]


def test_a_whole_name_comes_before_a_part_of_one(
    session: Session, office: Ready, worker: Person
) -> None:
    shorter = Person(names=(Name(text="Phyo"),))
    join(session.cases, office.case, shorter, CasePart.WITNESS, ())

    assert [each.whole for each in found(session, "phyo")] == [True, False]
    assert [(each.person, each.whole) for each in found(session, WORKER)] == [(worker.id, True)]
    assert found(session, "N", "") == ()


def test_each_form_that_is_typed_is_looked_up_also_a_fifth(
    session: Session, worker: Person
) -> None:
    others = [f"Nobody Elsewhere {word}" for word in ("One", "Two", "Three", "Four")]
    (one,) = found(session, *others, WORKER)

    assert (one.person, one.whole) == (worker.id, True)


def test_a_former_name_or_number_is_theirs_as_a_whole(office: Ready) -> None:
    with office.as_(Role.CASE_WORKER) as session:
        worker = written_down(session, office)
        (plan,) = session.reader.find(SafeContactPlan, number=NUMBER)
    with office.as_(Role.PROTECTION_OFFICER) as session:
        session.cases.put(replace(worker, names=(Name(text="Ei Ei Mon"),)))
        session.cases.put(replace(plan, number="+66 82 555 0199", never=()))

        for typed in (WORKER, NUMBER):
            assert [(e.person, e.whole) for e in found(session, typed)] == [(worker.id, True)]
        (part,) = found(session, "815550142")
        assert (part.person, part.whole) == (worker.id, False)
        assert found(session, "Aunt Mya") == ()


def test_whoever_is_never_to_be_rung_is_not_the_worker(session: Session, worker: Person) -> None:
    assert found(session, "Aunt Mya") == ()


def test_the_code_of_a_case_finds_its_people(session: Session, office: Ready) -> None:
    handles = {each.parts[0].tie.handle for each in found(session, office.case.code.lower())}

    assert handles == {"Worker A", "Accused A"}


def test_a_case_that_keeps_somebody_out_tells_them_nobody(
    session: Session, office: Ready, second: Case, worker: Person
) -> None:
    case = session.cases.get(Case, office.case.id)
    session.cases.put(replace(case, barred=(session.user.token,)))
    alone = (found(session, WORKER), found(session, case.code))
    linked(session, second, worker, CasePart.WITNESS)
    (both,) = found(session, WORKER)

    assert alone == ((), ())
    assert [part.case.id for part in both.parts] == [second.id]
    assert found(session, case.code) == ()


@pytest.mark.parametrize("role", [Role.SUPERVISOR, Role.BRIEFING_OFFICER])
def test_whose_role_searches_no_people_is_told_nobody(role: Role, office: Ready) -> None:
    with office.as_(role) as session:
        assert found(session, WORKER) == ()


def test_who_is_linked_has_a_handle_there_and_one_record(
    session: Session, office: Ready, second: Case, worker: Person
) -> None:
    before = len(session.reader.find(Person))
    tie = linked(session, second, worker, CasePart.AFFECTED)
    of_case = everything(session.reader, second.id)

    assert len(session.reader.find(Person)) == before
    assert (tie.case, tie.part, tie.handle) == (second.id, CasePart.AFFECTED, "Worker A")
    assert session.cases.get(Person, worker.id).case == office.case.id
    assert [r.id for r in of_case if isinstance(r, Person)] == [worker.id]
    assert [r.number for r in of_case if isinstance(r, SafeContactPlan)] == [NUMBER]


def test_somebody_in_the_case_gets_another_part_and_no_second_tie(
    session: Session, second: Case, worker: Person
) -> None:
    linked(session, second, worker, CasePart.FAMILY)
    linked(session, second, worker, CasePart.WITNESS)
    (tie,) = session.reader.find(Involvement, case=second.id)

    assert (tie.part, tie.handle) == (CasePart.WITNESS, "Relative A")


def test_what_gives_somebody_away_in_one_case_is_looked_for_in_the_other(
    session: Session, office: Ready, second: Case, worker: Person
) -> None:
    linked(session, second, worker, CasePart.AFFECTED)
    session.cases.put(plan_of(worker, second.id, "+66 82 555 0199"))
    session.cases.put(IdentifyingDetail(case=second.id, person=worker.id, forms=("Red scooter",)))
    session.cases.put(IdentifyingDetail(case=second.id, forms=("Nobody's own",)))
    first, other = (
        {known.text for known in known_of(session.reader, id)} for id in (office.case.id, second.id)
    )

    assert {WORKER, OTHER_FORM, NUMBER, "+66 82 555 0199", "Red scooter"} <= first & other
    assert "Nobody's own" in other - first
    assert WORKER not in {known.text for known in roster(session.reader, second.id)}


def test_a_child_is_assessed_as_one_in_every_case(
    session: Session, second: Case, worker: Person
) -> None:
    linked(session, second, worker, CasePart.AFFECTED)
    before = session.risks.draft(second.id, worker.id).under_18
    session.cases.put(replace(worker, under_18=YesNo.YES))

    assert (before, session.risks.draft(second.id, worker.id).under_18) == (False, True)


def test_undoing_who_joined_brings_the_level_of_risk_back(session: Session, office: Ready) -> None:
    before = level(session, office.case.id)
    ties = [join(session.cases, office.case, Person(), CasePart.WITNESS, ())[0] for _ in range(2)]
    levels = [level(session, office.case.id)]
    for tie in ties:
        session.cases.take_back(Involvement, tie.id)
        levels.append(level(session, office.case.id))

    assert before[0] is not None
    assert levels == [(None, None), (None, None), before]


def test_undoing_brings_back_no_level_that_nobody_signed(
    session: Session, second: Case, worker: Person
) -> None:
    linked(session, second, worker, CasePart.AFFECTED)
    tie, _ = join(session.cases, second, Person(), CasePart.WITNESS, ())
    session.cases.take_back(Involvement, tie.id)

    assert level(session, second.id) == (None, None)


def test_whose_keys_open_no_assessment_leaves_the_level_to_protection(office: Ready) -> None:
    with office.as_(Role.SUPERVISOR) as session:
        tie, _ = join(session.cases, office.case, Person(), CasePart.WITNESS, ())
        session.cases.take_back(Involvement, tie.id)

        assert level(session, office.case.id) == (None, None)


class Counted:
    """A reader that counts how often it is asked."""

    def __init__(self, session: Session) -> None:
        self._reader, self.asked = session.reader, 0

    def __getattr__(self, name: str) -> object:
        self.asked += 1
        return getattr(self._reader, name)


def test_a_case_of_many_people_is_read_with_as_few_questions_as_one_of_few(
    session: Session, office: Ready, worker: Person
) -> None:
    def asked() -> int:
        counted = Counted(session)
        finds = cast("Finds", counted)
        known_of(finds, office.case.id)
        everything(finds, office.case.id)
        named_before(finds, office.case.id)
        return counted.asked

    few = asked()
    for n in range(9):
        person = Person(names=(Name(text=f"Person {n}"),))
        join(session.cases, office.case, person, CasePart.WITNESS, ())

    assert asked() == few
