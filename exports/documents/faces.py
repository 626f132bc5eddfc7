"""Which face draws which character: the Noto Sans families that ship with the program."""

import unicodedata
from functools import lru_cache

from exports.documents.fonts import FAMILIES, SHARED, font_file
from exports.documents.glyphs import Face, Glyph
from workstation.errors import WorkstationError

SUBSET_PREFIX = "AAAAAA+"
_LATIN = "Latn"

# Script (ISO 15924), family, first and last code point. All other letters and digits are Latin.
_RANGES = (
    ("Grek", SHARED, 0x0370, 0x03FF),
    ("Grek", SHARED, 0x1F00, 0x1FFF),
    ("Cyrl", SHARED, 0x0400, 0x052F),
    ("Cyrl", SHARED, 0x1C80, 0x1C8F),
    ("Cyrl", SHARED, 0x2DE0, 0x2DFF),
    ("Cyrl", SHARED, 0xA640, 0xA69F),
    ("Mymr", "NotoSansMyanmar", 0x1000, 0x109F),
    ("Mymr", "NotoSansMyanmar", 0xA9E0, 0xA9FF),
    ("Mymr", "NotoSansMyanmar", 0xAA60, 0xAA7F),
    ("Thai", "NotoSansThai", 0x0E00, 0x0E7F),
    ("Laoo", "NotoSansLao", 0x0E80, 0x0EFF),
    ("Khmr", "NotoSansKhmer", 0x1780, 0x17FF),
    ("Khmr", "NotoSansKhmer", 0x19E0, 0x19FF),
    ("Deva", "NotoSansDevanagari", 0x0900, 0x097F),
    ("Beng", "NotoSansBengali", 0x0980, 0x09FF),
    ("Arab", "NotoSansArabic", 0x0600, 0x06FF),
    ("Arab", "NotoSansArabic", 0x0750, 0x077F),
    ("Arab", "NotoSansArabic", 0x08A0, 0x08FF),
    ("Arab", "NotoSansArabic", 0xFB50, 0xFDFF),
    ("Arab", "NotoSansArabic", 0xFE70, 0xFEFC),
)
_USED_BY_MANY = frozenset("،؛؟٪٫٬।॥")
_OWN_SCRIPT = {family: script for script, family, _, _ in _RANGES} | {SHARED: _LATIN}


class NoFace(WorkstationError):
    """A character that none of the faces can draw."""

    def __init__(self, char: str) -> None:
        super().__init__(
            f"No font of this program can draw the character U+{ord(char):04X}.",
            "Write it in another way, or leave it out.",
        )
        self.char = char


@lru_cache(maxsize=2 * len(FAMILIES))
def face(family: str, bold: bool) -> Face:
    """A face by family and weight. Reading the file twice would give an equal one."""
    return Face(font_file(family, bold))


def face_of(base_font: str) -> Face | None:
    """The face that a file calls /BaseFont, with or without its slash; None if it is not ours."""
    name = base_font.removeprefix("/").removeprefix(SUBSET_PREFIX)
    for family in FAMILIES:
        for bold in (False, True):
            if name == font_file(family, bold).stem:
                return face(family, bold)
    return None


@lru_cache(maxsize=4096)
def home(char: str) -> tuple[str, str] | None:
    """Script and family of a character; None for what all scripts share (spaces, signs, marks)."""
    code = ord(char)
    if char not in _USED_BY_MANY:
        for script, family, low, high in _RANGES:
            if low <= code <= high:
                return script, family
    return (_LATIN, SHARED) if char.isalpha() or char.isdigit() else None


def family_for(char: str, before: str, bold: bool) -> str:
    """The family that draws a character standing after text in the family `before`.

    Raises NoFace if none of them has it.
    """
    found = home(char)
    first = found[1] if found else before
    for family in (first, SHARED, *FAMILIES):
        if ord(char) in face(family, bold).covers:
            return family
    raise NoFace(char)


def script_in(text: str, family: str) -> str:
    """The script that a run is shaped as: that of its first letter, else the family's own."""
    for char in text:
        found = home(char)
        if found and found[1] == family and unicodedata.category(char) != "Nd":
            return found[0]
    return _OWN_SCRIPT[family]


def shape(drawn_by: Face, text: str, language: str, *, rtl: bool = False) -> list[Glyph]:
    """The glyphs that stand on the page for one run of text in one face.

    They follow from these arguments alone, so that whoever checks a page can ask again.
    """
    return drawn_by.shape(text, _shaped_as(text, drawn_by), language, rtl=rtl)


def gids(drawn_by: Face, text: str, language: str, *, rtl: bool = False) -> list[int]:
    """The same glyphs by their numbers alone."""
    return drawn_by.gids(text, _shaped_as(text, drawn_by), language, rtl=rtl)


def _shaped_as(text: str, drawn_by: Face) -> str:
    return script_in(text, drawn_by.name.rpartition("-")[0])
