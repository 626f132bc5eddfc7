"""The assessment in hand: reading it, keeping the draft while somebody answers, signing it."""

from functools import partial

from msgspec.structs import replace
from PySide6.QtCore import QObject, QTimer, Signal

from ui.errors import words_for
from ui.jobs import JobRunner
from ui.pages.assess_people import Assessed, read
from ui.patience import AGAIN
from ui.words import tr
from workstation.errors import Busy
from workstation.records.cases import RiskLevel
from workstation.records.kit import HEADER, Id
from workstation.records.risk import RiskAssessment
from workstation.services.session import Session

_PAUSE = 1500
"""Milliseconds from an answer until it is kept."""


class AssessWork(QObject):
    """`shown` follows each reading, `kept` each keeping, `signed` a signature."""

    shown = Signal()
    kept = Signal()
    signed = Signal(object)
    failed = Signal(str, str)

    def __init__(self, session: Session, jobs: JobRunner, page: QObject) -> None:
        super().__init__(page)
        self._session, self._jobs = session, jobs
        self._case: Id | None = None
        self._person: Id | None = None
        self._about: Assessed | None = None
        self._draft: RiskAssessment | None = None
        self._last: RiskAssessment | None = None
        self._open = False
        self._later = QTimer(self, singleShot=True, interval=_PAUSE)
        self._later.timeout.connect(self.keep)
        self._again = QTimer(self, singleShot=True, interval=AGAIN)
        self._again.timeout.connect(self.read)

    @property
    def about(self) -> Assessed | None:
        """The case as it was read last."""
        return self._about

    @property
    def draft(self) -> RiskAssessment | None:
        """The draft as it is answered now; None where there is nobody to assess."""
        return self._draft

    def open(self, case: Id, person: Id | None) -> None:
        """Take a case in hand, and one of its people or the one who waits longest."""
        self.keep()
        self._case, self._person = case, person
        self._about, self._draft, self._open = None, None, False
        self.read()

    def take(self, person: Id) -> None:
        """Take another person of the same case."""
        if self._case is not None and person != self._person:
            self.open(self._case, person)

    def read(self) -> None:
        """Read the case; when the store is busy, ask again soon."""
        if self._case is None:
            return
        try:
            self._about = read(self._session, self._case)
            self._person = self._person or self._about.first()
            if self._person is not None:
                self._draft = self._session.risks.draft(self._case, self._person)
        except Busy:
            self._again.start()
            return
        self.shown.emit()

    def change(self, **answers: object) -> None:
        """Take over what was answered; it is kept within moments, also of who goes on."""
        if self._draft is not None:
            self._draft = replace(self._draft, **answers)
            self._open = True
            if not self._later.isActive():
                self._later.start()

    def keep(self) -> None:
        """Keep the draft now, if anything is not kept yet."""
        self._later.stop()
        if self._draft is None or not self._open:
            return
        self._open = False
        job = self._jobs.start(tr("Keeping the draft"), partial(self._keep, self._draft))
        job.done.connect(lambda _nothing: self.kept.emit())
        job.failed.connect(self._not_kept)

    def sign(self, level: RiskLevel | None = None, reason: str = "", secret: str = "") -> None:
        """Sign what is answered; `secret` is a second officer's passphrase."""
        if self._draft is None:
            return
        self._later.stop()
        draft = replace(self._draft, change_reason=reason)
        job = self._jobs.start(tr("Signing"), partial(self._sign, draft, level, secret))
        job.done.connect(self._was_signed)
        job.failed.connect(lambda error: self.failed.emit(*words_for(error)))

    def _keep(self, draft: RiskAssessment, _progress: object) -> None:
        self._last = self._session.risks.keep(self._newest(draft))

    def _sign(
        self, draft: RiskAssessment, level: RiskLevel | None, secret: str, _progress: object
    ) -> RiskAssessment:
        return self._session.risks.sign(self._newest(draft), level, secret)

    def _newest(self, draft: RiskAssessment) -> RiskAssessment:
        """The draft as the next revision; the worker alone knows which one was kept last."""
        last = self._last
        if last is None or last.id != draft.id:
            return draft
        return replace(draft, **{name: getattr(last, name) for name in HEADER})

    def _not_kept(self, error: Exception) -> None:
        self._open = True
        self.failed.emit(*words_for(error))

    def _was_signed(self, signed: RiskAssessment) -> None:
        self._open = False
        self.signed.emit(signed)
        self.read()
