"""What a Latin word looks like, whatever signs it is drawn with: 0 for o, rn for m, 4 for a."""

import re
from collections.abc import Callable, Iterator

from exports.redaction.words import Word

# Letters as the strokes that a scanner or a playful hand takes them apart into and puts together.
_STROKES = {
    **dict.fromkeys("i1!|l", "l"),
    "m": "rrl", "n": "rl", "h": "ll", "u": "ll", "w": "vv", "d": "cl",
    "0": "o", "4": "a", "@": "a", "3": "e", "€": "e", "5": "s", "$": "s", "7": "t", "+": "t",
    "8": "b", "2": "z", "q": "g", "9": "g", "6": "g",
}  # fmt: skip
_TABLE = str.maketrans(_STROKES)
_SIGNS = "0-9@$!|€+"
_LONGEST = 40
_STARRED = re.compile(r"(?<![a-z*])[a-z]+(?:\*+[a-z]+)+(?![a-z*])")
# A sign between letters, at the head of letters, or behind two of them.
_DISGUISED = re.compile(
    rf"(?<![a-z{_SIGNS}])(?=[a-z]*[{_SIGNS}]+[a-z]|[a-z]{{2,}}[{_SIGNS}]|[a-z][{_SIGNS}]{{2}})"
    rf"[a-z{_SIGNS}]+"
)


def look(word: str) -> str:
    """The strokes of a folded Latin word; words that look alike have the same."""
    return word.translate(_TABLE)


def disguised(text: str, meant: Callable[[str], str | None]) -> Iterator[Word]:
    """Each stretch of folded text whose digits and signs draw a name, as the word meant."""
    for match in _DISGUISED.finditer(text):
        for begin, end in _trims(match[0][:_LONGEST]):
            unit = meant(match[0][begin:end])
            if unit:
                yield Word(unit, match.start() + begin, match.start() + end)
                break


def starred(text: str, meant: Callable[[str], str | None]) -> Iterator[Word]:
    """Each word of folded text in which stars stand for letters, as the word meant: R*njit."""
    if "*" not in text:
        return
    for match in _STARRED.finditer(text):
        unit = meant(match[0])
        if unit:
            yield Word(unit, *match.span())


def is_mostly_letters(written: str) -> bool:
    """Whether letters enough are left to tell it from a number."""
    return 2 * sum(map(str.isalpha, written)) >= len(written)


def _trims(written: str) -> Iterator[tuple[int, int]]:
    """All of it; then without the signs at an end: a number, or the end of a sentence."""
    begin = len(written) - len(written.lstrip("0123456789@$!|€+"))
    end = len(written.rstrip("0123456789@$!|€+"))
    yield from sorted({(0, len(written)), (0, end), (begin, len(written)), (begin, end)})[::-1]
