"""A part that scrolls down when there is no room, and is measured only when it is seen."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QApplication, QLayout, QScrollArea, QWidget

from ui.widgets.field import Field

_AROUND = 12


class _Inside(QWidget):
    """Asks for the height that its width needs: paragraphs by themselves guess too much."""

    asks = False

    def sizeHint(self) -> QSize:
        return super().sizeHint() if self.asks else QSize()

    def minimumSizeHint(self) -> QSize:
        if not self.asks:
            return QSize()
        least, layout = super().minimumSizeHint(), self.layout()
        by_width = layout is not None and layout.hasHeightForWidth()
        return QSize(least.width(), 0) if by_width else least


class Scrolled(QScrollArea):
    """Never scrolls sideways and takes no focus.

    What was measured is dressed anew each time that it is set into something larger, so nothing is
    measured while a page is put together: that halves the time in which large pages open.
    """

    def __init__(self, layout: QLayout | None = None) -> None:
        super().__init__()
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._follow)
        if layout is not None:
            self.fill(layout)

    def fill(self, layout: QLayout) -> None:
        """Show this instead of what was here."""
        inside = _Inside()
        inside.asks = seen = self.isVisible()
        self.setWidgetResizable(seen)
        if seen:  # else it would stay away until the next turn of the window
            inside.setLayout(layout)
        self.setWidget(inside)
        if not seen:
            inside.setLayout(layout)

    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        """Bring into view what keys come to; Qt does so only for what comes from inside.

        What is pressed is seen, and moves under no pointer.
        """
        pressed = QApplication.mouseButtons() != Qt.MouseButton.NoButton
        if now is not None and not pressed and self.isAncestorOf(now):
            if isinstance(field := now.parentWidget(), Field):
                self.ensureWidgetVisible(field, 0, _AROUND)
            self.ensureWidgetVisible(now, 0, _AROUND)

    def showEvent(self, event: QShowEvent) -> None:
        if isinstance(inside := self.widget(), _Inside):
            inside.asks = True
        self.setWidgetResizable(True)
        super().showEvent(event)
