"""The window: what stands before a vault is unlocked, and the shell after it."""

import threading
from collections.abc import Callable, Sequence
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QCloseEvent, QGuiApplication
from PySide6.QtWidgets import QStackedWidget, QWidget

from ui.entering import Entering
from ui.errors import words_for
from ui.jobs import JobRunner
from ui.pages.lock import LockPage
from ui.relaunch import WayOut, leave_nothing, start_afresh
from ui.remembered import remember_vault
from ui.words import tr

if TYPE_CHECKING:
    from ui.pages.create import NewVault
    from ui.workplace import Workplace
    from workstation.bootstrap import Opened

_SIZE, _LEAST = QSize(1280, 720), QSize(1024, 640)
_KEEP, _LATEST = 0.15, 0.5
"""Seconds for drafts and signed heads at the lock, and after which the process ends anyway."""
_LATER = ("workstation.bootstrap", "ui.workplace")
"""Loaded while somebody types the passphrase; nothing of it is needed to show the window."""


class Front(QStackedWidget):
    """One window for the whole life of the process; its title tells nothing."""

    def __init__(self, relaunch: Sequence[str] = ()) -> None:
        super().__init__()
        self._relaunch, self._jobs = relaunch, JobRunner()
        self._vault: Path | None = None
        self._workplace: Workplace | None = None
        self._entering: Entering | None = None
        self._way_out = WayOut(self._leave)
        self.setWindowTitle(tr("Workspace"))
        self.setProperty("ground", "window")
        self.setMinimumSize(_LEAST)
        self.resize(_SIZE)

    @property
    def workplace(self) -> "Workplace | None":
        """What is open, once a vault is unlocked."""
        return self._workplace

    @property
    def vault(self) -> Path | None:
        """The vault that is open or waits for its passphrase."""
        return self._vault

    def open(self, vault: Path | None) -> None:
        """Show the lock screen of a vault, or the first page."""
        self._vault = vault
        self._show(_first_page(self) if vault is None else self._lock_page())

    def warm_up(self) -> None:
        """Load in a thread what is needed after the passphrase."""
        threading.Thread(target=_load, name="warm-up", daemon=True).start()
        if self._entering is not None:
            self._entering.ask_wait()

    def tell(self, words: str, advice: str) -> None:
        """Say a failure that nobody else said."""
        if self._workplace is not None:
            self._workplace.tell(words, advice)
        elif isinstance(page := self.currentWidget(), LockPage):
            page.show_missed(words, advice)

    def come_forward(self) -> None:
        """Somebody has started the program once more."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def make_vault(self, new: "NewVault", failed: Callable[[str, str], object]) -> None:
        """Make a vault, then start afresh at its lock screen: the secrets end with the process."""
        job = self._jobs.start(tr("Making the vault"), partial(_make, new))
        job.done.connect(self._made)
        job.failed.connect(partial(_say, failed))

    def go_to_start(self) -> None:
        """Show the first page."""
        self.open(None)

    def show_page(self, page: QWidget) -> None:
        """Show a page in place of the one before, which is gone."""
        self._show(page)

    @property
    def command(self) -> Sequence[str]:
        """The command that starts the program anew."""
        return self._relaunch

    @property
    def jobs(self) -> JobRunner:
        return self._jobs

    def closeEvent(self, event: QCloseEvent) -> None:
        self.end()
        super().closeEvent(event)

    def end(self) -> None:
        """Keep what is not kept yet and let go of the vault; harmless when done twice."""
        workplace, self._workplace = self._workplace, None
        if workplace is not None:
            workplace.close()
        self._jobs.close()

    def lock(self) -> None:
        """Hide, keep what is not kept yet, and end this process; a new one asks for the passphrase.

        Nothing holds it up: after 150 ms it goes on with what is kept, and where the thread of the
        window hangs, another one ends the process.
        """
        self._way_out.by(_LATEST)
        try:
            _vanish(self)
            if self._workplace is not None:
                self._workplace.keep(_KEEP)
        finally:
            self._way_out.now()

    def _leave(self) -> None:
        """Comes on any thread."""
        workplace = self._workplace
        if self._vault is None or (workplace and workplace.triggers.wishes.leave_nothing):
            leave_nothing()
        else:
            start_afresh(self._relaunch, self._vault)

    def _made(self, vault: Path) -> None:
        self._vault = vault
        self.lock()

    def _lock_page(self) -> LockPage:
        page = LockPage(something_else=True)
        page.something_else.connect(self.go_to_start)
        assert self._vault is not None
        self._entering = Entering(self._vault, page, self._jobs)
        self._entering.opened.connect(self._opened)
        self._entering.turned.connect(self._show)
        return page

    def _opened(self, opened: "Opened") -> None:
        # The lock screen is seen before any of it is loaded.
        from ui.locking.triggers import watches_here
        from ui.workplace import Workplace

        assert self._vault is not None
        remember_vault(self._vault)
        hurry = partial(self._way_out.by, _LATEST)
        self._workplace = Workplace(opened, self._jobs, watches_here(), hurry)
        self._workplace.locked.connect(self.lock)
        self._workplace.renewed.connect(self._show_shell)
        self._show(self._workplace.shell)
        self._workplace.open()

    def _show_shell(self) -> None:
        if self._workplace is not None:
            self._show(self._workplace.shell)

    def _show(self, page: QWidget) -> None:
        old = self.currentWidget()
        self.addWidget(page)
        self.setCurrentWidget(page)
        if old is not None:
            self.removeWidget(old)
            old.deleteLater()


def _vanish(front: Front) -> None:
    """Nothing of it is seen, and nothing of it is pasted elsewhere."""
    for window in QGuiApplication.topLevelWindows():
        window.hide()
    front.hide()
    clipboard = QGuiApplication.clipboard()
    if clipboard.ownsClipboard():
        clipboard.clear()


def _first_page(front: Front) -> QWidget:
    from ui.first_pages import first_page  # its icons are not loaded for the lock screen

    return first_page(front)


def _load() -> None:
    for name in _LATER:
        import_module(name)


def _make(new: "NewVault", _progress: object) -> Path:
    from ui.founding import make_vault

    return make_vault(new)


def _say(tell: Callable[[str, str], object], error: Exception) -> None:
    tell(*words_for(error))
