"""The way through the first four steps: what is chosen is marked, checked, and kept as a draft."""

import dataclasses

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from ui.jobs import Call
from ui.pages.release import state, work
from ui.pages.release.attach_state import Found, found
from ui.pages.release.inferring import AsTheyRead
from ui.pages.release.lower import Then, Whom, Write, open_lower
from ui.pages.release.running import Running
from ui.pages.release.silent import open_silent
from ui.pages.release.state import Step
from ui.pages.release.ways import To
from ui.words import tr
from workstation.records.briefings import Briefing
from workstation.rules.gate_facts import GateFacts
from workstation.rules.inference import Inference
from workstation.rules.release import Redacted
from workstation.services.answers import Answers
from workstation.services.dossiers import Plan
from workstation.services.session import Session
from workstation.services.submissions import Redacting


class Going(QObject):
    """`offered` tells the evidence, `reached` a step, `kept` the draft that waits for somebody."""

    offered = Signal(object)
    reached = Signal(object)
    kept = Signal(str)

    def __init__(self, session: Session, running: Running) -> None:
        super().__init__()
        self._session, self._running = session, running

    def attach(self, plan: Plan, answers: Answers) -> None:
        """Look for evidence that may go along; where there is none, go on."""

        def told(there: Found) -> None:
            wizard = self._running.wizard
            now = state.chosen_now(wizard, answers)
            self._running.wizard = dataclasses.replace(
                wizard, plan=plan, contact=plan.contact, answers=now
            )
            self.offered.emit(there)
            if there.offers:
                self.reached.emit(Step.ATTACH)
            else:
                self.mark(plan, answers)

        case, profile = plan.case.id, plan.profile
        call: Call = lambda _progress: found(self._session, case, profile)  # noqa: E731
        self._running.run(tr("Look at the evidence"), call, told)

    def mark(self, plan: Plan, answers: Answers) -> None:
        """Look for everything that may tell who somebody is."""

        answers = state.chosen_now(self._running.wizard, answers)

        def marked(work: Redacting) -> None:
            self._running.wizard = state.marked(self._running.wizard, plan, answers, work)
            self.reached.emit(Step.REDACT)

        mark = self._session.releases.mark
        self._running.run(tr("Look for names"), lambda _progress: mark(plan, answers), marked)

    def check(self) -> None:
        """Ask the gate."""
        wizard = self._running.wizard

        def told(found: tuple[Redacted, GateFacts, Inference]) -> None:
            self._running.wizard = state.checked(self._running.wizard, *found)
            self.reached.emit(Step.CHECKS)

        self._running.run(tr("Check"), lambda _p: work.asked(self._session, wizard), told)

    def read(self, parent: QWidget) -> None:
        """Show the pages as the recipient would read them, and what they could infer."""
        wizard = self._running.wizard
        inference = wizard.inference
        if wizard.redacted is None or inference is None:
            return
        stopped = bool(state.check_blockers(wizard))
        self._running.run(
            tr("Draw the pages"),
            lambda _p: work.as_read(self._session, wizard),
            lambda pages: AsTheyRead(parent, pages, inference, stopped=stopped).open(),
        )

    def decide(self, what: To, parent: QWidget) -> None:
        """Have workers, an officer or both decide something, then ask the gate again."""
        plan = self._running.wizard.plan
        if plan is not None:
            about = Whom(plan.case.id, plan.contact.id, plan.purpose)
            opens = {To.LOWER: open_lower, To.WITNESS: open_silent}[what]
            opens(parent, self._session, about, self._keep, self.check)

    def _keep(self, write: Write, done: Then, failed: Then) -> None:
        self._running.run(tr("Keeping it"), lambda _p: write(), done, failed)

    def submit(self) -> None:
        """Keep the draft for the second person."""
        wizard = self._running.wizard

        def kept(briefing: Briefing) -> None:
            self._running.wizard = state.submitted(self._running.wizard, briefing.id)
            self.kept.emit(briefing.id)

        self._running.run(tr("Keep the draft"), lambda _p: work.submit(self._session, wizard), kept)
