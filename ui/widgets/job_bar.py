"""The bar at the foot of the page while something long is being done."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QProgressBar

from ui.theme.glyph import GlyphView
from ui.theme.icons import icon
from ui.widgets.button import button
from ui.widgets.elide import Elide
from ui.widgets.lay import row
from ui.widgets.text import label
from ui.words import tr

_WIDTH = 260


class JobBar(QFrame):
    """What is being done, how far, and what Cancel leaves behind."""

    cancelled = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("ground", "raised")
        self._what, self._note, self._share = label(role="strong"), Elide(role="muted"), label()
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(_WIDTH)
        cancel = button(tr("Cancel"), glyph=icon("cancel"), press=self.cancelled.emit)
        mark = GlyphView(icon("job"), "accent", 16)
        parts = (mark, self._what, (self._note, 1), self._bar, self._share, cancel)
        self.setLayout(row(*parts, gap=10, margins=(20, 6, 16, 6)))

    def begin(self, what: str, leaves: str) -> None:
        """Show a new job; `leaves` says what stays if it is cancelled."""
        self._what.setText(what)
        self._note.setText(leaves)
        self._share.setText("")
        self._bar.setRange(0, 0)
        self.show()

    def step(self, done: int, total: int, note: str) -> None:
        """Show how far it is; a total of 0 means nobody knows."""
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        self._share.setText(tr("{share} %").format(share=done * 100 // total) if total else "")
        if note:
            self._note.setText(note)
