"""The demonstration is made: its invented people, their passphrases, and the way in."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from ui.theme.glyph import GlyphView
from ui.theme.icons import icon
from ui.theme.look import look
from ui.widgets.button import button
from ui.widgets.lay import column, frame, held, row
from ui.widgets.text import label
from ui.words import tr

_WIDTH, _MOST = 760, 1000


class DemonstrationPage(QWidget):
    """`opened` asks for the lock screen of the vault that was made."""

    opened = Signal()

    def __init__(self, people: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self.setProperty("ground", "window")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        grid = QGridLayout()
        grid.setContentsMargins(16, 14, 16, 14)
        grid.setVerticalSpacing(8)
        grid.setHorizontalSpacing(24)
        grid.setColumnStretch(1, 1)
        for line, (role, words) in enumerate(people):
            passphrase = label(words, "reading")
            passphrase.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            grid.addWidget(label(role, "muted"), line, 0)
            grid.addWidget(passphrase, line, 1)
        self._open = button(tr("Open it"), "primary", icon("go"), press=self.opened.emit)
        head = row(
            GlyphView(icon("demonstration"), "accent", 28),
            label(tr("The demonstration is ready"), "title"),
            None,
        )
        said = label(
            tr(
                "Everybody in it is invented. Each role opens other things; take one of these "
                "passphrases, lock, and take another. They also lie in a folder beside the vault."
            ),
            "muted",
            wrap=True,
        )
        body = column(head, 4, said, 16, frame(grid, card="plain"), 16, row(None, self._open), None)
        filled = held(body)
        filled.setMaximumWidth(look().px(_WIDTH))
        self.setLayout(row(None, (filled, _MOST), None, margins=(20, 48, 20, 20)))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._open.setFocus()
