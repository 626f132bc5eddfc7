"""What a Latin word looks like, whatever signs it is drawn with: 0 for o, rn for m, 4 for a."""

import functools
import re
from collections.abc import Callable, Iterator

import numpy as np
import numpy.typing as npt

from exports.redaction.reading.words import Word

# Letters as the strokes that a scanner or a playful hand takes them apart into and puts together.
_STROKES = {
    **dict.fromkeys("i1!|l", "l"),
    "m": "rrl", "n": "rl", "h": "ll", "u": "ll", "w": "vv", "d": "cl",
    "0": "o", "4": "a", "@": "a", "3": "e", "€": "e", "5": "s", "$": "s", "7": "t", "+": "t",
    "8": "b", "2": "z", "q": "g", "9": "g", "6": "g",
}  # fmt: skip
_TABLE = str.maketrans(_STROKES)
_DRAWN = "0123456789@$!|€+"
_LONGEST = 40
_LETTER, _SIGN = 1, 2
_BEYOND = ord("€") + 1
_STARRED = re.compile(r"[a-z]+(?:\*+[a-z]+)+")
# A sign between letters, at the head of letters, or behind two of them.
_DISGUISED = re.compile(
    rf"(?=[a-z]*[{_DRAWN}]+[a-z]|[a-z]{{2,}}[{_DRAWN}]|[a-z][{_DRAWN}]{{2}})[a-z{_DRAWN}]+"
)


def look(word: str) -> str:
    """The strokes of a folded Latin word; words that look alike have the same."""
    return word.translate(_TABLE)


def disguised(
    text: str, codes: npt.NDArray[np.uint32], meant: Callable[[str], str | None]
) -> Iterator[Word]:
    """Each stretch of folded text whose digits and signs draw a name, as the word meant."""
    for first, last in _mixed(codes, _DRAWN):
        match = _DISGUISED.fullmatch(text, first, last)
        for begin, end in _trims(match[0][:_LONGEST]) if match else ():
            unit = meant(text[first + begin : first + end])
            if unit:
                yield Word(unit, first + begin, first + end)
                break


def starred(
    text: str, codes: npt.NDArray[np.uint32], meant: Callable[[str], str | None]
) -> Iterator[Word]:
    """Each word of folded text in which stars stand for letters, as the word meant: R*njit."""
    for first, last in _mixed(codes, "*") if "*" in text else ():
        written = _STARRED.fullmatch(text, first, last)
        unit = meant(written[0]) if written else None
        if unit:
            yield Word(unit, first, last)


def _mixed(codes: npt.NDArray[np.uint32], signs: str) -> Iterator[tuple[int, int]]:
    """Unbroken stretches of Latin letters and of these signs that hold some of both."""
    kinds = _table(signs)[np.minimum(codes, _BEYOND)]
    inside = np.concatenate(([False], kinds > 0, [False]))
    edges = np.flatnonzero(inside[1:] != inside[:-1])
    firsts, lasts = edges[::2], edges[1::2]
    for kind in (_LETTER, _SIGN):
        counted = np.append(0, np.cumsum(kinds == kind))
        both = counted[lasts] > counted[firsts]
        firsts, lasts = firsts[both], lasts[both]
    yield from zip(firsts.tolist(), lasts.tolist(), strict=True)


@functools.cache
def _table(signs: str) -> npt.NDArray[np.uint8]:
    table = np.zeros(_BEYOND + 1, np.uint8)
    table[ord("a") : ord("z") + 1] = _LETTER
    table[[ord(sign) for sign in signs]] = _SIGN
    return table


def is_mostly_letters(written: str) -> bool:
    """Whether letters enough are left to tell it from a number."""
    return 2 * sum(map(str.isalpha, written)) >= len(written)


def _trims(written: str) -> Iterator[tuple[int, int]]:
    """All of it; then without the signs at an end: a number, or the end of a sentence."""
    begin = len(written) - len(written.lstrip(_DRAWN))
    end = len(written.rstrip(_DRAWN))
    yield from sorted({(0, len(written)), (0, end), (begin, len(written)), (begin, end)})[::-1]
