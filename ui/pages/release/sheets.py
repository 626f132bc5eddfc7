"""What was written and what will be read: side by side, stacked, or one at a time."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QPushButton, QWidget

from ui.pages.release.panes import Pane, WrittenPane
from ui.pages.release.slot import Slot
from ui.theme.look import look
from ui.widgets.button import button
from ui.widgets.elide import Elide
from ui.widgets.kbd import Kbd
from ui.widgets.lay import card, column, held, row
from ui.widgets.segment import Segment
from ui.widgets.text import label
from ui.words import tr

_BESIDE, _STACKED = 840, 440
"""The least width for two sheets, and the least height for one under the other."""
_MARGINS, _HEAD = (16, 8, 12, 10), 26


class Sheets(QWidget):
    """`mark` asks to mark the words that are chosen, by `hand` or, where it folds, by its own."""

    mark = Signal()

    def __init__(self, left: WrittenPane, right: Pane) -> None:
        super().__init__()
        self._panes = (left, right)
        self.folded = False
        """Whether one text stands for both."""
        self.confirmed, self._reads = Slot(), Elide(role="subtitle")
        self._passed_on = label(
            tr("The supplier too may come to see it."), role="caption", wrap=True
        )
        self.hand, hand = (_hand(self, left) for _ in self._panes)
        self._which = Segment([(0, tr("As written")), (1, tr("As read"))], value=0)
        self._which.setAccessibleName(tr("Which of the two texts"))
        self._switch = held(row(self._which, Kbd("O"), None, hand))
        written = row((Elide(tr("What was written"), "subtitle"), 1), self.confirmed)
        self._heads = (held(written), self._reads)
        for head in self._heads:
            head.setMinimumHeight(look().px(_HEAD))
        self._cards = (
            card(self._heads[0], (left, 1), gap=6, margins=_MARGINS),
            card(self._reads, self._passed_on, (right, 1), gap=6, margins=_MARGINS),
        )
        self._line = row(*((one, 1) for one in self._cards), gap=12)
        self.setLayout(column(self._switch, (held(self._line), 1), gap=6))
        self._which.answered.connect(self._show)
        self._show(0)

    def set_room(self, width: float, height: float) -> None:
        """Take this much of the page, in pixels of the normal text size."""
        way = QBoxLayout.Direction
        beside = width >= _BESIDE
        self._line.setDirection(way.LeftToRight if beside else way.TopToBottom)
        self.folded = not beside and height < _STACKED
        self._show(self._which.value())

    def turn(self) -> None:
        """Show the other text, where one stands for both."""
        if self.folded:
            other = 1 - self._at()
            self._which.answer(other)
            self._show(other)

    def show_reader(self, words: str, *, passed_on: bool) -> None:
        """Who reads it, and whether a supplier may come to see it too."""
        self._reads.setText(words)
        self._passed_on.setVisible(passed_on)

    def first(self) -> QWidget:
        """What was written, or the text that stands for both."""
        return self._panes[self._at() if self.folded else 0]

    def _at(self) -> int:
        return 1 if self._which.value() else 0

    def _show(self, at: object) -> None:
        read = any(pane.hasFocus() for pane in self._panes)
        self._switch.setVisible(self.folded)
        for number, (one, head) in enumerate(zip(self._cards, self._heads, strict=True)):
            one.setVisible(not self.folded or number == at)
            head.setVisible(not self.folded)
        if read and self.folded:
            self._panes[self._at()].setFocus()


def _hand(sheets: Sheets, left: WrittenPane) -> QPushButton:
    made = button(tr("Mark words"), "quiet", press=sheets.mark.emit)
    made.setEnabled(False)
    left.words_chosen.connect(made.setEnabled)
    return made
