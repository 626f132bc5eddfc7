"""The pages at the side: names and icons, or an icon rail in a narrow window."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QPushButton, QSizePolicy, QWidget

from ui.page import PageSpec
from ui.theme.glyph import GlyphView
from ui.theme.icons import icon
from ui.theme.look import look
from ui.theme.tokens import RAIL, SIDEBAR
from ui.widgets.backup_line import BackupLine
from ui.widgets.lay import column, held, row
from ui.widgets.text import label
from ui.words import count, tr

_ITEM, _EDGE, _GLYPH, _START = 36, 3, 18, 17


class NavButton(QPushButton):
    """A page's name and icon; drawn by hand, as a style sheet cannot mirror its edge."""

    def __init__(self, title: str, glyph: str, shortcut: str = "") -> None:
        super().__init__(tr(title))
        self._icon, self._rail, self._number = glyph, False, 0
        self.setProperty("kind", "nav")
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(tr(title))
        self.setToolTip(f"{tr(title)}  {shortcut}".rstrip())
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_rail(self, rail: bool) -> None:
        """Show the icon alone."""
        self._rail = rail
        self.updateGeometry()

    @property
    def number(self) -> int:
        """How many things wait there."""
        return self._number

    def show_number(self, number: int) -> None:
        """How many things wait there; 0 shows nothing."""
        self._number = number
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(RAIL if self._rail else SIDEBAR - 1, look().px(_ITEM))

    def minimumSizeHint(self) -> QSize:
        return QSize(RAIL - 2, look().px(_ITEM))

    def paintEvent(self, event: QPaintEvent) -> None:
        now, painter, on = look(), QPainter(self), self.isChecked()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        if on or self.underMouse():
            painter.fillRect(self.rect(), now.colour("accent_soft"))
        if on:
            edge = self.width() - _EDGE if rtl else 0
            painter.fillRect(edge, 0, _EDGE, self.height(), now.colour("accent"))
        left = self.width() - _START - _GLYPH if rtl else _START
        place = QRectF(left, (self.height() - _GLYPH) / 2, _GLYPH, _GLYPH)
        ink = now.colour("accent_text" if on else "muted")
        icon(self._icon, chosen=on)(painter, place, ink)
        if not self._rail:
            self._paint_words(painter, on=on, rtl=rtl)
        if self.hasFocus():
            painter.setPen(QPen(now.colour("focus"), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 4, 4)
        painter.end()

    def _paint_words(self, painter: QPainter, *, on: bool, rtl: bool) -> None:
        now, after, end = look(), _START + _GLYPH + 9, 12
        words = QRectF(self.rect()).adjusted(end if rtl else after, 0, -after if rtl else -end, 0)
        start, far = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
        painter.setFont(now.font(bold=on))
        painter.setPen(now.colour("accent_text" if on else "muted"))
        painter.drawText(words, (far if rtl else start) | middle, self.text())
        if self._number:
            painter.setFont(now.font("caption"))
            painter.setPen(now.colour("muted"))
            painter.drawText(words, (start if rtl else far) | middle, count(self._number))


class Sidebar(QFrame):
    """One item for each page that exists, some at the foot; `chosen` tells its key."""

    chosen = Signal(str)

    def __init__(self, specs: Sequence[PageSpec], role: str, foot: Sequence[PageSpec] = ()) -> None:
        super().__init__()
        self.setProperty("ground", "sunken")
        above = {
            spec.key: NavButton(spec.title, spec.icon, f"Alt+{n}")
            for n, spec in enumerate(specs, 1)
        }
        below = {spec.key: NavButton(spec.title, spec.icon) for spec in foot}
        self._items: Mapping[str, NavButton] = above | below
        self._backup, self._told, self._rail = BackupLine(), False, False
        for key, item in self._items.items():
            item.clicked.connect(lambda _checked, key=key: self._press(key))
        self._name = label("Casehaven", "subtitle")
        head = row(GlyphView(icon("home"), "accent", 22), self._name, None, margins=(16, 0, 8, 0))
        self._foot = held(
            row(
                GlyphView(icon("role"), "faint", 16),
                (label(role, "faint"), 1),
                margins=(16, 6, 8, 12),
            )
        )
        ends = (self._backup, *below.values(), self._foot)
        self.setLayout(column(14, head, 14, *above.values(), None, *ends))
        self.set_rail(False)

    def set_rail(self, rail: bool) -> None:
        """Become an icon rail, or wide again."""
        self.setFixedWidth(RAIL if rail else look().px(SIDEBAR))
        self._name.setVisible(not rail)
        self._foot.setVisible(not rail)
        self._rail = rail
        self._backup.setVisible(self._told and not rail)
        for item in self._items.values():
            item.set_rail(rail)

    def show_chosen(self, key: str) -> None:
        """Mark the page that is open."""
        for name, item in self._items.items():
            item.setChecked(name == key)

    def show_number(self, key: str, number: int) -> None:
        """Say how many things wait on a page."""
        self._items[key].show_number(number)

    def show_backup(self, days: int | None) -> None:
        """Say how many days ago the last backup was read back; None for never."""
        self._backup.show_days(days)
        self._told = True
        self._backup.setVisible(not self._rail)

    def first(self) -> QWidget | None:
        """The item of the open page."""
        checked = [item for item in self._items.values() if item.isChecked()]
        return next(iter(checked or self._items.values()), None)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        edge = 0 if rtl else self.width() - 1
        painter.fillRect(edge, 0, 1, self.height(), look().colour("line"))
        painter.end()

    def _press(self, key: str) -> None:
        self._items[key].setChecked(True)
        self.chosen.emit(key)
