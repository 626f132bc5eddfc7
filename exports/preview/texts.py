"""Text as a picture, so that what somebody wrote is on the screen and nowhere else."""

import functools
from collections.abc import Iterator

from PIL import Image, ImageDraw, ImageFont

from exports.documents.faces import home
from exports.documents.fonts import FAMILIES, SHARED, font_file

MOST_TEXT = 16 << 10
"""Bytes of a text that are drawn."""

_SIZE, _STEP, _SIDE = 16, 30, 16
_INK, _GROUND = "#1a2120", "white"
_MARKS = {"\t": "    ", "\ufeff": "", "\r": ""}


def warm_up() -> None:
    """Read every font, and load what shapes text."""
    for family in FAMILIES:
        _font(family).getlength("a")
    text_picture("aب".encode(), (200, 200))


def text_picture(data: bytes, box: tuple[int, int]) -> Image.Image:
    """As many lines of a text as the box takes, wrapped."""
    text = data[:MOST_TEXT].decode("utf-8", "ignore")
    for mark, drawn in _MARKS.items():
        text = text.replace(mark, drawn)
    clean = "".join(c if c.isprintable() or c == "\n" else "·" for c in text)
    width, most = box[0] - 2 * _SIDE, max(1, (box[1] - 2 * _SIDE) // _STEP)
    lines = []
    for line in _wrapped(clean, width):
        lines.append(line)
        if len(lines) > most:
            lines[-1:] = []
            lines[-1] = "…"
            break
    made = Image.new("RGB", (box[0], min(box[1], 2 * _SIDE + _STEP * max(1, len(lines)))), _GROUND)
    pen = ImageDraw.Draw(made)
    for number, line in enumerate(lines):
        _write(pen, line, width, _SIDE + number * _STEP)
    return made


def _wrapped(text: str, width: int) -> Iterator[str]:
    for line in text.split("\n"):
        rest = line
        while len(rest) > 1 and _length(rest) > width:
            cut = _fitting(rest, width)
            space = rest.rfind(" ", 1, cut + 1)
            at = space if space > cut // 2 else cut
            yield rest[:at]
            rest = rest[at:].lstrip(" ")
        yield rest


def _fitting(text: str, width: int) -> int:
    """How many characters fit, at least one."""
    low, high = 1, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if _length(text[:middle]) <= width else (low, middle - 1)
    return low


def _length(text: str) -> float:
    return sum(_font(family).getlength(run) for family, run in _runs(text))


def _write(pen: ImageDraw.ImageDraw, line: str, width: int, top: int) -> None:
    runs = list(_runs(line))
    rtl = next((f == "NotoSansArabic" for f, run in runs if run.strip()), False)
    left = _SIDE + (width - _length(line) if rtl else 0)
    for family, run in reversed(runs) if rtl else runs:
        pen.text((left, top + _STEP * 0.7), run, _INK, _font(family), anchor="ls")
        left += _font(family).getlength(run)


def _runs(text: str) -> Iterator[tuple[str, str]]:
    start, family = 0, SHARED
    for at, char in enumerate(text):
        found = home(char)
        if found is not None and found[1] != family:
            if at > start:
                yield family, text[start:at]
            start, family = at, found[1]
    if start < len(text):
        yield family, text[start:]


@functools.cache
def _font(family: str) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(font_file(family, bold=False)), _SIZE)
