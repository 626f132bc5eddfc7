"""The finished pages as pictures, one under the other, as near as somebody wants to read them."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QWidget

from ui.theme.look import look
from ui.widgets.lay import Part, column, held
from ui.words import tr

_GAP = 10
_PAPER = 794
"""Pixels of the width of A4 at 96 to the inch: what 100 % means."""
FIT = 0
ZOOMS = (FIT, 100, 150)
"""Per cent of the paper's size; FIT is as wide as there is room."""
_SETTLED = 50
"""Milliseconds after which a new range is no longer that of a new zoom."""
_WIDEST = (1 << 24) - 1
"""What Qt takes for no bound."""


class PagesView(QScrollArea):
    """`ended` is told once, when the last page was read to its end."""

    ended = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._told, self._zoom = False, FIT
        self._part: float | None = None
        self._pages: list[_Page] = []
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(tr("The finished pages"))
        self.verticalScrollBar().valueChanged.connect(self._look)
        self.verticalScrollBar().rangeChanged.connect(lambda _least, _most: self._stay())
        self.horizontalScrollBar().rangeChanged.connect(lambda _least, _most: self._stay())

    def show_pages(self, pngs: Sequence[bytes]) -> None:
        """Show these pages from the top."""
        self._told = not pngs
        self._pages = [_Page(QImage.fromData(png), number) for number, png in enumerate(pngs)]
        parts: list[Part] = list(self._pages)
        self.setWidget(held(column(*parts, None, gap=_GAP, margins=(1, 1, 10, 1))))
        self.show_zoom(self._zoom)
        self.verticalScrollBar().setValue(0)

    def zoom_at(self) -> int:
        """Which of ZOOMS they are shown at."""
        return ZOOMS.index(self._zoom)

    def show_zoom(self, zoom: int) -> None:
        """Show them at one of ZOOMS, at the place that is being read."""
        bar, self._zoom = self.verticalScrollBar(), zoom
        self._part = bar.value() / max(1, bar.maximum())
        for page in self._pages:
            page.show_width(None if zoom == FIT else _PAPER * zoom // 100)
        # Qt lays the pages out anew in several turns, each with another range.
        QTimer.singleShot(_SETTLED, self, self._settle)

    def _stay(self) -> None:
        if self._part is not None:
            down, across = self.verticalScrollBar(), self.horizontalScrollBar()
            down.setValue(round(self._part * down.maximum()))
            across.setValue(across.maximum() // 2)
        self._look()

    def _settle(self) -> None:
        self._part = None

    def _look(self) -> None:
        bar = self.verticalScrollBar()
        at_end = bar.maximum() > 0 and bar.value() >= bar.maximum() - 4
        if at_end and not self._told:
            self._told = True
            self.ended.emit()


class _Page(QWidget):
    """One page, as wide as there is room."""

    def __init__(self, picture: QImage, number: int) -> None:
        super().__init__()
        self._picture = picture
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(tr("Page {number}").format(number=number + 1))

    def show_width(self, width: int | None) -> None:
        """A width of its own, or all the room there is."""
        self.setMinimumWidth(width or 0)
        self.setMaximumWidth(width or _WIDEST)
        self.updateGeometry()

    def heightForWidth(self, width: int) -> int:
        return round(width * self._picture.height() / max(1, self._picture.width()))

    def sizeHint(self) -> QSize:
        return QSize(400, self.heightForWidth(400))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        place = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawImage(place, self._picture)
        painter.setPen(QPen(look().colour("line"), 1))
        painter.drawRect(place)
        painter.end()
