"""The last two steps: a kept draft is read by a second person, signed, and carried away."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from ui.errors import words_for
from ui.pages.release import work
from ui.pages.release.done import DoneView
from ui.pages.release.running import Running
from ui.pages.release.second import Draft, SecondView
from ui.pages.release.state import Step, Wizard
from ui.patience import when_free
from ui.words import tr
from workstation.errors import Refused, WrongPassphrase
from workstation.records.briefings import Briefing, BriefingState
from workstation.records.cases import Case
from workstation.records.disclosures import RecallReason, RecallState
from workstation.records.issues import Issue
from workstation.records.kit import Id
from workstation.rules.aftercare import AfterStep
from workstation.services.answers import Answers
from workstation.services.session import Session

_OUT = (BriefingState.RELEASED, BriefingState.RECALLED, BriefingState.SUPERSEDED)


class Handing(QObject):
    """`opened` says that a step is to be shown, `left` that the draft is in other hands."""

    opened = Signal()
    left = Signal()

    def __init__(
        self, session: Session, running: Running, second: SecondView, done: DoneView
    ) -> None:
        super().__init__()
        self._session, self._running = session, running
        self._second, self._done = second, done
        running.turned.connect(lambda: second.set_busy(busy=running.busy))
        second.typing.connect(session.handovers.expect)
        second.approve.connect(self._approve)
        second.send_back.connect(self._send_back)
        second.hold.connect(self._hold)
        done.save.connect(self._save)
        done.seal.connect(self._seal)
        done.recall.connect(self._recall)
        done.answered.connect(self._answered)
        done.stepped.connect(self._stepped)

    def open(self, briefing: Id) -> None:
        """Show a kept draft, or what was signed."""
        when_free(self, partial(self._open, briefing))

    def _open(self, briefing: Id) -> None:
        found = self._session.reader.get(Briefing, briefing)
        contact = self._session.partners.get(found.contact)
        released = found.state in _OUT
        signed = work.signed(self._session, briefing) if released else None
        self._running.begin(
            Wizard(
                case=found.case,
                code=self._code(found),
                step=Step.DONE if released else Step.SECOND,
                contact=contact,
                answers=Answers(issues=self._codes(found)),
                briefing=briefing,
            )
        )
        if signed is not None:
            self._done.show_signed(signed)
        else:
            # Nobody signs pages that are not there yet, nor types a passphrase in vain.
            self._second.begin()
            self._second.sign.setEnabled(False)
            self._running.run(
                tr("Draw the pages"),
                lambda _p: work.draft(self._session, briefing),
                self._show_draft,
            )
        self.opened.emit()

    def _code(self, briefing: Briefing) -> str:
        case = briefing.case
        return "" if case is None else self._session.reader.get(Case, case).code

    def _codes(self, briefing: Briefing) -> tuple[str, ...]:
        issues = (self._session.reader.get(Issue, issue) for issue in briefing.issues)
        return tuple(issue.code.value for issue in issues)

    def _show_draft(self, draft: Draft) -> None:
        self._second.show_draft(draft)
        self._second.sign.setEnabled(True)
        self.opened.emit()

    def _approve(self, typed: list[str]) -> None:
        briefing = self._running.wizard.briefing
        if briefing is None or self._running.busy:
            return
        release = self._session.handovers.release
        self._second.sign.setEnabled(False)

        def failed(problem: Exception) -> None:
            self._second.sign.setEnabled(True)
            self._show_failed(problem)

        def signed(_letter: object) -> None:
            self._second.sign.setEnabled(True)
            self.open(briefing)

        self._running.run(
            tr("Look, approve and sign"), lambda _p: release(briefing, typed), signed, failed
        )

    def _show_failed(self, problem: Exception) -> None:
        if isinstance(problem, WrongPassphrase):
            self._second.show_missed()
        elif isinstance(problem, Refused):
            self._second.show_stopped(problem.blockers)
        else:
            self._second.show_failed(*words_for(problem))

    def _send_back(self) -> None:
        briefing = self._running.wizard.briefing
        if briefing is not None:
            send_back = self._session.handovers.send_back
            self._running.run(tr("Send back"), lambda _p: send_back(briefing), self._leave)

    def _hold(self) -> None:
        case = self._running.wizard.case
        if case is not None:
            self._running.run(tr("Hold"), lambda _p: work.hold(self._session, case), self._leave)

    def _recall(self, reason: RecallReason, reached: Id | None) -> None:
        if (briefing := self._running.wizard.briefing) is not None:
            recall = self._session.recalls.recall
            self._running.run(
                tr("Recall"),
                lambda _p: recall(briefing, reason, reached=reached),
                lambda _b: self.open(briefing),
            )

    def _answered(self, state: RecallState) -> None:
        if (briefing := self._running.wizard.briefing) is not None:
            answer = self._session.recalls.answer
            self._running.run(
                tr("Write down"), lambda _p: answer(briefing, state), lambda _n: self.open(briefing)
            )

    def _stepped(self, step: AfterStep, words: str) -> None:
        if (briefing := self._running.wizard.briefing) is not None:
            done = self._session.recalls.done
            self._running.run(
                tr("Write down"),
                lambda _p: done(briefing, step, words),
                lambda _n: self.open(briefing),
            )

    def _leave(self, _done: object) -> None:
        self._running.begin(Wizard())
        self.left.emit()

    def _save(self, folder: Path) -> None:
        briefing = self._running.wizard.briefing
        if briefing is not None:
            self._running.run(
                tr("Save"),
                lambda _p: work.save(self._session, briefing, folder),
                lambda names: self._done.show_saved(folder, names),
            )

    def _seal(self, folder: Path) -> None:
        briefing = self._running.wizard.briefing
        if briefing is not None:
            self._running.run(
                tr("Seal"),
                lambda progress: work.seal(self._session, briefing, folder, progress),
                lambda names: self._done.show_saved(folder, names),
            )
