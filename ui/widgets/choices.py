"""Check boxes and drop-down lists, with the marks that a style sheet cannot draw."""

from typing import Any

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QSizePolicy, QStyle, QStyleOptionButton

from ui.theme.drawn import CARET, TICK
from ui.theme.look import look
from ui.theme.tokens import BADGE_RADIUS

_CARET = 14


class Check(QCheckBox):
    """A check box with a drawn tick."""

    def __init__(self, text: str = "", *, checked: bool = False) -> None:
        super().__init__(text)
        self.setChecked(checked)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.isChecked():
            return
        option = QStyleOptionButton()
        self.initStyleOption(option)
        part = QStyle.SubElement.SE_CheckBoxIndicator
        box = QRectF(self.style().subElementRect(part, option, self))
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.isEnabled():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look().colour("accent"))
            painter.drawRoundedRect(box, BADGE_RADIUS, BADGE_RADIUS)
        ink = "on_accent" if self.isEnabled() else "muted"
        TICK(painter, box.adjusted(2, 2, -2, -2), look().colour(ink))
        painter.end()


class Combo(QComboBox):
    """A list to choose from; `choices` are (value, words), nothing is chosen unless told.

    Qt turns a closed list's member into plain text; this keeps the very values.
    """

    def __init__(
        self, *choices: tuple[object, str], value: object = None, placeholder: str = ""
    ) -> None:
        super().__init__()
        self._values: list[object] = []
        for kept, words in choices:
            self.offer(kept, words)
        self.setPlaceholderText(placeholder)
        self.choose(value)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def offer(self, value: object, words: str) -> None:
        """One choice more."""
        self._values.append(value)
        self.addItem(words)

    def clear(self) -> None:
        """Offer nothing any more."""
        self._values.clear()
        super().clear()

    def value(self) -> Any:
        """What is chosen, as it was put in; None for nothing."""
        at = self.currentIndex()
        return self._values[at] if at >= 0 else None

    def choose(self, value: object) -> None:
        """Choose a value; one that is not there chooses nothing."""
        self.setCurrentIndex(self._values.index(value) if value in self._values else -1)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let the page scroll: a wheel must not change an answer unseen."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        left = 10 if rtl else self.width() - 26
        place = QRectF(left, (self.height() - _CARET) / 2, _CARET, _CARET)
        CARET(painter, place, look().colour("muted"))
        painter.end()
