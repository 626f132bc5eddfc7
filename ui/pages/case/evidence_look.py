"""A picture of a piece of evidence: hidden until Space or the mouse is held, drawn elsewhere."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import (
    QFocusEvent,
    QHideEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QWidget

from ui.theme.icons import icon
from ui.theme.look import look
from ui.theme.tokens import CARD_RADIUS
from ui.widgets.masked import HELD_SECONDS
from ui.words import HIDDEN_VALUE, tr
from workstation.ports import Pixels

Answered = Callable[[Pixels], object]
Failed = Callable[[str, str], object]
Ask = Callable[[int, tuple[int, int], Answered, Failed], object]
"""Asks for a page that fits a box; the answer comes later, or a sentence."""

_TALL, _EDGE, _SIGN = 118, 60, 24
_NEXT = (Qt.Key.Key_PageDown, Qt.Key.Key_Right, Qt.Key.Key_Down)
_LAST = (Qt.Key.Key_PageUp, Qt.Key.Key_Left, Qt.Key.Key_Up)


class LookFrame(QWidget):
    """Keeps nothing of the picture; hides on release, focus loss, window change and after 10 s.

    While it is held, Page Down and Page Up turn the pages.
    """

    def __init__(self, title: str, text: str, ask: Ask | None, stop: Callable[[], object]) -> None:
        super().__init__()
        self._title, self._text, self._ask, self._stop = title, text, ask, stop
        self._held, self._page, self._pages, self._turn = False, 0, 1, 0
        self._sheet: _Sheet | None = None
        self._end = QTimer(self, singleShot=True, interval=HELD_SECONDS * 1000)
        self._end.timeout.connect(self.let_go)
        self.setFixedHeight(look().px(_TALL))
        self.setAccessibleName(tr(HIDDEN_VALUE) if ask is not None else title)
        if ask is not None:
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    @property
    def is_shown(self) -> bool:
        """Whether the picture can be seen now."""
        return self._sheet is not None

    def hold(self) -> None:
        """Ask for the picture and show it for as long as it is held."""
        if self._ask is None or self._held:
            return
        self._held = True
        self._end.start()
        self._look(0)

    def let_go(self) -> None:
        """Hide it again, now."""
        self._end.stop()
        self._turn += 1  # what is answered after this is not shown
        if self._held and self._sheet is None:
            self._stop()
        self._held = False
        if self._sheet is not None:
            self._sheet.forget()
            self._sheet = None
        self.update()

    def turn(self, key: int) -> bool:
        """Turn a page while it is held; whether the key is one that turns."""
        step = 1 if key in _NEXT else -1 if key in _LAST else 0
        if not self._held or not step:
            return False
        if 0 <= self._page + step < self._pages:
            self._look(self._page + step)
        return True

    def sizeHint(self) -> QSize:
        return QSize(220, look().px(_TALL))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            if not event.isAutoRepeat():
                self.hold()
        elif not self.turn(event.key()):
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self.let_go()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.hold()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.let_go()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.let_go()
        super().focusOutEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        self.let_go()
        super().hideEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.ActivationChange and not self.isActiveWindow():
            self.let_go()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        now, painter = look(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = now.colour("focus") if self.hasFocus() else now.colour("line")
        wide = 2 if self.hasFocus() else 1
        drawn = self.hasFocus() or now.outlined
        painter.setPen(QPen(edge, wide) if drawn else Qt.PenStyle.NoPen)
        painter.setBrush(now.colour("sunken"))
        painter.drawRoundedRect(
            QRectF(self.rect()).adjusted(1, 1, -1, -1), CARD_RADIUS, CARD_RADIUS
        )
        middle, top = self.width() / 2, self.height() / 2 - now.px(42)
        sign = QRectF(middle - _SIGN / 2, top, _SIGN, _SIGN)
        icon("hidden")(painter, sign, now.colour("muted"))
        words = QRect(12, round(top) + _SIGN + 4, self.width() - 24, now.px(20))
        painter.setPen(now.colour("text"))
        painter.setFont(now.font(bold=True))
        painter.drawText(words, Qt.AlignmentFlag.AlignCenter, self._title)
        painter.setPen(now.colour("muted"))
        painter.setFont(now.font("caption"))
        rest = QRect(12, words.bottom() + 2, self.width() - 24, self.height() - words.bottom() - 6)
        flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
        painter.drawText(rest, flags | Qt.TextFlag.TextWordWrap, self._text)
        painter.end()

    def _look(self, page: int) -> None:
        assert self._ask is not None
        self._turn += 1
        room = self.window().size()
        box = max(64, room.width() - 2 * _EDGE), max(64, room.height() - 2 * _EDGE)
        turn = self._turn
        self._ask(page, box, partial(self._show, turn, page), partial(self._failed, turn))

    def _show(self, turn: int, page: int, pixels: Pixels) -> None:
        if turn != self._turn or not self._held:
            return
        if self._sheet is not None:
            self._sheet.forget()
        self._page, self._pages = page, pixels.pages
        self._sheet = _Sheet(pixels, page, self.window())

    def _failed(self, turn: int, words: str, advice: str) -> None:
        if turn == self._turn and self._held:
            self._title, self._text = tr("Nothing to show"), f"{words} {advice}"
            self.update()


class _Sheet(QWidget):
    """The picture over the page, in an amber frame: no name, no tooltip, no events."""

    def __init__(self, pixels: Pixels, page: int, window: QWidget) -> None:
        super().__init__(window)
        size = (pixels.width, pixels.height)
        made = QImage(pixels.rgb, *size, 3 * pixels.width, QImage.Format.Format_RGB888)
        self._image = made.copy()
        many = tr("Page {page} of {pages}. Page Down turns it.")
        self._words = many.format(page=page + 1, pages=pixels.pages) if pixels.pages > 1 else ""
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        foot = look().px(24) if self._words else 0
        self.resize(pixels.width + 8, pixels.height + 8 + foot)
        spare = (window.width() - self.width()) // 2, (window.height() - self.height()) // 2
        self.move(max(0, spare[0]), max(0, spare[1]))
        self.show()
        self.raise_()

    def forget(self) -> None:
        """Drop the picture and go."""
        self._image = QImage()
        self.hide()
        self.deleteLater()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, now = QPainter(self), look()
        painter.setPen(QPen(now.colour("warn_line"), 2))
        painter.setBrush(now.colour("warn_soft"))
        painter.drawRect(self.rect().adjusted(1, 1, -1, -1))
        painter.drawImage(4, 4, self._image)
        if self._words:
            foot = QRectF(4, self._image.height() + 4, self.width() - 8, look().px(24))
            painter.setPen(now.colour("text"))
            painter.setFont(now.font("caption"))
            painter.drawText(foot, Qt.AlignmentFlag.AlignCenter, self._words)
        painter.end()
