"""The one banner of a page: at most two lines and one button."""

from types import MappingProxyType

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QPushButton

from ui.theme.drawn import DONE, INFORMATION, STOP, WARNING
from ui.theme.glyph import Glyph, GlyphView
from ui.widgets.lay import Part, column, frame, restyle, row
from ui.widgets.text import label

_GLYPHS = MappingProxyType({"warn": WARNING, "danger": STOP, "info": INFORMATION, "ok": DONE})


class Banner(QFrame):
    """Says a state of the page: danger, warn, info, ok."""

    def __init__(
        self,
        tone: str,
        title: str,
        text: str = "",
        action: QPushButton | None = None,
        glyph: Glyph | None = None,
    ) -> None:
        super().__init__()
        self._mark = GlyphView(glyph or _GLYPHS[tone], tone, 20)
        self._title, self._text = label("", "strong", wrap=True), label(wrap=True)
        top = Qt.AlignmentFlag.AlignTop
        parts: list[Part] = [
            (self._mark, 0, top),
            (column(self._title, self._text, gap=1), 1),
        ]
        if action is not None:
            parts.append((action, 0, Qt.AlignmentFlag.AlignVCenter))
        self.setLayout(row(*parts, gap=10, margins=(12, 9, 12, 9)))
        self.say(tone, title, text)

    def say(self, tone: str, title: str, text: str = "") -> None:
        """Change the words and the tone."""
        self._mark.show_glyph(_GLYPHS[tone], tone)
        self._title.setText(title)
        self._text.setText(text)
        self._text.setVisible(bool(text))
        self.setAccessibleName(title)
        restyle(self, "banner", tone)


def sunken(*parts: Part, gap: int = 8) -> QFrame:
    """A quiet ground for something that is only told, not offered."""
    return frame(column(*parts, gap=gap, margins=(14, 10, 14, 10)), card="sunken")
