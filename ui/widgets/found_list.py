"""The list of what was found: two-line rows under headings, painted without telling a name."""

import unicodedata
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

from ui.commands import Command
from ui.models.found import FoundRow, Look, Match, Piece, label_of
from ui.theme.icons import icon
from ui.theme.look import look
from ui.theme.tokens import BADGE_RADIUS
from ui.widgets.badge import badge_width, paint_badge
from ui.widgets.kbd import caps_size, paint_caps
from ui.words import tr

ROW = Qt.ItemDataRole.UserRole
Index = QModelIndex | QPersistentModelIndex
_HEIGHT, _HEAD, _DOTS, _STEP = 50, 28, 6, 7
_SURENESS = {
    Match.SURE: ("sure", "ok", "check"),
    Match.ALIKE: ("looks alike", "warn", "question"),
}
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
            return found if isinstance(found, str) else _said(found)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        heading = isinstance(self._rows[index.row()], str)
        if heading:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


def _said(found: FoundRow) -> str:
    """What a screen reader says of a row: never a name."""
    if found.command is not None:
        return found.command.words
    return " ".join(
        filter(None, (found.code, label_of(found), tr(_SURENESS.get(found.match, [""])[0])))
    )


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

    def step(self, by: int) -> None:
        """Choose the next row, or the one before, over headings."""
        at = self.currentIndex().row() + by
        while 0 <= at < self._model.rowCount() and isinstance(self._model.row(at), str):
            at += by
        if 0 <= at < self._model.rowCount():
            self.setCurrentIndex(self._model.index(at))

    def open_current(self) -> None:
        """Open the row that is chosen."""
        self._open(self.currentIndex())

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
    """The name of a group, and what stands on a line of its own after it in a lighter hand."""
    name, _, more = words.partition("\n")
    middle = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
    place, font = rect.adjusted(16, 6, -16, -2), look().font("caption", bold=True)
    painter.setPen(look().colour("muted"))
    painter.setFont(font)
    painter.drawText(place, middle, name)
    past = look().width(name, font) + 10
    rtl = painter.layoutDirection() == Qt.LayoutDirection.RightToLeft
    painter.setFont(look().font("caption"))
    painter.drawText(place.adjusted(0 if rtl else past, 0, -past if rtl else 0, 0), middle, more)


def _paint_row(painter: QPainter, rect: QRect, found: FoundRow, *, chosen: bool) -> None:
    now, whole = look(), QRectF(rect)
    if chosen:
        painter.fillRect(rect, now.colour("selection"))
    command = found.command
    glyph = icon(command.glyph if command else _ICONS.get(found.kind, "note"))
    glyph(painter, QRectF(whole.left() + 16, whole.center().y() - 9, 18, 18), now.colour("muted"))
    inside = whole.adjusted(46, 5, -16, -5)
    if command is not None:
        _paint_command(painter, inside, command)
        return
    if found.match in _SURENESS:
        inside.setRight(_paint_match(painter, inside, found.match) - 12)
    half = inside.height() / 2
    upper = QRectF(inside.left(), inside.top(), inside.width(), half)
    painter.save()
    painter.setClipRect(upper)
    _paint_pieces(painter, upper, found.pieces)
    painter.restore()
    painter.setFont(now.font("caption"))
    painter.setPen(now.colour("muted"))
    under = " · ".join(part for part in (found.code, label_of(found), found.title) if part)
    lower = upper.translated(0, half)
    painter.drawText(lower, Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter, under)


def _paint_match(painter: QPainter, inside: QRectF, match: Match) -> float:
    words, tone, name = _SURENESS[match]
    font, glyph = look().font("caption"), icon(name)
    painter.setFont(font)
    width, height = badge_width(tr(words), font, glyph), look().px(22)
    place = QRectF(inside.right() - width, inside.center().y() - height / 2, width, height)
    paint_badge(painter, place, tr(words), tone, glyph)
    return place.left()


def _paint_command(painter: QPainter, inside: QRectF, command: Command) -> None:
    painter.setFont(look().font())
    painter.setPen(look().colour("text"))
    side = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
    painter.drawText(inside, side, command.words)
    caps = command.shown_keys
    painter.translate(inside.right() - caps_size(caps).width(), inside.center().y() - 9)
    paint_caps(painter, caps)


def _paint_pieces(painter: QPainter, place: QRectF, pieces: Sequence[Piece]) -> None:
    left = place.left()
    for piece in reversed(pieces) if _from_the_right(pieces) else pieces:
        left += _paint_piece(painter, place, left, piece)


def _from_the_right(pieces: Sequence[Piece]) -> bool:
    """Whether the line is of a script that goes on to the left: its first letter says so."""
    sides = (unicodedata.bidirectional(sign) for piece in pieces for sign in piece.text)
    return next((side != "L" for side in sides if side in ("L", "R", "AL")), False)


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
