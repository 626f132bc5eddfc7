"""A table without a grid, and the cells it is painted with."""

from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractItemModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from ui.theme.icons import icon
from ui.theme.look import look
from ui.theme.tokens import BADGE_RADIUS, CONTROL, ROW, TWO_LINE_ROW
from ui.widgets.badge import paint_badge
from ui.widgets.risk_badge import paint_risk, risk_width

CELL = Qt.ItemDataRole.UserRole
"""The role under which a model gives a Cell, or None for a row not read yet."""
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in a cell: a text, a second line, a tone; or a badge, or a risk level."""

    text: str = ""
    under: str = ""
    tone: str = "text"
    strong: bool = False
    badge: str = ""
    risk: int = 0


class CellPainter(QStyledItemDelegate):
    """Paints cells; a row not read yet shows a grey bar."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        now = look()
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(rect, now.colour("selection" if chosen else "surface"))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, now.colour("line"))
        inside = QRectF(rect).adjusted(10, 0, -6, -1)
        cell = index.data(CELL)
        if isinstance(cell, Cell):
            _paint_cell(painter, inside, cell)
        else:
            _paint_unread(painter, inside)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(40, look().px(ROW))


class Table(QTableView):
    """Rows of one height, chosen whole. `opened` tells the row on Enter or a double click."""

    opened = Signal(int)
    side_toggled = Signal()

    def __init__(self, model: QAbstractItemModel, *, two_lines: bool = False) -> None:
        super().__init__()
        self.setHorizontalHeader(_Head(self))
        self.setItemDelegate(CellPainter(self))
        self.setModel(model)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        height = look().px(TWO_LINE_ROW if two_lines else ROW)
        self.verticalHeader().setDefaultSectionSize(height)
        self.doubleClicked.connect(lambda index: self.opened.emit(index.row()))

    def set_widths(self, *widths: int) -> None:
        """Fix the columns' widths in pixels; 0 gives a column the rest, -1 hides it."""
        head = self.horizontalHeader()
        for at, width in enumerate(widths):
            self.setColumnHidden(at, width < 0)
            mode = QHeaderView.ResizeMode.Fixed if width else QHeaderView.ResizeMode.Stretch
            head.setSectionResizeMode(at, mode)
            if width > 0:
                self.setColumnWidth(at, look().px(width))

    def rows_in_view(self) -> tuple[int, int]:
        """The first and the last row on the screen, counted from 1; 0, 0 when there are none."""
        height = self.viewport().height()
        first, last = self.rowAt(0), self.rowAt(height - 1)
        last = last if last >= 0 else self.model().rowCount() - 1
        return first + 1, last + 1

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.currentIndex().row()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and row >= 0:
            self.opened.emit(row)
        elif event.key() == Qt.Key.Key_Space:
            self.side_toggled.emit()
        else:
            super().keyPressEvent(event)


class _Head(QHeaderView):
    """The heading with an arrow at the column that the rows are sorted by."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setFixedHeight(look().px(CONTROL))
        self.setHighlightSections(False)
        self.setSectionsClickable(True)
        self.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        painter.save()
        super().paintSection(painter, rect, logicalIndex)
        painter.restore()
        if logicalIndex != self.sortIndicatorSection() or self.isSortIndicatorShown():
            return
        words = str(self.model().headerData(logicalIndex, Qt.Orientation.Horizontal))
        after = look().width(words, look().font("caption", bold=True)) + 16
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        left = rect.right() - after - 13 if rtl else rect.left() + after
        up = self.sortIndicatorOrder() == Qt.SortOrder.AscendingOrder
        arrow = icon("down" if up else "up")
        arrow(painter, QRectF(left, rect.center().y() - 6, 13, 13), look().colour("accent_text"))


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
        place = _place(inside, look().width(cell.text, font) + 14)
        paint_badge(painter, place, cell.text, cell.badge)
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
    if not cell.under:
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
