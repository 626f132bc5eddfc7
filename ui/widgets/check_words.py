"""Words that are typed while somebody reads them, each compared as it is typed."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from ui.theme.glyph import GlyphView
from ui.theme.icons import icon
from ui.theme.look import look
from ui.widgets.lay import held, row
from ui.widgets.text import label
from ui.words import tr

_COLUMNS, _FEW = 4, 2
_AGREES, _DIFFERS = (icon("done"), "ok"), (icon("problem", chosen=True), "danger")


class CheckWords(QWidget):
    """`matches(place, typed)` says whether a word agrees; `changed` tells how many do.

    A word that differs is marked once it is left, never while it is typed.
    """

    changed = Signal(int)

    def __init__(self, count: int, matches: Callable[[int, str], bool]) -> None:
        super().__init__()
        self._matches, self._columns = matches, 0
        self._left: set[int] = set()
        self._entries = [self._entry(place) for place in range(count)]
        self._marks = [GlyphView(*_AGREES, 18) for _ in range(count)]
        self._grid, self._cells = QGridLayout(), list[QWidget]()
        self._grid.setSpacing(8)
        self._grid.setContentsMargins(0, 0, 0, 0)
        for place, (entry, mark) in enumerate(zip(self._entries, self._marks, strict=True)):
            number = label(str(place + 1), "faint", end=True)
            number.setMinimumWidth(look().px(16))
            policy = mark.sizePolicy()
            policy.setRetainSizeWhenHidden(True)
            mark.setSizePolicy(policy)
            mark.hide()
            self._cells.append(held(row(number, (entry, 1), mark, gap=6)))
        self._lay_out(_COLUMNS)
        self.setLayout(self._grid)
        self.setFocusProxy(self._entries[0])

    def minimumSizeHint(self) -> QSize:
        return QSize(
            self._cells[0].minimumSizeHint().width() * _FEW, super().minimumSizeHint().height()
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        need = (self._cells[0].minimumSizeHint().width() + self._grid.spacing()) * _COLUMNS
        self._lay_out(_COLUMNS if self.width() >= need - self._grid.spacing() else _FEW)

    def agreeing(self) -> int:
        """How many words agree."""
        return sum(self._matches(place, entry.text()) for place, entry in enumerate(self._entries))

    def complete(self) -> bool:
        """Whether all words agree."""
        return self.agreeing() == len(self._entries)

    def clear(self) -> None:
        """Forget what was typed."""
        for entry in self._entries:
            entry.clear()
        self._left.clear()
        self._compare()

    def _lay_out(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        for place, cell in enumerate(self._cells):
            self._grid.addWidget(cell, place // columns, place % columns)

    def _entry(self, place: int) -> QLineEdit:
        entry = QLineEdit()
        entry.setAccessibleName(tr("Word {number}").format(number=place + 1))
        entry.setMinimumWidth(look().px(80))
        entry.textEdited.connect(lambda _text: self._typed(place))
        entry.editingFinished.connect(lambda: self._leave(place))
        return entry

    def _typed(self, place: int) -> None:
        """Go on to the next word by itself: the eyes are on the paper or the ear at the phone."""
        typed = self._entries[place].text()
        if typed.endswith(" "):
            self._entries[place].setText(typed.strip())
        agrees = self._matches(place, self._entries[place].text())
        self._left.discard(place)
        if (agrees or typed.endswith(" ")) and place + 1 < len(self._entries):
            self._entries[place + 1].setFocus()
        self._compare()

    def _leave(self, place: int) -> None:
        self._left.add(place)
        self._compare()

    def _compare(self) -> None:
        for place, (entry, mark) in enumerate(zip(self._entries, self._marks, strict=True)):
            agrees = self._matches(place, entry.text())
            differs = place in self._left and bool(entry.text()) and not agrees
            mark.show_glyph(*_DIFFERS if differs else _AGREES)
            mark.setVisible(agrees or differs)
            said = tr("differs") if differs else tr("agrees") if agrees else ""
            entry.setAccessibleDescription(said)
        self.changed.emit(self.agreeing())
