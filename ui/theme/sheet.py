"""The one style sheet, filled in from the tokens; states arrive as dynamic properties."""

import re
from pathlib import Path

from ui.theme.tokens import BADGE_RADIUS, CARD_RADIUS, CONTROL_RADIUS, TYPE, Colours

_SOURCE = Path(__file__).with_name("sheet.qss")
_RADII = {"badge": BADGE_RADIUS, "control": CONTROL_RADIUS, "card": CARD_RADIUS}
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_SIZE, _ROLE = re.compile(r"\$\{(\w+)\}"), re.compile(r"\$(\w+)")
_LENGTH, _RADIUS = re.compile(r"#(\d+)"), re.compile(r"@(\w+)")


def sheet(colours: Colours, scale: float = 1.0) -> str:
    """The style sheet for one theme at one text size."""
    text = _COMMENT.sub("", _SOURCE.read_text(encoding="utf-8"))
    text = _LENGTH.sub(lambda found: f"{round(int(found[1]) * scale)}px", text)
    text = _SIZE.sub(lambda found: f"{round(TYPE[found[1]] * scale)}px", text)
    text = _RADIUS.sub(lambda found: f"{_RADII[found[1]]}px", text)
    return _ROLE.sub(lambda found: colours[found[1]], text)
