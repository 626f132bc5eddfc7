"""The number, the cover story and the code words: all behind one hold."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QEvent, QPoint, QRectF, Qt, QTimer
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QWidget

from ui.theme.glyph import as_icon
from ui.theme.icons import icon
from ui.theme.look import look, text_height
from ui.theme.tokens import CARD_RADIUS
from ui.widgets.masked import HELD_SECONDS, KEPT_SECONDS
from ui.words import tr
from workstation.records.contact_plan import SafeContactPlan
from workstation.records.kit import fields_of

_SIDE, _GAP, _LABEL, _WIDTH = 14, 8, 190, 520
_SAID = ("number", "cover_story", "word_alone", "word_danger", "may_answer", "silence_rule")
Lines = Sequence[tuple[str, str]]


def lines_of(plan: SafeContactPlan) -> Lines:
    """What is said of a plan only while it is held."""
    specs = {spec.name: spec for spec in fields_of(type(plan))}
    lines = [(tr(specs[name].label), getattr(plan, name)) for name in _SAID]
    never = ", ".join(f"{n.text} ({n.why})" if n.why else n.text for n in plan.never)
    return [line for line in (*lines, (tr(specs["never"].label), never)) if line[1]]


class NumberButton(QPushButton):
    """Shows the plan's secrets while it is held; Shift+Space keeps them for 30 seconds."""

    def __init__(self, plan: SafeContactPlan) -> None:
        super().__init__(tr("Hold for number and words"))
        self._plan = plan
        self._shown: _Sheet | None = None
        self._kept = False
        self.setIcon(as_icon(icon("hold"), "text"))
        self.setAutoDefault(False)
        self._end = QTimer(self, singleShot=True)
        self._end.timeout.connect(self.hide_lines)
        self.pressed.connect(partial(self.show_lines, HELD_SECONDS))
        self.released.connect(self._let_go)

    @property
    def is_shown(self) -> bool:
        """Whether the number can be read now."""
        return self._shown is not None

    def show_lines(self, seconds: int) -> None:
        """Show everything for a while."""
        self.hide_lines()
        self._shown = _Sheet(lines_of(self._plan), self.window())
        self._shown.place(self.mapTo(self.window(), QPoint(self.width(), self.height() + 6)))
        self._end.start(seconds * 1000)

    def hide_lines(self) -> None:
        """Hide it again, now."""
        self._end.stop()
        self._kept = False
        if self._shown is not None:
            self._shown.forget()
            self._shown = None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if event.key() == Qt.Key.Key_Space and shift and not event.isAutoRepeat():
            self.show_lines(KEPT_SECONDS)
            self._kept = True
            return
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.hide_lines()
        super().focusOutEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        self.hide_lines()
        super().hideEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.ActivationChange and not self.isActiveWindow():
            self.hide_lines()
        super().changeEvent(event)

    def _let_go(self) -> None:
        if not self._kept:
            self.hide_lines()


class _Sheet(QWidget):
    """Painted lines over the page: no accessible text, no tooltip, no events."""

    def __init__(self, lines: Lines, window: QWidget) -> None:
        super().__init__(window)
        self._page, self._lines = window, lines
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def place(self, corner: QPoint) -> None:
        """Stand under the button, by its end."""
        font = look().font("subtitle")
        tall = sum(round(text_height(text, font)) + _GAP for _, text in self._lines)
        width = min(look().px(_WIDTH), self._page.width() - 2 * _SIDE)
        self.setGeometry(corner.x() - width, corner.y(), width, tall + 2 * _SIDE)
        self.show()
        self.raise_()

    def forget(self) -> None:
        """Drop the lines and go."""
        self._lines = ()
        self.hide()
        self.deleteLater()

    def paintEvent(self, event: QPaintEvent) -> None:
        now, painter, top = look(), QPainter(self), float(_SIDE)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(now.colour("warn_line"), 1))
        painter.setBrush(now.colour("warn_soft"))
        frame = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(frame, CARD_RADIUS, CARD_RADIUS)
        for name, text in self._lines:
            high = text_height(text, now.font("subtitle"))
            middle = Qt.AlignmentFlag.AlignVCenter
            painter.setPen(now.colour("muted"))
            painter.setFont(now.font("caption"))
            painter.drawText(QRectF(_SIDE, top, now.px(_LABEL), high), middle, name)
            painter.setPen(now.colour("text"))
            painter.setFont(now.font("subtitle", bold=True))
            left = _SIDE + now.px(_LABEL)
            painter.drawText(QRectF(left, top, self.width() - left - _SIDE, high), middle, text)
            top += high + _GAP
        painter.end()
