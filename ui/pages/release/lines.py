"""A line that says how something stands, and what that rests on."""

from types import MappingProxyType

from PySide6.QtCore import Qt

from ui.theme.glyph import GlyphView
from ui.theme.icons import icon
from ui.widgets.lay import Part, column, row
from ui.widgets.text import label
from ui.words import tr

_RULES = MappingProxyType({"unique": "one of a kind"})
"""Rules whose own name is a word of ours; the others say in plain words what they found."""


def good_line(words: str, why: str, tone: str = "ok", glyph: str = "done") -> Part:
    """Something that is as it should be, and what that rests on."""
    lines: list[Part] = [label(words, "strong", wrap=True)]
    lines += [label(why, "caption", wrap=True)] if why else []
    top = Qt.AlignmentFlag.AlignTop
    return row((GlyphView(icon(glyph), tone, 18), 0, top), (column(*lines), 1), gap=10)


def rule_words(rule: str) -> str:
    """What a place in a text may be, by the rule that found it."""
    return tr(_RULES.get(rule, rule))
