"""One process at a time holds a vault; the system lets go when the process ends or execs."""

import contextlib
import os
import time
from collections.abc import Iterator
from pathlib import Path

from workstation.errors import Busy
from workstation.locks import take
from workstation.store.files import PRIVATE_FILE, in_words

PATIENCE = 2.0
"""Seconds that a fresh lock screen waits for the process it came from."""


class VaultLock:
    """The vault's lock, held until `release` or the end of the process."""

    def __init__(self, handle: int) -> None:
        self._handle: int | None = handle

    def release(self) -> None:
        """Let go; harmless when done twice."""
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None


def lock_vault(path: Path, patience: float = PATIENCE) -> VaultLock:
    """Take the lock of a vault; raises Busy when another process still holds it after a while."""
    # Python opens files without inheritance, so the lock is gone at exec.
    with in_words(path):
        handle = os.open(path, os.O_CREAT | os.O_RDWR, PRIVATE_FILE)
    until = time.monotonic() + patience
    while True:
        if take(handle):
            return VaultLock(handle)
        if time.monotonic() >= until:
            os.close(handle)
            raise Busy("This vault is open already.", "Use the window that is open.")
        time.sleep(0.02)


@contextlib.contextmanager
def locked(path: Path, patience: float = PATIENCE) -> Iterator[None]:
    """Hold the lock for the length of a block."""
    lock = lock_vault(path, patience)
    try:
        yield
    finally:
        lock.release()
