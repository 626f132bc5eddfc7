"""Ends this process and starts a fresh lock screen: what was in memory is gone with it."""

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path


def start_afresh(command: Sequence[str], vault: Path) -> None:
    """Become a new process at the lock screen of `vault`; does not come back.

    Where a process cannot be replaced in place (Windows), a new one is started and this one ends.
    """
    end_children()
    whole = [*command, "--vault", str(vault)]
    if sys.platform == "win32":
        subprocess.Popen(whole, close_fds=True)
        os._exit(0)
    os.execv(whole[0], whole)


def own_command() -> tuple[str, ...]:
    """The command that started this process, without its own arguments."""
    given = len(sys.argv) - 1
    return (sys.executable, *sys.orig_argv[1 : len(sys.orig_argv) - given])


def leave_nothing() -> None:
    """End this process at once, and start no other; does not come back."""
    end_children()
    os._exit(0)


def end_children() -> None:
    """Kill what this process has started and still runs: it holds what was given to it.

    Linux tells the children of a process; elsewhere they end when their pipes close.
    """
    for listed in Path("/proc/self/task").glob("*/children"):
        with suppress(OSError):
            for child in listed.read_text("ascii").split():
                os.kill(int(child), signal.SIGKILL)


class WayOut:
    """Ends the process by `leave`: when it is told to, and by a deadline if that does not come."""

    def __init__(self, leave: Callable[[], object]) -> None:
        self._leave = leave
        self._timer: threading.Timer | None = None
        self._door = threading.Lock()

    def by(self, seconds: float) -> None:
        """Leave after this time, whatever the thread of the window does; the first one counts."""
        with self._door:
            if self._timer is None:
                self._timer = threading.Timer(seconds, self._leave)
                self._timer.daemon = True
                self._timer.start()

    def now(self) -> None:
        """Leave."""
        with self._door:
            if self._timer is not None:
                self._timer.cancel()
        self._leave()
