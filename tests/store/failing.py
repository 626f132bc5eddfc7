"""A disk whose calls fail, one after the other."""

import os
from collections.abc import Callable
from typing import Any

from workstation.errors import WorkstationError
from workstation.store.files import Files


class FailsAt(Files):
    """A disk whose nth call fails, and every call after it if power is gone."""

    def __init__(self, nth: int, error: int, *, dead: bool = False) -> None:
        self._left, self._error, self._dead = nth, error, dead
        self.reached = False

    def call(self, act: Callable[..., Any], *args: Any, **kw: Any) -> Any:
        self._left -= 1
        if self._left == 0 or (self._dead and self._left < 0):
            self.reached = True
            raise OSError(self._error, os.strerror(self._error))
        return act(*args, **kw)


def every_failure(
    error: int, *, dead: bool, attempt: Callable[[Files], None], step: int = 1, first: int = 1
) -> int:
    """Fail the nth call for rising n until the attempt succeeds; how many calls it makes."""
    for nth in range(first, 5000, step):
        disk = FailsAt(nth, error, dead=dead)
        try:
            attempt(disk)
        except WorkstationError:
            assert disk.reached
        if not disk.reached:
            return nth - 1
    raise AssertionError("it never ends")
