"""Long work runs elsewhere, one piece at a time, and can be stopped."""

import threading
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.jobs import JobRunner
from ui.widgets.job_bar import JobBar
from workstation.errors import BadInput
from workstation.ports import Progress


@pytest.fixture
def jobs() -> Iterator[JobRunner]:
    runner = JobRunner()
    yield runner
    runner.close()


def endless(progress: Progress) -> None:
    done = 0
    while True:
        done += 1
        progress.step(done, 0)


def test_a_result_arrives_on_the_thread_of_the_window(jobs: JobRunner, qtbot: QtBot) -> None:
    seen: list[object] = []
    job = jobs.start("Count", lambda _progress: threading.current_thread())
    job.done.connect(lambda result: seen.extend((result, threading.current_thread())))
    with qtbot.waitSignal(job.ended):
        pass

    assert seen[0] is not seen[1] is threading.main_thread()


def test_a_failure_arrives_as_it_was_raised(jobs: JobRunner, qtbot: QtBot) -> None:
    def fails(_progress: Progress) -> None:
        raise BadInput("No such file.", "Choose another.")

    job = jobs.start("Read", fails)
    with qtbot.waitSignal(job.failed) as heard:
        pass

    assert str(heard.args[0]) == "No such file."


def test_a_cancelled_job_ends_without_a_word(jobs: JobRunner, qtbot: QtBot) -> None:
    heard: list[object] = []
    job = jobs.start("Count", endless)
    job.done.connect(heard.append)
    job.failed.connect(heard.append)
    with qtbot.waitSignal(job.ended):
        job.cancel()

    assert heard == []


def test_a_job_cancelled_while_it_waits_never_runs(jobs: JobRunner, qtbot: QtBot) -> None:
    ran: list[int] = []
    first = jobs.start("Count", endless)
    second = jobs.start("Then", lambda _progress: ran.append(1))
    second.cancel()
    with qtbot.waitSignal(second.ended):
        first.cancel()

    assert ran == []


def test_progress_is_told_no_more_than_twenty_times_a_second(jobs: JobRunner, qtbot: QtBot) -> None:
    steps: list[tuple[int, int, str]] = []

    def busy(progress: Progress) -> None:
        for done in range(1, 10_001):
            progress.step(done, 10_000)

    job = jobs.start("Count", busy)
    job.progressed.connect(lambda *step: steps.append(step))
    with qtbot.waitSignal(job.ended):
        pass

    assert steps[-1] == (10_000, 10_000, "")
    assert len(steps) < 20


def test_closing_stops_what_runs() -> None:
    runner = JobRunner()
    runner.start("Count", endless, leaves="Nothing.")

    runner.close()

    QApplication.processEvents()
    assert not runner.busy


def test_nobody_is_told_of_what_ends_after_the_window() -> None:
    runner = JobRunner()
    told: list[object] = []
    job = runner.start("Keep", lambda _progress: 1)
    job.done.connect(told.append)

    runner.close()

    QApplication.processEvents()
    assert told == []


def test_nothing_begins_after_the_window() -> None:
    runner = JobRunner()
    runner.close()
    ran: list[int] = []

    runner.start("Keep", lambda _progress: ran.append(1))

    assert (ran, runner.busy) == ([], False)


def test_the_bar_shows_only_long_work(jobs: JobRunner, qtbot: QtBot) -> None:
    bar = JobBar(jobs)
    qtbot.addWidget(bar)
    short = jobs.start("Short", lambda _progress: None, leaves="Nothing.")
    with qtbot.waitSignal(short.ended):
        pass
    after_short = bar.isVisible()
    long = jobs.start("Backing up", endless, leaves="The old backup stays.")
    qtbot.waitUntil(bar.isVisible, timeout=60_000)
    with qtbot.waitSignal(long.ended):
        bar.first().click()  # type: ignore[union-attr] - it is visible

    assert (after_short, bar.isVisible()) == (False, False)


def test_what_cannot_be_stopped_offers_no_cancel(jobs: JobRunner, qtbot: QtBot) -> None:
    bar, go_on = JobBar(jobs), threading.Event()
    qtbot.addWidget(bar)
    job = jobs.start("Making the vault", lambda _progress: go_on.wait(60))
    qtbot.waitUntil(bar.isVisible, timeout=60_000)
    offered = bar.first()
    with qtbot.waitSignal(job.ended):
        go_on.set()

    assert offered is None
