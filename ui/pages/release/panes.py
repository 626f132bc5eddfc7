"""The two texts of redacting side by side: what was written, and what will be read."""

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QMouseEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from ui.pages.release.reading import Reading
from ui.theme.look import look
from ui.widgets.span_text import SpanText

_EMPTY = Reading("", (), (), (), ())


class Pane(SpanText):
    """One side. `picked` tells the key and the start of a mark that was clicked."""

    picked = Signal(str, int)

    def __init__(self, name: str) -> None:
        super().__init__()
        self._reading = _EMPTY
        self.setAccessibleName(name)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.chosen.connect(lambda place: self.picked.emit(*self._reading.marks[place]))

    def show_reading(self, reading: Reading, at: tuple[str, int] | None) -> None:
        """Show a side with one mark framed; the place scrolled to stays where it can."""
        place = self.verticalScrollBar().value()
        self._reading = reading
        self.show_text(reading.text, reading.spans)
        for begin, end in reading.titles:
            self._set_bold(begin, end)
        self.verticalScrollBar().setValue(place)
        self.show_at(at)

    def show_at(self, at: tuple[str, int] | None) -> None:
        """Frame another mark."""
        self.show_current(self._reading.place_of(at))

    def _set_bold(self, begin: int, end: int) -> None:
        letters = QTextCharFormat()
        letters.setFont(look().font("body", bold=True))
        letters.setForeground(look().colour("muted"))
        cursor = QTextCursor(self.document())
        cursor.setPosition(begin)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        cursor.setCharFormat(letters)


class WrittenPane(Pane):
    """The side where words can be chosen, to be marked by hand; nothing can be copied from it."""

    words_chosen = Signal(bool)

    def __init__(self, name: str) -> None:
        super().__init__(name)
        flags = Qt.TextInteractionFlag
        self.setTextInteractionFlags(flags.TextSelectableByMouse | flags.TextSelectableByKeyboard)
        self.setAcceptDrops(False)
        self.selectionChanged.connect(lambda: self.words_chosen.emit(self.source() is not None))

    def source(self) -> tuple[str, int, int] | None:
        """The text and the code points of the chosen words."""
        cursor = self.textCursor()
        if not cursor.hasSelection():
            return None
        return self._reading.source(cursor.selectionStart(), cursor.selectionEnd())

    def choose(self, begin: int, end: int) -> None:
        """Choose words, in UTF-16 units."""
        cursor = self.textCursor()
        cursor.setPosition(begin)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)

    def createMimeDataFromSelection(self) -> QMimeData:
        """Nothing: no copy, no drag."""
        return QMimeData()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        QTextEdit.mousePressEvent(self, event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        QTextEdit.mouseReleaseEvent(self, event)
