"""Bulk work: batches that are one thing, drafts that go ahead of them."""

import threading

import pytest
from msgspec.structs import replace

from workstation.errors import Cancelled
from workstation.ports import Silent
from workstation.records.cases import Case
from workstation.records.listing import CaseFilter
from workstation.store.imports import BATCH
from workstation.store.unlocked import Unlocked


class StopsAt:
    """Progress of a user who loses patience."""

    def __init__(self, done: int) -> None:
        self._done = done

    def step(self, done: int, total: int, note: str = "") -> None:
        """Stop at that point, once."""
        if done >= self._done > 0:
            self._done = 0
            raise Cancelled


def some(count: int) -> list[Case]:
    return [Case(code=f"C{n:05}") for n in range(count)]


def count(worker: Unlocked) -> int:
    return len(worker.reader().case_keys(CaseFilter(), "code"))


def test_a_run_puts_everything_and_is_finished(worker: Unlocked) -> None:
    worker.bulk.put_all("intake.csv", some(2 * BATCH + 1), Silent())

    assert (count(worker), worker.bulk.unfinished()) == (2 * BATCH + 1, ())
    assert worker.check(Silent()) == []


def test_undoing_a_run_keeps_what_was_changed_since(worker: Unlocked) -> None:
    run = worker.bulk.put_all("intake.csv", some(BATCH + 1), Silent())
    case = worker.reader().find(Case, code="C00007")[0]
    with worker.open_work() as work:
        work.put(replace(case, title="Fees"))
        work.commit()

    kept = worker.bulk.undo(run, Silent())

    assert (kept, count(worker)) == (1, 1)
    assert worker.check(Silent()) == []


def test_a_run_that_is_stopped_leaves_nothing(worker: Unlocked) -> None:
    with pytest.raises(Cancelled):
        worker.bulk.put_all("intake.csv", some(3 * BATCH), StopsAt(2 * BATCH))

    assert (count(worker), worker.bulk.unfinished()) == (0, ())


def test_a_run_cut_short_is_known_and_can_be_undone(worker: Unlocked) -> None:
    class Crash:
        def step(self, done: int, total: int, note: str = "") -> None:
            if done:
                raise KeyError

    with pytest.raises(KeyError):
        worker.bulk.put_all("intake.csv", some(2 * BATCH), Crash())

    (run,) = worker.bulk.unfinished()
    assert count(worker) == BATCH
    worker.bulk.undo(run, Silent())
    assert (count(worker), worker.bulk.unfinished()) == (0, ())


def test_a_draft_goes_ahead_of_batches(worker: Unlocked) -> None:
    order: list[str] = []

    class Watch:
        def step(self, done: int, total: int, note: str = "") -> None:
            if done == 0:
                worker.drafts.keep("intake", "{}").add_done_callback(
                    lambda _: order.append("draft")
                )
            order.append(f"at {done}")

    worker.bulk.put_all("intake.csv", some(3 * BATCH), Watch())

    assert order.index("draft") < order.index(f"at {2 * BATCH}")


def test_a_draft_is_kept_by_form_and_user_until_dropped(worker: Unlocked) -> None:
    worker.drafts.keep("intake", "first")
    worker.drafts.keep("intake", "second")
    worker.drafts.keep("plan", "other").result()

    assert (worker.drafts.get("intake"), worker.drafts.forms()) == ("second", ("intake", "plan"))
    worker.drafts.drop("intake").result()
    assert worker.drafts.get("intake") is None


def test_closing_writes_the_drafts_that_wait(worker: Unlocked) -> None:
    kept = [worker.drafts.keep(f"form {n}", "words") for n in range(20)]

    worker.close()

    assert all(each.done() and each.exception() is None for each in kept)


def test_locking_while_a_run_goes_on_ends_it_between_batches(worker: Unlocked) -> None:
    failed: list[BaseException] = []
    started = threading.Event()

    class Watch:
        def step(self, done: int, total: int, note: str = "") -> None:
            started.set()

    def run() -> None:
        try:
            worker.bulk.put_all("intake.csv", some(40 * BATCH), Watch())
        except Exception as error:  # noqa: BLE001 - what the thread met is looked at below
            failed.append(error)

    thread = threading.Thread(target=run)
    thread.start()
    started.wait(5)
    worker.close()
    thread.join(20)

    assert [str(error) for error in failed] == ["The vault is locked."]
