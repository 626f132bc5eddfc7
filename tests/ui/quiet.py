"""When a window has nothing left to do: no work, and nothing put off for a moment."""

from PySide6.QtCore import QTimer
from shiboken6 import Shiboken

from ui.jobs import JobRunner

_MOMENT = 300
"""Milliseconds: what is put off longer waits for somebody, not for the store or the next key."""


def quiet(jobs: JobRunner) -> bool:
    """Whether nothing runs, and nothing that a busy store or a key put off is still to come."""
    return not jobs.busy and not any(map(_soon, Shiboken.getAllValidWrappers()))


def _soon(wrapped: object) -> bool:
    return (
        isinstance(wrapped, QTimer)
        and wrapped.isActive()
        and wrapped.isSingleShot()
        and wrapped.interval() <= _MOMENT
    )
