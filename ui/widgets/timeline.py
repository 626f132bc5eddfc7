"""What happened, newest first, on a line; a gap that tells something stands on the line itself."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme.icons import icon
from ui.theme.look import look
from ui.widgets.badge import Badge, badge_colours
from ui.widgets.lay import Part, column, held, row
from ui.widgets.text import label

_DATE, _NODE, _RADIUS, _MIDDLE = 78, 28, 13, 14
_MOST = 100
"""The title takes what it needs of the line before the gap after it gets any."""
_PORTION = 14
"""Lines drawn at once: about 10 ms."""


@dataclass(frozen=True, slots=True)
class Moment:
    """One line: it holds no names. `since` tells what passed since the line below it."""

    when: str
    icon: str
    title: str
    text: str = ""
    who: str = ""
    tone: str = "neutral"
    badge: str = ""
    badge_icon: str = ""
    since: str = ""


class Timeline(QWidget):
    """Moments in the order given, as many as somebody has come to; `more` adds the next ones."""

    def __init__(self, moments: Sequence[Moment]) -> None:
        super().__init__()
        self._moments, self._drawn = moments, 0
        self._lines = column(None)
        self.setLayout(self._lines)
        self.more()

    def more(self) -> bool:
        """Draw the next portion, which takes some milliseconds; False where all are drawn."""
        last, begin = len(self._moments) - 1, self._drawn
        for at, moment in enumerate(self._moments[begin : begin + _PORTION], begin):
            self._lines.insertWidget(at, _Line(moment, first=at == 0, last=at == last))
            self._drawn = at + 1
        return self._drawn > begin


class _Line(QWidget):
    def __init__(self, moment: Moment, *, first: bool, last: bool) -> None:
        super().__init__()
        when = label(moment.when, "muted", end=True)
        when.setMinimumWidth(look().px(_DATE))
        node = _Node(moment, first=first, last=last)
        top = Qt.AlignmentFlag.AlignTop
        self.setLayout(
            row(
                (held(column(when, None, margins=(0, 4, 0, 0))), 0, top),
                node,
                (column(*_words(moment), gap=4, margins=(6, 4, 0, 12)), 1),
                gap=8,
            )
        )


def _words(moment: Moment) -> list[Part]:
    danger = "danger" if moment.tone == "danger" else ""
    title = label(moment.title, "strong", tone=danger, wrap=True)
    title.setMaximumWidth(look().width(moment.title, look().font(bold=True)) + 2)
    head: list[Part] = [(title, _MOST)]
    if moment.badge:
        glyph = icon(moment.badge_icon) if moment.badge_icon else None
        head.append(Badge(moment.badge, moment.tone, glyph))
    head.append(None)
    if moment.who:
        head.append(label(moment.who, "caption"))
    lines: list[Part] = [row(*head, gap=10)]
    if moment.text:
        lines.append(label(moment.text, wrap=True))
    if moment.since:
        since = Badge(moment.since, "danger", icon("history"), strong=True)
        lines += [6, row(since, None)]
    return lines


class _Node(QWidget):
    """The picture on the line and the line itself."""

    def __init__(self, moment: Moment, *, first: bool, last: bool) -> None:
        super().__init__()
        self._moment, self._first, self._last = moment, first, last
        self.setFixedWidth(_NODE)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)

    def paintEvent(self, event: QPaintEvent) -> None:
        now, painter = look(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink, ground = badge_colours(self._moment.tone)
        self._paint_line(painter)
        painter.setPen(QPen(now.colour(ink), 1.6))
        painter.setBrush(now.colour("surface" if self._moment.tone == "neutral" else ground))
        middle = QPointF(_NODE / 2, _MIDDLE)
        painter.drawEllipse(middle, _RADIUS, _RADIUS)
        box = QRectF(middle.x() - 8, middle.y() - 8, 16, 16)
        icon(self._moment.icon)(painter, box, now.colour(ink))
        painter.end()

    def _paint_line(self, painter: QPainter) -> None:
        now, x = look(), _NODE / 2
        painter.setPen(QPen(now.colour("line_strong"), 1.6))
        if not self._first:
            painter.drawLine(QPointF(x, 0), QPointF(x, _MIDDLE))
        if self._last:
            return
        if self._moment.since:
            half = max(_MIDDLE + _RADIUS, self.height() - 40)
            painter.drawLine(QPointF(x, _MIDDLE), QPointF(x, half))
            painter.setPen(QPen(now.colour("danger"), 2, Qt.PenStyle.DashLine))
            painter.drawLine(QPointF(x, half), QPointF(x, self.height()))
        else:
            painter.drawLine(QPointF(x, _MIDDLE), QPointF(x, self.height()))
