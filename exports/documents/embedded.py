"""A face inside one document: a Type0 font with the font's own glyph numbers (Identity-H)."""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFDictionary,
    PDFDocument,
    PDFName,
    PDFObject,
    PDFObjectReference,
    PDFStream,
    PDFString,
    PDFZCompress,
)

from exports.documents.faces import SUBSET_PREFIX
from exports.documents.glyphs import Face, Glyph

_SYMBOLIC = 4
_STEM = 80
_CAPITALS = 714
_BLOCK = 100  # the most rows that one bfchar block may have
_MAP_HEAD = """/CIDInit /ProcSet findresource begin 12 dict begin begincmap
/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def
/CMapName /Adobe-Identity-UCS def /CMapType 2 def
1 begincodespacerange <0000> <FFFF> endcodespacerange
"""
_MAP_TAIL = "endcmap CMapName currentdict /CMap defineresource pop end end\n"


class Embedded:
    """The glyphs of one face that one document draws, and what each of them says."""

    def __init__(self, face: Face, name: str) -> None:
        self.face, self.name = face, name
        self._says: dict[int, str] = {}
        self._noted: set[tuple[str, tuple[int, ...], bool]] = set()

    def note(self, text: str, glyphs: Sequence[Glyph], *, rtl: bool) -> str:
        """Remember what each glyph says, as far as one glyph can.

        The answer is what a reader that knows no /ActualText makes of these glyphs.
        """
        clusters: dict[int, list[int]] = {}
        for glyph in glyphs:
            clusters.setdefault(glyph.cluster, []).append(glyph.gid)
        for start, end in pairwise([*sorted(clusters), len(text)]):
            said = (text[start:end], tuple(clusters[start]), rtl)
            if said not in self._noted:
                self._noted.add(said)
                self._note_cluster(*said)
        return "".join(self._says[glyph.gid] for glyph in glyphs)

    def _note_cluster(self, chars: str, gids: Sequence[int], rtl: bool) -> None:
        plain = {gid: self.face.plain(gid) for gid in gids}
        rest = "".join(char for char in chars if char not in plain.values())
        for gid in gids:
            says = chars if len(gids) == 1 else plain[gid]
            if not says or says not in chars:
                says, rest = rest or says, ""
            if rtl and len(says) > 1:  # readers turn the letters of lam-alef round
                says = plain[gid] or says[::-1]
            self._says.setdefault(gid, says)

    def write(self, file: PDFDocument) -> PDFObjectReference:
        """Add the font's objects to the file; the answer refers to the font."""
        gids = sorted({0, *self._says})
        base = PDFName(SUBSET_PREFIX + self.face.name)
        descendant = PDFDictionary(
            {
                "Type": PDFName("Font"),
                "Subtype": PDFName("CIDFontType2"),
                "BaseFont": base,
                "CIDToGIDMap": PDFName("Identity"),
                "CIDSystemInfo": PDFDictionary(
                    {
                        "Registry": PDFString("Adobe"),
                        "Ordering": PDFString("Identity"),
                        "Supplement": 0,
                    }
                ),
                "FontDescriptor": file.Reference(self._descriptor(file, base, gids)),
                "DW": 0,
                "W": PDFArray(self._widths(gids)),
            }
        )
        font = PDFDictionary(
            {
                "Type": PDFName("Font"),
                "Subtype": PDFName("Type0"),
                "BaseFont": base,
                "Encoding": PDFName("Identity-H"),
                "DescendantFonts": PDFArray([file.Reference(descendant)]),
                "ToUnicode": file.Reference(packed(to_unicode(self._says).encode())),
            }
        )
        return file.Reference(font)

    def _descriptor(self, file: PDFDocument, base: PDFObject, gids: Sequence[int]) -> PDFDictionary:
        outlines = self.face.subset(gids)
        size = measures(self.face)
        return PDFDictionary(
            {
                "Type": PDFName("FontDescriptor"),
                "FontName": base,
                "Flags": _SYMBOLIC,
                "ItalicAngle": 0,
                **size,
                "FontBBox": PDFArray(size["FontBBox"]),
                "FontFile2": file.Reference(packed(outlines, Length1=len(outlines))),
            }
        )

    def _widths(self, gids: Sequence[int]) -> list[object]:
        widths: list[object] = []
        for gid in gids:
            widths += [gid, PDFArray([round(self.face.advance(gid), 3)])]
        return widths


def packed(content: bytes, **entries: object) -> PDFStream:
    """A compressed stream."""
    return PDFStream(PDFDictionary(entries), content, [PDFZCompress])


def to_unicode(says: Mapping[int, str]) -> str:
    """The map from glyph numbers to text that readers use for searching and copying."""
    rows = [f"<{gid:04X}> <{hex_utf16(text)}>" for gid, text in sorted(says.items()) if text]
    blocks = [rows[i : i + _BLOCK] for i in range(0, len(rows), _BLOCK)]
    lines = (f"{len(b)} beginbfchar\n" + "\n".join(b) + "\nendbfchar\n" for b in blocks)
    return _MAP_HEAD + "".join(lines) + _MAP_TAIL


def hex_utf16(text: str) -> str:
    """Text as UTF-16, most significant byte first, in upper-case hexadecimal."""
    return text.encode("utf-16-be").hex().upper()


def measures(face: Face) -> dict[str, Any]:
    """What a file says of the size of a face: the gate demands the same."""
    ascent, descent = face.extents
    return {
        "StemV": _STEM,
        "FontBBox": [round(side) for side in face.box],
        "Ascent": round(ascent),
        "Descent": round(descent),
        "CapHeight": _CAPITALS,
    }
