"""Begins a briefing: asks for the case by the code that is read on its page."""

from collections.abc import Callable

from PySide6.QtWidgets import QLineEdit, QWidget

from ui.dialogs.card import FormDialog
from ui.errors import words_for
from ui.widgets.field import Field
from ui.words import tr
from workstation.errors import WorkstationError
from workstation.records.access import CASE_TEAM, Role
from workstation.records.cases import Case
from workstation.records.kit import Id, spec_of
from workstation.services.session import Session

_WRITERS = CASE_TEAM | {Role.BRIEFING_OFFICER}


def may_begin(session: Session) -> bool:
    """Whether a briefing is this user's to write."""
    return session.user.role in _WRITERS


class Begin(FormDialog):
    """`then` gets the case's id."""

    def __init__(self, parent: QWidget, session: Session, then: Callable[[Id], object]) -> None:
        text = tr("A briefing tells of one case.")
        super().__init__(parent, tr("New briefing"), tr("Begin"), text=text)
        self._session, self._then = session, then
        self.code = QLineEdit()
        self.code.setPlaceholderText("GE3-C4M")
        self.code.returnPressed.connect(self.press)
        spec = next(s for s in spec_of(Case).fields if s.name == "code")
        hint = tr("It stands at the head of the case and in the list of cases.")
        self._field = Field(tr(spec.label), self.code, required=True, hint=hint)
        self.lay_out(self._field, first=self.code)

    def press(self) -> None:
        """Go to the case's release, or say why there is none."""
        try:
            case = self._session.cases.by_code(self.code.text().strip().upper())
        except WorkstationError as problem:
            self._field.show_problem(words_for(problem)[0])
            return
        self.accept()
        self._then(case.id)
