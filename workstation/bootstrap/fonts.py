"""Where the fonts lie that the window and the documents share."""

from pathlib import Path

import exports

_FOLDER = Path(exports.__file__).parent / "documents" / "fonts"


def font_files() -> tuple[Path, ...]:
    """Every font file that ships with the program, found without loading the shaper."""
    return tuple(sorted(_FOLDER.glob("*.ttf")))
