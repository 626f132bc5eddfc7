"""Streams that count, digest and compare what passes through them; nothing is kept of it."""

import hashlib
from pathlib import Path

from crypto.streams import Reader
from workstation.errors import BadInput, Damaged
from workstation.ports import Progress
from workstation.store.files import in_words
from workstation.store.layout import RESTORE

PIECE = 1 << 20
"""The most bytes that are in hand at a time."""

_HEAD = 4096
_UNREAD = "The file could not be read to its end."


class Digested:
    """A source whose bytes are counted and digested as they are read."""

    def __init__(self, source: Reader, progress: Progress, total: int) -> None:
        self._source, self._progress, self._total = source, progress, total
        self._digest = hashlib.sha256()
        self._rest = memoryview(b"")
        self.size = 0
        self.head = b""

    @property
    def sha256(self) -> str:
        """Of everything that was read so far, in hex."""
        return self._digest.hexdigest()

    def read(self, size: int = PIECE, /) -> bytes:
        """Pull, and say how far it is; raises Cancelled when the user stopped it.

        Raises BadInput where the source breaks off.
        """
        # Whoever encrypts asks for 8 KiB at a time; the disk and the digest get larger pieces.
        if not self._rest:
            self._rest = memoryview(self._next())
        taken, self._rest = self._rest[:size], self._rest[size:]
        return bytes(taken)

    def _next(self) -> bytes:
        try:
            piece = self._source.read(PIECE)
        except OSError:
            raise BadInput(_UNREAD, "Is the stick still in? Try again; nothing was kept.") from None
        self._digest.update(piece)
        self.size += len(piece)
        if len(self.head) < _HEAD:
            self.head += piece[: _HEAD - len(self.head)]
        self._progress.step(min(self.size, self._total), self._total)
        return piece


class Compared:
    """Opened bytes that must be the ones that were sealed; the last read says whether they are."""

    def __init__(self, plain: Reader, path: Path, sha256: str, size: int) -> None:
        self._plain, self._path = plain, path
        self._sha256, self._size = sha256, size
        self._digest, self._seen = hashlib.sha256(), 0

    def read(self, size: int = PIECE, /) -> bytes:
        """Pull; the empty answer comes only after size and SHA-256 were found right.

        Raises Damaged.
        """
        with in_words(self._path):
            piece = self._plain.read(size)
        self._digest.update(piece)
        self._seen += len(piece)
        whole = (self._seen, self._digest.hexdigest()) == (self._size, self._sha256)
        if self._seen > self._size or not (piece or whole):
            raise Damaged("This file is not what was sealed.", RESTORE)
        return piece


def read_through(source: Reader, progress: Progress, done: int, total: int) -> None:
    """Read to the end and drop the bytes; `done` of `total` was done before."""
    while piece := source.read(PIECE):
        done += len(piece)
        progress.step(min(done, total), total)
