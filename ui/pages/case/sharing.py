"""The account for sharing: proposed by the scanner, read and confirmed by a case worker."""

from msgspec.structs import replace
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from ui.dialogs.card import FormDialog
from ui.drafting import Draft
from ui.pages.case.desk import Desk
from ui.theme.look import look
from ui.widgets.button import button
from ui.widgets.field import Field
from ui.widgets.text import label
from ui.words import tr
from workstation.records.accounts import Rendition
from workstation.records.kit import spec_of

_TALL = 260


class ShareDialog(FormDialog):
    """Confirming refuses a text that still names somebody, and says how many places."""

    def __init__(self, parent: QWidget, desk: Desk, newest: Rendition | None) -> None:
        text = tr("Handles stand for people, as Worker A. What is in brackets says less.")
        super().__init__(parent, tr("Account for sharing"), tr("Confirm"), text=text)
        self._desk, self._rendition = desk, newest
        form = f"rendition/{desk.case}"
        spec = next(s for s in spec_of(Rendition).own if s.name == "text")
        self._area = QPlainTextEdit()
        self._left = desk.session.drafts.get(form) or ""
        self._area.setPlainText(self._left or (newest.text if newest is not None else ""))
        self._area.setFixedHeight(look().px(_TALL))
        self._area.setTabChangesFocus(True)
        self._wait = label(tr("Reading what was said and hiding the names…"), "muted")
        self._wait.hide()
        again = button(tr("Propose anew"), "quiet", press=self._propose_anew)
        field = Field(tr(spec.label), self._area, hint=tr(spec.field.help))
        self.lay_out(field, self._wait, first=self._area, end=again)
        self._draft = Draft(self, desk.session.drafts, form, self._area.toPlainText)
        self.hold(self._draft)
        if newest is None:
            self.propose()

    def propose(self) -> None:
        """Ask for a proposal from the worker's own words."""
        case = self._desk.case
        if case is None:
            return
        self._wait.show()
        self.verb.setEnabled(False)
        self._desk.ask(
            lambda: self._desk.session.renditions.draft(case), self._proposed, self.show_failed
        )

    def _propose_anew(self) -> None:
        self._left = ""
        self.propose()

    def press(self) -> None:
        if self._rendition is None:
            return
        self.verb.setEnabled(False)
        text = replace(self._rendition, text=self._area.toPlainText())
        self._desk.keep(
            lambda: self._desk.session.renditions.confirm(text), self.accept, self.show_failed
        )

    def _proposed(self, rendition: Rendition) -> None:
        """What was left here is not written over."""
        self._rendition = rendition
        if not self._left:
            self._area.setPlainText(rendition.text)
            self._draft.settle()
        self._wait.hide()
        self.verb.setEnabled(True)
