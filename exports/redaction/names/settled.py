"""Rules of finds that the rest of the text settles: sure where it names the bearer."""

from exports.redaction.model import Span

TWO_INITIALS = "two initials"
SPELT = "spelt out in part"
SPACED = "spaced out"
PARTS = "parts as one word"
CORRECTED = "typed again"
DOUBLED = "doubled part"
SMALL = "lower case"
HASTY = "small letters"
TITLED = "title in small letters"
WHOLE_SLIP = "slip in a whole name"
DOUBTED = "title that is a word"
ASKED = "short part behind a title"
ACTS = "short part that acts"
PLAIN = frozenset(
    (
        "word of a firm",
        "initials and shared part",
        TWO_INITIALS,
        CORRECTED,
        DOUBLED,
        "initials",
        "nickname",
        "short part",
        "slip",
        "whole name by ear",
    )
)
"""Rules of what stands like a name and may be none: sure where the text names its bearer."""

HINT = "short for a part"
"""The rule of what may be a nickname where the text names its bearer, and else is nothing."""

HINTS = frozenset((HINT, ASKED, ACTS))
"""Rules of what is nothing where the text does not name the bearer."""

_NAMING = frozenset(("name", "part of name", SMALL))
_LONG = 6
_WHOLE = frozenset(("name", "sound", "slip"))

WORD = "plain word"
"""The rule of a plain word that stands where names stand: sure where the text writes its bearer."""

ECHO = "sounds much alike"
"""The rule of what is heard so well that it is sure where the text writes its bearer's name."""


WRITTEN = frozenset((ECHO, WORD, TITLED, ASKED, ACTS, WHOLE_SLIP, PARTS, SPACED, DOUBTED, SPELT))
"""Rules of what is sure where the text writes its bearer's name, in any script."""


def is_whole_name(span: Span) -> bool:
    """Whether a mark is of somebody's whole name, beyond doubt."""
    return span.confidence == "auto" and span.rule in _WHOLE


def is_in_small_letters(text: str, span: Span) -> bool:
    """Whether a mark is of a name that somebody writes without capitals: parts of it, or one."""
    if span.confidence != "auto" or span.rule not in _NAMING:
        return False
    written = text[span.start : span.end]
    long = " " in written or len(written) >= _LONG
    return long and (written.islower() or written.isupper())
