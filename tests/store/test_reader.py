"""The list of cases, and reading beside a writer."""

import datetime as dt
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.store.conftest import Unlock
from tests.store.tampering import PAGE
from workstation.errors import Busy, Damaged
from workstation.records.access import Role
from workstation.records.cases import Case, IssueState, RiskLevel
from workstation.records.listing import CaseFilter
from workstation.store.reader import ORDERS, SqlReader
from workstation.store.unlocked import Unlocked

EVERY = CaseFilter()


def codes(
    worker: Unlocked, which: CaseFilter, order: str, *, descending: bool = False
) -> list[str]:
    reader = worker.reader()
    keys = reader.case_keys(which, order, descending)
    return [row.code for row in reader.case_rows(keys)]


@pytest.fixture
def cases(worker: Unlocked) -> Unlocked:
    """Four cases that differ."""
    made = (
        Case(code="AAA-BBB", title="Fees in Mahachai", sector="Seafood", risk_level=RiskLevel.LOW),
        Case(code="BBB-CCC", state=IssueState.CLOSED, next_due=dt.date(2026, 3, 1)),
        Case(code="CCC-DDD", risk_level=RiskLevel.CRITICAL, next_due=dt.date(2026, 2, 1)),
        Case(code="DDD-EEE", risk_level=RiskLevel.HIGH, assigned_to=worker.held.token),
    )
    with worker.open_work() as work:
        for case in made:
            work.put(case)
        work.commit()
    return worker


def test_what_has_no_date_comes_last_in_either_direction(cases: Unlocked) -> None:
    assert codes(cases, EVERY, "next_due")[:2] == ["CCC-DDD", "BBB-CCC"]
    assert codes(cases, EVERY, "next_due", descending=True)[:2] == ["BBB-CCC", "CCC-DDD"]


def test_risk_is_ordered_by_its_meaning(cases: Unlocked) -> None:
    found = codes(cases, EVERY, "risk_level", descending=True)

    assert found == ["CCC-DDD", "DDD-EEE", "AAA-BBB", "BBB-CCC"]


@pytest.mark.parametrize("order", ORDERS)
def test_every_order_shows_every_case(cases: Unlocked, order: str) -> None:
    assert len(codes(cases, EVERY, order)) == 4


@pytest.mark.parametrize(
    ("which", "expected"),
    [
        (CaseFilter(words="mahachai"), ["AAA-BBB"]),
        (CaseFilter(words="seafood"), ["AAA-BBB"]),
        (CaseFilter(words="bb"), ["AAA-BBB", "BBB-CCC"]),
        (CaseFilter(words="ccc-d"), ["CCC-DDD"]),
        (CaseFilter(open_only=True), ["AAA-BBB", "CCC-DDD", "DDD-EEE"]),
        (CaseFilter(states=("closed",)), ["BBB-CCC"]),
        (CaseFilter(risk_levels=("high", "critical")), ["CCC-DDD", "DDD-EEE"]),
        (CaseFilter(words="ddd", open_only=True), ["CCC-DDD", "DDD-EEE"]),
        (CaseFilter(words="% OR 1"), []),
    ],
)
def test_a_filter_keeps_what_fits(cases: Unlocked, which: CaseFilter, expected: list[str]) -> None:
    assert codes(cases, which, "code") == expected


def test_a_filter_by_user_keeps_their_cases(cases: Unlocked) -> None:
    assert codes(cases, CaseFilter(assigned_to=cases.held.token), "code") == ["DDD-EEE"]


def test_rows_come_in_the_order_asked_with_a_placeholder_for_what_is_gone(cases: Unlocked) -> None:
    rows = cases.reader().case_rows([3, 99, 1])

    assert [(row.key, row.code) for row in rows] == [(3, "CCC-DDD"), (99, ""), (1, "AAA-BBB")]


def test_a_reader_never_waits_for_a_writer(cases: Unlocked) -> None:
    reader, writing, done = cases.reader(), threading.Event(), threading.Event()

    def write() -> None:
        with cases.open_work() as work:
            work.put(Case(code="EEE-FFF"))
            writing.set()
            done.wait(5)

    writer = threading.Thread(target=write)
    writer.start()
    writing.wait(5)
    start = time.perf_counter()
    seen = len(reader.case_keys(EVERY, "code"))
    took = time.perf_counter() - start
    done.set()
    writer.join()

    assert (seen, took < 1) == (4, True)


@pytest.mark.parametrize(
    "ask",
    [
        lambda reader: reader.case_keys(EVERY, "code"),
        # What a reader searches first it opens then.
        lambda reader: reader.search_any(["fees"]),
    ],
    ids=["rows", "search"],
)
def test_a_reader_is_told_when_the_files_are_taken(
    cases: Unlocked, ask: Callable[[SqlReader], object]
) -> None:
    reader = cases.reader()
    # What a commit does to the file at its end, held for longer.
    with cases._writer.lease() as call:  # noqa: SLF001 - the port cannot hold a file so
        call(lambda connection: connection.run("BEGIN EXCLUSIVE"))
        start = time.perf_counter()
        with pytest.raises(Busy):
            ask(reader)
        took = time.perf_counter() - start
        call(lambda connection: connection.roll_back())

    assert took < 0.5


def test_a_search_that_is_damaged_is_said_to_be_and_not_waited_for(
    cases: Unlocked, folder: Path, unlock: Unlock
) -> None:
    reader = cases.reader()
    roots = "SELECT rootpage FROM cases.sqlite_master WHERE name GLOB 'in_*_config'"
    pages = [page for (page,) in reader.connection.all(roots)]
    cases.close()
    assert pages
    with (folder / "cases.db").open("r+b") as file:
        for page in pages:
            file.seek((page - 1) * PAGE)
            file.write(b"\xff" * PAGE)

    with pytest.raises(Damaged):
        unlock(Role.CASE_WORKER).reader().search_any(["fees"])


def test_a_reader_cannot_write(cases: Unlocked) -> None:
    reader = cases.reader()

    with pytest.raises(Exception, match=r"readonly|may not be written"):
        reader._connection.run("DELETE FROM cases.history")  # noqa: SLF001 - nothing public can
