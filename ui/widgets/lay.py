"""Rows and columns in one call."""

from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLayout, QVBoxLayout, QWidget

Item = QWidget | QLayout
Part = Item | int | None | tuple[Item, int] | tuple[Item, int, Qt.AlignmentFlag]
"""A thing, a gap in pixels, a stretch (None), or a thing with its share and alignment."""
Margins = tuple[int, int, int, int]
NONE: Margins = (0, 0, 0, 0)
L = TypeVar("L", bound=QBoxLayout)


def row(*parts: Part, gap: int = 8, margins: Margins = NONE) -> QHBoxLayout:
    """Lay the parts side by side, from the start of the line."""
    return _filled(QHBoxLayout(), parts, gap, margins)


def column(*parts: Part, gap: int = 0, margins: Margins = NONE) -> QVBoxLayout:
    """Lay the parts one under the other."""
    return _filled(QVBoxLayout(), parts, gap, margins)


def held(layout: QLayout, *, width: int | None = None) -> QWidget:
    """A plain widget around a layout, of a fixed width if one is given."""
    holder = QWidget()
    holder.setLayout(layout)
    if width is not None:
        holder.setFixedWidth(width)
    return holder


def frame(layout: QLayout | None = None, **properties: str) -> QFrame:
    """A frame dressed by the style sheet through its properties."""
    made = QFrame()
    for name, value in properties.items():
        made.setProperty(name, value)
    if layout is not None:
        made.setLayout(layout)
    return made


def card(*parts: Part, gap: int = 8, margins: Margins = (16, 14, 16, 14)) -> QFrame:
    """A surface of its own for things that belong together."""
    return frame(column(*parts, gap=gap, margins=margins), card="plain")


def rule(direction: str = "h") -> QFrame:
    """A thin line between two things: "h" or "v"."""
    return frame(rule=direction)


def restyle(widget: QWidget, name: str, value: object) -> None:
    """Set a property that the style sheet reads, and let it read it again."""
    if widget.property(name) == value:
        return
    widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.update()


def _filled(layout: L, parts: tuple[Part, ...], gap: int, margins: Margins) -> L:
    layout.setSpacing(gap)
    layout.setContentsMargins(*margins)
    for part in parts:
        _add(layout, part)
    return layout


def _add(layout: QBoxLayout, part: Part) -> None:
    match part:
        case None:
            layout.addStretch(1)
        case int():
            layout.addSpacing(part)
        case (thing, share, *align):
            _add_thing(layout, thing, share, align[0] if align else None)
        case _:
            _add_thing(layout, part, 0, None)


def _add_thing(layout: QBoxLayout, thing: Item, share: int, align: Qt.AlignmentFlag | None) -> None:
    if isinstance(thing, QLayout):
        layout.addLayout(thing, share)
    elif align is None:
        layout.addWidget(thing, share)
    else:
        layout.addWidget(thing, share, align)
