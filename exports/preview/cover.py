"""Pages as they leave: upright, smaller than they were, coarser in tone, boxes one black.

Runs behind the wall and nowhere else. What is covered is gone before a pixel is scaled, so that
no edge of a box takes anything of it along.
"""

import math
import struct
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import IO

from PIL import Image

from exports.preview import draw
from exports.preview.faint import without_faint
from exports.preview.frames import LONGEST_SIDE, Reason, Stopped

LONGEST_OUT = 1400
"""Pixels; a page of A4 has 120 to the inch then, which is read well."""

MOST_ASKED = 50
MOST_BOXES = 400
WHOLE = 10_000
_PART = 0.8
"""Of a picture's sides: whoever has the original at its size cannot lay one over the other, and
the blocks of an earlier JPEG and the pattern of a sensor are mixed away."""

_PAPER, _INK = 240, 16
"""From here on it is white, and below black: letters that no eye tells from what is behind them
would be read by whoever stretches the tones."""


def _tone(tone: int) -> int:
    if tone >= _PAPER:
        return 255
    return round((tone >> 2) * 255 / 63) if tone >= _INK else 0


_TONES = bytes(map(_tone, range(256))) * 3
_HEAD, _PAGE, _BOX = struct.Struct(">H"), struct.Struct(">HH"), struct.Struct(">HHHH")
_BLACK = (0, 0, 0)

Edges = tuple[int, int, int, int]
"""Left, top, right and bottom, in ten-thousandths of the page."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One page, from 0, and what is covered on it."""

    page: int
    boxes: tuple[Edges, ...] = ()


def write_asked(out: IO[bytes], asked: Sequence[Asked]) -> None:
    """Say which pages; the file follows."""
    out.write(_HEAD.pack(len(asked)))
    for each in asked:
        out.write(_PAGE.pack(each.page, len(each.boxes)))
        out.write(b"".join(_BOX.pack(*box) for box in each.boxes))


def read_asked(source: IO[bytes]) -> tuple[Asked, ...]:
    """What `write_asked` wrote. Raises Stopped for too much, struct.error for too little."""
    (count,) = _HEAD.unpack(source.read(_HEAD.size))
    if count > MOST_ASKED:
        raise Stopped(Reason.TOO_LARGE)
    return tuple(_one(source) for _ in range(count))


def _one(source: IO[bytes]) -> Asked:
    page, count = _PAGE.unpack(source.read(_PAGE.size))
    if count > MOST_BOXES:
        raise Stopped(Reason.TOO_LARGE)
    boxes = (_BOX.unpack(source.read(_BOX.size)) for _ in range(count))
    return Asked(page, tuple((left, top, right, bottom) for left, top, right, bottom in boxes))


def covered(data: bytes, media: str, asked: Iterable[Asked]) -> Iterator[tuple[Image.Image, int]]:
    """Each page as it leaves, and how many there are."""
    for each in asked:
        if media == "application/pdf":
            size = (LONGEST_OUT, LONGEST_OUT)
            ((made, pages),) = draw.pdf_pages(data, size, each.page, 1)
        else:
            made, pages = draw.picture(data, (LONGEST_SIDE, LONGEST_SIDE), each.page)
            size = _smaller(made.size)
        _cover(made, each.boxes)
        made.thumbnail(size, Image.Resampling.LANCZOS, reducing_gap=None)
        made = without_faint(made).point(_TONES)
        _cover(made, each.boxes)
        yield made, pages


def _smaller(size: tuple[int, int]) -> tuple[int, int]:
    scale = min(_PART, LONGEST_OUT / max(size))
    return max(1, int(size[0] * scale)), max(1, int(size[1] * scale))


def _cover(made: Image.Image, boxes: Iterable[Edges]) -> None:
    for left, top, right, bottom in boxes:
        place = (
            math.floor(left * made.width / WHOLE),
            math.floor(top * made.height / WHOLE),
            math.ceil(right * made.width / WHOLE),
            math.ceil(bottom * made.height / WHOLE),
        )
        made.paste(_BLACK, place)
