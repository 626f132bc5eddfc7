"""Rules of finds that the rest of the text settles: sure where it names the bearer."""

from exports.redaction.model import Span

TWO_INITIALS = "two initials"
PARTS = "parts as one word"
CORRECTED = "typed again"
DOUBLED = "doubled part"
PLAIN = frozenset(
    (
        "word of a firm",
        "spaced out",
        "initials and shared part",
        TWO_INITIALS,
        PARTS,
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

WORD = "plain word"
"""The rule of a plain word that stands where names stand: sure where the text writes its bearer."""

ECHO = "sounds much alike"
"""The rule of what is heard so well that it is sure where the text writes its bearer's name."""


def is_whole_name(span: Span) -> bool:
    """Whether a mark is of somebody's whole name, beyond doubt."""
    return span.confidence == "auto" and span.rule == "name"
