"""One piece of the wizard's work at a time, with the page closed to a second one."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal

from ui.jobs import Call, Job, JobRunner
from ui.pages.release.state import Wizard


class Running(QObject):
    """Holds the wizard's state and runs its work; `failed` tells what nobody else wanted."""

    turned = Signal()
    failed = Signal(Exception)

    def __init__(self, jobs: JobRunner) -> None:
        super().__init__()
        self.wizard = Wizard()
        self.busy = False
        self._jobs = jobs

    def run(
        self,
        title: str,
        call: Call,
        done: Callable[[Any], object],
        failed: Callable[[Exception], object] | None = None,
    ) -> None:
        """Do it off the window and hand the result over; nothing while something else runs."""
        if self.busy:
            return
        self._turn(busy=True)
        job = self._jobs.start(title, call)
        # The page opens again first, so that what is shown next may run something itself.
        job.done.connect(lambda _result: self._turn(busy=False))
        job.failed.connect(lambda _problem: self._turn(busy=False))
        job.done.connect(done)
        job.failed.connect(failed or self.failed)
        job.ended.connect(lambda: self._ended(job))
        self._last = job

    def beside(self, title: str, call: Call, done: Callable[[Any], object]) -> None:
        """Do something small that does not close the page."""
        job = self._jobs.start(title, call)
        job.done.connect(done)
        job.failed.connect(self.failed)

    def _ended(self, job: Job) -> None:
        """A cancelled job tells nothing else."""
        if self.busy and job is self._last:
            self._turn(busy=False)

    def _turn(self, *, busy: bool) -> None:
        self.busy = busy
        self.turned.emit()
