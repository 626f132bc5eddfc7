"""The line above every page: where one is, whether it is kept, search, and Lock in its corner."""

from functools import partial

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QPushButton, QWidget

from ui.page import Head, Page
from ui.theme.drawn import TICK
from ui.theme.glyph import GlyphView
from ui.theme.icons import icon
from ui.theme.look import look
from ui.theme.tokens import CONTROL, TOP_BAR
from ui.widgets.kbd import Kbd
from ui.widgets.lay import held, row
from ui.widgets.text import label
from ui.widgets.trail import Trail
from ui.widgets.turn import in_turn
from ui.words import tr

_SEARCH, _GLYPH = 230, 16
_OPENS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space, Qt.Key.Key_Down)
_COMMANDS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


class SearchEntry(QLineEdit):
    """The way to the search: `asked` tells what was typed at it, or nothing for a click."""

    asked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setPlaceholderText(tr("Search everything"))
        self.setAccessibleName(tr("Search everything"))
        self.setFixedWidth(look().px(_SEARCH))
        self.setTextMargins(_GLYPH + 8, 0, 0, 0)
        self._hint = Kbd("Ctrl", "K")
        self._hint.setParent(self)
        self.setReadOnly(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.asked.emit("")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        text = event.text()
        if event.key() in _OPENS:
            self.asked.emit("")
        elif text.isprintable() and text.strip() and not event.modifiers() & _COMMANDS:
            self.asked.emit(text)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        size = self._hint.sizeHint()
        left = self.width() - size.width() - 8
        self._hint.setGeometry(left, (self.height() - size.height()) // 2, *size.toTuple())

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        place = QRectF(12, (self.height() - _GLYPH) / 2, _GLYPH, _GLYPH)
        icon("search")(painter, place, look().colour("muted"))
        painter.end()


class TopBar(QFrame):
    """`went` tells a Place, `searched` a text to look for, `locked` that Lock was pressed."""

    went = Signal(object)
    searched = Signal(str)
    locked = Signal()

    def __init__(self, *, with_search: bool) -> None:
        super().__init__()
        self.setProperty("ground", "window")
        self.setFixedHeight(look().px(TOP_BAR))
        self._place = QHBoxLayout()
        self._search = SearchEntry() if with_search else None
        self._lock = _lock_button()
        self._lock.clicked.connect(self.locked)
        if self._search is not None:
            self._search.asked.connect(self.searched)
        ends = [self._search] if self._search is not None else []
        self.setLayout(row((self._place, 1), *ends, self._lock, gap=12, margins=(20, 0, 16, 0)))

    def show_head(self, page: Page) -> None:
        """Show the head of a page in place of the last one."""
        old = self._place.takeAt(0)
        if old is not None and (holder := old.widget()) is not None:
            holder.hide()
            holder.deleteLater()
        line, parts = self._head(page.head(), page)
        self._place.addWidget(held(line))
        in_turn(self, parts)

    def first(self) -> QPushButton | QLineEdit:
        """Where F6 goes."""
        return self._search or self._lock

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.fillRect(0, self.height() - 1, self.width(), 1, look().colour("line"))
        painter.end()

    def _head(self, head: Head, page: Page) -> tuple[QHBoxLayout, list[QWidget]]:
        """The line, and what of it Tab comes to, in turn."""
        ways = [(words, partial(self.went.emit, place)) for words, place in head.crumbs]
        trail, extras = Trail(head.title, ways, head.names), list(page.extras())
        line = row((trail, 1), *extras, gap=6)
        if head.saved:
            line.addWidget(GlyphView(TICK, "ok", 14))
            line.addWidget(label(head.saved, "faint"))
        return line, [*trail.crumbs, *extras]


def _lock_button() -> QPushButton:
    made = QPushButton()
    made.setProperty("kind", "lock")
    made.setAutoDefault(False)
    made.setAccessibleName(tr("Lock"))
    made.setCursor(Qt.CursorShape.PointingHandCursor)
    mark, words = GlyphView(icon("lock_fill"), "text", 16), label(tr("Lock"), "strong")
    line = row(mark, words, None, Kbd("Ctrl", "L"), gap=6, margins=(10, 0, 8, 0))
    made.setLayout(line)
    made.setFixedSize(line.sizeHint().width() + 4, look().px(CONTROL))
    for part in (mark, words):
        part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    return made
