"""Words that are typed while somebody reads them, each compared as it is typed."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from ui.theme.glyph import GlyphView
from ui.theme.icons import icon
from ui.theme.look import look
from ui.widgets.lay import held, row
from ui.widgets.text import label
from ui.words import tr

_COLUMNS = 4


class CheckWords(QWidget):
    """`matches(place, typed)` says whether a word agrees; `changed` tells how many do."""

    changed = Signal(int)

    def __init__(self, count: int, matches: Callable[[int, str], bool]) -> None:
        super().__init__()
        self._matches = matches
        self._entries = [self._entry(place) for place in range(count)]
        self._marks = [GlyphView(icon("done"), "ok", 18) for _ in range(count)]
        grid = QGridLayout()
        grid.setSpacing(8)
        grid.setContentsMargins(0, 0, 0, 0)
        for place, (entry, mark) in enumerate(zip(self._entries, self._marks, strict=True)):
            number = label(str(place + 1), "faint", end=True)
            number.setMinimumWidth(look().px(16))
            policy = mark.sizePolicy()
            policy.setRetainSizeWhenHidden(True)
            mark.setSizePolicy(policy)
            mark.hide()
            cell = held(row(number, (entry, 1), mark, gap=6))
            grid.addWidget(cell, place // _COLUMNS, place % _COLUMNS)
        self.setLayout(grid)
        self.setFocusProxy(self._entries[0])

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
        self._compare()

    def _entry(self, place: int) -> QLineEdit:
        entry = QLineEdit()
        entry.setAccessibleName(tr("Word {number}").format(number=place + 1))
        entry.setMinimumWidth(look().px(80))
        entry.textEdited.connect(lambda _text: self._typed(place))
        return entry

    def _typed(self, place: int) -> None:
        """Go on to the next word by itself: the eyes are on the paper or the ear at the phone."""
        typed = self._entries[place].text()
        if typed.endswith(" "):
            self._entries[place].setText(typed.strip())
        agrees = self._matches(place, self._entries[place].text())
        if (agrees or typed.endswith(" ")) and place + 1 < len(self._entries):
            self._entries[place + 1].setFocus()
        self._compare()

    def _compare(self) -> None:
        for place, (entry, mark) in enumerate(zip(self._entries, self._marks, strict=True)):
            mark.setVisible(self._matches(place, entry.text()))
        self.changed.emit(self.agreeing())
