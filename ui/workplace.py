"""What one user works with after the vault is open: the shell, its pages, and the way out."""

import contextlib

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer, Signal

from ui.idle import IdleWatch
from ui.jobs import JobRunner
from ui.page import Place
from ui.pages_here import inner_pages, sidebar_pages
from ui.shell import Shell
from ui.words import tr
from workstation.bootstrap import Opened
from workstation.errors import WorkstationError


class Workplace(QObject):
    """One user at an open vault, until it is locked. `locked` asks the window to end it."""

    locked = Signal()

    def __init__(self, opened: Opened, jobs: JobRunner) -> None:
        super().__init__()
        self._opened, self._jobs = opened, jobs
        session = opened.session
        self._items = sidebar_pages(opened, jobs)
        self.shell = Shell(
            self._items, inner_pages(opened, jobs), jobs, tr(session.user.role.label)
        )
        self._idle = IdleWatch()
        # The shell is taken away by whoever hears this, so not from inside one of its own events.
        for wish in (self.shell.locked, self._idle.idle):
            wish.connect(lambda: QTimer.singleShot(0, self, self.locked.emit))

    def open(self) -> None:
        """Show the first page."""
        self.shell.go(Place(self._items[0].key))

    def tell(self, words: str, advice: str) -> None:
        """Say a failure above the page that is open."""
        self.shell.tell(words, advice)

    def close(self) -> None:
        """Leave the page, stop the work, keep drafts, sign the heads, let go of the vault."""
        if (page := self.shell.page()) is not None:
            page.leave()
        self._jobs.close()
        # No timer of a page may read from a vault that is closed.
        for gone in (self._idle, self.shell):
            gone.deleteLater()
            QCoreApplication.sendPostedEvents(gone, QEvent.Type.DeferredDelete.value)
        # What the store refuses now it has refused before; nothing may keep a window from locking.
        with contextlib.suppress(WorkstationError):
            self._opened.store.checkpoint()
        self._opened.close()
