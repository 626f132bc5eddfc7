"""Check boxes and drop-down lists, with the marks that a style sheet cannot draw."""

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
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look().colour("accent"))
        painter.drawRoundedRect(box, BADGE_RADIUS, BADGE_RADIUS)
        TICK(painter, box.adjusted(2, 2, -2, -2), look().colour("on_accent"))
        painter.end()


class Combo(QComboBox):
    """A list to choose from; `choices` are (value, words), nothing is chosen unless told."""

    def __init__(
        self, *choices: tuple[object, str], value: object = None, placeholder: str = ""
    ) -> None:
        super().__init__()
        for kept, words in choices:
            self.addItem(words, kept)
        self.setPlaceholderText(placeholder)
        self.setCurrentIndex(self.findData(value) if value is not None else -1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

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
