"""The font files that ship with the program, for pages and for the window."""

from pathlib import Path

FOLDER = Path(__file__).parent
SHARED = "NotoSans"
FAMILIES = (
    SHARED,
    "NotoSansArabic",
    "NotoSansBengali",
    "NotoSansDevanagari",
    "NotoSansKhmer",
    "NotoSansLao",
    "NotoSansMyanmar",
    "NotoSansThai",
)
_WEIGHTS = {False: "Regular", True: "Bold"}


def font_file(family: str, bold: bool) -> Path:
    """Where one weight of a family lies."""
    return FOLDER / f"{family}-{_WEIGHTS[bold]}.ttf"


def font_files() -> tuple[Path, ...]:
    """Every font file, the family that all scripts share first."""
    return tuple(font_file(family, bold) for family in FAMILIES for bold in _WEIGHTS)
