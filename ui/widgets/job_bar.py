"""The bar at the foot of the page while something long is being done."""

from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QProgressBar, QPushButton

from ui.jobs import Job, JobRunner
from ui.theme.glyph import GlyphView
from ui.theme.icons import icon
from ui.widgets.button import button
from ui.widgets.elide import Elide
from ui.widgets.lay import row
from ui.widgets.text import label
from ui.words import tr

_WIDTH = 260
_AFTER = 300
"""Milliseconds before a job is worth a bar."""


class JobBar(QFrame):
    """What is being done, how far, and what Cancel leaves behind; hidden while nothing is.

    What does not say what it leaves behind goes to its end: there is no Cancel then.
    """

    def __init__(self, jobs: JobRunner) -> None:
        super().__init__()
        self._jobs: list[Job] = []
        self.setProperty("ground", "raised")
        self._what, self._note, self._share = label(role="strong"), Elide(role="muted"), label()
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(_WIDTH)
        self._cancel = button(tr("Cancel"), glyph=icon("cancel"), press=self._stop)
        mark = GlyphView(icon("job"), "accent", 16)
        parts = (mark, self._what, (self._note, 1), self._bar, self._share, self._cancel)
        self.setLayout(row(*parts, gap=10, margins=(20, 6, 16, 6)))
        self.hide()
        jobs.started.connect(self._follow)

    def first(self) -> QPushButton | None:
        """Where F6 goes."""
        return self._cancel if self._cancel.isVisible() else None

    def _follow(self, job: Job) -> None:
        self._jobs.append(job)
        job.progressed.connect(partial(self._step, job))
        job.ended.connect(partial(self._ended, job))
        QTimer.singleShot(_AFTER, self, partial(self._show, job))

    def _ended(self, job: Job) -> None:
        self._jobs.remove(job)
        if not self._jobs:
            self.hide()
        elif self.isVisible():
            self._show(self._jobs[0])

    def _show(self, job: Job) -> None:
        if not self._jobs or job is not self._jobs[0]:
            return
        self._what.setText(job.title)
        self._note.setText(job.leaves)
        self._cancel.setVisible(bool(job.leaves))
        self._share.clear()
        self._bar.setRange(0, 0)
        self.show()

    def _step(self, job: Job, done: int, total: int, note: str) -> None:
        if job is not self._jobs[0] or not self.isVisible():
            return
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        self._share.setText(tr("{share} %").format(share=done * 100 // total) if total else "")
        if note:
            self._note.setText(note)

    def _stop(self) -> None:
        if self._jobs:
            self._jobs[0].cancel()
