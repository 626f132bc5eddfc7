"""Asking back what was let out: the question, and what there is to do afterwards."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from ui.dialogs.card import FormDialog
from ui.dialogs.days import day_words
from ui.theme.glyph import GlyphView
from ui.theme.icons import icon
from ui.widgets.button import button
from ui.widgets.choices import Combo
from ui.widgets.field import Field
from ui.widgets.lay import Part, card, row
from ui.widgets.text import label
from ui.words import tr
from workstation.records.disclosures import Disclosure, RecallReason, RecallState

_ANSWERS = {
    RecallState.CONFIRMED: "The recipient says that it is destroyed",
    RecallState.REFUSED: "The recipient refuses to destroy it",
}
Answered = Callable[[RecallState], object]


class RecallDialog(FormDialog):
    """`then` gets the reason."""

    def __init__(self, parent: QWidget, then: Callable[[RecallReason], object]) -> None:
        text = tr(
            "What was read cannot be unread. It is written down that you asked it back, "
            "and this letter can be saved and sealed no more."
        )
        super().__init__(parent, tr("Recall this briefing"), tr("Recall"), text=text)
        self._then = then
        self.reason = Combo(
            *((reason, tr(reason.label)) for reason in RecallReason), placeholder=tr("Choose why")
        )
        self._field = Field(
            tr("Why"), self.reason, required=True, hint=tr("It stands in the line of the case.")
        )
        self.lay_out(self._field, first=self.reason)

    def press(self) -> None:
        """Recall it, or say what is missing."""
        reason = self.reason.value()
        if reason is None:
            self._field.show_problem(tr("Choose why it is asked back."))
            self.reason.setFocus()
            return
        self.accept()
        self._then(reason)


def recalled_words(told: Disclosure) -> str:
    """When and why it was asked back."""
    day = day_words(told.recalled_on)
    if told.recall_reason is None:
        return tr("Asked back on {day}.").format(day=day)
    why = tr(told.recall_reason.label)
    return tr("Asked back on {day}: {why}.").format(day=day, why=why[:1].lower() + why[1:])


def after_recall(told: Disclosure, answered: Answered | None) -> QWidget:
    """What is done now; `answered` takes the recipient's answer while there is none."""
    lines = [
        ("ring", tr("Ask the recipient to destroy every copy, and to say so")),
        ("told", tr("Tell the worker who has read it, at a safe time")),
        ("risk_due", tr("Assess the risk again, today")),
    ]
    if told.recall in _ANSWERS:
        lines[0] = ("check", tr(_ANSWERS[told.recall]))
    parts: list[Part] = [
        row((GlyphView(icon(name), "accent", 16), 0), (label(words, wrap=True), 1), gap=8)
        for name, words in lines
    ]
    if answered is not None and told.recall is RecallState.ASKED:
        parts.append(row(*_answers(answered), None, gap=8))
    return card(label(tr("What happens now"), "subtitle"), *parts, gap=8)


def _answers(answered: Answered) -> list[QWidget]:
    yes = button(tr("They destroyed it"), press=lambda: answered(RecallState.CONFIRMED))
    return [yes, button(tr("They refuse"), press=lambda: answered(RecallState.REFUSED))]
