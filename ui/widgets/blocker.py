"""Something that stops the way: what, why, how, and a button that goes there."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.theme.glyph import GlyphView
from ui.theme.icons import icon
from ui.theme.look import look
from ui.theme.tokens import CONTROL_RADIUS
from ui.widgets.button import button
from ui.widgets.lay import Part, column, row
from ui.widgets.text import label

_EDGE = 4


class BlockerCard(QWidget):
    """One reason why not; `go` is emitted when its button is pressed.

    In a narrow column the button stands `below` the words, which would have no room beside it.
    """

    go = Signal()

    def __init__(
        self, what: str, how: str, *, why: str = "", action: str = "", below: bool = False
    ) -> None:
        super().__init__()
        lines: list[Part] = [label(what, "subtitle", wrap=True)]
        lines += [label(why, wrap=True)] if why else []
        lines.append(label(how, tone="accent", wrap=True))
        top = Qt.AlignmentFlag.AlignTop
        press = button(action, glyph=icon("go"), press=self.go.emit) if action else None
        if press is not None and below:
            lines += [4, row(press, None)]
        parts: list[Part] = [
            (GlyphView(icon("stop"), "danger", 20), 0, top),
            (column(*lines, gap=3), 1),
        ]
        if press is not None and not below:
            parts.append((press, 0, Qt.AlignmentFlag.AlignBottom))
        self.setLayout(row(*parts, gap=10, margins=(_EDGE + 14, 10, 14, 10)))

    def paintEvent(self, event: QPaintEvent) -> None:
        now, painter = look(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        shape = QPainterPath()
        shape.addRoundedRect(ground, CONTROL_RADIUS, CONTROL_RADIUS)
        painter.setPen(now.colour("line"))
        painter.fillPath(shape, now.colour("surface"))
        painter.drawPath(shape)
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        edge = self.width() - _EDGE if rtl else 0
        painter.setClipPath(shape)
        painter.fillRect(edge, 0, _EDGE, self.height(), now.colour("danger"))
        painter.end()
