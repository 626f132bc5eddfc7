"""Buttons; the label is a verb."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QAbstractButton, QPushButton, QSizePolicy

from ui.theme.glyph import Glyph, as_icon
from ui.theme.look import look

_CHIP_SIDE = 14
_INK = {"primary": "on_accent", "danger": "danger"} | dict.fromkeys(
    ("quiet", "line", "link"), "accent_text"
)


def button(
    text: str,
    kind: str = "secondary",
    glyph: Glyph | None = None,
    *,
    press: Callable[[], object] | None = None,
    tone: str = "",
) -> QPushButton:
    """A button of a kind: primary (one on a page), secondary, quiet, line, danger, link."""
    made = Button(text)
    made.setProperty("kind", kind)
    made.setProperty("tone", tone)
    if glyph is not None:
        made.setIcon(as_icon(glyph, tone or _INK.get(kind, "text")))
        made.setIconSize(QSize(16, 16))
    made.setCursor(Qt.CursorShape.PointingHandCursor)
    made.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    made.setAutoDefault(False)
    if press is not None:
        made.clicked.connect(lambda _checked: press())
    return made


def tab_to(chosen: QAbstractButton, group: Iterable[QAbstractButton]) -> None:
    """Let Tab come to what is chosen in a group; Qt does so only once somebody has pressed it."""
    for each in group:
        mine = each is chosen
        each.setFocusPolicy(Qt.FocusPolicy.StrongFocus if mine else Qt.FocusPolicy.ClickFocus)


class Button(QPushButton):
    """A button that is never a window of its own."""

    def setVisible(self, visible: bool) -> None:
        # Qt makes a window of what is shown before it is laid out, and that takes the focus away.
        if not visible or self.parent() is not None:
            super().setVisible(visible)


class Chip(Button):
    """Keeps the room that its words take in bold, so that nothing moves when it is chosen."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.setProperty("kind", "chip")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAutoDefault(False)

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        spare = look().width(self.text(), look().font(bold=True))
        return QSize(max(hint.width(), spare + 2 * _CHIP_SIDE), hint.height())


def chip(text: str, *, on: bool = False) -> QPushButton:
    """A filter that is on or off."""
    made = Chip(text)
    made.setCheckable(True)
    made.setChecked(on)
    return made
