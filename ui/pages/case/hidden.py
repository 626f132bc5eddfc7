"""Words that somebody said, with the names in them as dots until they are held."""

import re
from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, QTimer
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
from ui.theme.tokens import CONTROL_RADIUS
from ui.widgets.lay import column
from ui.widgets.masked import HELD_SECONDS
from ui.widgets.text import label
from ui.words import HIDDEN_VALUE, tr

DOTS = "••••••"


def dotted(text: str, terms: Sequence[str]) -> str:
    """The text with every form of a name, the longest first, as a fixed number of dots."""
    known = [re.escape(term) for term in terms if len(term) > 1]
    return re.sub("|".join(known), DOTS, text, flags=re.IGNORECASE) if known else text


class HeldWords(QWidget):
    """Shows the names in a text while Space or the mouse is held, for 10 seconds at most."""

    def __init__(self, text: str, terms: Sequence[str], role: str = "reading") -> None:
        super().__init__()
        self._text, self._dots = text, dotted(text, terms)
        self._words = label(self._dots, role, wrap=True)
        self._words.setAccessibleName(self._dots)
        self.setLayout(column(self._words, margins=(6, 4, 6, 4)))
        self._end = QTimer(self, singleShot=True, interval=HELD_SECONDS * 1000)
        self._end.timeout.connect(self.hide_names)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        if self._text != self._dots:
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self.setAccessibleName(tr(HIDDEN_VALUE))

    @property
    def has_names(self) -> bool:
        """Whether there is anything to hold for."""
        return self._text != self._dots

    def show_names(self) -> None:
        """Show what was said as it was said."""
        if self.has_names:
            self._words.setMinimumHeight(self._words.height())
            self._words.setText(self._text)
            self._end.start()
            self.update()

    def hide_names(self) -> None:
        """Draw dots again, now."""
        self._end.stop()
        self._words.setText(self._dots)
        self._words.setMinimumHeight(0)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() != Qt.Key.Key_Space:
            super().keyPressEvent(event)
        elif not event.isAutoRepeat():
            self.show_names()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self.hide_names()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.show_names()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.hide_names()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.hide_names()
        super().focusOutEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        self.hide_names()
        super().hideEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.ActivationChange and not self.isActiveWindow():
            self.hide_names()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        shown = self._end.isActive()
        if not shown and not self.hasFocus():
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour = "warn_line" if shown else "focus"
        painter.setPen(QPen(look().colour(colour), 1 if shown else 2))
        if shown:
            painter.setBrush(look().colour("warn_soft"))
        inside = self.rect().adjusted(1, 1, -1, -1)
        painter.drawRoundedRect(inside, CONTROL_RADIUS, CONTROL_RADIUS)
        painter.end()
