"""A table without a grid, of rows that are chosen whole."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractItemModel, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QTableView, QWidget

from ui.theme.icons import icon
from ui.theme.look import look
from ui.theme.tokens import CONTROL, ROW, TWO_LINE_ROW
from ui.widgets.cells import CellPainter


class Table(QTableView):
    """Rows of one height, chosen whole. `opened` tells the row on Enter or a double click.

    `sort_asked` tells the column and whether it is to be falling: sorting is the store's work.
    """

    opened = Signal(int)
    side_toggled = Signal()
    sort_asked = Signal(int, bool)

    def __init__(self, model: QAbstractItemModel, *, two_lines: bool = False) -> None:
        super().__init__()
        self._shapes: Sequence[tuple[int, Sequence[int]]] = ()
        self.setHorizontalHeader(_Head(self))
        self.setItemDelegate(CellPainter(self))
        # A model reads by timer: it goes with its table, never later.
        model.setParent(self)
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
        self.horizontalHeader().sectionClicked.connect(self._turn)

    def set_widths(self, *widths: int) -> None:
        """Fix the columns' widths in pixels; 0 gives a column the rest, -1 hides it."""
        head = self.horizontalHeader()
        for at, width in enumerate(widths):
            self.setColumnHidden(at, width < 0)
            mode = QHeaderView.ResizeMode.Fixed if width else QHeaderView.ResizeMode.Stretch
            head.setSectionResizeMode(at, mode)
            if width > 0:
                self.setColumnWidth(at, look().px(width))

    def set_shapes(self, *shapes: tuple[int, Sequence[int]]) -> None:
        """Columns' widths for each least width of the table, the widest first, the last for any."""
        self._shapes = shapes
        self._take_shape()

    def show_order(self, column: int, *, falling: bool) -> None:
        """Draw the arrow at the column that the rows are sorted by."""
        order = Qt.SortOrder.DescendingOrder if falling else Qt.SortOrder.AscendingOrder
        self.horizontalHeader().setSortIndicator(column, order)

    def rows_in_view(self) -> tuple[int, int]:
        """The first and the last row on the screen, counted from 1; 0, 0 when there are none."""
        height = self.viewport().height()
        first, last = self.rowAt(0), self.rowAt(height - 1)
        last = last if last >= 0 else self.model().rowCount() - 1
        return first + 1, last + 1

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._take_shape()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.currentIndex().row()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and row >= 0:
            self.opened.emit(row)
        elif event.key() == Qt.Key.Key_Space:
            self.side_toggled.emit()
        else:
            super().keyPressEvent(event)

    def _take_shape(self) -> None:
        room = look().room(self.width())
        for least, widths in self._shapes:
            if room >= least or (least, widths) == self._shapes[-1]:
                self.set_widths(*widths)
                return

    def _turn(self, column: int) -> None:
        head = self.horizontalHeader()
        rising = head.sortIndicatorOrder() == Qt.SortOrder.AscendingOrder
        self.sort_asked.emit(column, column == head.sortIndicatorSection() and rising)


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
        if logicalIndex != self.sortIndicatorSection():
            return
        words = str(self.model().headerData(logicalIndex, Qt.Orientation.Horizontal))
        after = look().width(words, look().font("caption", bold=True)) + 16
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        left = rect.right() - after - 13 if rtl else rect.left() + after
        up = self.sortIndicatorOrder() == Qt.SortOrder.AscendingOrder
        arrow = icon("down" if up else "up")
        arrow(painter, QRectF(left, rect.center().y() - 6, 13, 13), look().colour("accent_text"))
