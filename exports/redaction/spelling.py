"""Whether a written word may stand for a unit of a name, and how surely."""

from collections.abc import Iterator
from functools import lru_cache

import regex
from rapidfuzz.distance import OSA

from exports.redaction.lexicon import ABBREVIATIONS, ENDINGS, PROCLITICS, SAME_PARTS
from exports.redaction.looks import look
from exports.redaction.skeleton import blurred, modern, skeleton

EXACT, SOUND, NEAR, LETTER = 3, 2, 1, 0
_CLUSTER = regex.compile(r"\X")


def stems(word: str) -> Iterator[str]:
    """The word, and what is left of it without glued case endings or particles."""
    yield word
    first = word[:1]
    if "\u0900" <= first <= "\u09ff":
        for ending in ENDINGS:
            if word.endswith(ending) and len(word) - len(ending) >= 3:
                yield word[: -len(ending)]
    elif "\u0600" <= first <= "\u06ff":
        for particle in PROCLITICS:
            if word.startswith(particle) and len(word) - len(particle) >= 3:
                yield word[len(particle) :]


def near(word: str, unit: str) -> bool:
    """One slip (two in long words) apart."""
    shorter = min(len(word), len(unit))
    allowed = 0 if shorter < 3 else 1 if shorter < 8 else 2
    return bool(OSA.distance(word, unit, score_cutoff=allowed) <= allowed)


# Words come again and again in a text; the answer depends on nothing else.
@lru_cache(maxsize=1 << 16)
def compare(word: str, unit: str) -> int | None:
    """How the word may stand for the unit: EXACT, SOUND, NEAR, LETTER, or None if it may not."""
    if word == unit:
        return EXACT
    if is_initial(word, unit):
        return LETTER
    full = ABBREVIATIONS.get(word, word)
    if full == ABBREVIATIONS.get(unit, unit) or any(
        full in forms and unit in forms for forms in SAME_PARTS
    ):
        return SOUND
    return max((_compare_stem(stem, unit) or 0 for stem in stems(word)), default=0) or None


def garbled(word: str, unit: str) -> bool:
    """Whether half of the letters are right and the first is: enough between two sure units."""
    shorter = min(len(word), len(unit))
    return shorter > 2 and word[0] == unit[0] and bool(OSA.distance(word, unit) <= shorter // 2)


def is_initial(word: str, unit: str) -> bool:
    """Whether the word is the first letter of the unit, in Indic scripts with or without vowel."""
    if len(word) == 1:
        return unit.startswith(word)
    if len(word) > 3 or "a" <= word[0] <= "z":
        return False
    first: str = _CLUSTER.match(unit)[0]
    return first == word != unit


def _compare_stem(stem: str, unit: str) -> int | None:
    if stem == unit:
        return EXACT
    if min(len(stem), len(unit)) < 2 or stem.isdigit() or unit.isdigit():
        return None
    if len(stem) >= 4 and look(stem) == look(unit):
        return SOUND
    heard, meant = skeleton(stem), skeleton(unit)
    if heard == meant or modern(stem) == modern(unit):
        return SOUND
    blur = blurred(heard) == blurred(meant)
    if blur and min(len(stem), len(unit)) >= 5:
        return SOUND
    if min(len(heard), len(meant)) >= 4 and near(heard, meant):
        return NEAR
    return NEAR if blur or near(stem, unit) else None
