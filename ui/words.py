"""Words that several pages say, and the one way to translate any."""

import re
from types import MappingProxyType

from PySide6.QtCore import QCoreApplication

_CONTEXT = "Casehaven"
_UNIT = re.compile(r"(?<=\d) (?=(?:d|h|min)\b)")


def tr(text: str) -> str:
    """The text in the language of the window."""
    return QCoreApplication.translate(_CONTEXT, text)


def count(number: int) -> str:
    """A whole number with its thousands set apart: 100,412."""
    return f"{number:,}"


def unbroken(text: str) -> str:
    """The text with no line's end between a number and its unit: 8 h, 5 min."""
    return _UNIT.sub("\N{NO-BREAK SPACE}", text)


def things_to_put_right(number: int) -> str:
    """What stands beside a blocked button."""
    if number == 1:
        return tr("1 thing to put right")
    return tr("{number} things to put right").format(number=count(number))


RISK = MappingProxyType({1: "Low", 2: "Medium", 3: "High", 4: "Critical"})
"""The levels of retaliation risk (S29); translate where they are drawn."""

SHOW_HELD = "Hold to show"
HIDDEN_VALUE = "Hidden. Hold Space to show it."
