"""A hint at keys, drawn as caps."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme.look import look
from ui.theme.tokens import BADGE_RADIUS

_GAP, _LEAST, _SIDES, _HEIGHT = 3, 18, 10, 18


def caps_size(keys: Sequence[str]) -> QSize:
    """The room that the caps of these keys take."""
    widths = _widths(keys)
    return QSize(sum(widths) + _GAP * max(len(widths) - 1, 0), look().px(_HEIGHT))


def paint_caps(painter: QPainter, keys: Sequence[str]) -> None:
    """Draw the caps side by side, from the painter's origin."""
    now, left, height = look(), 0, look().px(_HEIGHT)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setFont(now.font("key"))
    painter.setBrush(now.colour("surface"))
    for key, width in zip(keys, _widths(keys), strict=True):
        cap = QRectF(left + 0.5, 0.5, width - 1, height - 1)
        painter.setPen(QPen(now.colour("line_strong"), 1))
        painter.drawRoundedRect(cap, BADGE_RADIUS, BADGE_RADIUS)
        painter.setPen(now.colour("muted"))
        painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, key)
        left += width + _GAP


def _widths(keys: Sequence[str]) -> list[int]:
    font = look().font("key")
    return [max(look().px(_LEAST), look().width(key, font) + _SIDES) for key in keys]


class Kbd(QWidget):
    """The keys of a shortcut, each as a cap."""

    def __init__(self, *keys: str) -> None:
        super().__init__()
        self._keys = keys
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def sizeHint(self) -> QSize:
        return caps_size(self._keys)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_caps(painter, self._keys)
        painter.end()
