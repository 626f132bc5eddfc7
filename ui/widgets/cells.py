"""The cells of a table: text in one or two lines, a badge, a risk level, or a grey bar."""

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from ui.theme.glyph import Glyph
from ui.theme.look import look
from ui.theme.tokens import BADGE_RADIUS, ROW
from ui.widgets.badge import badge_width, paint_badge
from ui.widgets.risk_badge import paint_risk, risk_width

CELL = Qt.ItemDataRole.UserRole
"""The role under which a model gives a Cell, or None for a row not read yet."""
Index = QModelIndex | QPersistentModelIndex
_FRAME, _FROM_END, _GLYPH = 2, 6, 18
_TWO_LINES = 44
"""The least height of a row that shows a second line."""


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in a cell: a text, a second line, a tone; or a badge, or a risk level.

    A badge stands at the start of its cell, or at its `end`; `glyph` is drawn before the words.
    """

    text: str = ""
    under: str = ""
    tone: str = "text"
    strong: bool = False
    badge: str = ""
    risk: int = 0
    glyph: Glyph | None = None
    end: bool = False


class CellPainter(QStyledItemDelegate):
    """Paints cells; a row not read yet shows a grey bar."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        self.paint_ground(painter, option)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        inside = QRectF(option.rect).adjusted(10, 0, -6, -1)
        cell = index.data(CELL)
        if isinstance(cell, Cell):
            _paint_cell(painter, inside, cell)
        else:
            _paint_unread(painter, inside)
        painter.restore()

    def paint_ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        """The ground of a cell, the line under its row, and the frame round the chosen one."""
        now = look()
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        painter.fillRect(rect, now.colour("selection" if chosen else "surface"))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, now.colour("line"))
        table = self.parent()
        if chosen and isinstance(table, QTableView) and table.hasFocus():
            _paint_focus(painter, rect, table.viewport().width())

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(40, look().px(ROW))


def _paint_focus(painter: QPainter, rect: QRect, width: int) -> None:
    """One cell's part of the frame round a row that is this wide."""
    colour = look().colour("focus")
    painter.fillRect(rect.left(), rect.top(), rect.width(), _FRAME, colour)
    painter.fillRect(rect.left(), rect.bottom() - _FRAME + 1, rect.width(), _FRAME, colour)
    if rect.left() <= 0:
        painter.fillRect(0, rect.top(), _FRAME, rect.height(), colour)
    if rect.right() >= width - 1:
        painter.fillRect(rect.right() - _FRAME + 1, rect.top(), _FRAME, rect.height(), colour)


def _paint_unread(painter: QPainter, inside: QRectF) -> None:
    width = min(inside.width() * 0.8, 210.0)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look().colour("sunken"))
    bar = QRectF(inside.left(), inside.center().y() - 5, width, 10)
    painter.drawRoundedRect(bar, BADGE_RADIUS, BADGE_RADIUS)


def _paint_cell(painter: QPainter, inside: QRectF, cell: Cell) -> None:
    if cell.risk:
        paint_risk(painter, _place(inside, risk_width(cell.risk)), cell.risk)
    elif cell.badge:
        font = look().font("caption")
        painter.setFont(font)
        place = _place(inside, badge_width(cell.text, font, cell.glyph))
        if cell.end:
            place.moveRight(inside.right() - _FROM_END)
        paint_badge(painter, place, cell.text, cell.badge, cell.glyph)
    else:
        _paint_lines(painter, inside, cell)


def _place(inside: QRectF, width: float) -> QRectF:
    """Where a badge stands: at the start of the cell, in the middle of its height."""
    height = look().px(22)
    return QRectF(
        inside.left() - 2, inside.center().y() - height / 2, min(width, inside.width()), height
    )


def _paint_lines(painter: QPainter, inside: QRectF, cell: Cell) -> None:
    first = look().font(bold=cell.strong)
    if cell.glyph is not None:
        rtl = painter.layoutDirection() == Qt.LayoutDirection.RightToLeft
        x = inside.right() - _GLYPH if rtl else inside.left()
        mark = QRectF(x, inside.center().y() - _GLYPH / 2, _GLYPH, _GLYPH)
        cell.glyph(painter, mark, look().colour("muted"))
        inside = inside.adjusted(0 if rtl else _GLYPH + 8, 0, -_GLYPH - 8 if rtl else 0, 0)
    if not cell.under or inside.height() < look().px(_TWO_LINES):
        _paint_line(painter, inside, cell.text, first, cell.tone)
        return
    half = (inside.height() - 6) / 2
    upper = QRectF(inside.left(), inside.top() + 4, inside.width(), half)
    _paint_line(painter, upper, cell.text, first, cell.tone)
    _paint_line(painter, upper.translated(0, half), cell.under, look().font("caption"), "muted")


def _paint_line(painter: QPainter, place: QRectF, text: str, font: QFont, role: str) -> None:
    painter.setFont(font)
    painter.setPen(look().colour(role))
    rtl = painter.layoutDirection() == Qt.LayoutDirection.RightToLeft
    side = Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft
    shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, int(place.width()))
    flags = side | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
    painter.drawText(place, flags, shown)
