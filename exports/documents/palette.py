"""The colours of a printed page: the light tokens of the window."""

from exports.documents.numbers import number

TEXT = "1A2120"
MUTED = "4C5753"
LINE = "D6DBD5"
LINE_STRONG = "7E8882"
ACCENT = "0F5C63"
ACCENT_SOFT = "DCEBEA"
SUNKEN = "F4F5F2"


def _parts(colour: str) -> str:
    return " ".join(number(int(colour[i : i + 2], 16) / 255) for i in (0, 2, 4))


def fill(colour: str) -> str:
    """The operator that chooses a colour (RRGGBB) for text and areas."""
    return f"{_parts(colour)} rg"


def stroke(colour: str) -> str:
    """The operator that chooses a colour (RRGGBB) for lines."""
    return f"{_parts(colour)} RG"
