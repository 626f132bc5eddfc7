"""The clocks of an issue: how much of the time that is allowed has gone."""

import datetime as dt

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from ui.theme.look import look
from ui.widgets.text import label
from ui.words import tr
from workstation.records.issues import Issue
from workstation.rules.clocks import STOPPED, Clock, Running, running
from workstation.rules.contact import spell

_WIDTH, _TALL = 150, 8
_NEAR = 0.75
"""From this share of the time on the bar warns."""


def clocks_of(issue: Issue, now: dt.datetime) -> QGridLayout | None:
    """The clocks with bar and words, of an issue that is stopped those that were met.

    None where there are none, as where no report day is known.
    """
    clocks = [c for c in _all(issue) if c.met is not None or issue.state not in STOPPED]
    if not clocks:
        return None
    grid = QGridLayout()
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(12)
    grid.setVerticalSpacing(4)
    grid.setColumnStretch(2, 1)
    for at, clock in enumerate(clocks):
        tone = _tone(clock, now)
        grid.addWidget(label(_name(clock)), at, 0)
        grid.addWidget(ClockBar(_share(clock, now), tone), at, 1)
        role = "muted" if tone == "muted" else "body"
        grid.addWidget(label(_words(clock, now), role, tone=tone), at, 2)
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


def _all(issue: Issue) -> tuple[Running, ...]:
    if issue.reported_on is None:
        return ()
    return running(issue, dt.datetime.combine(issue.reported_on, dt.time(), dt.UTC))


def _name(clock: Running) -> str:
    allowed = spell(clock.due - clock.began)
    if clock.clock is Clock.FEEDBACK:
        return tr("Tell the worker, every {time}").format(time=allowed)
    return f"{tr(clock.clock.label)}, {allowed}"


def _share(clock: Running, now: dt.datetime) -> float:
    return ((clock.met or now) - clock.began) / (clock.due - clock.began)


def _tone(clock: Running, now: dt.datetime) -> str:
    """What is over warns nobody: a clock that was met late is told in words."""
    late = clock.late(now)
    if clock.met is not None:
        return "muted" if late else "ok"
    if late:
        return "danger"
    return "warn" if _share(clock, now) >= _NEAR else "ok"


def _words(clock: Running, now: dt.datetime) -> str:
    over = spell(abs(clock.over(now)))
    if clock.met is not None:
        took = spell(max(clock.met - clock.began, dt.timedelta()))
        late = tr("done in {time}, {over} late").format(time=took, over=over)
        return late if clock.late(now) else tr("done in {time}").format(time=took)
    return (tr("{time} late") if clock.late(now) else tr("{time} left")).format(time=over)
