"""A passphrase being chosen: shown or hidden, with how hard it is to guess."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QProgressBar, QWidget

from ui.theme.icons import icon
from ui.widgets.button import button
from ui.widgets.field import Field
from ui.widgets.fields import go_to_first, problems_of
from ui.widgets.lay import column, restyle, row
from ui.widgets.text import label
from ui.words import tr


@dataclass(frozen=True, slots=True)
class Strength:
    """How hard a passphrase is to guess: 0 to 100, in a word and a sentence."""

    percent: int
    word: str
    sentence: str
    enough: bool


Measure = Callable[[str], Strength]


class NewPassphrase(QWidget):
    """The passphrase and the same again. `changed` follows every key."""

    changed = Signal()

    def __init__(self, measure: Measure) -> None:
        super().__init__()
        self._measure = measure
        self._first, self._again = _secret(), _secret()
        self._bar, self._word, self._sentence = _bar(), label(role="strong"), label(role="muted")
        self._show = button(tr("Show"), glyph=icon("hold"), press=self._show_or_hide)
        self._fields = (
            Field(
                tr("Passphrase"),
                self._first,
                required=True,
                hint=tr("Five words that have nothing to do with you. Any script is fine."),
                beside=self._show,
                check=self._weak,
            ),
            Field(tr("The same again"), self._again, required=True, check=self._differs),
        )
        said = row(self._word, self._sentence, None, gap=5)
        first, again = self._fields
        self.setLayout(column(first, 6, self._bar, 4, said, 18, again))
        for entry in (self._first, self._again):
            entry.textChanged.connect(self._told)
        self.setFocusProxy(self._first)
        self._told()

    def text(self) -> str:
        """What was chosen."""
        return self._first.text()

    def problems(self) -> int:
        """How many things are to be put right."""
        return problems_of(self._fields)

    def go_to_problem(self) -> None:
        """Say each problem and put the cursor at the first."""
        go_to_first(self._fields)

    def clear(self) -> None:
        """Forget both."""
        self._first.clear()
        self._again.clear()

    def _weak(self) -> str:
        found = self._measure(self._first.text())
        return "" if found.enough else tr("This can be guessed. Take words from the dice.")

    def _differs(self) -> str:
        first, again = self._first.text(), self._again.text()
        if first == again:
            return ""
        if first.split()[:-1] == again.split()[: len(first.split()) - 1] and again:
            return tr("The last word differs. Type it again, or press Show to compare.")
        return tr("The two differ. Type it again, or press Show to compare.")

    def _told(self) -> None:
        found = self._measure(self._first.text())
        self._bar.setValue(found.percent)
        self._word.setText(found.word if self._first.text() else "")
        self._sentence.setText(found.sentence if self._first.text() else "")
        restyle(self._word, "tone", "ok" if found.enough else "warn")
        self.changed.emit()

    def _show_or_hide(self) -> None:
        hidden = self._first.echoMode() == QLineEdit.EchoMode.Password
        mode = QLineEdit.EchoMode.Normal if hidden else QLineEdit.EchoMode.Password
        for entry in (self._first, self._again):
            entry.setEchoMode(mode)
        self._show.setText(tr("Hide") if hidden else tr("Show"))


def _secret() -> QLineEdit:
    entry = QLineEdit()
    entry.setEchoMode(QLineEdit.EchoMode.Password)
    return entry


def _bar() -> QProgressBar:
    bar = QProgressBar()
    bar.setRange(0, 100)
    bar.setTextVisible(False)
    return bar
