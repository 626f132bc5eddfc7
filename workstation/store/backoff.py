"""How long to wait after wrong tries; kept in the vault's folder, so a restart changes nothing."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import msgspec

from workstation.errors import TooSoon, WorkstationError, WrongPassphrase
from workstation.store.files import Files

FREE = 2
"""Wrong tries that cost no wait."""

LONGEST = 300.0
"""Seconds that anybody waits at most."""

_FILE_BYTES = 256
_MOST = 64


class _Misses(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How many tries missed one after the other, and when the last one was, in Unix seconds."""

    count: int
    at: float


_NONE = _Misses(0, 0.0)


class Backoff:
    """Counts wrong tries at one vault, without saying whose: the first two are free.

    Each further one doubles the wait: 1, 2, 4 … seconds, 5 minutes at most. A clock that was turned
    back begins the wait anew and shortens nothing; a damaged or missing file means no wait.
    """

    def __init__(self, files: Files, path: Path, clock: Callable[[], float] = time.time) -> None:
        self._files, self._path, self._clock = files, path, clock

    def wait(self) -> float:
        """Seconds until the next try is taken; 0.0 where it is taken now."""
        misses = self._read()
        whole = _whole_wait(misses.count)
        past = self._clock() - misses.at
        if past < 0 and whole:
            self._write(_Misses(misses.count, self._clock()))
            return whole
        return max(0.0, whole - past)

    @contextmanager
    def attempt(self) -> Iterator[None]:
        """One try: raises TooSoon while there is a wait; a WrongPassphrase inside makes it longer.

        The miss is written before the try, so that ending the process in time saves nobody a wait.
        """
        if (left := self.wait()) > 0:
            raise TooSoon(left)
        before = self._read()
        missed = min(before.count + 1, _MOST)
        self._write(_Misses(missed, self._clock()))
        try:
            yield
        except WrongPassphrase:
            self._write(_Misses(missed, self._clock()))  # the wait begins with the answer
            raise
        except Exception:
            self._write(before)  # nothing was tried: the passphrase was empty, a file is damaged
            raise
        self._forget()

    def _read(self) -> _Misses:
        try:
            found = msgspec.json.decode(self._files.read(self._path, _FILE_BYTES), type=_Misses)
        except (WorkstationError, msgspec.DecodeError, UnicodeDecodeError):
            return _NONE
        return _Misses(min(max(found.count, 0), _MOST), found.at)

    def _write(self, misses: _Misses) -> None:
        if not misses.count:
            self._forget()
            return
        # A full disk locks nobody out: unlocking is what makes room again.
        with suppress(WorkstationError):
            self._files.write(self._path, msgspec.json.encode(misses))

    def _forget(self) -> None:
        # Not made durable: after a power cut there is a wait at worst, and what opens takes no
        # longer than what does not.
        with suppress(OSError):
            self._files.call(self._path.unlink)


def _whole_wait(misses: int) -> float:
    return min(2.0 ** (misses - FREE - 1), LONGEST) if misses > FREE else 0.0
