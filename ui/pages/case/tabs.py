"""The parts of a case side by side; Ctrl with a number opens one."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QButtonGroup, QPushButton, QWidget

from ui.theme.look import look
from ui.widgets.button import button, tab_to
from ui.widgets.lay import column, row, rule
from ui.words import count

_SIDES = 12


class Tabs(QWidget):
    """`chosen` tells the place of the tab, counted from 0."""

    chosen = Signal(int)

    def __init__(self, names: Sequence[str]) -> None:
        super().__init__()
        self._names = names
        self._group = QButtonGroup(self)
        self._buttons = [self._tab(name, at) for at, name in enumerate(names)]
        self.setLayout(column(row(*self._buttons, None, gap=22, margins=(20, 4, 20, 0)), rule()))
        self._group.idClicked.connect(self.chosen)
        for at in range(len(names)):
            keys = QShortcut(QKeySequence(f"Ctrl+{at + 1}"), self)
            keys.activated.connect(self._buttons[at].click)

    def show_counts(self, counts: Sequence[int | None]) -> None:
        """Say how many there are in each; None says nothing."""
        for name, made, number in zip(self._names, self._buttons, counts, strict=True):
            made.setText(f"{name}  {count(number)}" if number else name)
            made.setFixedWidth(_wide(made.text()))

    def open(self, at: int) -> None:
        """Mark a tab as the open one."""
        self._buttons[at].setChecked(True)
        tab_to(self._buttons[at], self._buttons)

    def _tab(self, name: str, at: int) -> QPushButton:
        made = button(name, "tab")
        made.setCheckable(True)
        self._group.addButton(made, at)
        return made


def _wide(words: str) -> int:
    """Room for the words in bold, so that opening a tab moves nothing."""
    return look().width(words, look().font(bold=True)) + _SIDES
