"""Marks what somebody said in their own words: quotes, and another script inside a Latin text."""

import re
from collections.abc import Iterable, Iterator, Sequence

from workstation.records.marks import Mark

RULE = "own words"

_LEAST_WORDS, _LEAST_LETTERS = 3, 12
_LONGEST = 600
_QUOTES = ("“”", "„“", "«»", "「」", "‘’", '""', "”“")
_QUOTED = re.compile(
    "|".join(rf"{a}([^{a}{b}\n]{{1,{_LONGEST}}}){b}" for a, b in map(tuple, _QUOTES))
)
_LATIN = "A-Za-z\u00aa-\u024f\u1e00-\u1eff\ufb00-\ufb06\uff21-\uff5a"
_LATIN_LETTER = re.compile(f"[{_LATIN}]")
_FOREIGN = re.compile(rf"[^\W\d_{_LATIN}](?:[^{_LATIN}\n\[\]]*[^\W\d_{_LATIN}][\u0300-\u1fff]*)?")


def with_own_words(text: str, marks: Sequence[Mark]) -> tuple[Mark, ...]:
    """These marks, and one that waits for a person over each stretch of own words between them.

    Whoever said something, and whoever heard it, knows it again word for word (part 4: verbatim
    quotes never leave), and the letters tell which language it was.
    """
    free = (gap for place in _places(text) for gap in _gaps(place, marks))
    found = [_mark(text, *gap) for gap in free if _says(text[slice(*gap)])]
    return tuple(sorted([*marks, *found], key=lambda mark: mark.start))


def _mark(text: str, start: int, end: int) -> Mark:
    words = text[start:end]
    start, end = end - len(words.lstrip()), start + len(words.rstrip())
    return Mark(start, end, "quote", sure=False, rule=RULE)


def _places(text: str) -> Iterator[tuple[int, int]]:
    """Apart from each other, in order."""
    found = [m.span(m.lastindex or 0) for m in _QUOTED.finditer(text) if _long(m[m.lastindex or 0])]
    letters = [char for char in text if char.isalpha()]
    if 2 * sum(bool(_LATIN_LETTER.match(char)) for char in letters) > len(letters):
        found += [m.span() for m in _FOREIGN.finditer(text) if _says(m[0])]
    last = 0
    for start, end in sorted(found):
        if end > last:
            yield max(start, last), end
        last = max(last, end)


def _long(words: str) -> bool:
    return len(words.split()) >= _LEAST_WORDS or (
        not words.isascii() and sum(map(str.isalpha, words)) >= _LEAST_LETTERS
    )


def _says(words: str) -> bool:
    return sum(map(str.isalpha, words)) > 1


def _gaps(place: tuple[int, int], marks: Iterable[Mark]) -> Iterator[tuple[int, int]]:
    at, end = place
    for mark in marks:
        if mark.start < end and at < mark.end:
            if at < mark.start:
                yield at, mark.start
            at = mark.end
    if at < end:
        yield at, end
