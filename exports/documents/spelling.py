"""The characters that a page is set from: normal form, line ends, and what is never drawn."""

import re
import unicodedata

# Break opportunities, direction marks and isolates: they steer the lines and have no glyph.
INVISIBLE = frozenset("\u200b\u200e\u200f\u061c\u2060\u2066\u2067\u2068\u2069")
_LINE_ENDS = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
# Embeddings and overrides could show a text in another order than it says.
_LEFT_OUT = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u202a-\u202e\ufeff]")


def clean(text: str) -> str:
    """Text in NFC with one kind of line end; a tab is a space.

    Other control characters, soft hyphens, embeddings and overrides are left out.
    """
    ends = _LINE_ENDS.sub("\n", text).replace("\t", " ")
    return unicodedata.normalize("NFC", _LEFT_OUT.sub("", ends))
