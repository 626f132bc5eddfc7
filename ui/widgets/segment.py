"""One answer out of a few, side by side: 0 to 4 and ?, or Yes, No, Unsure."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QPushButton, QSizePolicy, QWidget

from ui.theme.look import look
from ui.widgets.button import tab_to
from ui.widgets.lay import row

_LEAST, _SIDES = 32, 18
_MOST_CHOICES = 7


class Segment(QWidget):
    """At most seven choices as (value, words); arrows move, a digit or ? answers."""

    answered = Signal(object)

    def __init__(self, choices: Sequence[tuple[object, str]], *, value: object = None) -> None:
        super().__init__()
        if len(choices) > _MOST_CHOICES:
            raise ValueError("a segment has at most seven choices; use a Combo")
        self._values = [kept for kept, _ in choices]
        self._group = QButtonGroup(self)
        width = _wide([words for _, words in choices])
        self._buttons = [self._button(words, at, width) for at, (_, words) in enumerate(choices)]
        self.setLayout(row(*self._buttons, gap=0))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFocusProxy(self._buttons[0])
        self.answer(value)
        self._group.idClicked.connect(lambda at: self.answered.emit(self._values[at]))

    def value(self) -> object:
        """The answer, or None."""
        at = self._group.checkedId()
        return self._values[at] if at >= 0 else None

    def answer(self, value: object) -> None:
        """Set the answer without saying so."""
        for kept, made in zip(self._values, self._buttons, strict=True):
            if kept == value and value is not None:
                made.setChecked(True)
                tab_to(made, self._buttons)
                self.setFocusProxy(made)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        for at, made in enumerate(self._buttons):
            if event.text() and made.text() == event.text():
                self.answer(self._values[at])
                made.setFocus()
                self.answered.emit(self._values[at])
                return
        super().keyPressEvent(event)

    def _button(self, words: str, at: int, width: int) -> QPushButton:
        made = QPushButton(words)
        made.setProperty("kind", "seg")
        made.setCheckable(True)
        made.setAutoDefault(False)
        made.setCursor(Qt.CursorShape.PointingHandCursor)
        made.setFixedWidth(width)
        self._group.addButton(made, at)
        return made


def _wide(choices: Sequence[str]) -> int:
    """One width for all: the room that the longest answer takes in bold."""
    bold = max(look().width(words, look().font(bold=True)) for words in choices)
    return max(look().px(_LEAST), bold + _SIDES)
