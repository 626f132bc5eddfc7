"""Tells when nobody has touched the window for a while, also while the computer slept."""

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

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
    that was turned back counts as a touch.
    """

    idle = Signal()

    def __init__(self, after: float, clocks: Clocks = (time.time, _boot_clock)) -> None:
        super().__init__()
        self._after, self._clocks = after, clocks
        self._seen = self._now()
        self._tick = QTimer(self)
        self._tick.timeout.connect(self.look)
        self._tick.start(_TICK)
        application = QApplication.instance()
        if application is not None:
            application.installEventFilter(self)

    def lock_after(self, seconds: float) -> None:
        """Lock after another time from now on."""
        self._after = seconds

    def stop(self) -> None:
        """Watch no more."""
        self._tick.stop()

    def look(self) -> None:
        """Compare the clocks now."""
        passed = [now - seen for now, seen in zip(self._now(), self._seen, strict=True)]
        if max(passed) >= self._after:
            self._tick.stop()
            self.idle.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _TOUCHES:
            self._seen = self._now()
        return False

    def _now(self) -> tuple[float, float]:
        wall, boot = self._clocks
        return wall(), boot()
