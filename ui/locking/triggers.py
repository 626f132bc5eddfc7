"""Every trigger of the lock behind one signal, on the thread of the window."""

import sys
from collections.abc import Callable, Sequence
from importlib import import_module

from PySide6.QtCore import QObject, Signal

from ui.locking.idle import IdleWatch
from ui.locking.port import Cause, Watch
from ui.locking.wishes import Wishes

_SYSTEMS = {
    "linux": "ui.locking.linux",
    "win32": "ui.locking.windows",
    "darwin": "ui.locking.macos",
}
"""Only one of them can be loaded, as each rests on what its system has."""
Told = Callable[[], object]


class Triggers(QObject):
    """Emits `fired` with the cause, on the thread of the window, however busy the buses are.

    `told` is called first, on whatever thread heard of it: the way to go on where the thread of
    the window hangs.
    """

    fired = Signal(object)

    def __init__(
        self, watches: Sequence[Watch], told: Told | None = None, idle: IdleWatch | None = None
    ) -> None:
        super().__init__()
        self._watches, self._told = watches, told
        self._wishes = Wishes()
        self._idle = idle or IdleWatch(self._wishes.after)
        self._idle.setParent(self)
        self._idle.idle.connect(lambda: self.tell(Cause.IDLE))
        for watch in watches:
            watch.start(self.tell)

    def alive(self) -> list[str]:
        """The triggers that would lock the window now, by name, in one order."""
        here = {Cause.IDLE, Cause.KEY}.union(*(watch.alive() for watch in self._watches))
        return [cause.value for cause in Cause if cause in here]

    @property
    def wishes(self) -> Wishes:
        """How the window locks."""
        return self._wishes

    def lock_as(self, wishes: Wishes) -> None:
        """Lock in another way from now on."""
        self._wishes = wishes
        self._idle.lock_after(wishes.after)

    def tell(self, cause: Cause) -> None:
        """Something happened that locks; called from any thread."""
        if self._told is not None:
            self._told()
        self.fired.emit(cause)

    def stop(self) -> None:
        """Listen no more."""
        self._idle.stop()
        for watch in self._watches:
            watch.stop()


def watches_here() -> Sequence[Watch]:
    """What this system has to listen to; nothing on one that is not known."""
    name = _SYSTEMS.get(sys.platform)
    if name is None:
        return ()
    found: Sequence[Watch] = import_module(name).watches()
    return found
