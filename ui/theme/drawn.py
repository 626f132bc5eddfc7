"""Glyphs drawn by hand, for the lock screen: it may not wait for an icon font."""

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF

from ui.theme.glyph import Glyph

_GRID = 18.0
"""All coordinates below are on a grid of 18 by 18."""


def _stroked(outline: Callable[[QPainterPath], None]) -> Glyph:
    def draw(painter: QPainter, rect: QRectF, colour: QColor) -> None:
        path = QPainterPath()
        outline(path)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(rect.topLeft())
        painter.scale(rect.width() / _GRID, rect.height() / _GRID)
        cap, join = Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin
        painter.setPen(QPen(colour, 1.2, Qt.PenStyle.SolidLine, cap, join))
        painter.drawPath(path)
        painter.restore()

    return draw


def _line(path: QPainterPath, *points: tuple[float, float]) -> None:
    path.addPolygon(QPolygonF([QPointF(x, y) for x, y in points]))


def _dot(path: QPainterPath, x: float, y: float) -> None:
    path.addEllipse(QPointF(x, y), 0.25, 0.25)


def _lock(path: QPainterPath) -> None:
    path.addRoundedRect(QRectF(3.5, 7, 11, 8), 1, 1)
    path.moveTo(6.2, 7)
    path.lineTo(6.2, 5)
    path.arcTo(QRectF(6.2, 2.2, 5.6, 5.6), 180, -180)
    path.lineTo(11.8, 7)


def _keyboard(path: QPainterPath) -> None:
    path.addRoundedRect(QRectF(2, 4.5, 14, 9), 1, 1)
    for x in (5.0, 7.7, 10.3, 13.0):
        _dot(path, x, 7.5)
    _line(path, (6, 10.7), (12, 10.7))


def _eye(path: QPainterPath) -> None:
    path.moveTo(1.6, 9)
    path.cubicTo(4.2, 3.2, 13.8, 3.2, 16.4, 9)
    path.cubicTo(13.8, 14.8, 4.2, 14.8, 1.6, 9)
    path.addEllipse(QPointF(9, 9), 2.4, 2.4)


def _capitals(path: QPainterPath) -> None:
    _line(path, (9, 2.5), (15, 8.7), (12, 8.7), (12, 14.5), (6, 14.5), (6, 8.7), (3, 8.7), (9, 2.5))


def _warning(path: QPainterPath) -> None:
    _line(path, (9, 2.5), (16, 14.8), (2, 14.8), (9, 2.5))
    _line(path, (9, 7.2), (9, 10.4))
    _dot(path, 9, 12.4)


def _stop(path: QPainterPath) -> None:
    far, near = 12.0, 6.0
    corners = ((near, 2), (far, 2), (16, near), (16, far), (far, 16), (near, 16), (2, far))
    _line(path, *corners, (2, near), (near, 2))
    _line(path, (9, 5.6), (9, 9.6))
    _dot(path, 9, 12)


def _information(path: QPainterPath) -> None:
    path.addEllipse(QPointF(9, 9), 6.8, 6.8)
    _line(path, (9, 8.4), (9, 12.2))
    _dot(path, 9, 6)


def _done(path: QPainterPath) -> None:
    path.addEllipse(QPointF(9, 9), 6.8, 6.8)
    _line(path, (6, 9.3), (8.2, 11.4), (12.2, 7))


def _tick(path: QPainterPath) -> None:
    _line(path, (3.5, 9.5), (7.2, 13), (14.5, 5.2))


def _caret(path: QPainterPath) -> None:
    _line(path, (4.5, 6.8), (9, 11.2), (13.5, 6.8))


def _key(path: QPainterPath) -> None:
    path.addEllipse(QPointF(11.5, 6.5), 3.8, 3.8)
    _line(path, (8.7, 9.3), (3, 15), (5.6, 15), (5.6, 13))


KEY = _stroked(_key)
LOCK, KEYBOARD, EYE, CAPITALS = map(_stroked, (_lock, _keyboard, _eye, _capitals))
WARNING, STOP, INFORMATION, DONE = map(_stroked, (_warning, _stop, _information, _done))
TICK, CARET = map(_stroked, (_tick, _caret))
