"""The field that filters a list: a magnifier before what is typed."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit

from ui.theme.icons import icon
from ui.theme.look import look

_GLYPH, _LEFT = 16, 12


class FilterEntry(QLineEdit):
    """Says what it filters, to the eye and to a screen reader."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self.setPlaceholderText(words)
        self.setAccessibleName(words)
        self.setTextMargins(_GLYPH + 8, 0, 0, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        left = self.width() - _LEFT - _GLYPH if rtl else _LEFT
        place = QRectF(left, (self.height() - _GLYPH) / 2, _GLYPH, _GLYPH)
        icon("search")(painter, place, look().colour("muted"))
        painter.end()
