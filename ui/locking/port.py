"""What can lock the window, and what a system's watch of such things promises."""

from collections.abc import Callable
from enum import StrEnum
from typing import Protocol


class Cause(StrEnum):
    """Why the window locks."""

    IDLE = "idle"
    SLEEP = "sleep"
    SESSION = "session lock"
    SAVER = "screen saver"
    LID = "lid"
    KEY = "panic key"


Tell = Callable[[Cause], object]
"""Says that something happened; called from any thread."""
NONE: frozenset[Cause] = frozenset()


class Watch(Protocol):
    """Listens to one part of the system. Nothing in it waits on the thread that calls."""

    def start(self, tell: Tell) -> None:
        """Listen until `stop`; a system that has nothing to listen to is no failure."""

    def alive(self) -> frozenset[Cause]:
        """What it would hear of now."""

    def stop(self) -> None:
        """Let go; nothing is told any more."""
