"""A short list of rows with parts of their own; arrows move, the chosen one is marked."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QLayout

from ui.widgets.lay import Part, column, restyle, rule


class Rows(QFrame):
    """`chosen` tells the place of the row, counted from 0."""

    chosen = Signal(int)

    def __init__(self, rows: Sequence[QLayout], *, name: str, end: Part = None) -> None:
        super().__init__()
        self.setProperty("card", "plain")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(name)
        self._at = -1
        self._rows = [_Row(line) for line in rows]
        parts: list[Part] = []
        for at, made in enumerate(self._rows):
            made.pressed.connect(lambda at=at: self.choose(at))
            parts += [made, rule()]
        self.setLayout(column(*parts, None, end, margins=(1, 1, 1, 8)))

    def choose(self, at: int) -> None:
        """Choose a row and say so."""
        if not 0 <= at < len(self._rows) or at == self._at:
            return
        self._at = at
        for place, made in enumerate(self._rows):
            restyle(made, "row", "selected" if place == at else "plain")
        self.chosen.emit(at)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        move = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        if move is None:
            super().keyPressEvent(event)
        else:
            self.choose(self._at + move)

    def focusInEvent(self, event: QFocusEvent) -> None:
        restyle(self, "card", "focus")
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        restyle(self, "card", "plain")
        super().focusOutEvent(event)


class _Row(QFrame):
    pressed = Signal()

    def __init__(self, line: QLayout) -> None:
        super().__init__()
        self.setProperty("row", "plain")
        self.setLayout(line)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.pressed.emit()
        event.ignore()
