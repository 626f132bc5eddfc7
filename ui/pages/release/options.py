"""What can be done with a place, each with its key: at length where there is room."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QWidget

from ui.widgets.button import button
from ui.widgets.kbd import Kbd
from ui.widgets.lay import column, held, row
from ui.widgets.text import label
from ui.words import tr

_GAP, _BESIDE = 4, 8


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
        self._all = [
            _Line("R", label(tr("Replace by a token")), self._token, acts["R"]),
            _Line("G", label(tr("Say less")), less, acts["G"]),
            _Line("K", label(tr("Keep")), label(why, "caption", wrap=True), acts["K"]),
            _Line("L", label(tr("Leave out")), None, acts["L"]),
            _Line("S", same, self._known, acts["S"]),
        ]
        self._lines = held(column(*self._all, gap=_GAP))
        keys = label(tr("R replace · G less · K keep · L leave out"), "caption", wrap=True)
        like = button(tr("S same as…"), "line", press=acts["S"])
        self._short, self._same = held(row((keys, 1), like)), (same, like)
        self._short.hide()
        self.setLayout(column(self._lines, self._short))

    def least(self) -> int:
        """How high the keys alone are."""
        return self._short.sizeHint().height()

    def fit(self, width: int, height: int) -> None:
        """Say as much as there is room for, in pixels; the keys alone are always said."""
        lines = sum(line.needs(width, full=False) for line in self._all)
        full = sum(line.needs(width, full=True) for line in self._all)
        gaps = _GAP * (len(self._all) - 1)
        self._lines.setVisible(lines + gaps <= height)
        self._short.setVisible(lines + gaps > height)
        for line in self._all:
            line.show_under(shown=full + gaps <= height)

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
        self._words, self._under, self._act = words, under, act
        self._key = Kbd(key)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        said = column(words, *([under] if under is not None else []))
        self.setLayout(row((self._key, 0, Qt.AlignmentFlag.AlignVCenter), (said, 1)))

    def needs(self, width: int, *, full: bool) -> int:
        """How high it is, with the line below or without."""
        inner = width - self._key.sizeHint().width() - _BESIDE
        under = _high(self._under, inner) if full and self._under is not None else 0
        return max(self._key.sizeHint().height(), self._words.sizeHint().height() + under)

    def show_under(self, *, shown: bool) -> None:
        """Show the line below, or not."""
        if self._under is not None:
            self._under.setVisible(shown)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.rect().contains(event.position().toPoint()):
            self._act()


def _high(words: QWidget, width: int) -> int:
    return words.heightForWidth(width) if words.hasHeightForWidth() else words.sizeHint().height()
