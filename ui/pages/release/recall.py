"""Asking back what was let out: the question, and what there is to do afterwards."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QPlainTextEdit, QWidget

from ui.dialogs.card import FormDialog
from ui.dialogs.days import day_words
from ui.theme.glyph import GlyphView
from ui.theme.icons import icon
from ui.widgets.button import button
from ui.widgets.choices import Combo
from ui.widgets.field import Field
from ui.widgets.lay import Part, card, column, held, row
from ui.widgets.text import label
from ui.words import tr
from workstation.records.disclosures import Disclosure, RecallReason, RecallState
from workstation.records.kit import Id, spec_of
from workstation.rules.aftercare import AfterStep, Owed, steps_after

_ANSWERS = {
    RecallState.CONFIRMED: "The recipient says that it is destroyed",
    RecallState.REFUSED: "The recipient refuses to destroy it",
}
_GLYPHS = {AfterStep.WARN: "told", AfterStep.ASSESS: "risk_due", AfterStep.REPORT: "releases"}
_NOBODY_KNOWS = ""
Answered = Callable[[RecallState], object]
Done = Callable[[AfterStep, str], object]
Recalled = Callable[[RecallReason, Id | None], object]


class RecallDialog(FormDialog):
    """`then` gets the reason, and who has it instead of the recipient where that is known."""

    def __init__(self, parent: QWidget, contacts: Sequence[tuple[Id, str]], then: Recalled) -> None:
        text = tr(
            "What was read cannot be unread. It is written down that you asked it back, "
            "and this letter can be saved and sealed no more."
        )
        super().__init__(parent, tr("Recall this briefing"), tr("Recall"), text=text)
        self._then = then
        self.reason = Combo(
            *((reason, tr(reason.label)) for reason in RecallReason), placeholder=tr("Choose why")
        )
        self.reached = Combo((_NOBODY_KNOWS, tr("Nobody knows")), *contacts, value=_NOBODY_KNOWS)
        self._field = Field(
            tr("Why"), self.reason, required=True, hint=tr("It stands in the timeline of the case.")
        )
        label_of = next(f.label for f in spec_of(Disclosure).fields if f.name == "reached")
        hint = tr("What they hold counts in every later test. Nobody knows: it counts for all.")
        self._who = Field(tr(label_of), self.reached, hint=hint)
        self.lay_out(self._field, self._who, first=self.reason)
        self.reason.currentIndexChanged.connect(lambda _at: self._renew())
        self._renew()

    def press(self) -> None:
        """Recall it, or say what is missing."""
        reason = self.reason.value()
        if reason is None:
            self._field.show_problem(tr("Choose why it is asked back."))
            self.reason.setFocus()
            return
        elsewhere = reason is RecallReason.RECIPIENT and self.reached.value()
        self.accept()
        self._then(reason, Id(elsewhere) if elsewhere else None)

    def _renew(self) -> None:
        """Who has it is asked where it reached somebody else, and nowhere else."""
        self._who.setVisible(self.reason.value() is RecallReason.RECIPIENT)


class Learned(FormDialog):
    """What the office does otherwise from now on; `then` gets the words."""

    def __init__(self, parent: QWidget, then: Callable[[str], object]) -> None:
        super().__init__(parent, tr("After this recall"), tr("Keep"))
        self._then = then
        self.words = QPlainTextEdit()
        self.words.setTabChangesFocus(True)
        label_of = next(f.label for f in spec_of(Disclosure).fields if f.name == "learned")
        hint = tr("Name nobody. It closes what there was to do.")
        self._field = Field(tr(label_of), self.words, required=True, hint=hint)
        self.lay_out(self._field, first=self.words, least=180)

    def press(self) -> None:
        """Keep it, or say that it is empty."""
        said = self.words.toPlainText().strip()
        if not said:
            self._field.show_problem(tr("Write what is done otherwise, or cancel."))
            return
        self.accept()
        self._then(said)


def recalled_words(told: Disclosure) -> str:
    """When and why it was asked back."""
    day = day_words(told.recalled_on)
    if told.recall_reason is None:
        return tr("Asked back on {day}.").format(day=day)
    why = tr(told.recall_reason.label)
    return tr("Asked back on {day}: {why}.").format(day=day, why=why[:1].lower() + why[1:])


def after_recall(told: Disclosure, answered: Answered | None, done: Done | None) -> QWidget:
    """What is done now; `answered` and `done` write it down, where this user may."""
    parts: list[Part] = [_answer(told, answered)]
    parts += [_step(owed, done) for owed in steps_after(told)]
    if told.learned:
        parts.append(row(28, (label(told.learned, "muted", wrap=True), 1), gap=0))
    return card(label(tr("What happens now"), "subtitle"), *parts, gap=8)


def _answer(told: Disclosure, answered: Answered | None) -> Part:
    words = _ANSWERS.get(told.recall)
    if words is not None:
        return row(*_line("check", "ok", tr(words)), gap=8)
    ask = tr("Ask the recipient to destroy every copy, and to say so")
    line = row(*_line("ring", "accent", ask), gap=8)
    if answered is None:
        return line
    yes = button(tr("They destroyed it"), press=lambda: answered(RecallState.CONFIRMED))
    no = button(tr("They refuse"), press=lambda: answered(RecallState.REFUSED))
    return column(line, row(24, yes, no, None, gap=8), gap=8)


def _step(owed: Owed, done: Done | None) -> Part:
    words = tr(owed.step.label)
    if owed.done:
        return row(*_line("check", "ok", words), gap=8)
    by = label(tr("by {day}").format(day=day_words(owed.due)), "caption")
    mark, _ = _line(_GLYPHS.get(owed.step, "edit"), "accent", words)
    said: Part = (column(label(words, wrap=True), by, gap=1), 1)
    return row(mark, said, *([] if done is None else [_verb(owed.step, done)]), gap=8)


def _verb(step: AfterStep, done: Done) -> QWidget:
    if step is not AfterStep.LEARN:
        return button(tr("Done today"), "quiet", press=lambda: done(step, ""))
    made = button(tr("Write it down…"), "quiet")
    made.clicked.connect(lambda: Learned(made.window(), lambda words: done(step, words)).open())
    return made


def _line(name: str, tone: str, words: str) -> tuple[Part, Part]:
    mark = held(column(GlyphView(icon(name), tone, 16), None))
    return (mark, 0), (label(words, wrap=True), 1)
