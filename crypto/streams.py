"""Hand bytes from a thread that pushes to a thread that pulls, with a bound on what waits."""

import threading
from collections import deque
from typing import Protocol

_PIECE = 1 << 18
_WAITING = 4


class Reader(Protocol):
    """Something to pull bytes from; an empty answer is the end."""

    def read(self, size: int, /) -> bytes: ...


class Writer(Protocol):
    """Something to push bytes to; it takes all it is given."""

    def write(self, data: bytes, /) -> object: ...


class Channel:
    """A pipe inside the process: at most about a megabyte waits, either side may give up."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._waiting: deque[bytes] = deque()
        self._pending = bytearray()
        self._rest = memoryview(b"")
        self._ended = self._abandoned = False
        self._error: BaseException | None = None

    def write(self, data: bytes, /) -> int:
        """Push; raises BrokenPipeError once the reading side has left."""
        self._pending += data
        if len(self._pending) >= _PIECE:
            self._hand_over()
        return len(data)

    def flush(self) -> None:
        """Do nothing: the other side sees pieces as they fill."""

    def end(self, error: BaseException | None = None) -> None:
        """Say that nothing more comes; with an error, the reader meets it after the last byte."""
        if error is None and self._pending and not self._abandoned:
            self._hand_over()
        with self._changed:
            self._ended, self._error = True, error
            self._changed.notify_all()

    def read(self, size: int = -1, /) -> bytes:
        """Pull up to `size` bytes; raises what the writing side ended with."""
        if not self._rest:
            self._rest = memoryview(self._next())
        taken, self._rest = (
            (self._rest, memoryview(b"")) if size < 0 else (self._rest[:size], self._rest[size:])
        )
        return bytes(taken)

    def abandon(self) -> None:
        """Leave the reading side: the writer's next piece fails."""
        with self._changed:
            self._abandoned = True
            self._waiting.clear()
            self._changed.notify_all()

    def _hand_over(self) -> None:
        with self._changed:
            self._changed.wait_for(lambda: len(self._waiting) < _WAITING)
            if self._abandoned:
                raise BrokenPipeError
            self._waiting.append(bytes(self._pending))
            self._pending.clear()
            self._changed.notify_all()

    def _next(self) -> bytes:
        with self._changed:
            self._changed.wait_for(lambda: bool(self._waiting) or self._ended)
            if self._waiting:
                piece = self._waiting.popleft()
                self._changed.notify_all()
                return piece
            if self._error is not None:
                raise self._error
            return b""
