"""What is done to a piece of evidence, each after a form that says what follows from it."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from ui.asking import ask_folder
from ui.dialogs.card import Question
from ui.errors import words_for
from ui.jobs import JobRunner
from ui.pages.case.desk import Desk
from ui.pages.case.evidence_forms import ReasonForm
from ui.pages.case.evidence_side import Acts
from ui.words import tr
from workstation.ports import Progress
from workstation.records.evidence import Evidence


class EvidenceActs:
    """Opens these forms and starts the jobs."""

    def __init__(self, page: QWidget, desk: Desk, jobs: JobRunner) -> None:
        self._page, self._desk, self._jobs = page, desk, jobs

    def offered(self) -> Acts:
        """What a page may offer beside a piece."""
        return Acts(self.copy, self.hand_over, self.hold, self.outside)

    def kept(self, _kept: object) -> None:
        """Say that something was kept, and read anew."""
        here = self._desk.session.cases.now().astimezone()
        self._desk.kept.emit(tr("Saved {time}").format(time=f"{here:%H:%M}"))
        self._desk.read()

    def copy(self, piece: Evidence) -> None:
        """A copy that has the pixels and nothing else."""
        text = tr(
            "It is drawn anew: pixels and nothing else. Those who work without names can look at"
            " it. Faces and names that can be seen on it stay on it."
        )
        evidence = self._desk.session.evidence
        run = partial(
            self._start, tr("Copying without camera data"), partial(evidence.strip, piece.id)
        )
        Question(self._page, tr("Copy without camera data"), text, tr("Make the copy"), run).open()

    def hand_over(self, piece: Evidence) -> None:
        """Somebody else has it now."""
        evidence = self._desk.session.evidence

        def done(to: str, why: str) -> None:
            act = partial(evidence.hand_over, piece.id, to, why)
            self._start(tr("Reading it and comparing its mark"), act)

        ReasonForm(
            self._page,
            tr("Hand over"),
            tr("It is read once more, and that its mark is right is written down."),
            tr("Write it down"),
            [(tr("To whom"), tr("A role or an office, not a name.")), (tr("Why"), "")],
            done,
            self._desk.session.drafts,
            f"evidence.handed/{piece.id}",
        ).open()

    def hold(self, piece: Evidence) -> None:
        """Set or end a legal hold."""
        ends = piece.legal_hold
        evidence = self._desk.session.evidence

        def done(why: str) -> None:
            self._desk.keep(partial(evidence.hold, piece.id, not ends, why), final=True)

        text = tr("Nothing of this piece is deleted while a legal hold stands.")
        verb = tr("End the hold") if ends else tr("Set the hold")
        title = tr("End the legal hold") if ends else tr("Legal hold")
        drafts, name = self._desk.session.drafts, f"evidence.held/{piece.id}"
        ReasonForm(self._page, title, text, verb, [(tr("Why"), "")], done, drafts, name).open()

    def outside(self, piece: Evidence) -> None:
        """Write the original in the clear into a folder that somebody chooses."""
        text = tr(
            "The original leaves the vault with its camera data. Whoever finds the folder can open"
            " it. That you took it, and why, stays with the piece. Delete it when you are done."
        )
        ReasonForm(
            self._page,
            tr("Open outside"),
            text,
            tr("Choose a folder"),
            [(tr("Why"), "")],
            partial(self._ask_folder, piece),
            self._desk.session.drafts,
            f"evidence.outside/{piece.id}",
        ).open()

    def _ask_folder(self, piece: Evidence, why: str) -> None:
        def chosen(folder: Path) -> None:
            act = partial(self._desk.session.evidence.take_out, piece.id, folder, why)
            self._start(tr("Writing it outside"), act)

        ask_folder(self._page, tr("Where to write the original"), chosen)

    def _start(self, title: str, call: Callable[[Progress], object]) -> None:
        job = self._jobs.start(title, call, leaves=tr("Nothing is changed."))
        job.done.connect(self.kept)
        job.failed.connect(lambda error: self._desk.failed.emit(*words_for(error)))
