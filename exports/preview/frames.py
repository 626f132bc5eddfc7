"""What the walled-off process may say: sizes, a count of pages, pixels, or why not."""

import struct
from enum import IntEnum
from typing import IO

_HEAD = struct.Struct(">4sIII")
_PAGE, _STOP = b"PAGE", b"STOP"
LONGEST_SIDE = 4096
"""Pixels; nothing longer is drawn or believed."""

MOST_PAGES = 200
MOST_INPUT = 128 << 20
"""Bytes of a file that are handed to the process."""


class Reason(IntEnum):
    """Why nothing was drawn; the only words that the process has."""

    UNREADABLE = 1
    TOO_LARGE = 2
    LOCKED = 3
    NO_SUCH_PAGE = 4
    NO_WALL = 5


class Stopped(Exception):
    """Nothing was drawn."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason.name)
        self.reason = reason


def write_page(out: IO[bytes], width: int, height: int, pages: int, rgb: bytes) -> None:
    """Say one page."""
    out.write(_HEAD.pack(_PAGE, width, height, pages))
    out.write(rgb)
    out.flush()


def write_stop(out: IO[bytes], reason: Reason) -> None:
    """Say that nothing more comes, and why."""
    out.write(_HEAD.pack(_STOP, reason, 0, 0))
    out.flush()


def read_page(source: IO[bytes], box: tuple[int, int]) -> tuple[int, int, int, bytes]:
    """Width, height, number of pages and exactly as many bytes as these ask for.

    Raises Stopped for whatever else comes: nothing in it is believed.
    """
    head = _exactly(source, _HEAD.size)
    kind, width, height, pages = _HEAD.unpack(head)
    if kind == _STOP and width in list(Reason):
        raise Stopped(Reason(width))
    fits = 0 < width <= box[0] and 0 < height <= box[1]
    if kind != _PAGE or not fits or not 0 < pages <= MOST_PAGES:
        raise Stopped(Reason.UNREADABLE)
    return width, height, pages, _exactly(source, 3 * width * height)


def _exactly(source: IO[bytes], size: int) -> bytes:
    data = source.read(size)
    if len(data) != size:
        raise Stopped(Reason.UNREADABLE)
    return data
