"""The steps of a case in its head."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme.icons import icon
from ui.theme.look import look
from ui.words import tr


class StepDots(QWidget):
    """The steps of a case in its head: dots on a line with the names under them."""

    def __init__(self, names: Sequence[str], current: int) -> None:
        super().__init__()
        self._names, self._current = tuple(names), current
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(
            tr("Step {number} of {total}: {name}").format(
                number=current + 1, total=len(names), name=self._names[current]
            )
        )

    def sizeHint(self) -> QSize:
        font = look().font("key", bold=True)
        width = max(look().width(name, font) for name in self._names) + 4
        return QSize(width * len(self._names), look().px(42))

    def paintEvent(self, event: QPaintEvent) -> None:
        now, painter = look(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        part = self.width() / len(self._names)
        for place, name in enumerate(self._names):
            done = place <= self._current
            middle = QPointF((place + 0.5) * part, 12)
            painter.setPen(QPen(now.colour("accent" if done else "line_strong"), 2))
            if place:
                painter.drawLine(QPointF(middle.x() - part + 8, 12), QPointF(middle.x() - 8, 12))
            self._paint_dot(painter, middle, place)
            painter.setPen(now.colour("text" if done else "muted"))
            painter.setFont(now.font("key", bold=place == self._current))
            below = QRectF(place * part, 22, part, self.height() - 22)
            painter.drawText(below, Qt.AlignmentFlag.AlignCenter, name)
        painter.end()

    def _paint_dot(self, painter: QPainter, middle: QPointF, place: int) -> None:
        now = look()
        painter.setPen(QPen(now.colour("accent" if place <= self._current else "line_strong"), 1.5))
        painter.setBrush(now.colour("accent" if place < self._current else "window"))
        painter.drawEllipse(middle, 6, 6)
        if place == self._current:
            painter.setBrush(now.colour("accent"))
            painter.drawEllipse(middle, 3.4, 3.4)
        elif place < self._current:
            box = QRectF(middle.x() - 4, middle.y() - 4, 8, 8)
            icon("check")(painter, box, now.colour("on_accent"))
