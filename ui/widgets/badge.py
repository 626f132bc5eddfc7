"""A state in a word on a soft ground; never colour alone."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme.glyph import Glyph
from ui.theme.look import look, text_height
from ui.theme.tokens import BADGE_RADIUS

_PAIRS = {
    "neutral": ("muted", "sunken"),
    "accent": ("accent_text", "accent_soft"),
    "solid": ("on_accent", "accent"),
}
_SIDE, _GLYPH, _LEAST = 7, 14, 22


def badge_colours(tone: str) -> tuple[str, str]:
    """The roles of a tone's ink and ground."""
    return _PAIRS.get(tone, (tone, f"{tone}_soft"))


def badge_width(text: str, font: QFont, glyph: Glyph | None = None) -> int:
    """The width of a badge in pixels, with its glyph if it has one."""
    return look().width(text, font) + 2 * _SIDE + (_GLYPH + 3 if glyph else 0)


def paint_badge(
    painter: QPainter, rect: QRectF, text: str, tone: str, glyph: Glyph | None = None
) -> None:
    """Draw a badge that fills `rect`, in the painter's font."""
    now = look()
    ink, ground = badge_colours(tone)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(now.colour(ink), 1) if now.outlined else Qt.PenStyle.NoPen)
    painter.setBrush(now.colour(ground))
    painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), BADGE_RADIUS, BADGE_RADIUS)
    rtl = painter.layoutDirection() == Qt.LayoutDirection.RightToLeft
    words = rect.adjusted(_SIDE, 0, -_SIDE, 0)
    if glyph is not None:
        x = words.right() - _GLYPH + 1 if rtl else words.left() - 1
        glyph(painter, QRectF(x, rect.center().y() - _GLYPH / 2, _GLYPH, _GLYPH), now.colour(ink))
        words.adjust(0 if rtl else _GLYPH + 3, 0, -(_GLYPH + 3) if rtl else 0, 0)
    painter.setPen(now.colour(ink))
    painter.drawText(words, Qt.AlignmentFlag.AlignCenter, text)


class Badge(QWidget):
    """A state: neutral, info, ok, warn, danger, token, accent."""

    def __init__(
        self, text: str, tone: str = "neutral", glyph: Glyph | None = None, *, strong: bool = False
    ) -> None:
        super().__init__()
        self._text, self._tone, self._glyph, self._strong = text, tone, glyph, strong
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(text)

    def show_state(self, text: str, tone: str) -> None:
        """Say another state."""
        self._text, self._tone = text, tone
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        font = self._font()
        width = badge_width(self._text, font, self._glyph)
        return QSize(width, max(look().px(_LEAST), round(text_height(self._text, font)) + 4))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setLayoutDirection(self.layoutDirection())
        painter.setFont(self._font())
        paint_badge(painter, QRectF(self.rect()), self._text, self._tone, self._glyph)
        painter.end()

    def _font(self) -> QFont:
        return look().font("caption", bold=self._strong)
