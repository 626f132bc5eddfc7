"""Two parts side by side where there is room for both, else one under the other."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from ui.theme.look import look
from ui.widgets.lay import row

ROOM = 880
"""The least width, in pixels of the normal text size, at which two parts stand side by side."""
_WIDEST = 16_777_215


class Sides(QWidget):
    """`width` fixes the end part while it stands beside; `below` is its share when it does not."""

    def __init__(
        self, start: QWidget, end: QWidget, *, width: int = 0, below: int = 0, gap: int = 14
    ) -> None:
        super().__init__()
        self._end, self._width, self._below = end, width, below
        self._line = row((start, 1), (end, 0 if width else 1), gap=gap)
        self.setLayout(self._line)
        self._turn()

    def set_width(self, width: int) -> None:
        """Fix the end part at another width."""
        self._width = width
        self._turn()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._turn()

    def _turn(self) -> None:
        way, beside = QBoxLayout.Direction, look().room(self.width()) >= ROOM
        width = look().px(self._width) if beside else 0
        self._line.setDirection(way.LeftToRight if beside else way.TopToBottom)
        if self._width:
            self._line.setStretch(1, 0 if beside else self._below)
        self._end.setMinimumWidth(width)
        self._end.setMaximumWidth(width or _WIDEST)
