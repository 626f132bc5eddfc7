"""What one user works with after the vault is open: the shell, its pages, and the way out."""

import contextlib
import threading
from collections.abc import Callable, Sequence
from time import monotonic

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

from ui.backing import is_backup
from ui.drafting import flush_all
from ui.jobs import Job, JobRunner
from ui.locking.port import Watch
from ui.locking.triggers import Triggers
from ui.locking.wishes import Wishes
from ui.page import Place
from ui.pages_here import inner_pages, sidebar_pages
from ui.shell import Shell
from ui.theme.choice import LookChoice, choose_look
from ui.words import tr
from workstation.bootstrap import Opened
from workstation.errors import WorkstationError
from workstation.services.settings import LEAVE_NOTHING, LOCK_AFTER, TEXT_SIZE, THEME

_AGAIN = 30
"""Milliseconds until it is looked whether work has ended."""


class Workplace(QObject):
    """One user at an open vault, until it is locked. `locked` asks the window to end it.

    `told` is called, on any thread, as soon as something outside the window asks for the lock.
    `renewed` says that the shell is another one, as the size of everything has changed.
    """

    locked = Signal()
    renewed = Signal()
    _chosen = Signal(str)

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
        self._settings, self._over = opened.session.settings, False
        self._lock_as_chosen()
        if any(self._settings.value(each) != each.default for each in (THEME, TEXT_SIZE)):
            self._dress()
        self.shell = self._made_shell()
        self.triggers.fired.connect(self._ask_lock)
        # A choice is kept on the thread of the jobs, and heard on this one.
        self._chosen.connect(self._obey)
        self._settings.watch(self._chosen.emit)
        jobs.started.connect(self._follow)
        QTimer.singleShot(0, self, self._ask_for_backups)
        QTimer.singleShot(0, self, self._renew_search)

    def open(self) -> None:
        """Show the first page."""
        self.shell.go(Place(self._items[0].key))
        self._tell_news()

    def _tell_news(self) -> None:
        """What is wrong with the vault, else what orders changed at this unlock."""
        if warnings := self._opened.warnings:
            self.shell.tell(warnings[0].words, warnings[0].advice)
        elif notices := self._opened.notices:
            advice = dict.fromkeys(each.advice for each in notices)
            words = " ".join(each.words for each in notices)
            self.shell.tell(words, " ".join(advice).strip(), "info")

    def _made_shell(self) -> Shell:
        opened, jobs = self._opened, self._jobs
        self._items = sidebar_pages(opened, jobs)
        inner = inner_pages(opened, jobs, self.triggers.alive)
        shell = Shell(self._items, inner, jobs, tr(opened.session.user.role.label))
        shell.locked.connect(self._ask_lock)
        return shell

    def _ask_lock(self, *_cause: object) -> None:
        # The shell is taken away by whoever hears this, so not from inside one of its own events.
        QTimer.singleShot(0, self, self.locked.emit)

    def _obey(self, key: str) -> None:
        self._lock_as_chosen()
        if key in (THEME.key, TEXT_SIZE.key):
            self._dress()
        if key == TEXT_SIZE.key:
            QTimer.singleShot(0, self, self._draw_anew)

    def _lock_as_chosen(self) -> None:
        after, nothing = int(self._settings.value(LOCK_AFTER)), self._settings.on(LEAVE_NOTHING)
        self.triggers.lock_as(Wishes(after, nothing))

    def _dress(self) -> None:
        application = QApplication.instance()
        if isinstance(application, QApplication):
            scale = int(self._settings.value(TEXT_SIZE)) / 100
            choose_look(application, LookChoice(self._settings.value(THEME), scale))

    def _draw_anew(self) -> None:
        """Make the shell again: lengths are taken when a page is made. What runs is waited for."""
        if self._over:
            return
        if self._jobs.busy:
            QTimer.singleShot(_AGAIN, self, self._draw_anew)
            return
        old, standing = self.shell, self.shell.standing
        old.leave()
        self.shell = self._made_shell()
        self.shell.resize(old.size())
        self.renewed.emit()
        # Its bar of work would hear of the next job.
        old.deleteLater()
        QCoreApplication.sendPostedEvents(old, QEvent.Type.DeferredDelete.value)
        self.shell.stand(standing)
        self._ask_for_backups()

    def _follow(self, job: Job) -> None:
        if is_backup(job):
            job.done.connect(self._ask_for_backups)

    def _ask_for_backups(self, *_made: object) -> None:
        if self._over:
            return
        backups = self._opened.session.backups
        job = self._jobs.start(tr("Looking at backups"), lambda _progress: backups.days())
        job.done.connect(self._show_backup)

    def _renew_search(self) -> None:
        """Another version may have folded the search index; until it is anew, it finds less."""
        if not self._over and self._opened.store.stale_index:
            leaves = tr("What was not read yet is found by its old form. The next start goes on.")
            self._jobs.start(tr("Renewing the search"), self._opened.store.reindex, leaves=leaves)

    def _show_backup(self, days: object) -> None:
        self.shell.show_backup(days if isinstance(days, int) else None)

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
        self._over = True
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
