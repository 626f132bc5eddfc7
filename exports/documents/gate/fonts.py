"""Checks the fonts of a file against those that ship: nothing in them but what is drawn."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from exports.documents.embedded import measures, to_unicode
from exports.documents.faces import SUBSET_PREFIX, face_of
from exports.documents.gate.clean import Finding
from exports.documents.gate.syntax import Part, Value, entries, stream_of
from exports.documents.glyphs import Face

_ROW = re.compile(rb"<([0-9A-F]{4})> <((?:[0-9A-F]{4})+)>\n")


@dataclass(slots=True)
class Font:
    """One font of the file, what its map says, and what the pages draw with it."""

    number: int
    face: Face
    says: Mapping[int, str]
    drawn: set[int] = field(default_factory=set)
    letters: set[str] = field(default_factory=set)

    @property
    def where(self) -> str:
        return f"the font in object {self.number}"


def load(parts: Mapping[int, Part], number: int) -> Font | Finding:
    """The font with this object number, or why it is none of ours."""
    font = entries(parts, number)
    face = face_of(str(font.get("BaseFont", "")))
    mapped = stream_of(parts, font.get("ToUnicode"))
    says = {int(gid, 16): _text(raw) for gid, raw in _ROW.findall(mapped)}
    if face is None:
        return Finding(f"object {number}", "font", "This font does not ship with the program.")
    if to_unicode(says).encode() != mapped:
        return Finding(f"object {number}", "font", "The map of letters is not written as ours.")
    return Font(number, face, says)


def check(parts: Mapping[int, Part], font: Font) -> list[Finding]:
    """Compare the embedded part with the drawn glyphs, to the byte."""
    outer = entries(parts, font.number)
    below = outer.get("DescendantFonts")
    inner = entries(parts, below[0] if isinstance(below, list) and below else None)
    descriptor = entries(parts, inner.get("FontDescriptor"))
    gids = sorted({0, *font.drawn})
    file = stream_of(parts, descriptor.get("FontFile2"))
    size = measures(font.face)
    names = {outer.get("BaseFont"), inner.get("BaseFont"), descriptor.get("FontName")}
    tests = (
        (names == {SUBSET_PREFIX + font.face.name}, "Its names differ or are not ours."),
        ({key: descriptor.get(key) for key in size} == size, "Its measures are not the face's."),
        (inner.get("W") == _widths(font.face, gids), "It lists glyphs that no page draws."),
        (file == font.face.subset(gids), "It holds glyphs or tables that no page needs."),
        (font.says.keys() <= font.drawn, "Its map names glyphs that no page draws."),
        (_spoken(font) <= _shown(font), "Its map names letters that no page shows."),
    )
    return [Finding(font.where, "font", words) for holds, words in tests if not holds]


def _spoken(font: Font) -> set[str]:
    return set("".join(font.says.values()))


def _shown(font: Font) -> set[str]:
    """The letters of the words on the pages, and of the parts that shaping takes a vowel into."""
    return font.letters | {font.face.plain(gid) for gid in font.drawn}


def _widths(face: Face, gids: list[int]) -> list[Value]:
    widths: list[Value] = []
    for gid in gids:
        widths += [gid, [round(face.advance(gid), 3)]]
    return widths


def _text(raw: bytes) -> str:
    return bytes.fromhex(raw.decode("ascii")).decode("utf-16-be", "replace")
