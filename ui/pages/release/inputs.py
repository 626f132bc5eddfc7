"""What a decision is asked by: words that are typed, or somebody who is chosen."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

from ui.widgets.choices import Combo


class Words(QLineEdit):
    """Enter takes it, Escape leaves it and does not leave the page."""

    done = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setMaxLength(500)
        self.returnPressed.connect(self.done)

    def event(self, event: QEvent) -> bool:
        if _escaped(event):
            if event.type() == QEvent.Type.KeyPress:
                self.left.emit()
            return True
        return super().event(event)


class Whom(Combo):
    """Arrows only look through the names: two people become one by Enter, and by nothing less."""

    done = Signal()
    left = Signal()

    def event(self, event: QEvent) -> bool:
        if _escaped(event):
            if event.type() == QEvent.Type.KeyPress:
                self.left.emit()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.done.emit()
        else:
            super().keyPressEvent(event)


def _escaped(event: QEvent) -> bool:
    """Whether Escape is pressed; taken here, it does not leave the page."""
    if not isinstance(event, QKeyEvent) or event.key() != Qt.Key.Key_Escape:
        return False
    event.accept()
    return event.type() in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress)
