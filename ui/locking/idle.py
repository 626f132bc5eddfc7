"""Tells when nobody has touched the window for a while, also while the computer slept."""

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from shiboken6 import isValid

_TICK = 1000
_TOUCHES = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.InputMethod,
    }
)


def _boot_clock() -> float:
    """Seconds since the start of the computer, sleep included where the system tells."""
    clock = getattr(time, "CLOCK_BOOTTIME", None)
    return time.monotonic() if clock is None else time.clock_gettime(clock)


Clocks = tuple[Callable[[], float], Callable[[], float]]


class IdleWatch(QObject):
    """Emits `idle` when either clock, wall or boot, has gone on for `after` seconds untouched.

    Two clocks, as each alone can be turned or stands still in sleep on some system. A wall clock
    that was turned back counts as a touch. A touch that comes too late, as the first one after
    sleep may, locks and does nothing else.

    It listens where touches arrive, at the windows, and at what has the focus, as composed letters
    (Burmese, Thai) arrive only there. A filter on everything costs a sixth of the window's time.
    """

    idle = Signal()

    def __init__(self, after: float, clocks: Clocks = (time.time, _boot_clock)) -> None:
        super().__init__()
        self._after, self._clocks = after, clocks
        self._seen = self._now()
        self._focus: QObject | None = None
        self._tick = QTimer(self)
        self._tick.timeout.connect(self.look)
        self._tick.start(_TICK)
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            self._tick.timeout.connect(self._listen)
            application.focusWindowChanged.connect(self._listen)
            application.focusObjectChanged.connect(self._follow)
            self._listen()
            self._follow(application.focusObject())

    def lock_after(self, seconds: float) -> None:
        """Lock after another time from now on."""
        self._after = seconds

    def stop(self) -> None:
        """Watch no more."""
        self._tick.stop()

    def look(self) -> None:
        """Compare the clocks now."""
        if self._over(self._now()):
            self._tick.stop()
            self.idle.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() not in _TOUCHES:
            return False
        now = self._now()
        if late := self._tick.isActive() and self._over(now):
            self.look()
        else:
            self._seen = now
        return late

    def _listen(self) -> None:
        """Hear every window there is; one that opened by itself is heard from the next tick on."""
        for window in QGuiApplication.topLevelWindows():
            window.installEventFilter(self)  # once, however often it is asked for

    def _follow(self, focus: QObject | None) -> None:
        if self._focus is not None and isValid(self._focus):
            self._focus.removeEventFilter(self)
        self._focus = focus
        if focus is not None:
            focus.installEventFilter(self)

    def _over(self, now: tuple[float, float]) -> bool:
        return max(at - seen for at, seen in zip(now, self._seen, strict=True)) >= self._after

    def _now(self) -> tuple[float, float]:
        wall, boot = self._clocks
        return wall(), boot()
