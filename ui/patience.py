"""Reads again when the store is held by a writer; the window never waits for it."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QTimer

from workstation.errors import Busy

AGAIN = 15
"""Milliseconds until a busy store is asked again."""


def when_free(owner: QObject, read: Callable[[], object]) -> None:
    """Read and show now, or as soon as the store is free; never after `owner` is gone."""
    try:
        read()
    except Busy:
        later = QTimer(owner, singleShot=True, interval=AGAIN)
        later.timeout.connect(later.deleteLater)
        later.timeout.connect(partial(when_free, owner, read))
        later.start()
