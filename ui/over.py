"""A page over the page: what lies under it is dimmed and keeps its place."""

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QWidget

from ui.page import Page
from ui.theme.look import look

_WIDTH, _HEIGHT, _TOP, _EDGE = 780, 476, 84, 40
_DIM = 0.45


class Over(QWidget):
    """Covers its parent while a page is open in it; Tab stays inside, a click beside it closes."""

    closed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._under = parent
        self._page: Page | None = None
        self._before: QWidget | None = None
        self.hide()

    def page(self) -> Page | None:
        """The page that is open here."""
        return self._page

    def open_page(self, page: Page) -> None:
        """Show a page over everything; the focus goes to its first thing to do."""
        if self._page is None:
            self._before = QApplication.focusWidget()
        elif self._page is not page:
            self._page.hide()
        self._page = page
        page.setParent(self)
        self.setGeometry(self._under.rect())
        self._place()
        self.show()
        self.raise_()
        page.show()
        (page.first() or page).setFocus()

    def close_page(self, *, back: bool = True) -> None:
        """Take the page away; `back` gives the focus to where it was."""
        if self._page is None:
            return
        page, self._page = self._page, None
        page.leave()
        page.hide()
        self.hide()
        if back and self._before is not None and self._before.isVisible():
            self._before.setFocus()
        self._before = None
        self.closed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._page is not None and not self._page.geometry().contains(event.pos()):
            self.close_page()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, dim = QPainter(self), QColor(Qt.GlobalColor.black)
        dim.setAlphaF(_DIM)
        painter.fillRect(self.rect(), dim)
        painter.end()

    def focusNextPrevChild(self, next: bool) -> bool:
        ring = [part for part in self.findChildren(QWidget) if _takes_tab(part)]
        focus = QApplication.focusWidget()
        if not ring:
            return False
        at = ring.index(focus) if focus in ring else -1
        reason = Qt.FocusReason.TabFocusReason if next else Qt.FocusReason.BacktabFocusReason
        ring[(at + (1 if next else -1)) % len(ring)].setFocus(reason)
        return True

    def _place(self) -> None:
        if self._page is not None:
            width = min(look().px(_WIDTH), self.width() - 2 * _EDGE)
            height = min(look().px(_HEIGHT), self.height() - _TOP - _EDGE)
            self._page.setGeometry(QRect((self.width() - width) // 2, _TOP, width, height))


def _takes_tab(part: QWidget) -> bool:
    takes = bool(part.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return takes and part.isVisible() and part.isEnabled()
