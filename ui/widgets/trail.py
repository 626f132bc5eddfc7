"""Where one is: the way to a page and its title; the way gives way first."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QWidget

from ui.theme.glyph import GlyphView
from ui.theme.icons import icon
from ui.theme.look import look
from ui.widgets.button import button
from ui.widgets.elide import Elide
from ui.widgets.lay import row

_GAP, _ARROW, _LEAST = 6, 12, 30
_EDGES, _ROUNDED = 4, 2
"""The frame of a crumb that has the focus, and what Qt rounds off a width."""


class Trail(QWidget):
    """Crumbs in the middle are cut before the first one, and the title after both.

    What is cut stands in a tooltip, unless it is one of `names`: a passer-by may read that.
    """

    def __init__(
        self,
        title: str,
        crumbs: Sequence[tuple[str, Callable[[], object]]],
        names: Sequence[str],
    ) -> None:
        super().__init__()
        self._words, self._names = [words for words, _ in crumbs], frozenset(names)
        self.crumbs: list[QPushButton] = []
        self._title = Elide(title, "title")
        line = row(gap=_GAP)
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        for words, press in crumbs:
            self.crumbs.append(button(words, "crumb", press=partial(press)))
            line.addWidget(self.crumbs[-1])
            line.addWidget(GlyphView(icon("more_rtl" if rtl else "more"), "faint", _ARROW))
        line.addWidget(self._title, 1)
        self.setLayout(line)

    def minimumSizeHint(self) -> QSize:
        """As little as all of it cut; the crumbs' own widths would not let it shrink again."""
        arrows = len(self.crumbs) * (look().px(_LEAST) + _ARROW + 2 * _GAP)
        return QSize(arrows + look().px(_LEAST), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wishes = [self._wish(at) for at in range(len(self.crumbs))]
        self._title.ensurePolished()
        taken = self._title.sizeHint().width() + len(wishes) * (_ARROW + 2 * _GAP)
        over = taken + sum(wishes) - self.width()
        for at in [*range(1, len(wishes)), *range(len(wishes[:1]))]:
            give = max(0, min(over, wishes[at] - look().px(_LEAST)))
            over -= give
            self._cut(at, wishes[at] - give)

    def _wish(self, at: int) -> int:
        self.crumbs[at].ensurePolished()
        return (
            self.crumbs[at].fontMetrics().horizontalAdvance(self._words[at]) + 2 * _EDGES + _ROUNDED
        )

    def _cut(self, at: int, width: int) -> None:
        crumb, whole = self.crumbs[at], self._words[at]
        side = Qt.TextElideMode.ElideRight
        shown = crumb.fontMetrics().elidedText(whole, side, width - 2 * _EDGES)
        crumb.setText(shown)
        crumb.setFixedWidth(width)
        crumb.setToolTip("" if shown == whole or whole in self._names else whole)
