"""What one user works with after the vault is open: the shell, its pages, and the way out."""

import contextlib
import threading
from collections.abc import Callable, Sequence
from time import monotonic

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer, Signal

from ui.drafting import flush_all
from ui.jobs import JobRunner
from ui.locking.port import Watch
from ui.locking.triggers import Triggers
from ui.page import Place
from ui.pages_here import inner_pages, sidebar_pages
from ui.shell import Shell
from ui.words import tr
from workstation.bootstrap import Opened
from workstation.errors import WorkstationError


class Workplace(QObject):
    """One user at an open vault, until it is locked. `locked` asks the window to end it.

    `told` is called, on any thread, as soon as something outside the window asks for the lock.
    """

    locked = Signal()

    def __init__(
        self,
        opened: Opened,
        jobs: JobRunner,
        watches: Sequence[Watch] = (),
        told: Callable[[], object] | None = None,
    ) -> None:
        super().__init__()
        self._opened, self._jobs = opened, jobs
        self.triggers = Triggers(watches, told)
        session = opened.session
        self._items = sidebar_pages(opened, jobs)
        self.shell = Shell(
            self._items, inner_pages(opened, jobs), jobs, tr(session.user.role.label)
        )
        # The shell is taken away by whoever hears this, so not from inside one of its own events.
        for wish in (self.shell.locked, self.triggers.fired):
            wish.connect(lambda *_cause: QTimer.singleShot(0, self, self.locked.emit))

    def open(self) -> None:
        """Show the first page."""
        self.shell.go(Place(self._items[0].key))

    def tell(self, words: str, advice: str) -> None:
        """Say a failure above the page that is open."""
        self.shell.tell(words, advice)

    def keep(self, seconds: float) -> None:
        """Have what was typed in the vault, then sign the heads; no longer than this.

        What is not done by then is left: drafts are kept as they are typed, and the next lock
        signs. Work that goes on is cut off as by a power cut, which costs nothing acknowledged.
        """
        until = monotonic() + seconds
        flush_all(self.shell.window())
        self.shell.leave()
        signing = threading.Thread(target=self._sign, name="checkpoint", daemon=True)
        for settle in (self._opened.store.drafts.settle, self._jobs.settle):
            settle(max(0.0, until - monotonic()))
        signing.start()
        signing.join(max(0.0, until - monotonic()))

    def close(self) -> None:
        """Leave the page, stop the work, keep drafts, sign the heads, let go of the vault."""
        self.shell.leave()
        self._opened.session.evidence.close()  # a picture that is being drawn is not waited for
        self._jobs.close()
        # No timer of a page may read from a vault that is closed.
        self.triggers.stop()
        for gone in (self.triggers, self.shell):
            gone.deleteLater()
            QCoreApplication.sendPostedEvents(gone, QEvent.Type.DeferredDelete.value)
        self._sign()
        self._opened.close()

    def _sign(self) -> None:
        # What the store refuses now it has refused before; nothing may keep a window from locking.
        with contextlib.suppress(WorkstationError):
            self._opened.store.checkpoint()
