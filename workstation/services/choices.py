"""Reads closed lists from foreign words, and the script of a text from its letters."""

import unicodedata
from collections import Counter
from typing import TypeVar

from workstation.errors import BadInput
from workstation.records.access import Choice
from workstation.records.names import Script
from workstation.services.intake_words import label

C = TypeVar("C", bound=Choice)

_SCRIPTS = {
    "LATIN": Script.LATIN,
    "MYANMAR": Script.MYANMAR,
    "THAI": Script.THAI,
    "KHMER": Script.KHMER,
    "LAO": Script.LAO,
    "DEVANAGARI": Script.DEVANAGARI,
    "BENGALI": Script.BENGALI,
    "ARABIC": Script.ARABIC,
    "CJK": Script.CHINESE,
}


def chosen(kind: type[C], value: str, where: str) -> C:
    """The member with this value. Raises BadInput that names the place and what may stand there."""
    try:
        return kind(value)
    except ValueError:
        allowed = ", ".join(member.value for member in kind)
        raise BadInput(f"{label(where)} has to be one of: {allowed}.") from None


def script_of(text: str) -> Script:
    """The script of most letters of a text."""
    names = (unicodedata.name(c, "").split(" ")[0] for c in text if c.isalpha())
    found = Counter(name for name in names if name in _SCRIPTS).most_common(1)
    return _SCRIPTS[found[0][0]] if found else Script.OTHER
