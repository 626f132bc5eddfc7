"""A page that somebody covers with boxes, by mouse or by keys, or looks at as it leaves."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QHideEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from ui.pages.release import attach_boxes as boxes
from ui.pages.release.attach_boxes import Covering
from ui.theme.icons import icon
from ui.theme.look import look
from ui.words import tr
from workstation.ports import Pixels
from workstation.records.attachments import WHOLE, Box

ZOOMS = (100, 150, 200, 300, 400)
"""Per cent of the width that there is room for."""

_STEP, _FINE, _GRIP, _EDGE = 100, 10, 12, 6
_ARROWS: Mapping[int, tuple[int, int]] = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
_ACTS: Mapping[int, Callable[[Covering], Covering]] = {
    Qt.Key.Key_Delete: boxes.removed,
    Qt.Key.Key_Backspace: boxes.removed,
    Qt.Key.Key_Period: lambda covering: boxes.turned(covering, 1),
    Qt.Key.Key_Comma: lambda covering: boxes.turned(covering, -1),
}


class Canvas(QWidget):
    """Keeps a picture only while it can be seen. `drawn` tells other boxes, `turned` a page."""

    drawn = Signal(object)
    turned = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._image, self._leaves, self._veiled = QImage(), False, False
        self._covering, self._words = Covering(), ""
        self._from: QPoint | None = None
        self._at_press, self._sizing = Covering(), False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(tr("The page, to be covered"))

    def show_page(self, pixels: Pixels, covering: Covering, *, leaves: bool) -> None:
        """Show a page with its boxes; one that leaves has them in its pixels."""
        size = (pixels.width, pixels.height)
        made = QImage(pixels.rgb, *size, 3 * pixels.width, QImage.Format.Format_RGB888)
        self._image, self._covering, self._leaves = made.copy(), covering, leaves
        self.setCursor(Qt.CursorShape.ArrowCursor if leaves else Qt.CursorShape.CrossCursor)
        self.updateGeometry()
        self.update()

    def show_covering(self, covering: Covering) -> None:
        """Show other boxes on the same page."""
        self._covering = covering
        self.update()

    def forget(self, words: str = "") -> None:
        """Drop the picture; say why nothing is seen."""
        self._image, self._words, self._from = QImage(), words, None
        self.update()

    @property
    def is_shown(self) -> bool:
        """Whether a page can be seen now."""
        return not self._image.isNull() and not self._veiled

    def shape_for(self, room: QSize, zoom: int) -> QSize:
        """How large it is where there is so much room."""
        if self._image.isNull():
            return room
        wide, high = self._image.width(), self._image.height()
        fits = min((room.width() - 2 * _EDGE) / wide, (room.height() - 2 * _EDGE) / high)
        scale = max(fits, 0.01) * zoom / 100
        return QSize(round(wide * scale) + 2 * _EDGE, round(high * scale) + 2 * _EDGE)

    def place_of(self, box: Box) -> QRectF:
        """Where a box stands on this widget."""
        page = self._page()
        across, down = page.width() / WHOLE, page.height() / WHOLE
        left, top = page.left() + box.left * across, page.top() + box.top * down
        return QRectF(left, top, (box.right - box.left) * across, (box.bottom - box.top) * down)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus()
        if event.button() != Qt.MouseButton.LeftButton or self._leaves or not self.is_shown:
            return
        self._from = event.position().toPoint()
        self._at_press = self._covering
        self._sizing = self._on_grip(self._from)
        if not self._sizing:
            self._at_press = boxes.taken(self._covering, *self._units(self._from))
            self.show_covering(self._at_press)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._from is not None:
            self.show_covering(self._dragged(event.position().toPoint()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._from is None:
            return
        made = self._dragged(event.position().toPoint())
        self._from = None
        self.drawn.emit(made)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
            self.turned.emit(1 if key == Qt.Key.Key_PageDown else -1)
        elif self._leaves or not self.is_shown:
            super().keyPressEvent(event)
        elif key in _ACTS:
            self.drawn.emit(_ACTS[key](self._covering))
        elif key in _ARROWS and self._covering.box is not None:
            self._arrow(key, event.modifiers())
        else:
            super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        self.forget()
        super().hideEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.ActivationChange:
            self._veiled = not self.isActiveWindow()
            self.update()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, now = QPainter(self), look()
        painter.fillRect(self.rect(), now.colour("sunken"))
        if not self.is_shown:
            painter.setPen(now.colour("muted"))
            sign = QRectF(self.width() / 2 - 12, self.height() / 2 - 40, 24, 24)
            icon("hidden")(painter, sign, now.colour("muted"))
            words = tr("Hidden while another window is in front") if self._veiled else self._words
            room = self.rect().adjusted(20, 0, -20, 0)
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(room, flags, words)
        else:
            self._paint_page(painter)
        if self.hasFocus():
            painter.setPen(QPen(now.colour("focus"), 2))
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))
        painter.end()

    def _paint_page(self, painter: QPainter) -> None:
        now, page = look(), self._page()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(page, self._image)
        painter.setPen(QPen(now.colour("line_strong"), 1))
        painter.drawRect(page)
        for at, box in enumerate(() if self._leaves else self._covering.boxes):
            place = self.place_of(box)
            painter.fillRect(place, QColor(Qt.GlobalColor.black))
            chosen = at == self._covering.chosen
            edge = now.colour("focus" if chosen else "line_strong")
            painter.setPen(QPen(edge, 3 if chosen else 1))
            painter.drawRect(place)
            if chosen:
                corner = place.bottomRight()
                grip = QRectF(corner.x() - _GRIP / 2, corner.y() - _GRIP / 2, _GRIP, _GRIP)
                painter.fillRect(grip, now.colour("focus"))

    def _arrow(self, key: int, held: Qt.KeyboardModifier) -> None:
        step = _FINE if held & Qt.KeyboardModifier.ControlModifier else _STEP
        dx, dy = (step * each for each in _ARROWS[key])
        change = boxes.sized if held & Qt.KeyboardModifier.ShiftModifier else boxes.moved
        self.drawn.emit(change(self._covering, dx, dy))

    def _dragged(self, to: QPoint) -> Covering:
        assert self._from is not None
        x, y = self._units(self._from)
        to_x, to_y = self._units(to)
        if self._sizing:
            return boxes.sized(self._at_press, to_x - x, to_y - y)
        if self._at_press.box is not None:
            return boxes.moved(self._at_press, to_x - x, to_y - y)
        return boxes.added(self._at_press, boxes.between(x, y, to_x, to_y))

    def _on_grip(self, at: QPoint) -> bool:
        if self._covering.box is None:
            return False
        corner = self.place_of(self._covering.box).bottomRight()
        return (QRectF(at, QSize(1, 1)).center() - corner).manhattanLength() <= _GRIP

    def _page(self) -> QRectF:
        size = self.shape_for(self.size(), 100)
        wide, high = size.width() - 2 * _EDGE, size.height() - 2 * _EDGE
        return QRectF((self.width() - wide) / 2, (self.height() - high) / 2, wide, high)

    def _units(self, at: QPoint) -> tuple[int, int]:
        page = self._page()
        x = (at.x() - page.left()) * WHOLE / max(1.0, page.width())
        y = (at.y() - page.top()) * WHOLE / max(1.0, page.height())
        return round(x), round(y)


class CanvasArea(QScrollArea):
    """The canvas with its zoom; at 100 % the whole page is seen."""

    def __init__(self, canvas: Canvas) -> None:
        super().__init__()
        self._canvas, self._at = canvas, 0
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(canvas)

    @property
    def zoom(self) -> int:
        """Per cent."""
        return ZOOMS[self._at]

    def step(self, by: int) -> None:
        """Nearer or farther; nought shows all of it."""
        self._at = max(0, min(self._at + by, len(ZOOMS) - 1)) if by else 0
        self.fit()

    def fit(self) -> None:
        """Give the canvas its size, with the box in hand in sight."""
        self._canvas.resize(self._canvas.shape_for(self.viewport().size(), self.zoom))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()
