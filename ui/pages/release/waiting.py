"""The places that still wait, as rows of a list that scrolls by itself."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QPushButton, QScrollArea

from ui.pages.release.lines import rule_words
from ui.pages.release.state import Waiting
from ui.theme.glyph import GlyphView
from ui.theme.icons import icon
from ui.theme.look import look
from ui.widgets.elide import Elide
from ui.widgets.lay import Part, column, held, row
from ui.widgets.turn import in_turn
from ui.words import tr

_LEAST = 46


class Rest(QScrollArea):
    """As high as its rows need where there is room, and one row at least."""

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        policy = self.sizePolicy().Policy
        self.setSizePolicy(policy.Preferred, policy.Maximum)

    def show_rows(self, rows: Sequence[Part]) -> None:
        """Show these instead of what stands here."""
        inside = held(column(*rows))
        self.setWidget(inside)
        in_turn(self, inside.findChildren(QPushButton))
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        inside = self.widget()
        return QSize(200, 0 if inside is None else inside.sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(100, min(self.sizeHint().height(), look().px(_LEAST)))


class WaitingRow(QPushButton):
    """A waiting place; as high as its script needs."""

    def __init__(self, place: Waiting) -> None:
        super().__init__()
        self.setProperty("kind", "nav")
        self.setAutoDefault(False)
        found = rule_words(place.mark.rule)
        self.setAccessibleName(tr("A waiting place: {rule}").format(rule=found))
        times = tr(", {times} places").format(times=place.times) if place.times > 1 else ""
        lines = column(Elide(place.words), Elide(found + times, "caption"), gap=1)
        mark = (GlyphView(icon("question"), "warn", 16), 0, Qt.AlignmentFlag.AlignVCenter)
        self._inside = row(mark, (lines, 1), gap=10, margins=(12, 5, 12, 5))
        self.setLayout(self._inside)
        policy = self.sizePolicy().Policy
        self.setSizePolicy(policy.Expanding, policy.Fixed)

    def sizeHint(self) -> QSize:
        return self._inside.sizeHint()

    def showEvent(self, event: QShowEvent) -> None:
        # The sheet sets the least height of a button, which cuts two lines where many rows wait.
        self.setMinimumHeight(self.sizeHint().height())
        super().showEvent(event)
