"""The value of a masked field while it is held, over the page so that nothing moves."""

from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from ui.theme.look import look
from ui.theme.tokens import CONTROL_RADIUS
from ui.words import tr

_SIDE, _CLOCK = 9, 44


class Shown(QWidget):
    """A value in an amber frame. It has no accessible text, no tooltip and takes no events."""

    def __init__(self, text: str, role: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._page = parent
        self._text, self._role, self._left = text, role, 0
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def place(self, corner: QPoint, height: int) -> None:
        """Stand at `corner` of the window, moved so that the whole value fits."""
        width = look().width(self._text, look().font(self._role)) + 2 * _SIDE + _CLOCK
        room = self._page.width()
        width = min(width, room)
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        left = corner.x() - width if rtl else corner.x()
        self.setGeometry(max(0, min(left, room - width)), corner.y(), width, height)
        self.show()
        self.raise_()

    def count_down(self, seconds: int) -> None:
        """Say how long it stays; 0 says nothing, as it goes on release."""
        self._left = seconds
        self.update()

    def forget(self) -> None:
        """Drop the text and go."""
        self._text = ""
        self.hide()
        self.deleteLater()

    def paintEvent(self, event: QPaintEvent) -> None:
        now, painter = look(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(now.colour("warn_line"), 1))
        painter.setBrush(now.colour("warn_soft"))
        frame = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        if not self._left:
            frame.setWidth(frame.width() - _CLOCK)
        painter.drawRoundedRect(frame, CONTROL_RADIUS, CONTROL_RADIUS)
        painter.setPen(now.colour("text"))
        painter.setFont(now.font(self._role))
        painter.drawText(
            QRectF(_SIDE, 0, self.width() - 2 * _SIDE - _CLOCK, self.height()),
            Qt.AlignmentFlag.AlignVCenter,
            self._text,
        )
        if self._left:
            self._paint_clock(painter)
        painter.end()

    def _paint_clock(self, painter: QPainter) -> None:
        painter.setPen(look().colour("warn"))
        painter.setFont(look().font("caption"))
        place = QRectF(self.width() - _CLOCK, 0, _CLOCK - _SIDE, self.height())
        words = tr("{seconds} s").format(seconds=self._left)
        painter.drawText(place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, words)
