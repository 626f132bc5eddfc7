"""What somebody asks to keep back in words of their own, as far as its words are understood."""

from collections.abc import Sequence

from workstation.records.consents import Consent, ConsentItem
from workstation.rules.trait_words import Finder, Forms, Text, finder, section
from workstation.text import fold
from workstation.text.tongues import unread

_WHOLE = frozenset({"vi", "id"})
"""Languages whose clues are words; those of others are parts of words."""


def items_in(wish: str) -> frozenset[ConsentItem]:
    """What a wish names: too many hits keep more in, never less."""
    return frozenset(item for item in ConsentItem if _names(section("wishes", item.value), wish))


def kept_back(consents: Sequence[Consent]) -> frozenset[ConsentItem]:
    """What somebody keeps back in any of these consents, as far as its words are understood."""
    return frozenset(item for c in consents for w in c.withheld for item in items_in(w.item))


def not_understood(consents: Sequence[Consent]) -> tuple[str, ...]:
    """The wishes that name nothing that is kept back by itself, or are in another language."""
    wishes = dict.fromkeys(w.item for c in consents for w in c.withheld)
    return tuple(wish for wish in wishes if unread(wish) or not _understood(wish))


def _understood(wish: str) -> bool:
    return bool(items_in(wish)) or _names(section("wishes", "never_told"), wish)


def _names(clues: Forms, wish: str) -> bool:
    text, folded = Text.of(wish), fold(wish).text
    parts = (clue for language, forms in clues.items() if language not in _WHOLE for clue in forms)
    return _words_of(clues).stands(text) or any(_plain(part) in folded for part in parts)


def _words_of(clues: Forms) -> Finder:
    return finder({language: forms for language, forms in clues.items() if language in _WHOLE})


def _plain(clue: str) -> str:
    return fold(clue.replace("_", " ")).text
