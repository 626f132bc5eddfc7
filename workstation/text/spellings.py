"""How a name may be spelt in its own and in other scripts: candidates to look for, by rule."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import combinations, islice, product

from workstation.text.burmese import from_burmese, to_burmese
from workstation.text.fold import fold_query
from workstation.text.sounds import (
    BEFORE,
    CONSONANTS,
    FINAL,
    FIRST_VOWELS,
    SCRIPTS,
    VIRAMA,
    VOWELS,
    Letters,
)

LEAST = 3
"""Code points below which a spelling says nothing about a name."""
_LONGEST, _SLIPS = 24, 3
_EACH = 40
"""Spellings of one word in one script, those nearest to the likeliest first."""
_TOGETHER = 48
"""Spellings of several words in one script."""
_SOUND = re.compile("|".join(sorted([*CONSONANTS, *VOWELS, *FIRST_VOWELS], key=len, reverse=True)))


@cache
def spellings(words: str) -> tuple[str, ...]:
    """Folded spellings of a folded name, the likeliest of each script first; never its own.

    Nothing for what is no name by its letters: digits, signs, fewer than three letters.
    """
    plain = words.strip()
    if not LEAST <= len(plain) <= _LONGEST * 2:
        return ()
    latin = [plain] if _is_latin(plain) else [*from_burmese(plain), *_to_latin(plain)]
    found = (spelt for heard in latin[:3] for spelt in _of_latin(heard))
    folded = (fold_query(spelt) for spelt in [*latin, *found])
    return tuple(dict.fromkeys(s for s in folded if len(s) >= LEAST and s != plain))


def _is_latin(words: str) -> bool:
    return all("a" <= letter <= "z" or letter == " " for letter in words)


def _of_latin(words: str) -> Iterator[str]:
    yield from to_burmese(words)
    heard = [sounds(word) for word in words.split()]
    if not heard or not all(heard):
        return
    for script in SCRIPTS:
        each = [list(islice(_spelt(word, script), _EACH)) for word in heard]
        yield from (" ".join(chosen) for chosen in islice(_nearest(each), _TOGETHER))


@cache
def sounds(word: str) -> tuple[str, ...]:
    """The sounds of a word in Latin letters; empty if it has other signs, or too many letters."""
    found = _SOUND.findall(word)
    return tuple(found) if "".join(found) == word and len(word) <= _LONGEST else ()


def _spelt(heard: Sequence[str], script: str) -> Iterator[str]:
    """A word in a script: first as it is heard, then with doubled letters as one."""
    single = [sound for at, sound in enumerate(heard) if not at or sound != heard[at - 1]]
    for each in [heard] if len(single) == len(heard) else [heard, single]:
        for chosen in _nearest([_letters(each, at, script) for at in range(len(each))]):
            yield _joined(chosen)


def _letters(heard: Sequence[str], at: int, script: str) -> Sequence[str]:
    sound, last = heard[at], at == len(heard) - 1
    if sound in CONSONANTS and not (last and sound == "y" and at):
        written = CONSONANTS[sound][script]
        joins = VIRAMA.get(script, "") if at and heard[at - 1] in CONSONANTS else ""
        if not joins:
            return written
        alone, joined = written, [joins + letter for letter in written]
        return [*joined, *alone] if sound == heard[at - 1] else [*alone[:1], *joined, *alone[1:]]
    if at == 0 or heard[at - 1] not in CONSONANTS:
        return FIRST_VOWELS.get(sound, VOWELS.get(sound, FIRST_VOWELS["a"]))[script]
    final = VOWELS.get(sound + FINAL) if last else None
    return (final or VOWELS.get(sound) or VOWELS["a"])[script]


def _nearest(options: Sequence[Sequence[str]]) -> Iterator[tuple[str, ...]]:
    """Every choice of one of each, those with the fewest unlikely ones first."""
    for slips in range(min(_SLIPS, len(options)) + 1):
        for places in combinations(range(len(options)), slips):
            others = [each[1:] if at in places else each[:1] for at, each in enumerate(options)]
            yield from product(*others)


def _joined(chosen: Sequence[str]) -> str:
    written = ""
    for letters in chosen:
        if letters.startswith(BEFORE):
            written = written[:-1] + letters[1:] + written[-1:]
        else:
            written += letters
    return written


def _to_latin(words: str) -> Iterator[str]:
    for unwritten in ("a", ""):
        read = [_read(word, unwritten) for word in words.split()]
        if read and all(read):
            yield " ".join(read)


def _read(word: str, unwritten: str) -> str:
    """A word of another script in Latin letters, and the vowel between bare consonants."""
    script = next((s for s in SCRIPTS[1:] if any(c in _back(s) for c in word)), "")
    if not script:
        return ""
    letters, joins, said = _back(script), VIRAMA.get(script, ""), ""
    bare = False
    for sign in _in_order(_vowels_of_arabic(word)):
        sound, consonant = letters.get(sign, ("", False))
        if consonant and bare:
            said += unwritten
        bare = consonant if sound else bare and sign != joins
        said += sound
    return said.replace("aa", "a")


def _vowels_of_arabic(word: str) -> str:
    """The letters that stand for long vowels inside a word, as signs of their own."""
    inside = re.sub("(?<=[ء-ه])ي", "\u0650", re.sub("(?<=[ء-ه])و", "\u064f", word))
    return re.sub("(?<=.)ه$", "ا", inside)


def _in_order(word: str) -> str:
    """Vowels that are written before their consonant, after it."""
    return re.sub(r"([เแโใไເແໂໃໄ])([ก-ฮກ-ຮ])", r"\2\1", word)


@cache
def _back(script: str) -> dict[str, tuple[str, bool]]:
    """What each letter of a script sounds like, and whether it is a consonant."""
    found: dict[str, tuple[str, bool]] = {}
    tables: tuple[Letters, ...] = (CONSONANTS, VOWELS, FIRST_VOWELS)
    rows = [
        (
            fold_query(written[script][choice]).lstrip(BEFORE),
            sound.rstrip(FINAL),
            table is CONSONANTS,
        )
        for choice in (0, 1, 2)
        for table in tables
        for sound, written in sorted(table.items(), key=lambda row: len(row[0]))
        if len(written[script]) > choice and written[script][choice]
    ]
    for letter, sound, consonant in rows:
        if len(letter) == 1:
            found.setdefault(letter, (sound, consonant))
    if script == "Arab":
        found |= {"\u0650": ("i", False), "\u064f": ("u", False), "ا": ("a", False)}
    return found
