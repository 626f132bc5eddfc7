"""The place where files are dropped, and the button that asks for one."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QPushButton, QSizePolicy

from ui.theme.glyph import as_icon
from ui.theme.icons import icon
from ui.theme.look import look
from ui.theme.tokens import CARD_RADIUS
from ui.words import tr

Dropped = Callable[[Sequence[Path]], object]
_TALL = 52


class DropHere(QPushButton):
    """Takes files that are dropped on it; a press asks for one."""

    def __init__(self, dropped: Dropped, asked: Callable[[], object]) -> None:
        super().__init__(tr("Drop files here, or press Alt E. The copy you have stays in place."))
        self._dropped, self._over = dropped, False
        self.setProperty("kind", "quiet")
        self.setIcon(as_icon(icon("drop"), "muted"))
        self.setIconSize(QSize(18, 18))
        self.setAcceptDrops(True)
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.clicked.connect(lambda _checked: asked())

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), look().px(_TALL))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _files(event):
            self._over = True
            self.update()
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._over = False
        self.update()

    def dropEvent(self, event: QDropEvent) -> None:
        self._over = False
        self.update()
        # A move would take the file away from where it lies.
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        self._dropped(_files(event))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus():
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        role = "accent" if self._over else "line_strong"
        painter.setPen(QPen(look().colour(role), 1, Qt.PenStyle.DashLine))
        edge = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(edge, CARD_RADIUS, CARD_RADIUS)
        painter.end()


def _files(event: QDropEvent) -> list[Path]:
    urls = event.mimeData().urls()
    return [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]
