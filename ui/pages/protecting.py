"""What this protects and what it cannot, for somebody who has no vault yet."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QWidget

from ui.pages.settings.protects import ProtectsView
from ui.theme.icons import icon
from ui.theme.look import look
from ui.widgets.button import button
from ui.widgets.lay import column, held, row
from ui.words import tr

_WIDTH, _MOST = 860, 1000


class ProtectingPage(QWidget):
    """Read before anything is trusted to it. `back` asks to leave."""

    back = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("ground", "window")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._view = ProtectsView()
        foot = row(button(tr("Back"), glyph=icon("back"), press=self.back.emit), None)
        body = held(column((self._view, 1), foot, gap=16))
        body.setMaximumWidth(look().px(_WIDTH))
        self.setLayout(row(None, (body, _MOST), None, margins=(20, 36, 20, 20)))
        QShortcut(QKeySequence("Escape"), self).activated.connect(self.back)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._view.show_now()
        if (text := self._view.first()) is not None:
            text.setFocus()
