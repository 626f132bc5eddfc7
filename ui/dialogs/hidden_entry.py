"""A line that is typed in the clear and hides itself when it is left."""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QStyle, QStyleOptionFrame

from ui.theme.look import look

_DOTS, _STEP, _RADIUS, _LEFT = 8, 9, 2.4, 16
_STAYS = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.MenuBarFocusReason)


class HiddenEntry(QLineEdit):
    """Shows its text while it is edited, and the same number of dots for any text after that."""

    def __init__(self, text: str = "") -> None:
        super().__init__(text)
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setDragEnabled(False)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.setEchoMode(QLineEdit.EchoMode.Normal)
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        if event.reason() not in _STAYS:
            self.setEchoMode(QLineEdit.EchoMode.Password)
        super().focusOutEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.echoMode() == QLineEdit.EchoMode.Normal or not self.text():
            super().paintEvent(event)
            return
        painter, option = QPainter(self), QStyleOptionFrame()
        self.initStyleOption(option)
        self.style().drawPrimitive(QStyle.PrimitiveElement.PE_PanelLineEdit, option, painter, self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look().colour("muted"))
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        for dot in range(_DOTS):
            x = _LEFT + dot * _STEP
            painter.drawEllipse(
                QPointF(self.width() - x if rtl else x, self.height() / 2), _RADIUS, _RADIUS
            )
        painter.end()
