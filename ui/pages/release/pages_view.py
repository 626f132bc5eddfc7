"""The finished pages as pictures, one under the other."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QWidget

from ui.theme.look import look
from ui.widgets.lay import Part, column, held
from ui.words import tr

_GAP = 10


class PagesView(QScrollArea):
    """`ended` is told once, when the last page was read to its end."""

    ended = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._told = False
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(tr("The finished pages"))
        self.verticalScrollBar().valueChanged.connect(self._look)
        self.verticalScrollBar().rangeChanged.connect(lambda _least, _most: self._look())

    def show_pages(self, pngs: Sequence[bytes]) -> None:
        """Show these pages from the top."""
        self._told = not pngs
        pages: list[Part] = [_Page(QImage.fromData(png), number) for number, png in enumerate(pngs)]
        self.setWidget(held(column(*pages, None, gap=_GAP, margins=(1, 1, 12, 1))))
        self.verticalScrollBar().setValue(0)

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

    def heightForWidth(self, width: int) -> int:
        return round(width * self._picture.height() / max(1, self._picture.width()))

    def sizeHint(self) -> QSize:
        return QSize(400, self.heightForWidth(400))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        place = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawImage(place, self._picture)
        painter.setPen(QPen(look().colour("line_strong"), 1))
        painter.drawRect(place)
        painter.end()
