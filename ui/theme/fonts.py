"""The faces that ship with the program; the fonts of the system are never trusted."""

from pathlib import Path

from PySide6.QtCore import QLoggingCategory
from PySide6.QtGui import QFont, QFontDatabase

from ui.theme.look import FAMILY


def load_fonts(folder: Path) -> tuple[str, ...]:
    """Register every face in `folder`; return the families, the window's own first.

    The others stand in, in a fixed order, for the scripts that Noto Sans does not draw
    (QFontDatabase's fallback by script is not reachable from Python).
    """
    # Qt warns of every stand-in that lacks a script, which is why there are several.
    QLoggingCategory.setFilterRules("qt.text.font.db=false")
    families: set[str] = set()
    for file in sorted(folder.glob("*.[ot]tf")):
        families.update(
            QFontDatabase.applicationFontFamilies(QFontDatabase.addApplicationFont(str(file)))
        )
    others = sorted(families - {FAMILY})
    QFont.insertSubstitutions(FAMILY, others)
    return (FAMILY, *others)
