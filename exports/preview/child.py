"""The other side of the wall: a file from stdin, pixels to stdout, and the end.

Called as `draw MEDIA PAGE WIDTH HEIGHT`, `pages MEDIA 0 WIDTH HEIGHT`, `cover MEDIA 0 0 0` or
`encode FORM 0 0 0`.
"""

import struct
import sys
from collections.abc import Iterator
from typing import IO

from PIL import Image

from exports.preview import cover, draw, encode, texts
from exports.preview.confine import confine, leave_the_network
from exports.preview.frames import (
    LONGEST_SIDE,
    MOST_INPUT,
    MOST_PAGES,
    Reason,
    Stopped,
    read_page,
    write_page,
    write_stop,
)

PDF = "application/pdf"


def main(what: str, form: str, *numbers: str) -> int:
    """0 if it answered; whatever went wrong is a number and never a text of the file's making."""
    page, width, height = map(int, numbers)
    lonely = leave_the_network()
    draw.warm_up()
    if form.startswith(("text", "message")):
        texts.warm_up()
    if not confine() and not lonely and sys.platform == "linux":
        return _stop(Reason.NO_WALL)
    try:
        _answer(what, form, page, (width, height))
    except Stopped as stopped:
        return _stop(stopped.reason)
    except MemoryError:
        return _stop(Reason.TOO_LARGE)
    except Exception:  # noqa: BLE001 - decoders raise anything, and its text is the file's
        return _stop(Reason.UNREADABLE)
    return 0


def _answer(what: str, form: str, page: int, box: tuple[int, int]) -> None:
    given, out = sys.stdin.buffer, sys.stdout.buffer
    if what == "encode":
        out.write(encode.encoded(_frames(given), form))
        out.flush()
        return
    asked = cover.read_asked(given) if what == "cover" else ()
    data = given.read(MOST_INPUT + 1)
    if len(data) > MOST_INPUT:
        raise Stopped(Reason.TOO_LARGE)
    shown = cover.covered(data, form, asked) if asked else _drawn(data, what, form, page, box)
    for made, pages in shown:
        write_page(out, made.width, made.height, pages, made.tobytes())


def _drawn(
    data: bytes, what: str, form: str, page: int, box: tuple[int, int]
) -> Iterator[tuple[Image.Image, int]]:
    if form == PDF:
        yield from draw.pdf_pages(data, box, page, MOST_PAGES if what == "pages" else 1)
    elif form.startswith("image/"):
        first, pages = draw.picture(data, box, page)
        yield first, pages
        for more in range(1, pages if what == "pages" else 1):
            yield draw.picture(data, box, more)
    else:
        yield texts.text_picture(data, box), 1


def _frames(source: IO[bytes]) -> Iterator[tuple[int, int, bytes]]:
    (count,) = struct.unpack(">I", source.read(4))
    for _ in range(count):
        width, height, _, rgb = read_page(source, (LONGEST_SIDE, LONGEST_SIDE))
        yield width, height, rgb


def _stop(reason: Reason) -> int:
    write_stop(sys.stdout.buffer, reason)
    return 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
