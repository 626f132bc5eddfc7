"""What can be done with a place, each with its key: at length, or in short."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QWidget

from ui.widgets.button import button
from ui.widgets.kbd import Kbd
from ui.widgets.lay import column, held, row
from ui.widgets.text import label
from ui.words import tr

_LINES, _UNDER = 430, 500
"""The least heights of the page, at the normal text size, for the lines and for more on each."""


class Options(QWidget):
    """The lines say what the buttons below do; a click on one does it too.

    The last one has no button below, so it is one itself.
    """

    def __init__(self, acts: dict[str, Callable[[], object]]) -> None:
        super().__init__()
        self._token, self._known = label(role="caption", wrap=True), label(role="caption")
        why = tr("asks for a reason; the second person sees it")
        less = label(tr("other words stand there"), "caption")
        same = button(tr("Same as somebody"), "line", press=acts["S"])
        lines = [
            _Line("R", label(tr("Replace by a token")), self._token, acts["R"]),
            _Line("G", label(tr("Say less")), less, acts["G"]),
            _Line("K", label(tr("Keep")), label(why, "caption", wrap=True), acts["K"]),
            _Line("L", label(tr("Leave out")), None, acts["L"]),
            _Line("S", same, self._known, acts["S"]),
        ]
        self._under = [line.under for line in lines if line.under is not None]
        self._lines = held(column(*lines, gap=4))
        keys = label(tr("R replace · G less · K keep · L leave out"), "caption", wrap=True)
        like = button(tr("S same as…"), "line", press=acts["S"])
        self._short, self._same = held(row((keys, 1), like)), (same, like)
        self._short.hide()
        self.setLayout(column(self._lines, self._short))

    def set_room(self, height: float) -> None:
        """Say less where the page is low."""
        self._lines.setVisible(height >= _LINES)
        self._short.setVisible(height < _LINES)
        for under in self._under:
            under.setVisible(height >= _UNDER)

    def show_place(self, token: str) -> None:
        """Say what a token would be."""
        self._token.setText(token)

    def show_people(self, *, known: bool) -> None:
        """Say whether there is anybody to be the same as."""
        self._known.setText(tr("choose who") if known else tr("nobody has a token yet"))
        for same in self._same:
            same.setEnabled(known)


class _Line(QWidget):
    """A line that is pressed by the mouse; Tab comes to the buttons instead."""

    def __init__(
        self, key: str, words: QWidget, under: QWidget | None, act: Callable[[], object]
    ) -> None:
        super().__init__()
        self.under, self._act = under, act
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        said = column(words, *([under] if under is not None else []))
        self.setLayout(row((Kbd(key), 0, Qt.AlignmentFlag.AlignVCenter), (said, 1)))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.rect().contains(event.position().toPoint()):
            self._act()
