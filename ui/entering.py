"""Opens the vault behind a lock screen, by whichever way; nothing of it is on the UI thread."""

import threading
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from ui.errors import words_for
from ui.jobs import JobRunner
from ui.pages.lock import LockPage
from ui.words import tr
from workstation.errors import TooSoon, WrongPassphrase

if TYPE_CHECKING:
    from ui.pages.renew import Renewed
    from workstation.bootstrap import Opened


@dataclass(frozen=True, slots=True)
class Missed:
    """A try that opened nothing: what there is to say besides, and how long the next one waits."""

    words: str
    advice: str
    wait: float


class Entering(QObject):
    """`opened` gives the unlocked vault; `turned` a page that stands in the lock screen's place."""

    opened = Signal(object)
    turned = Signal(QWidget)
    _pin_found = Signal(bool)

    def __init__(self, vault: Path, page: LockPage, jobs: JobRunner) -> None:
        super().__init__()
        self._vault, self._page, self._jobs = vault, page, jobs
        page.unlock.connect(lambda typed: self._try(partial(_open, vault, typed, "PASSPHRASE")))
        page.pin.connect(lambda typed: self._try(partial(_open, vault, typed, "PIN")))
        page.words.connect(self._prove)
        page.another_way.connect(self._look_for_pin)
        self._pin_found.connect(page.offer_pin)

    def ask_wait(self) -> None:
        """Tell the page of a wait that wrong tries before this start of the program left."""
        job = self._jobs.start(tr("Looking"), partial(_wait, self._vault))
        job.done.connect(self._page.show_wait)

    def _try(self, call: Any) -> None:
        self._page.show_opening()
        job = self._jobs.start(tr("Opening"), call)
        job.done.connect(self._tried)
        job.failed.connect(self._failed)

    def _tried(self, result: "Opened | Missed") -> None:
        if isinstance(result, Missed):
            self._page.show_missed(result.words, result.advice)
            self._page.show_wait(result.wait)
        else:
            self.opened.emit(result)

    def _failed(self, error: Exception) -> None:
        if isinstance(error, TooSoon):
            self._page.show_wait(error.seconds)
        else:
            self._page.show_missed(*words_for(error))

    def _prove(self, words: str) -> None:
        self._page.show_opening()
        job = self._jobs.start(tr("Opening"), partial(_prove, self._vault, words))
        job.done.connect(partial(self._proved, words))
        job.failed.connect(self._failed)

    def _proved(self, words: str, missed: Missed | None) -> None:
        if missed is not None:
            self._tried(missed)
            return
        from ui.founding import means  # the word lists load with the first recovery
        from ui.pages.renew import RenewPage

        page = RenewPage(means())
        page.renewed.connect(partial(self._renew, words, page))
        page.skipped.connect(partial(self._open_by_words, words, page))
        self.turned.emit(page)

    def _renew(self, words: str, page: Any, new: "Renewed") -> None:
        job = self._jobs.start(tr("Opening"), partial(_renew, self._vault, words, new))
        self._follow(job, page)

    def _open_by_words(self, words: str, page: Any) -> None:
        call = partial(_open, self._vault, words, "WORDS")
        self._follow(self._jobs.start(tr("Opening"), call), page)

    def _follow(self, job: Any, page: Any) -> None:
        job.done.connect(self.opened)
        job.failed.connect(lambda error: page.show_failed(*words_for(error)))

    def _look_for_pin(self) -> None:
        # Not a job: a key store that hangs would hold up the unlocking behind it.
        threading.Thread(target=self._ask_store, name="pin", daemon=True).start()

    def _ask_store(self) -> None:
        from workstation.bootstrap.ways import pin_here

        found = pin_here(self._vault)
        if found:
            self._pin_found.emit(found)


def _wait(vault: Path, _progress: object) -> float:
    from workstation.bootstrap.ways import waiting  # loaded by the warm-up

    return waiting(vault)


def _open(vault: Path, typed: str, by: str, progress: object) -> "Opened | Missed":
    from workstation.bootstrap import open_session
    from workstation.bootstrap.vaults import By

    try:
        return open_session(vault, typed, hurried=threading.main_thread(), by=By[by])
    except WrongPassphrase as missed:
        said = (missed.words, missed.advice) if by == "PIN" else ("", "")
        return Missed(*said, _wait(vault, progress))


def _prove(vault: Path, words: str, progress: object) -> Missed | None:
    from workstation.bootstrap.ways import prove_words

    try:
        prove_words(vault, words)
    except WrongPassphrase:
        return Missed("", "", _wait(vault, progress))
    return None


def _renew(vault: Path, words: str, new: "Renewed", _progress: object) -> "Opened":
    from workstation.bootstrap import open_session
    from workstation.bootstrap.ways import renew_typed

    renew_typed(vault, words, new.passphrase, new.words)
    return open_session(vault, new.passphrase, hurried=threading.main_thread())
