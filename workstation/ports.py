"""What services need from outside, as protocols; adapters are built in bootstrap alone."""

import datetime as dt
from collections.abc import Callable
from typing import Protocol

Clock = Callable[[], dt.datetime]
"""The present moment, aware, in UTC."""


class Progress(Protocol):
    """Where a long job says how far it is; `step` raises Cancelled when the user stopped it."""

    def step(self, done: int, total: int, note: str = "") -> None: ...


class Silent:
    """Progress that nobody watches."""

    def step(self, done: int, total: int, note: str = "") -> None:
        """Say nothing."""
