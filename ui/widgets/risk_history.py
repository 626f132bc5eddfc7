"""The signed assessments of one person over time, and the draft as a hollow point."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme.look import look
from ui.words import tr

_TOP, _LIMITS = 142.0, (0.0, 25.0, 50.0, 90.0)
_LEFT, _FOOT, _SIDE, _DOT = 30, 20, 10, 4
_SOFT = 0.2


@dataclass(frozen=True, slots=True)
class Point:
    """One assessment: its day and its risk, 0 to 200; a draft is drawn hollow."""

    day: dt.date
    risk: float
    draft: bool = False


class RiskHistory(QWidget):
    """A small plot that never changes direction: time runs from left to right."""

    def __init__(self) -> None:
        super().__init__()
        self._points: tuple[Point, ...] = ()
        self._told: dt.date | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_points(self, points: Sequence[Point], told: dt.date | None = None) -> None:
        """Show these, oldest first, and the day on which an employer was told."""
        self._points, self._told = tuple(points), told
        said = tr("{number} assessments, the last came to {risk}")
        last = round(points[-1].risk) if points else 0
        self.setAccessibleName(said.format(number=len(points), risk=last))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(look().px(360), look().px(124))

    def minimumSizeHint(self) -> QSize:
        return QSize(look().px(200), look().px(84))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(_LEFT, 2, self.width() - _LEFT - 2, self.height() - _FOOT - 2)
        _paint_bands(painter, area)
        places = [(point, self._place(area, point)) for point in self._points]
        self._paint_told(painter, area)
        for (_, start), (later, end) in pairwise(places):
            dash = Qt.PenStyle.DashLine if later.draft else Qt.PenStyle.SolidLine
            painter.setPen(QPen(look().colour("text"), 2, dash))
            painter.drawLine(start, end)
        for point, at in places:
            _paint_point(painter, at, draft=point.draft)
        self._paint_days(painter, area, places)
        painter.end()

    def _place(self, area: QRectF, point: Point) -> QPointF:
        height = min(point.risk, _TOP - 6) / _TOP
        return QPointF(self._along(area, point.day), area.bottom() - height * area.height())

    def _along(self, area: QRectF, day: dt.date) -> float:
        first, last = self._points[0].day, self._points[-1].day
        days = max((last - first).days, 1)
        share = (day - first).days / days if len(self._points) > 1 else 0.5
        inside = area.adjusted(_SIDE + 16, 0, -_SIDE, 0)
        return inside.left() + share * inside.width()

    def _paint_told(self, painter: QPainter, area: QRectF) -> None:
        """A dashed line where an employer was told, if that is within the time that is shown."""
        points, told = self._points, self._told
        if told is None or not points or not points[0].day < told <= points[-1].day:
            return
        x = self._along(area, told)
        painter.setPen(QPen(look().colour("text"), 1, Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()))
        painter.setFont(look().font("key"))
        painter.setPen(look().colour("muted"))
        words = tr("employer told")
        width = look().width(words, painter.font()) + 12
        left = x - width if x - width > area.left() + _SIDE + 16 else x
        box = QRectF(left, area.top() + 4, width, 16)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)

    def _paint_days(
        self, painter: QPainter, area: QRectF, places: Sequence[tuple[Point, QPointF]]
    ) -> None:
        painter.setFont(look().font("key"))
        painter.setPen(look().colour("muted"))
        free = area.left() - 1
        for at, (point, place) in enumerate(places):
            words = tr("now") if point.draft else f"{point.day.day} {point.day:%b}"
            width = look().width(words, painter.font()) + 6
            left = min(max(place.x() - width / 2, area.left()), area.right() - width)
            if left >= free and (at == len(places) - 1 or not self._next_hides(places, at, width)):
                box = QRectF(left, area.bottom() + 3, width, _FOOT - 3)
                painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)
                free = left + width

    def _next_hides(self, places: Sequence[tuple[Point, QPointF]], at: int, width: float) -> bool:
        """Whether the last day, which is always told, would stand on this one."""
        return bool(places[-1][1].x() - places[at][1].x() < width + 4)


def _paint_bands(painter: QPainter, area: QRectF) -> None:
    painter.setFont(look().font("key"))
    for at, low in enumerate(_LIMITS, 1):
        high = _LIMITS[at] if at < len(_LIMITS) else _TOP
        top = area.bottom() - high / _TOP * area.height()
        band = QRectF(area.left(), top, area.width(), (high - low) / _TOP * area.height())
        colour = QColor(look().colour(f"plot{at}"))
        colour.setAlphaF(_SOFT)
        painter.fillRect(band, colour)
        painter.setPen(look().colour("muted"))
        name = band.adjusted(5, 0, 0, 0)
        painter.drawText(name, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, f"L{at}")
    for value in (0, 50, 90):
        height = area.bottom() - value / _TOP * area.height()
        box = QRectF(0, height - 8, _LEFT - 5, 16)
        painter.drawText(
            box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, str(value)
        )


def _paint_point(painter: QPainter, at: QPointF, *, draft: bool) -> None:
    now = look()
    painter.setPen(QPen(now.colour("focus" if draft else "text"), 2))
    painter.setBrush(now.colour("surface" if draft else "text"))
    painter.drawEllipse(at, _DOT, _DOT)
