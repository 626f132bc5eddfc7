"""Compares every picture of a file with the pixels that somebody looked at, to the last one."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from io import BytesIO

import numpy as np
import pikepdf

from exports.documents.gate.clean import Finding
from exports.documents.gate.objects import words_of
from exports.documents.gate.syntax import Part, Ref, Revision, Unreadable, Value, entries, stream_of
from workstation.records.release import BriefingText, Figure, digest_of

_DRAWN = re.compile(rb" cm /(P\d{1,3}) Do Q EMC\n")
_CONSTANT = {
    "Type": "XObject",
    "Subtype": "Image",
    "ColorSpace": "DeviceRGB",
    "BitsPerComponent": 8,
    "Filter": "FlateDecode",
}
_UP = 2


def look(
    pdf: bytes, opened: Callable[[], Sequence[Revision]], text: BriefingText
) -> Iterator[Finding]:
    """Why the pictures of an unsigned file are not the figures of the reviewed text, in order.

    `opened` gives the file as it was read. A second reader (qpdf) has to unpack each picture to
    the same pixels.
    """
    figures = [block for block in text.blocks if isinstance(block, Figure)]
    wanted = [(figure.digest, figure.width, figure.height) for figure in figures]
    try:
        parts = opened()[0].parts
    except Unreadable:
        return  # the look at every byte says so
    if sorted(_alternatives(parts)) != sorted(figure.alt for figure in figures):
        yield Finding("the structure", "allowed-keys", "Words stand for a picture that is not it.")
    there = {number for number, part in parts.items() if _is_picture(part)}
    if not wanted and not there:
        return
    drawn = list(_drawn(parts))
    if set(drawn) != there:
        yield Finding("the pictures", "pictures", "A picture lies in the file and on no page.")
    if [_read(parts, number) for number in drawn] != wanted:
        yield Finding("the pictures", "pictures", "They are not the ones that were looked at.")
    if sorted(_seen_by_qpdf(pdf)) != sorted(_digest(parts, number) for number in there):
        yield Finding("the pictures", "two-readers", "A second reader sees other pixels.")


def _is_picture(part: Part) -> bool:
    return isinstance(part.value, dict) and part.value.get("Subtype") == "Image"


def _alternatives(parts: Mapping[int, Part]) -> Iterator[str]:
    for part in parts.values():
        if isinstance(part.value, dict) and isinstance(said := part.value.get("Alt"), bytes):
            yield words_of(said) if part.value.get("S") == "Figure" else ""


def _drawn(parts: Mapping[int, Part]) -> Iterator[int]:
    """The objects that the pages draw, in their order; nought for a name of nothing."""
    for page in _pages(parts):
        named = entries(parts, entries(parts, page.get("Resources")).get("XObject"))
        for name in _DRAWN.findall(stream_of(parts, page.get("Contents"))):
            at = named.get(name.decode())
            yield at.number if isinstance(at, Ref) else 0


def _pages(parts: Mapping[int, Part]) -> Iterator[dict[str, Value]]:
    for part in parts.values():
        if isinstance(part.value, dict) and part.value.get("Type") == "Pages":
            kids = part.value.get("Kids")
            yield from (entries(parts, kid) for kid in (kids if isinstance(kids, list) else ()))


def _read(parts: Mapping[int, Part], number: int) -> tuple[bytes, int, int] | None:
    """Digest and size of a picture that is written as we write them; None for any other."""
    head = entries(parts, number)
    width, height = head.get("Width"), head.get("Height")
    shape = {"Predictor": 12, "Colors": 3, "BitsPerComponent": 8, "Columns": width}
    plain = all(head.get(key) == value for key, value in _CONSTANT.items())
    if not plain or head.get("DecodeParms") != shape:
        return None
    digest = _digest(parts, number)
    if not digest or not isinstance(width, int) or not isinstance(height, int):
        return None
    return digest, width, height


def _digest(parts: Mapping[int, Part], number: int) -> bytes:
    """Of the size and every pixel; empty where the rows are not whole and filtered as ours."""
    head = entries(parts, number)
    width, height, packed = head.get("Width"), head.get("Height"), parts[number].stream or b""
    if not isinstance(width, int) or not isinstance(height, int) or min(width, height) < 1:
        return b""
    if len(packed) != height * (1 + 3 * width):
        return b""
    rows = np.frombuffer(packed, np.uint8).reshape(height, 1 + 3 * width)
    if (rows[:, 0] != _UP).any():
        return b""
    return digest_of(width, height, np.cumsum(rows[:, 1:], axis=0, dtype=np.uint8).tobytes())


def _seen_by_qpdf(pdf: bytes) -> list[bytes]:
    with pikepdf.open(BytesIO(pdf), suppress_warnings=True) as file:
        found = [one for one in file.objects if isinstance(one, pikepdf.Stream)]
        return [
            digest_of(int(one.Width), int(one.Height), one.read_bytes())
            for one in found
            if one.get("/Subtype") == "/Image"
        ]
