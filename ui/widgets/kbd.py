"""A hint at keys, drawn as caps."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme.look import look
from ui.theme.tokens import BADGE_RADIUS

_GAP, _LEAST, _SIDES, _HEIGHT = 3, 18, 10, 18


class Kbd(QWidget):
    """The keys of a shortcut, each as a cap."""

    def __init__(self, *keys: str) -> None:
        super().__init__()
        self._keys = keys
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def sizeHint(self) -> QSize:
        widths = self._widths()
        return QSize(sum(widths) + _GAP * (len(widths) - 1), look().px(_HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        now, painter, left = look(), QPainter(self), 0
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(now.font("key"))
        painter.setBrush(now.colour("surface"))
        for key, width in zip(self._keys, self._widths(), strict=True):
            cap = QRectF(left + 0.5, 0.5, width - 1, self.height() - 1)
            painter.setPen(QPen(now.colour("line_strong"), 1))
            painter.drawRoundedRect(cap, BADGE_RADIUS, BADGE_RADIUS)
            painter.setPen(now.colour("muted"))
            painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, key)
            left += width + _GAP
        painter.end()

    def _widths(self) -> list[int]:
        font = look().font("key")
        return [max(look().px(_LEAST), look().width(key, font) + _SIDES) for key in self._keys]
