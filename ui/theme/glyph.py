"""Glyphs: small pictures drawn in one colour, as a widget, in a button, or by a painter."""

from collections.abc import Callable

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QIconEngine, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme.look import look

Glyph = Callable[[QPainter, QRectF, QColor], None]
"""Draws itself into a square."""


class _Engine(QIconEngine):
    """Paints with the colours in force, so that a change of theme needs no new icons."""

    def __init__(self, glyph: Glyph, role: str) -> None:
        super().__init__()
        self._glyph, self._role = glyph, role

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        role = "faint" if mode == QIcon.Mode.Disabled else self._role
        self._glyph(painter, QRectF(rect), look().colour(role))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        drawn = QPixmap(size)
        drawn.fill(Qt.GlobalColor.transparent)
        painter = QPainter(drawn)
        self.paint(painter, drawn.rect(), mode, state)
        painter.end()
        return drawn

    def clone(self) -> QIconEngine:
        return _Engine(self._glyph, self._role)


def as_icon(glyph: Glyph, role: str) -> QIcon:
    """The glyph for a button, in the colour of a role."""
    return QIcon(_Engine(glyph, role))


class GlyphView(QWidget):
    """A glyph on the page; the word stands beside it, so it says nothing to a screen reader."""

    def __init__(self, glyph: Glyph, role: str = "muted", size: int = 18) -> None:
        super().__init__()
        self._glyph, self._role, self._size = glyph, role, size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_glyph(self, glyph: Glyph, role: str) -> None:
        """Draw another one, in another colour."""
        self._glyph, self._role = glyph, role
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._size, self._size)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        side = min(self.width(), self.height())
        rect = QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)
        self._glyph(painter, rect, look().colour(self._role))
        painter.end()
