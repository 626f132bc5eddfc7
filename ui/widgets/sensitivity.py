"""The mark at the end of a field's label: how much the value tells about who it is."""

from types import MappingProxyType

from ui.theme.glyph import Glyph
from ui.theme.icons import icon
from ui.words import tr

_MARKS = MappingProxyType(
    {
        "direct": ("identifies", "Identifies"),
        "quasi": ("puzzle", "Could identify"),
        "sensitive": ("protection", "Sensitive"),
        "open": ("share", "May be shared"),
    }
)


def sensitivity_mark(kind: str) -> tuple[Glyph, str]:
    """The icon and the words of direct, quasi, sensitive or open."""
    name, words = _MARKS[kind]
    return icon(name), tr(words)
