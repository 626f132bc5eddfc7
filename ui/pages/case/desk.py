"""The case in hand: reading it anew, and keeping what is written on its page."""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from ui.errors import words_for
from ui.jobs import JobRunner
from ui.pages.case.file import CaseFile
from ui.words import tr
from workstation.errors import Busy
from workstation.ports import Progress
from workstation.records.access import IDENTITIES
from workstation.records.kit import Id, Record
from workstation.records.partners import Contact
from workstation.services.session import Session

_AGAIN = 15
"""Milliseconds until a busy store is asked again."""
Write = Callable[[], object]
Failed = Callable[[str, str], object]


class Desk(QObject):
    """`renewed` follows each reading, `kept` each thing that was kept, `failed` what was not."""

    renewed = Signal()
    kept = Signal(str)
    failed = Signal(str, str)

    def __init__(self, session: Session, jobs: JobRunner, page: QWidget) -> None:
        super().__init__(page)
        self.session, self.page = session, page
        self._jobs = jobs
        self._case: Id | None = None
        self._file: CaseFile | None = None
        self._last: tuple[type[Record], Id] | None = None
        self._again = QTimer(self, singleShot=True, interval=_AGAIN)
        self._again.timeout.connect(self.read)

    @property
    def file(self) -> CaseFile | None:
        """What was read last; None until the first reading."""
        return self._file

    @property
    def team(self) -> bool:
        """Whether this user works on cases with people, and so may change what is kept of them."""
        return self.session.reader.holds(IDENTITIES)

    @property
    def case(self) -> Id | None:
        """The case in hand."""
        return self._case

    @property
    def can_undo(self) -> bool:
        """Whether the last thing that was kept can be taken back."""
        return self._last is not None

    def open(self, case: Id) -> None:
        """Take another case in hand."""
        self._case, self._file, self._last = case, None, None
        self.read()

    def read(self) -> None:
        """Read everything of the case; when the store is busy, ask again soon."""
        if self._case is None:
            return
        try:
            records = self.session.cases.file(self._case)
            self._file = CaseFile(records, self.session.reader.find(Contact))
        except Busy:
            self._again.start()
            return
        self.renewed.emit()

    def keep(
        self,
        write: Write,
        done: Write | None = None,
        failed: Failed | None = None,
        *,
        final: bool = False,
    ) -> None:
        """Write off this thread and read anew.

        A new record can be taken back by `undo` unless it is `final`.
        """
        job = self._jobs.start(tr("Keeping it"), partial(_run, write))
        job.done.connect(lambda kept: self._kept(kept, done, final=final))
        job.failed.connect(lambda error: (failed or self.failed.emit)(*words_for(error)))

    def ask(self, read: Write, answered: Callable[[Any], object], failed: Failed) -> None:
        """Ask something that takes a while; nothing is kept."""
        job = self._jobs.start(tr("Reading"), partial(_run, read))
        job.done.connect(answered)
        job.failed.connect(lambda error: failed(*words_for(error)))

    def undo(self) -> None:
        """Take back the last record that was written down, if nobody changed it since."""
        if self._last is None:
            return
        (kind, id), self._last = self._last, None
        self.keep(lambda: self.session.cases.take_back(kind, id))

    def _kept(self, kept: object, done: Write | None, *, final: bool) -> None:
        self._last = None
        if isinstance(kept, Record) and kept.revision == 1 and not final:
            self._last = (type(kept), kept.id)
        if done is not None:
            done()
        here = self.session.cases.now().astimezone()
        self.kept.emit(tr("Saved {time}").format(time=f"{here:%H:%M}"))
        self.read()


def _run(write: Write, _progress: Progress) -> object:
    return write()
