"""The clocks of an issue: how much of the time that is allowed has gone."""

import datetime as dt

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from ui.theme.look import look
from ui.widgets.text import label
from ui.words import tr
from workstation.records.issues import Issue
from workstation.rules.clocks import Clock, Running, running
from workstation.rules.contact import spell

_WIDTH, _TALL = 150, 8
_NEAR = 0.75
"""From this share of the time on the bar warns."""


def clocks_of(issue: Issue, now: dt.datetime) -> QGridLayout | None:
    """The four clocks with bar and words; None where no report day is known."""
    reported = issue.reported_on
    if reported is None:
        return None
    grid = QGridLayout()
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(12)
    grid.setVerticalSpacing(4)
    grid.setColumnStretch(2, 1)
    for at, clock in enumerate(running(issue, dt.datetime.combine(reported, dt.time(), dt.UTC))):
        tone = _tone(clock, now)
        grid.addWidget(label(_name(clock)), at, 0)
        grid.addWidget(ClockBar(_share(clock, now), tone), at, 1)
        grid.addWidget(label(_words(clock, now), tone=tone), at, 2)
    return grid


class ClockBar(QWidget):
    """How much of a clock has run, from 0 to 1."""

    def __init__(self, share: float, tone: str) -> None:
        super().__init__()
        self._share, self._tone = max(0.03, min(1.0, share)), tone
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(look().px(_WIDTH), _TALL)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, whole = QPainter(self), QRectF(self.rect())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look().colour("line"))
        painter.drawRoundedRect(whole, _TALL / 2, _TALL / 2)
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        run = whole.width() * self._share
        part = QRectF(whole.width() - run if rtl else 0, 0, run, _TALL)
        painter.setBrush(look().colour(self._tone))
        painter.drawRoundedRect(part, _TALL / 2, _TALL / 2)
        painter.end()


def _name(clock: Running) -> str:
    allowed = spell(clock.due - clock.began)
    if clock.clock is Clock.FEEDBACK:
        return tr("Tell the worker, every {time}").format(time=allowed)
    return f"{tr(clock.clock.label)}, {allowed}"


def _share(clock: Running, now: dt.datetime) -> float:
    return ((clock.met or now) - clock.began) / (clock.due - clock.began)


def _tone(clock: Running, now: dt.datetime) -> str:
    if clock.late(now):
        return "danger"
    return "warn" if clock.met is None and _share(clock, now) >= _NEAR else "ok"


def _words(clock: Running, now: dt.datetime) -> str:
    if clock.met is not None:
        return tr("done in {time}").format(time=spell(max(clock.met - clock.began, dt.timedelta())))
    if clock.late(now):
        return tr("{time} late").format(time=spell(now - clock.due))
    return tr("{time} left").format(time=spell(clock.due - now))
