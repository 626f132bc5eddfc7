"""Whether a written word may stand for a unit of a name, and how surely."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

import regex
from rapidfuzz.distance import OSA, Indel

from exports.redaction.lists.lexicon import ENDINGS, PROCLITICS
from exports.redaction.lists.same_parts import ABBREVIATIONS, NUMERALS, SAME_PARTS
from exports.redaction.names.looks import look
from exports.redaction.names.skeleton import blurred, consonants, modern, skeleton
from workstation.text.common import common_words

EXACT, SOUND, NEAR, CLIPPED, LETTER = 4, 3, 2, 1, 0
_ROMAN = {
    "ii": "2", "iii": "3", "iv": "4", "v": "5", "vi": "6", "vii": "7", "viii": "8", "ix": "9",
    "x": "10", "xi": "11", "xii": "12",
}  # fmt: skip
_ARTICLE = re.compile(r"(?:al|el|a([dtszrn])(?=\1)|ash(?=sh)|as(?=sh))(?=.{4})")
# Respect and possession written onto a name in Latin letters: Pradeepji, Slametnya, Thidas.
_GLUED = re.compile(
    r"(?<=.{4})(?:ji|jee|bhai|apa|didi|dai|sahib|saheb|nya|lah|kah|pun)\Z|(?<=.{3})s\Z"
    r"|(?<=.{5})(?:lai|ko|le|ke|ne|sanga|bata|haru|der|er)\Z"
)
# What joins a part to the name of God: Hafiz for Hafizur, in Bengali and Devanagari.
_JOINED = re.compile("(?<=.{4})[ুु][রলদনসरलदनस]\\Z")
_KUNYA = frozenset(("ام", "ابو", "ابا", "ابي"))
# Beginnings, and endings, that speakers of one region or another do not tell apart.
_VIETNAMESE = tuple(
    (re.compile(pattern), by)
    for pattern, by in (
        (r"^tr", "ch"), (r"^(?:gi|d|r)(?=[aeiouy])", "z"), (r"^x", "s"), (r"^l", "n"),
        (r"y$", "i"), (r"(?<=[aeiouy])(?:nh|ng)$", "n"), (r"(?<=[aeiouy])[ct]$", "c"),
    )
)  # fmt: skip
_GROUPS = {
    part: {at for at, forms in enumerate(SAME_PARTS) if part in forms}
    for part in frozenset().union(*SAME_PARTS)
}
_CLUSTER = regex.compile(r"\X")
_STRETCHED = re.compile(r"(.)\1{2,}")
_VOWELS = re.compile("[aeiou]")
_HALF = 0.55


def stems(word: str) -> Iterator[str]:
    """The word, and what is left of it without glued case endings or particles."""
    yield word
    first = word[:1]
    if "\u0900" <= first <= "\u09ff":
        once = list(_without(ENDINGS, word))
        yield from once
        yield from (twice for stem in once for twice in _without(ENDINGS, stem))
    elif "\u0600" <= first <= "\u06ff":
        for particle in PROCLITICS:
            rest = word[len(particle) :] if word.startswith(particle) else ""
            if len(rest) >= 3 or rest in _KUNYA:
                yield rest
    elif "a" <= first <= "z":
        bare = word if word in common_words() else _GLUED.sub("", word)
        forms = (without_article(word), bare, *_unstretched(word))
        yield from (form for form in forms if form != word)


def _unstretched(word: str) -> Iterator[str]:
    """A word that somebody drew out, as short as it may be meant: somchaiiii, mariceeel."""
    if _STRETCHED.search(word):
        shortened = dict.fromkeys(_STRETCHED.sub(by, word) for by in (r"\1", r"\1\1"))
        yield from (form for form in shortened if len(form) > 2 and form not in common_words())


def _without(endings: Iterable[str], word: str) -> Iterator[str]:
    for ending in endings:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            yield word[: -len(ending)]


def near(word: str, unit: str) -> bool:
    """One slip (two in long words) apart."""
    shorter = min(len(word), len(unit))
    allowed = 0 if shorter < 3 else 1 if shorter < 8 else 2
    return bool(OSA.distance(word, unit, score_cutoff=allowed) <= allowed)


# Words come again and again in a text; the answer depends on nothing else.
@lru_cache(maxsize=1 << 16)
def compare(word: str, unit: str) -> int | None:
    """How the word may stand for the unit: EXACT, SOUND, NEAR, CLIPPED, LETTER; None if not."""
    if word == unit:
        return EXACT
    if is_initial(word, unit):
        return LETTER
    full, meant = ABBREVIATIONS.get(word, word), ABBREVIATIONS.get(unit, unit)
    if full == meant or not _parts(word, full).isdisjoint(_parts(unit, meant)):
        return SOUND
    if word.isdigit() or unit.isdigit():
        return SOUND if _number(word) == _number(unit) else None
    if "\u0900" <= word[0] <= "\u09ff" and word.startswith(unit) and word[len(unit) :] in ENDINGS:
        return SOUND
    if is_without_vowels(word, unit):
        return SOUND
    best = max((_compare_stem(stem, unit) or 0 for stem in stems(word)), default=0)
    clipped = is_clipped(word, unit) or is_clipped(unit, word)
    return best or (CLIPPED if clipped else None)


def _parts(*forms: str) -> set[int]:
    """The groups of parts that are one to a registrar, where one of the forms stands in them."""
    return set().union(*(_GROUPS.get(form, ()) for form in forms))


def _number(word: str) -> str:
    """The digits that are meant: of 08, of viii and of eight the same."""
    return _ROMAN.get(word) or NUMERALS.get(word) or word.lstrip("0")


def is_clipped(word: str, unit: str) -> bool:
    """Whether a Latin word is the first or last letters of a longer unit: Ploy, Nisa."""
    long = len(word) >= 3 and len(unit) - len(word) >= 2 and "a" <= word[0] <= "z"
    return long and (unit.startswith(word) or unit.endswith(word))


def is_without_vowels(word: str, unit: str) -> bool:
    """Whether a Latin word is all of the unit but for its vowels: mgr for Magar."""
    return "a" <= word[0] <= "z" and len(word) >= 3 and word == _VOWELS.sub("", unit)


def is_turned(word: str, unit: str) -> bool:
    """Whether two neighbouring letters of the word are changed over, neither of them the first."""
    return word[0] == unit[0] and len(word) == len(unit) and sorted(word) == sorted(unit)


def is_dotted_short(word: str, unit: str) -> bool:
    """Whether a Latin word may stand for the unit before a full stop: Moch., Bdr., bt."""
    if not 2 <= len(word) < min(6, len(unit) - 1) or word[0] != unit[0]:
        return False
    letters = iter(unit)
    return "a" <= word[0] <= "z" and all(letter in letters for letter in word)


def spoken_alike(word: str, unit: str) -> bool:
    """Whether two Vietnamese syllables are said alike in some region: Chinh and Trinh."""
    return len(word) > 2 and _as_spoken(word) == _as_spoken(unit)


@lru_cache(maxsize=1 << 14)
def _as_spoken(word: str) -> str:
    for pattern, by in _VIETNAMESE:
        word = pattern.sub(by, word)
    return word


def garbled(word: str, unit: str) -> bool:
    """Whether half of the letters are right and the first is: enough between two sure units."""
    shorter = min(len(word), len(unit))
    return shorter > 2 and word[0] == unit[0] and bool(OSA.distance(word, unit) <= shorter // 2)


def without_article(unit: str) -> str:
    """A unit of Arabic origin without the article that was written onto it."""
    return _ARTICLE.sub("", unit, count=1) if _ARTICLE.match(unit) else unit


def is_thinned(word: str, unit: str) -> bool:
    """Whether vowels between two letters are left out and all else is there: arifn, thandr."""
    letters = iter(unit)
    ends = word[0] == unit[0] and word[-1] == unit[-1]
    bare = _VOWELS.sub("", word[1:]) == _VOWELS.sub("", unit[1:])
    return ends and bare and all(letter in letters for letter in word)


def is_head(word: str, unit: str) -> bool:
    """Whether it is the unit without its last letters, two letters at least."""
    return 1 < len(word) < len(unit) and unit.startswith(word)


def is_remnant(word: str, unit: str) -> bool:
    """Whether half of the letters are the unit's, or all that a mistyped vowel leaves: htn, Tun."""
    if min(len(word), len(unit)) < 3 or abs(len(word) - len(unit)) > 1:
        return False
    thinned = not _VOWELS.search(word) and consonants(word) == consonants(unit)
    return thinned or Indel.normalized_similarity(word, unit) >= _HALF


def is_letter(word: str) -> bool:
    """One letter, in Indic scripts with its vowel."""
    return not word.isdigit() and len(word) <= 3 and _CLUSTER.match(word)[0] == word


def is_initial(word: str, unit: str) -> bool:
    """Whether the word is the first letter of the unit, in Indic scripts with or without vowel."""
    if len(word) == 1:
        return unit.startswith(word)
    if len(word) == 2 and word[0] in PROCLITICS:
        return unit.startswith(word[1])
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
    if heard == skeleton(without_article(unit)):
        return SOUND
    if heard == meant or modern(stem) == modern(unit):
        return SOUND
    blur = blurred(heard) == blurred(meant)
    if blur and min(len(stem), len(unit)) >= 5:
        return SOUND
    if min(len(heard), len(meant)) >= 4 and near(heard, meant):
        return NEAR
    joined = _JOINED.sub("", stem) == _JOINED.sub("", unit)
    return NEAR if blur or joined or near(stem, unit) else None
