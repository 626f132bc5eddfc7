"""A switch that is on or off, with a tick when it is on."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from ui.theme.drawn import TICK
from ui.theme.look import look

_WIDE, _TALL, _RIM, _TICK = 38, 22, 3, 10


class Switch(QAbstractButton):
    """Space or a click turns it; `name` is what a screen reader says."""

    def __init__(self, name: str, *, on: bool = False) -> None:
        super().__init__()
        self.setCheckable(True)
        self.setChecked(on)
        self.setAccessibleName(name)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(look().px(_WIDE) + 4, look().px(_TALL) + 4)

    def paintEvent(self, event: QPaintEvent) -> None:
        now, painter, on = look(), QPainter(self), self.isChecked()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        whole = QRectF(self.rect()).adjusted(2.5, 2.5, -2.5, -2.5)
        round_by = whole.height() / 2
        painter.setPen(QPen(now.colour("accent" if on else "line_strong"), 1))
        painter.setBrush(now.colour("accent" if on else "surface"))
        painter.drawRoundedRect(whole, round_by, round_by)
        side = whole.height() - 2 * _RIM
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        far = whole.right() - _RIM - side
        knob = QRectF(far if on != rtl else whole.left() + _RIM, whole.top() + _RIM, side, side)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(now.colour("on_accent" if on else "line_strong"))
        painter.drawEllipse(knob)
        if on:
            spare = (side - look().px(_TICK)) / 2
            TICK(painter, knob.adjusted(spare, spare, -spare, -spare), now.colour("accent"))
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(now.colour("focus"), 2))
            frame = QRectF(self.rect()).adjusted(1, 1, -1, -1)
            painter.drawRoundedRect(frame, round_by + 2, round_by + 2)
        painter.end()
