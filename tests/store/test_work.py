"""Putting, changing and removing records, and what goes with them."""

import threading

import pytest
from msgspec.structs import replace

from tests.store.conftest import Unlock
from workstation.errors import Missing, NotEntitled, Refused
from workstation.ports import Silent
from workstation.records.access import Role
from workstation.records.cases import Case
from workstation.records.kit import Other, Record, new_id
from workstation.records.names import Name, Script
from workstation.records.people import Person
from workstation.store.unlocked import Unlocked


def put(unlocked: Unlocked, *records: Record) -> tuple[Record, ...]:
    with unlocked.open_work() as work:
        kept = tuple(work.put(record) for record in records)
        work.commit()
    return kept


def test_a_record_comes_back_as_it_was_put(worker: Unlocked) -> None:
    person = Person(names=(Name(text="မသီတာလှိုင်", script=Script.MYANMAR),), phones=("1", "2"))

    (kept,) = put(worker, person)

    assert worker.reader().get(Person, person.id) == kept
    assert (kept.author, kept.revision) == (worker.held.token, 1)
    assert kept.made is not None
    assert kept.made == kept.changed


def test_a_change_keeps_author_and_time_of_making(worker: Unlocked, unlock: Unlock) -> None:
    (first,) = put(worker, Case(code="ABC-DEF"))
    officer = unlock(Role.PROTECTION_OFFICER)

    (second,) = put(officer, replace(first, title="Fees"))

    assert (second.author, second.made, second.revision) == (first.author, first.made, 2)


def test_a_stale_revision_is_refused_and_changes_nothing(worker: Unlocked) -> None:
    (first,) = put(worker, Case(code="ABC-DEF"))
    (second,) = put(worker, replace(first, title="Fees"))

    with pytest.raises(Refused, match="changed meanwhile"):
        put(worker, replace(first, title="Passports"))

    assert worker.reader().get(Case, first.id) == second


def test_a_record_removed_meanwhile_is_not_brought_back(worker: Unlocked) -> None:
    (first,) = put(worker, Case(code="ABC-DEF"))
    with worker.open_work() as work:
        work.remove(Case, first.id)
        work.commit()

    with pytest.raises(Refused, match="removed meanwhile"):
        put(worker, replace(first, title="Fees"))


def test_leaving_without_commit_undoes_every_file(worker: Unlocked) -> None:
    with worker.open_work() as work:
        work.put(Case(code="ABC-DEF"))
        work.put(Person())
        work.log("case opened")

    reader = worker.reader()
    assert (reader.find(Case), reader.find(Person), reader.events()) == ((), (), [])
    assert worker.check(Silent()) == []


def test_a_failure_inside_undoes_what_came_before(worker: Unlocked) -> None:
    def fails() -> None:
        with worker.open_work() as work:
            work.put(Case(code="ABC-DEF"))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fails()

    assert worker.reader().find(Case) == ()


def test_a_unit_of_work_ends_with_its_commit(worker: Unlocked) -> None:
    with worker.open_work() as work:
        work.commit()
        with pytest.raises(RuntimeError, match="ends with its commit"):
            work.put(Case(code="ABC-DEF"))


def test_a_second_unit_of_work_inside_the_first_is_refused_not_waited_for(
    worker: Unlocked,
) -> None:
    with worker.open_work() as work:
        work.put(Case(code="ABC-DEF"))
        with pytest.raises(RuntimeError, match="wait for itself"):
            worker.checkpoint()
        with pytest.raises(RuntimeError, match="wait for itself"):
            put(worker, Case(code="GHI-JKL"))
        work.commit()

    assert [case.code for case in worker.reader().find(Case)] == ["ABC-DEF"]


def test_find_matches_equal_columns_and_none(worker: Unlocked) -> None:
    one, two = put(worker, Case(code="AAA"), Case(code="BBB", title="Fees"))
    reader = worker.reader()

    assert reader.find(Case, code="BBB", title="Fees") == (two,)
    assert reader.find(Case, risk_level=None) == (one, two)
    assert reader.find(Case, code="CCC") == ()


def test_find_matches_any_of_a_set_and_all_but_one_value(worker: Unlocked) -> None:
    one, other, neither = put(worker, *(Case(code=f"ABC-DE{n}", title=n) for n in ("F", "G", "")))
    find, titles = worker.reader().find, frozenset({"F", "G", "X"})

    assert find(Case, title=titles) == (one, other)
    assert find(Case, title=titles, id=Other(one.id)) == (other,)
    assert find(Case, id=Other(one.id), title=frozenset()) == ()
    assert find(Case, assigned_to=Other("somebody")) == (one, other, neither)


def test_revisions_are_asked_for_as_records_are(worker: Unlocked) -> None:
    one, other = put(worker, Case(code="ABC-DEF"), Case(code="ABC-DEG"))
    put(worker, replace(one, title="Fees"), replace(other, title="Pay"))
    both = frozenset({one.id, other.id})

    (found,) = worker.reader().revisions(Case, id=both, code=Other("ABC-DEF"))

    assert [each.record.title for each in found] == [other.title, "Pay"]


def test_a_missing_id_is_said_so(worker: Unlocked) -> None:
    with pytest.raises(Missing, match="This case is not there"):
        worker.reader().get(Case, new_id())


def test_history_says_what_changed_and_outlives_the_record(worker: Unlocked) -> None:
    (case,) = put(worker, Case(code="ABC-DEF"))
    put(worker, replace(case, title="Fees"))
    with worker.open_work() as work:
        work.remove(Case, case.id)
        work.commit()

    past = worker.reader().history(case.id)

    assert [(each.revision, each.line) for each in past] == [
        (3, "Case removed"),
        (2, "Case: what it is about changed"),
        (1, "Case written down"),
    ]


def test_a_compartment_without_a_key_is_refused_for_reading_and_writing(unlock: Unlock) -> None:
    briefing = unlock(Role.BRIEFING_OFFICER)

    with pytest.raises(NotEntitled, match="identities"):
        briefing.reader().find(Person)
    with pytest.raises(NotEntitled, match="identities"):
        put(briefing, Person())


def test_units_of_work_of_many_threads_take_turns(worker: Unlocked) -> None:
    threads = [
        threading.Thread(target=put, args=(worker, Case(code=f"C-{n}"), Person())) for n in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(worker.reader().find(Case)) == 8
    assert worker.check(Silent()) == []


def test_supervisors_and_the_organisation_alone_read_what_an_event_was_about(
    worker: Unlocked, unlock: Unlock
) -> None:
    with worker.open_work() as work:
        work.log("briefing released", None, {"recipient": "Northwind"})
        work.commit()

    seen = {role: unlock(role).reader().events()[0] for role in Role}

    assert {event.verb for event in seen.values()} == {"briefing released"}
    readable = {role for role, event in seen.items() if event.details is not None}
    assert readable == {Role.SUPERVISOR}
    assert seen[Role.SUPERVISOR].details == {"recipient": "Northwind"}
