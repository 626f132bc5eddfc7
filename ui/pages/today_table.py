"""The list of today: two-line rows under their headings."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QResizeEvent
from PySide6.QtWidgets import QFrame, QStyleOptionViewItem

from ui.pages.today_rows import AgendaModel, Heading, More, headings
from ui.theme.icons import icon
from ui.theme.look import look
from ui.theme.tokens import ROW, TWO_LINE_ROW
from ui.widgets.cells import CELL, Cell, CellPainter
from ui.widgets.table import Table
from ui.words import tr
from workstation.services.today import Day, Task

_WHAT, _RISK, _WHEN = 242, 96, 132
_SMALL_WHAT, _NARROW = 206, 640
_MARK = 14
Index = QModelIndex | QPersistentModelIndex


class AgendaTable(Table):
    """Enter tells the Task in `chosen`, or unfolds a part."""

    chosen = Signal(object)

    def __init__(self) -> None:
        self._rows = AgendaModel()
        super().__init__(self._rows, two_lines=True)
        self.setItemDelegate(_Painter(self))
        self.setAccessibleName(tr("To do"))
        self.setProperty("bare", "true")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.horizontalHeader().hide()
        self.set_widths(_WHAT, 0, _RISK, _WHEN)
        self.opened.connect(self._open)
        self.clicked.connect(self._click)

    def show_day(self, day: Day) -> None:
        """Show what is due; the place is kept where it can be."""
        at = self.currentIndex().row()
        self._rows.show_day(day)
        self._lay_out(at)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = event.size().width() < look().px(_NARROW)
        self.set_widths(_SMALL_WHAT if narrow else _WHAT, 0, _RISK, _WHEN)

    def _lay_out(self, at: int) -> None:
        self.clearSpans()
        tall, low = look().px(TWO_LINE_ROW), look().px(ROW)
        over = set(headings(self._rows))
        for row in range(self._rows.rowCount()):
            self.setRowHeight(row, low if row in over else tall)
            if row in over:
                self.setSpan(row, 0, 1, self._rows.columnCount())
        here = 0 <= at < self._rows.rowCount() and not isinstance(self._rows.row_at(at), Heading)
        self.setCurrentIndex(self._rows.index(at if here else self._rows.first_task(), 0))
        self.scrollTo(self.currentIndex())

    def _click(self, index: QModelIndex) -> None:
        if isinstance(self._rows.row_at(index.row()), More):
            self._open(index.row())

    def _open(self, at: int) -> None:
        row = self._rows.row_at(at)
        if isinstance(row, Task):
            self.chosen.emit(row)
        elif isinstance(row, More):
            self._rows.unfold(row.part)
            self._lay_out(at)


class _Painter(CellPainter):
    """Headings, what is folded away, and the day at the end of a row."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        assert isinstance(model, AgendaModel)
        row, cell = model.row_at(index.row()), index.data(CELL)
        assert isinstance(cell, Cell)
        if isinstance(row, Task) and index.column() < model.columnCount() - 1:
            super().paint(painter, option, index)
            return
        painter.save()
        if isinstance(row, Heading):
            _paint_heading(painter, QRectF(option.rect), cell)
            painter.restore()
            return
        self.paint_ground(painter, option)
        inside = QRectF(option.rect).adjusted(12, 0, -14, -1)
        if isinstance(row, More):
            _paint_more(painter, inside, cell)
        else:
            _paint_when(painter, inside, cell)
        painter.restore()


def _paint_heading(painter: QPainter, whole: QRectF, cell: Cell) -> None:
    now, place = look(), whole.adjusted(12, 0, -12, 0)
    painter.fillRect(whole, now.colour("surface"))
    line = QRectF(whole.left(), whole.bottom() - 1, whole.width(), 1)
    painter.fillRect(line, now.colour("line"))
    font = now.font("subtitle", bold=True)
    painter.setFont(font)
    painter.setPen(now.colour(cell.tone or "text"))
    rtl = painter.layoutDirection() == Qt.LayoutDirection.RightToLeft
    side = Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft
    flags = side | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
    painter.drawText(place, flags, cell.text)
    after = now.width(cell.text, font) + 8
    painter.setFont(now.font())
    painter.setPen(now.colour("muted"))
    rest = place.adjusted(0 if rtl else after, 1, -after if rtl else 0, 1)
    painter.drawText(rest, flags, cell.under)


def _paint_more(painter: QPainter, place: QRectF, cell: Cell) -> None:
    painter.setFont(look().font())
    painter.setPen(look().colour("accent_text"))
    side = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
    if painter.layoutDirection() == Qt.LayoutDirection.RightToLeft:
        side = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
    painter.drawText(place, side | Qt.AlignmentFlag.AlignAbsolute, cell.text)


def _paint_when(painter: QPainter, place: QRectF, cell: Cell) -> None:
    now = look()
    rtl = painter.layoutDirection() == Qt.LayoutDirection.RightToLeft
    end = Qt.AlignmentFlag.AlignLeft if rtl else Qt.AlignmentFlag.AlignRight
    flags = end | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
    half = (place.height() - 6) / 2
    upper = QRectF(place.left(), place.top() + 4, place.width(), half) if cell.under else place
    painter.setFont(now.font(bold=cell.strong))
    painter.setPen(now.colour(cell.tone))
    painter.drawText(upper, flags, cell.text)
    if not cell.under:
        return
    safe = cell.under == tr("Safe now")
    font = now.font("caption")
    lower, width = upper.translated(0, half), QFontMetrics(font).horizontalAdvance(cell.under)
    painter.setFont(font)
    painter.setPen(now.colour("ok" if safe else "muted"))
    painter.drawText(lower, flags, cell.under)
    x = lower.left() + width + 4 if rtl else lower.right() - width - _MARK - 5
    mark = QRectF(x, lower.center().y() - _MARK / 2, _MARK, _MARK)
    icon("call" if safe else "do_not_call")(painter, mark, now.colour("ok" if safe else "muted"))
