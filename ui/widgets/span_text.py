"""Text whose spans are drawn as grounds with a line under them: colour is never the only mark."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QFont,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QFrame, QTextEdit

from ui.theme.look import look

_LINE_HEIGHT = 128
_ABOVE, _BELOW = 14, 5


class Mark(StrEnum):
    """What happens to a span."""

    TOKEN = "token"
    GENERAL = "general"
    KEPT = "kept"
    GONE = "gone"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class TextSpan:
    """A part of the text, in UTF-16 units as Qt counts them."""

    start: int
    end: int
    mark: Mark


_DRAWN = MappingProxyType(
    {
        Mark.TOKEN: ("token_soft", "token_line", Qt.PenStyle.SolidLine),
        Mark.GENERAL: ("info_soft", "info_line", Qt.PenStyle.SolidLine),
        Mark.KEPT: ("ok_soft", "ok_line", Qt.PenStyle.DotLine),
        Mark.GONE: ("sunken", "line_strong", Qt.PenStyle.SolidLine),
        Mark.OPEN: ("warn_soft", "warn_line", Qt.PenStyle.DashLine),
    }
)


def utf16(text: str, at: int) -> int:
    """The place in UTF-16 units of the place `at` in code points."""
    return at + sum(ord(letter) > 0xFFFF for letter in text[:at])


class SpanText(QTextEdit):
    """Read-only text with spans; one may be current. `chosen` tells the span that was clicked."""

    chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._spans: tuple[TextSpan, ...] = ()
        self._current = -1
        self.setReadOnly(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.viewport().setAutoFillBackground(False)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_text(self, text: str, spans: Sequence[TextSpan], *, current: int = -1) -> None:
        """Show the text; `current` is the place of the framed span in `spans`, or -1."""
        self._spans, self._current = tuple(spans), current
        self.setPlainText(text)
        self._lay_out()
        self.viewport().update()

    def show_current(self, current: int) -> None:
        """Frame another span and bring it into view."""
        self._current = current
        if 0 <= current < len(self._spans):
            cursor = self.textCursor()
            cursor.setPosition(self._spans[current].start)
            self.setTextCursor(cursor)
            self.ensureCursorVisible()
        self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Nothing: the press has told already."""

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = self.cursorForPosition(event.position().toPoint()).position()
        for place, span in enumerate(self._spans):
            if span.start <= at < span.end:
                self.chosen.emit(place)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(-self.horizontalScrollBar().value(), -self.verticalScrollBar().value())
        for place, span in enumerate(self._spans):
            for ground in self._grounds(span):
                _paint_ground(painter, ground, span.mark, current=place == self._current)
        painter.end()
        super().paintEvent(event)

    def _lay_out(self) -> None:
        block = QTextBlockFormat()
        block.setLineHeight(_LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        block.setBottomMargin(8)
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.setBlockFormat(block)
        cursor.setCharFormat(_letters(None))
        for span in self._spans:
            cursor.setPosition(span.start)
            cursor.setPosition(span.end, QTextCursor.MoveMode.KeepAnchor)
            cursor.setCharFormat(_letters(span.mark))

    def _grounds(self, span: TextSpan) -> Iterator[QRectF]:
        block = self.document().findBlock(span.start)
        while block.isValid() and block.position() < span.end:
            yield from self._grounds_in(block, span)
            block = block.next()

    def _grounds_in(self, block: QTextBlock, span: TextSpan) -> Iterator[QRectF]:
        corner = self.document().documentLayout().blockBoundingRect(block).topLeft()
        layout = block.layout()
        for number in range(layout.lineCount()):
            line = layout.lineAt(number)
            first = max(span.start - block.position(), line.textStart())
            last = min(span.end - block.position(), line.textStart() + line.textLength())
            if first < last:
                left, right = sorted((_x(line.cursorToX(first)), _x(line.cursorToX(last))))
                foot = line.y() + line.ascent()
                top_left = QPointF(left - 0.5, foot - look().px(_ABOVE))
                yield QRectF(top_left, QPointF(right + 0.5, foot + _BELOW)).translated(corner)


def _x(found: object) -> float:
    return float(found[0]) if isinstance(found, tuple) else float(str(found))


def _letters(mark: Mark | None) -> QTextCharFormat:
    now = look()
    font: QFont = now.font("reading", bold=mark is Mark.TOKEN)
    font.setStrikeOut(mark is Mark.GONE)
    letters = QTextCharFormat()
    letters.setFont(font)
    role = {Mark.TOKEN: "token", Mark.GONE: "faint"}.get(mark, "text") if mark else "text"
    letters.setForeground(now.colour(role))
    return letters


def _paint_ground(painter: QPainter, ground: QRectF, mark: Mark, *, current: bool) -> None:
    now = look()
    fill, line, style = _DRAWN[mark]
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(now.colour(fill))
    painter.drawRoundedRect(ground, 3, 3)
    if current:
        painter.setPen(QPen(now.colour("focus"), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(ground.adjusted(-1, -1, 1, 1), 4, 4)
    else:
        painter.setPen(QPen(now.colour(line), 2, style))
        foot = ground.bottom() - 0.5
        painter.drawLine(QPointF(ground.left() + 1, foot), QPointF(ground.right() - 1, foot))
