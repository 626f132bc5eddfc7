"""A level of retaliation risk: bars, word and colour."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme.look import look
from ui.theme.tokens import BADGE_RADIUS
from ui.words import RISK, tr

_BARS, _WORD, _END = 7, 28, 8
_UNLIT = 0.28


def risk_font(level: int) -> QFont:
    """High and Critical are bold."""
    return look().font("caption", bold=level >= 3)


def risk_width(level: int) -> int:
    """How wide the badge of a level is."""
    return look().width(tr(RISK[level]), risk_font(level)) + _WORD + _END


def paint_risk(painter: QPainter, rect: QRectF, level: int) -> None:
    """Draw the badge of a level, 1 (Low) to 4 (Critical), into `rect`."""
    now = look()
    ink = now.colour(f"risk{level}")
    rtl = painter.layoutDirection() == Qt.LayoutDirection.RightToLeft
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(ink, 1) if now.outlined else Qt.PenStyle.NoPen)
    painter.setBrush(now.colour(f"risk{level}_soft"))
    painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), BADGE_RADIUS, BADGE_RADIUS)
    _paint_bars(
        painter, rect.right() - _BARS - 15 if rtl else rect.left() + _BARS, rect, level, ink
    )
    painter.setPen(ink)
    painter.setFont(risk_font(level))
    side = Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft
    words = rect.adjusted(4 if rtl else _WORD, 0, -_WORD if rtl else -4, 0)
    painter.drawText(
        words,
        side | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute,
        tr(RISK[level]),
    )


def _paint_bars(painter: QPainter, left: float, rect: QRectF, level: int, ink: QColor) -> None:
    foot = rect.center().y() + 6
    painter.setPen(Qt.PenStyle.NoPen)
    for bar in range(4):
        colour = QColor(ink)
        colour.setAlphaF(1.0 if bar < level else _UNLIT)
        painter.setBrush(colour)
        height = 4 + bar * 2.6
        painter.drawRoundedRect(QRectF(left + bar * 4, foot - height, 3, height), 1, 1)


class RiskBadge(QWidget):
    """The level of a case."""

    def __init__(self, level: int) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_level(level)

    def show_level(self, level: int) -> None:
        """Say another level."""
        self._level = level
        self.setAccessibleName(tr("Risk: {level}").format(level=tr(RISK[level])))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(risk_width(self._level), look().px(22))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setLayoutDirection(self.layoutDirection())
        paint_risk(painter, QRectF(self.rect()), self._level)
        painter.end()
