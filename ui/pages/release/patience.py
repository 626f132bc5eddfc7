"""Reads again when the store is held by a writer; the window never waits for it."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from workstation.errors import Busy

_AGAIN = 15
"""Milliseconds until a busy store is asked again."""


def when_free(owner: QObject, read: Callable[[], object]) -> None:
    """Read and show now, or as soon as the store is free; never after `owner` is gone."""
    try:
        read()
    except Busy:
        QTimer.singleShot(_AGAIN, owner, lambda: when_free(owner, read))
