"""The case in hand: reading it anew, and keeping what is written on its page."""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from ui.errors import words_for
from ui.jobs import JobRunner
from ui.pages.case.file import CaseFile
from ui.patience import AGAIN
from ui.words import tr
from workstation.errors import Busy
from workstation.ports import Progress
from workstation.records.access import IDENTITIES
from workstation.records.kit import Id, Record
from workstation.records.partners import Contact
from workstation.services.session import Session

Write = Callable[[], object]
Failed = Callable[[str, str], object]


class _Waiting(QObject):
    """Tells whoever waits for something how it went; what has been deleted since waits no more."""

    done = Signal()
    failed = Signal(str, str)


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
        self._last: tuple[Record, ...] = ()
        self._again = QTimer(self, singleShot=True, interval=AGAIN)
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
        return bool(self._last)

    def open(self, case: Id) -> None:
        """Take another case in hand."""
        self._case, self._file, self._last = case, None, ()
        self.read()

    def read(self) -> None:
        """Read everything of the case; when the store is busy, ask again soon."""
        if self._case is None:
            return
        try:
            records = self.session.cases.file(self._case)
            before = self.session.cases.named_before(self._case)
            self._file = CaseFile(records, self.session.reader.find(Contact), before)
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

        New records can be taken back by `undo`, in the order they are told, unless `final`.
        """
        job, waiting = self._jobs.start(tr("Keeping it"), partial(_run, write)), _Waiting()
        if done is not None:
            waiting.done.connect(done)
        waiting.failed.connect(failed or self.failed)
        job.done.connect(lambda kept: self._kept(kept, waiting, final=final))
        job.failed.connect(lambda error: waiting.failed.emit(*words_for(error)))

    def ask(self, read: Write, answered: Callable[[Any], object], failed: Failed) -> None:
        """Ask something that takes a while; nothing is kept."""
        job, waiting = self._jobs.start(tr("Reading"), partial(_run, read)), _Waiting()
        waiting.failed.connect(failed)
        job.done.connect(answered)
        job.failed.connect(lambda error: waiting.failed.emit(*words_for(error)))

    def undo(self) -> None:
        """Take back what was written down last, if nobody changed it since."""
        if not self._last:
            return
        last, self._last = self._last, ()
        self.keep(partial(self._take_back, last))

    def _take_back(self, last: tuple[Record, ...]) -> None:
        for record in last:
            self.session.cases.take_back(type(record), record.id)

    def _kept(self, kept: object, waiting: _Waiting, *, final: bool) -> None:
        told = kept if isinstance(kept, tuple) else (kept,)
        new = tuple(r for r in told if isinstance(r, Record) and r.revision == 1)
        self._last = () if final else new
        waiting.done.emit()
        here = self.session.cases.now().astimezone()
        self.kept.emit(tr("Saved {time}").format(time=f"{here:%H:%M}"))
        self.read()


def _run(write: Write, _progress: Progress) -> object:
    return write()
