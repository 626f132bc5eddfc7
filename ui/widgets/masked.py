"""An identifying value: dots of one length, shown only while it is held."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import (
    QFocusEvent,
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme.look import look
from ui.theme.tokens import BADGE_RADIUS
from ui.widgets.shown import Shown
from ui.words import HIDDEN_VALUE, tr

HELD_SECONDS, KEPT_SECONDS = 10, 30
DOTS_IN_ROWS, DOTS_IN_HEADS = 6, 8
_STEP, _SIDE, _DOT = 9, 12, 2.4
_SPARE = 21
"""Room above and below a line for Burmese and Arabic, so that nothing moves."""


class Masked(QWidget):
    """Shows what `reveal` returns while Space or the mouse is held; keeps nothing of it.

    It hides on release, when focus or the window is left, and after 10 seconds.
    Shift+Space keeps it for 30 seconds with a countdown.
    """

    def __init__(
        self, reveal: Callable[[], str], *, dots: int = DOTS_IN_ROWS, role: str = "body"
    ) -> None:
        super().__init__()
        self._reveal, self._dots, self._role = reveal, dots, role
        self._shown: Shown | None = None
        self._left = 0
        self._kept = False
        self._tick = QTimer(self)
        self._tick.setInterval(1000)
        self._tick.timeout.connect(self._count_down)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(tr(HIDDEN_VALUE))

    @property
    def is_shown(self) -> bool:
        return self._shown is not None

    def show_value(self, *, keep: bool = False) -> None:
        """Show the value over the dots; `keep` leaves it for 30 seconds after release."""
        self.hide_value()
        self._kept, self._left = keep, KEPT_SECONDS if keep else HELD_SECONDS
        self._shown = Shown(self._reveal(), self._role, self.window())
        self._shown.place(self.mapTo(self.window(), QPoint(0, 0)), self.height())
        self._shown.count_down(self._left if keep else 0)
        self._tick.start()

    def hide_value(self) -> None:
        """Draw dots again, now."""
        self._tick.stop()
        if self._shown is not None:
            self._shown.forget()
            self._shown = None

    def sizeHint(self) -> QSize:
        height = look().font(self._role).pixelSize() + _SPARE
        return QSize(self._dots * _STEP + 2 * _SIDE - 10, height)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() != Qt.Key.Key_Space:
            super().keyPressEvent(event)
        elif not event.isAutoRepeat():
            self.show_value(keep=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat() and not self._kept:
            self.hide_value()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.show_value()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if not self._kept:
            self.hide_value()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.hide_value()
        self.update()

    def hideEvent(self, event: QHideEvent) -> None:
        self.hide_value()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.ActivationChange and not self.isActiveWindow():
            self.hide_value()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        now, painter = look(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(now.colour("line_strong"), 1) if now.outlined else Qt.PenStyle.NoPen)
        if self.hasFocus():
            painter.setPen(QPen(now.colour("focus"), 2))
        painter.setBrush(now.colour("sunken"))
        ground = QRectF(self.rect()).adjusted(1, 5, -1, -5)
        painter.drawRoundedRect(ground, BADGE_RADIUS, BADGE_RADIUS)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(now.colour("faint"))
        for dot in range(self._dots):
            painter.drawEllipse(QPointF(_SIDE + dot * _STEP, self.height() / 2), _DOT, _DOT)
        painter.end()

    def _count_down(self) -> None:
        self._left -= 1
        if self._left <= 0:
            self.hide_value()
        elif self._shown is not None and self._kept:
            self._shown.count_down(self._left)
