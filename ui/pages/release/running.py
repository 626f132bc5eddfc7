"""One piece of the wizard's work at a time, with the page closed to a second one."""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal

from ui.jobs import Call, Job, JobRunner
from ui.pages.release.state import Wizard

Then = Callable[[Any], object]


class Running(QObject):
    """Holds the wizard's state and runs its work; `failed` tells what nobody else wanted."""

    turned = Signal()
    failed = Signal(Exception)

    def __init__(self, jobs: JobRunner) -> None:
        super().__init__()
        self.wizard = Wizard()
        self.busy = False
        self._jobs = jobs
        self._turn = 0
        self._job: Job | None = None

    def begin(self, wizard: Wizard) -> None:
        """Take another release in hand; what still runs for the last one changes nothing here."""
        self.wizard = wizard
        self._turn += 1
        self._job = None
        self._set_busy(busy=False)

    def run(self, title: str, call: Call, done: Then, failed: Then | None = None) -> None:
        """Do it off the window and hand the result over; nothing while something else runs."""
        if self.busy:
            return
        self._set_busy(busy=True)
        job, turn = self._jobs.start(title, call), self._turn
        job.done.connect(partial(self._hand, turn, done))
        job.failed.connect(partial(self._hand, turn, failed or self.failed.emit))
        job.ended.connect(partial(self._ended, job))
        self._job = job

    def beside(self, title: str, call: Call, done: Then) -> None:
        """Do something small that does not close the page."""
        job, turn = self._jobs.start(title, call), self._turn
        job.done.connect(lambda result: done(result) if turn == self._turn else None)
        job.failed.connect(self.failed)

    def _hand(self, turn: int, then: Then, result: object) -> None:
        """The page opens again first, so that what is shown next may run something itself."""
        if turn == self._turn:
            self._set_busy(busy=False)
            then(result)

    def _ended(self, job: Job) -> None:
        """Also a job that was cancelled, which tells nothing else."""
        if job is self._job:
            self._set_busy(busy=False)

    def _set_busy(self, *, busy: bool) -> None:
        self.busy = busy
        self.turned.emit()
