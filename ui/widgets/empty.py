"""What a list shows when there is nothing in it: what would be here, why not, one button."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget

from ui.theme.glyph import Glyph, GlyphView
from ui.widgets.lay import column, row
from ui.widgets.text import label

_WIDTH = 420


class Empty(QWidget):
    """Stands in the middle of the place where the list would be."""

    def __init__(self, glyph: Glyph, title: str, text: str, *actions: QPushButton) -> None:
        super().__init__()
        head, words = label(title, "subtitle"), label(text, "muted", wrap=True)
        for line in (head, words):
            line.setAlignment(Qt.AlignmentFlag.AlignCenter)
        words.setFixedWidth(_WIDTH)
        mark = GlyphView(glyph, "faint", 40)
        lines = (row(None, mark, None), 10, head, 4, row(None, words, None), 12)
        self.setLayout(column(None, *lines, row(None, *actions, None), None))
