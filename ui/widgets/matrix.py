"""The risk matrix: likelihood by impact, with the cell of this case framed (S29)."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme.look import look
from ui.theme.tokens import BADGE_RADIUS
from ui.words import RISK, tr

_LEFT, _FOOT, _ROW, _GAP = 96, 18, 28, 1.5


class Matrix(QWidget):
    """`levels[likelihood][impact]` are the levels 1 to 4 of the rule; `at` is the framed cell."""

    def __init__(
        self,
        levels: Sequence[Sequence[int]],
        likelihoods: Sequence[str],
        impacts: Sequence[str],
        at: tuple[int, int] | None = None,
    ) -> None:
        super().__init__()
        self._levels, self._likelihoods, self._impacts = levels, likelihoods, impacts
        self._at = at
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def frame_cell(self, likelihood: int, impact: int) -> None:
        """Frame the cell of the draft."""
        self._at = likelihood, impact
        name = tr("{likelihood}, {impact}: {level}").format(
            likelihood=self._likelihoods[likelihood],
            impact=self._impacts[impact],
            level=tr(RISK[self._levels[likelihood][impact]]),
        )
        self.setAccessibleName(name)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(look().px(396), look().px(_ROW) * len(self._levels) + look().px(_FOOT))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rows, columns = len(self._likelihoods), len(self._impacts)
        left, foot = look().px(_LEFT), look().px(_FOOT)
        wide, high = (self.width() - left) / columns, (self.height() - foot) / rows
        framed = self._at or (-1, -1)
        for likelihood, words in enumerate(self._likelihoods):
            top = (rows - 1 - likelihood) * high
            place = QRectF(0, top, left - 8, high)
            _paint_axis(painter, place, words, current=likelihood == framed[0], end=True)
            for impact in range(columns):
                cell = QRectF(left + impact * wide, top, wide, high)
                cell.adjust(_GAP, _GAP, -_GAP, -_GAP)
                here = (likelihood, impact) == framed
                _paint_cell(painter, cell, self._levels[likelihood][impact], framed=here)
        for impact, words in enumerate(self._impacts):
            place = QRectF(left + impact * wide, self.height() - foot, wide, foot)
            _paint_axis(painter, place, words, current=impact == framed[1], end=False)
        painter.end()


def _paint_axis(painter: QPainter, place: QRectF, words: str, *, current: bool, end: bool) -> None:
    painter.setFont(look().font("key"))
    painter.setPen(look().colour("text" if current else "muted"))
    side = Qt.AlignmentFlag.AlignRight if end else Qt.AlignmentFlag.AlignHCenter
    painter.drawText(place, side | Qt.AlignmentFlag.AlignVCenter, words)


def _paint_cell(painter: QPainter, cell: QRectF, level: int, *, framed: bool) -> None:
    now = look()
    painter.setPen(QPen(now.colour("text"), 2.4) if framed else Qt.PenStyle.NoPen)
    painter.setBrush(now.colour(f"risk{level}_soft"))
    painter.drawRoundedRect(cell, BADGE_RADIUS, BADGE_RADIUS)
    painter.setFont(now.font("caption", bold=framed))
    painter.setPen(now.colour(f"risk{level}"))
    painter.drawText(cell, Qt.AlignmentFlag.AlignCenter, tr(RISK[level]))
