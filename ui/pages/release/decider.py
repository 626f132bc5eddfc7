"""Carries every decision about a place into the wizard's state, and shows how it reads then."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from ui.pages.release import state, work
from ui.pages.release.redact import RedactView
from ui.pages.release.running import Running
from ui.pages.release.state import Step, Wizard
from ui.words import tr
from workstation.errors import BadInput
from workstation.rules.release import Redacted
from workstation.services.session import Session


class Decider(QObject):
    """Binds the third step to the state."""

    def __init__(self, session: Session, running: Running, view: RedactView) -> None:
        super().__init__()
        self._session, self._running, self._view = session, running, view
        self._turn = 0
        asks = view.deciding
        asks.replaced.connect(lambda: self.change(state.decided, "replace"))
        asks.generalised.connect(lambda say: self.change(state.decided, "generalise", say))
        asks.kept.connect(lambda why: self.change(state.decided, "keep", "", why))
        asks.dropped.connect(lambda: self.change(state.decided, "drop"))
        asks.likened.connect(lambda whose, kind: self.change(state.same_as, whose, kind))
        asks.reopened.connect(lambda: self.change(state.reopened))
        view.picked.connect(lambda key, start: self.change(state.chosen, key, start))
        view.marked.connect(lambda *place: self.change(state.by_hand, *place))
        view.undone.connect(lambda: self.change(state.undone))

    def next(self) -> None:
        """Take the next waiting place in hand."""
        self.change(state.to_next)

    def change(self, change: Callable[..., Wizard], *given: object) -> None:
        """Make a decision, or say why it cannot be made."""
        try:
            self._running.wizard = change(self._running.wizard, *given)
        except BadInput as problem:
            self._running.failed.emit(problem)
            return
        self.show()
        target = self._view.first()
        if self._running.wizard.step is Step.REDACT and target is not None:
            target.setFocus()

    def show(self) -> None:
        """Show the decisions at once, and how it reads as soon as that is known."""
        wizard = self._running.wizard
        self._view.show_wizard(wizard, None)
        self._turn += 1
        turn, held, texts = self._turn, wizard.work, wizard.texts

        def read(said: Redacted) -> None:
            if turn == self._turn:
                self._view.show_wizard(self._running.wizard, said)

        if held is not None:
            self._running.beside(
                tr("Put tokens in"), lambda _p: work.said_now(self._session, held, texts), read
            )
