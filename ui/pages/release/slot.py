"""A place whose content is made anew when what it shows changes, and the shape of a step."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLayout, QVBoxLayout, QWidget

from ui.widgets.lay import held
from ui.widgets.turn import in_turn


class Slot(QWidget):
    """Holds one layout at a time."""

    def __init__(self) -> None:
        super().__init__()
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._inside: QWidget | None = None

    def fill(self, layout: QLayout) -> None:
        """Show this instead of what was here."""
        old, self._inside = self._inside, held(layout)
        if old is not None:
            self._box.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._box.addWidget(self._inside)
        in_turn(self, self._inside.findChildren(QWidget))


class StepView(QWidget):
    """One step. `changed` says that its reason may be another one now."""

    changed = Signal()

    def reason(self) -> str:
        """Why the way on is closed; empty when it is open."""
        return ""

    def to_reason(self) -> None:
        """Go to what is to be put right."""

    def first(self) -> QWidget | None:
        """The first thing to do here."""
        return None
