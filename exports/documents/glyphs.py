"""One font file: its glyphs, how text is shaped with it, and the part that a document needs."""

from collections.abc import Iterable
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

import uharfbuzz as hb

# What draws a page; everything else (layout rules, names, character map) stays out of the file.
_DROPPED = ("GSUB", "GPOS", "GDEF", "name", "post", "OS/2", "cmap", "STAT", "gasp", "DSIG", "kern")
_HEAD_BOX = slice(36, 44)


class Glyph(NamedTuple):
    """A glyph by the font's own number; lengths in thousandths of the size."""

    gid: int
    cluster: int
    advance: float
    dx: float
    dy: float


class Face:
    """A font file, read once and never changed: nothing that it shapes is remembered."""

    def __init__(self, path: Path) -> None:
        self.name = path.stem
        self._face = hb.Face(hb.Blob(path.read_bytes()))
        self._font = hb.Font(self._face)
        self._scale = 1000 / self._face.upem
        self.covers = frozenset(self._face.unicodes)

    @cached_property
    def extents(self) -> tuple[float, float]:
        """How far lines reach above and (negative) below the base line."""
        found = self._font.get_font_extents("ltr")
        return found.ascender * self._scale, found.descender * self._scale

    @cached_property
    def box(self) -> tuple[float, ...]:
        """The corners (left, bottom, right, top) of a box that holds every glyph."""
        raw = self._face.reference_table("head").data[_HEAD_BOX]
        sides = (int.from_bytes(raw[i : i + 2], "big", signed=True) for i in range(0, 8, 2))
        return tuple(side * self._scale for side in sides)

    @cached_property
    def _plain(self) -> dict[int, str]:
        glyphs = ((self._font.get_nominal_glyph(u), u) for u in sorted(self.covers, reverse=True))
        return {gid: chr(code) for gid, code in glyphs if gid is not None}

    def plain(self, gid: int) -> str:
        """The character whose own glyph this is; empty for ligatures and variants."""
        return self._plain.get(gid, "")

    def advance(self, gid: int) -> float:
        """The width that the font itself gives to a glyph."""
        return float(self._font.get_glyph_h_advance(gid) * self._scale)

    def shape(self, text: str, script: str, language: str, *, rtl: bool = False) -> list[Glyph]:
        """The glyphs of one run from left to right; clusters are indices into `text`."""
        buffer = self._shaped(text, script, language, rtl)
        s = self._scale
        return [
            Glyph(info.codepoint, info.cluster, at.x_advance * s, at.x_offset * s, at.y_offset * s)
            for info, at in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True)
        ]

    def gids(self, text: str, script: str, language: str, *, rtl: bool = False) -> list[int]:
        """The numbers of the glyphs of one run from left to right."""
        return [info.codepoint for info in self._shaped(text, script, language, rtl).glyph_infos]

    def width(self, text: str, script: str, language: str, *, rtl: bool = False) -> float:
        """How wide a run is, in thousandths of the size."""
        buffer = self._shaped(text, script, language, rtl)
        return float(sum(at.x_advance for at in buffer.glyph_positions) * self._scale)

    def _shaped(self, text: str, script: str, language: str, rtl: bool) -> hb.Buffer:
        buffer = hb.Buffer()
        buffer.add_str(text)
        buffer.flags = hb.BufferFlags.REMOVE_DEFAULT_IGNORABLES
        buffer.direction = "rtl" if rtl else "ltr"
        buffer.script, buffer.language = script, language
        hb.shape(self._font, buffer, {})
        return buffer

    def subset(self, gids: Iterable[int]) -> bytes:
        """A TrueType file with only these outlines, under the numbers that they have here."""
        wanted = hb.SubsetInput()
        wanted.flags = (
            hb.SubsetFlags.RETAIN_GIDS
            | hb.SubsetFlags.NO_LAYOUT_CLOSURE
            | hb.SubsetFlags.NO_HINTING
            | hb.SubsetFlags.NOTDEF_OUTLINE
        )
        wanted.glyph_set.update(gids)
        wanted.drop_table_tag_set.update(int.from_bytes(tag.encode(), "big") for tag in _DROPPED)
        return bytes(wanted.subset(self._face).blob.data)
