"""Work off the UI thread: one at a time, cancellable, with its result as a signal."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor, wait
from functools import partial
from time import monotonic
from typing import Any

from PySide6.QtCore import QObject, Signal

from workstation.errors import Cancelled
from workstation.ports import Progress

Call = Callable[[Progress], Any]
"""A service call that says how far it is; it may not touch anything of the window."""
_Post = Callable[[Callable[[], object]], None]
_PAUSE = 0.05
"""Seconds between two reports, so that they do not flood the window."""


class Job(QObject):
    """One piece of work. Lives on the UI thread; the worker only posts closures to it."""

    progressed = Signal(int, int, str)
    done = Signal(object)
    failed = Signal(Exception)
    ended = Signal()

    def __init__(self, title: str, leaves: str, post: _Post) -> None:
        super().__init__()
        self.title, self.leaves = title, leaves
        self._post = post
        self._stop = threading.Event()
        self._last = 0.0

    def cancel(self) -> None:
        """Ask it to stop at its next step; `ended` follows, neither `done` nor `failed`."""
        self._stop.set()

    def step(self, done: int, total: int, note: str = "") -> None:
        """Report from the worker; raises Cancelled when the user stopped it."""
        if self._stop.is_set():
            raise Cancelled
        if done == total or monotonic() - self._last > _PAUSE:
            self._last = monotonic()
            self._post(partial(self.progressed.emit, done, total, note))


class JobRunner(QObject):
    """Runs jobs in the order they came, in one thread."""

    started = Signal(Job)
    _posted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="job")
        self._jobs: list[Job] = []
        self._closed = False
        self._posted.connect(self._call)

    @property
    def busy(self) -> bool:
        return bool(self._jobs)

    def start(self, title: str, call: Call, *, leaves: str = "") -> Job:
        """Run `call` off this thread; `leaves` says what stays behind when it is cancelled.

        Once it is closed nothing begins: a page that waited for the store may ask late.
        """
        job = Job(title, leaves, self._posted.emit)
        if self._closed:
            return job
        self._jobs.append(job)
        self.started.emit(job)
        self._pool.submit(self._work, job, call)
        return job

    def settle(self, seconds: float) -> None:
        """Wait this long at most for what was started."""
        wait({self._pool.submit(_nothing)}, seconds)

    def close(self) -> None:
        """Cancel what said what it leaves behind, finish the rest, and wait for the worker.

        The rest is short and keeps what somebody has typed. Nobody is told of it any more.
        """
        for job in self._jobs:
            if job.leaves:
                job.cancel()
        self._pool.shutdown(wait=True)
        self._closed = True
        self._jobs.clear()

    def _work(self, job: Job, call: Call) -> None:
        tell: Callable[[], object] = _nothing
        try:
            job.step(0, 0)
            tell = partial(job.done.emit, call(job))
        except Cancelled:
            pass
        except Exception as error:  # noqa: BLE001 - all of them go to the user
            tell = partial(job.failed.emit, error)
        self._posted.emit(partial(self._finish, job, tell))

    def _finish(self, job: Job, tell: Callable[[], object]) -> None:
        self._jobs.remove(job)
        tell()
        job.ended.emit()

    def _call(self, posted: Callable[[], object]) -> None:
        # What waits in the queue speaks to a window that is being taken away.
        if not self._closed:
            posted()


def _nothing() -> None:
    """What a cancelled job has to tell."""
