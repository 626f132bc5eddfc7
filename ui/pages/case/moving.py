"""Moving an issue on: where it may go, what that needs, and why it goes."""

from functools import partial

from msgspec.structs import replace
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from ui.dialogs.card import FormDialog
from ui.dialogs.entries import choice_entry
from ui.dialogs.picker import Picker
from ui.drafting import Draft
from ui.pages.case.desk import Desk
from ui.theme.glyph import GlyphView
from ui.theme.icons import icon
from ui.theme.look import look
from ui.widgets.field import Field
from ui.widgets.lay import column, held, row
from ui.widgets.text import label
from ui.words import things_to_put_right, tr
from workstation.errors import Blocker
from workstation.records.cases import IssueState
from workstation.records.issues import InactiveReason, Issue
from workstation.rules.issues import IssueFacts, blockers, next_states
from workstation.services.moves import issue_facts

_TALL, _ROOM = 64, 430


class MoveDialog(FormDialog):
    """Nothing here can be skipped: the verb waits until every reason why not is gone."""

    def __init__(self, parent: QWidget, desk: Desk, issue: Issue) -> None:
        title = tr("Move on: {code}").format(code=f"{issue.code.value} {tr(issue.code.label)}")
        super().__init__(parent, title, tr("Move"), text=tr(issue.state.label))
        self._desk, self._issue = desk, issue
        states = sorted(next_states(issue), key=list(IssueState).index)
        self._to = Picker([(s, tr(s.label)) for s in states], states[0])
        form = f"move/{issue.id}"
        self._why = QPlainTextEdit(desk.session.drafts.get(form) or "")
        self._why.setFixedHeight(look().px(_TALL))
        self._why.setTabChangesFocus(True)
        self._ends = choice_entry(InactiveReason, None)
        self._ending = Field(tr("Why it ends without remedy"), self._ends.widget, required=True)
        self._open = column(gap=8)
        self._to.currentIndexChanged.connect(self.tell)
        self._why.textChanged.connect(self.tell)
        if isinstance(self._ends.widget, Picker):
            self._ends.widget.currentIndexChanged.connect(self.tell)
        why = tr("Kept with the history of the case.")
        self.lay_out(
            Field(tr("To"), self._to),
            self._ending,
            Field(tr("Why"), self._why, required=True, hint=why),
            self._open,
            first=self._to,
            least=_ROOM,
        )
        self.hold(Draft(self, desk.session.drafts, form, self._why.toPlainText))
        self.tell()

    def state(self) -> IssueState:
        """Where it is to go."""
        state = self._to.value()
        return state if isinstance(state, IssueState) else self._issue.state

    def tell(self) -> None:
        """Say what still stands against it."""
        self._ending.setVisible(self.state() is IssueState.INACTIVE)
        found = blockers(self._moved(), self.state(), self._facts())
        while (item := self._open.takeAt(0)) is not None:
            if (gone := item.widget()) is not None:
                gone.hide()
                gone.deleteLater()
        if found:
            self._open.addWidget(label(things_to_put_right(len(found)), "strong", tone="danger"))
        for blocker in found:
            self._open.addWidget(_line(blocker))
        self.verb.setEnabled(not found)

    def press(self) -> None:
        self.verb.setEnabled(False)
        move = partial(
            self._desk.session.cases.move_issue,
            self._issue.id,
            self.state(),
            self._facts(),
            ended=self._ends.value(),
        )
        self._desk.keep(move, self.accept, self.show_failed)

    def _moved(self) -> Issue:
        return replace(self._issue, inactive_reason=self._ends.value())

    def _facts(self) -> IssueFacts:
        file, session = self._desk.file, self._desk.session
        assert file is not None
        return issue_facts(
            file.records,
            self._issue,
            reason=self._why.toPlainText(),
            role=session.user.role,
            today=session.cases.today(),
        )


def _line(blocker: Blocker) -> QWidget:
    words = column(
        label(tr(blocker.words), wrap=True), label(tr(blocker.remedy), "muted", wrap=True), gap=1
    )
    return held(row(GlyphView(icon("problem"), "danger", 16), (words, 1), gap=8))
