"""The list of what was found: two-line rows under headings, painted without telling a name."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.models.found import FoundRow, Look, Piece
from ui.theme.icons import icon
from ui.theme.look import look
from ui.theme.tokens import BADGE_RADIUS
from ui.widgets.badge import paint_badge
from ui.words import tr

ROW = Qt.ItemDataRole.UserRole
Index = QModelIndex | QPersistentModelIndex
_HEIGHT, _HEAD, _DOTS, _STEP = 50, 28, 6, 7
_ICONS = {
    "case": "cases",
    "person": "person",
    "account": "note",
    "contact": "call",
    "contact_entry": "call",
    "issue": "problem",
    "partner_contact": "partners",
    "organisation": "home",
}


class FoundModel(QAbstractListModel):
    """Rows and headings; gives no text to whoever asks for one."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: Sequence[FoundRow | str] = ()

    def show(self, rows: Sequence[FoundRow | str]) -> None:
        """Show these; a text is a heading."""
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def row(self, at: int) -> FoundRow | str:
        """What stands in a line."""
        return self._rows[at]

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        found = self._rows[index.row()]
        if role == ROW:
            return found
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return found if isinstance(found, str) else f"{found.code} {found.label}"
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        heading = isinstance(self._rows[index.row()], str)
        if heading:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class FoundList(QListView):
    """`opened` tells the row on Enter or a click."""

    opened = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._model = FoundModel()
        self.setProperty("bare", "true")
        self.setModel(self._model)
        self.setItemDelegate(_Painter(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(tr("What was found"))
        self.clicked.connect(self._open)

    def show_rows(self, rows: Sequence[FoundRow | str]) -> None:
        """Show these, with the first row chosen."""
        self._model.show(rows)
        first = next((at for at, row in enumerate(rows) if not isinstance(row, str)), -1)
        if first >= 0:
            self.setCurrentIndex(self._model.index(first))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _open(self, index: QModelIndex) -> None:
        if index.isValid() and isinstance(row := self._model.row(index.row()), FoundRow):
            self.opened.emit(row)


class _Painter(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        heading = isinstance(index.data(ROW), str)
        return QSize(100, look().px(_HEAD if heading else _HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        found, rect = index.data(ROW), QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(found, str):
            _paint_heading(painter, rect, found)
        elif isinstance(found, FoundRow):
            chosen = bool(option.state & QStyle.StateFlag.State_Selected)
            _paint_row(painter, option.rect, found, chosen=chosen)
        painter.restore()


def _paint_heading(painter: QPainter, rect: QRectF, words: str) -> None:
    painter.setFont(look().font("caption", bold=True))
    painter.setPen(look().colour("muted"))
    place = rect.adjusted(16, 6, -16, -2)
    painter.drawText(place, Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter, words)


def _paint_row(painter: QPainter, rect: QRect, found: FoundRow, *, chosen: bool) -> None:
    now, whole = look(), QRectF(rect)
    if chosen:
        painter.fillRect(rect, now.colour("selection"))
    glyph = icon(_ICONS.get(found.kind, "note"))
    glyph(painter, QRectF(whole.left() + 16, whole.center().y() - 9, 18, 18), now.colour("muted"))
    inside = whole.adjusted(46, 5, -16, -5)
    if not found.same:
        inside.setRight(_paint_sure(painter, inside) - 12)
    half = inside.height() / 2
    upper = QRectF(inside.left(), inside.top(), inside.width(), half)
    painter.save()
    painter.setClipRect(upper)
    _paint_pieces(painter, upper, found.pieces)
    painter.restore()
    painter.setFont(now.font("caption"))
    painter.setPen(now.colour("muted"))
    under = " · ".join(part for part in (found.code, tr(found.label), found.title) if part)
    lower = upper.translated(0, half)
    painter.drawText(lower, Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter, under)


def _paint_sure(painter: QPainter, inside: QRectF) -> float:
    font, words = look().font("caption"), tr("same letters")
    painter.setFont(font)
    width = look().width(words, font) + 34
    place = QRectF(inside.right() - width, inside.center().y() - 11, width, 22)
    paint_badge(painter, place, words, "ok", icon("check"))
    return place.left()


def _paint_pieces(painter: QPainter, place: QRectF, pieces: Sequence[Piece]) -> None:
    left = place.left()
    for piece in pieces:
        left += _paint_piece(painter, place, left, piece)


def _paint_piece(painter: QPainter, place: QRectF, left: float, piece: Piece) -> float:
    now, found = look(), piece.look is Look.FOUND
    if piece.look is Look.DOTS:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(now.colour("faint"))
        for dot in range(_DOTS):
            painter.drawEllipse(QPointF(left + 6 + dot * _STEP, place.center().y() + 1), 2, 2)
        return _DOTS * _STEP + 8.0
    font = now.font(bold=found)
    width = QFontMetricsF(font).horizontalAdvance(piece.text)
    box = QRectF(left, place.top(), width, place.height())
    if found:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(now.colour("warn_soft"))
        painter.drawRoundedRect(box.adjusted(-1, 0, 1, 0), BADGE_RADIUS - 1, BADGE_RADIUS - 1)
        painter.setPen(QPen(now.colour("warn_line"), 2))
        painter.drawLine(box.bottomLeft(), box.bottomRight())
    painter.setFont(font)
    painter.setPen(now.colour("text"))
    painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip, piece.text)
    return width
