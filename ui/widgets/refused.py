"""Rows of a file that were not taken, each with its place and why."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QScrollArea, QWidget

from ui.widgets.lay import card, column, held
from ui.widgets.text import label
from ui.words import count, tr

_SHOWN = 500
"""Rows that are listed; the file is to be put right long before."""


def refused_rows(rows: Sequence[tuple[str, str]]) -> QWidget:
    """A list that scrolls, with how many more there are."""
    grid = QGridLayout()
    grid.setContentsMargins(16, 12, 16, 12)
    grid.setHorizontalSpacing(20)
    grid.setVerticalSpacing(8)
    grid.setColumnStretch(1, 1)
    top = Qt.AlignmentFlag.AlignTop
    for at, (place, why) in enumerate(rows[:_SHOWN]):
        grid.addWidget(label(place, "strong"), at, 0, top)
        grid.addWidget(label(f"{why}.", wrap=True), at, 1)
    if len(rows) > _SHOWN:
        more = tr("and {number} more").format(number=count(len(rows) - _SHOWN))
        grid.addWidget(label(more, "muted"), _SHOWN, 0, 1, 2)
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(held(column(grid, None)))
    return card((area, 1), margins=(1, 1, 1, 1))
