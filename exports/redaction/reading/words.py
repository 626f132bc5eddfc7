"""Words: runs of letters of one script, or of digits, in folded text."""

import copy
import functools
import re
from collections.abc import Sequence
from operator import add
from typing import NamedTuple, TypeAlias, overload

import numpy as np
import numpy.typing as npt

# The letters and signs of one word, script by script.
_SCRIPTS = (
    "a-z\u00df-\u024f",
    "0-9",
    "\u0370-\u058f",
    "\u0600-\u06ff",
    "\u0900-\u097f",
    "\u0980-\u09ff",
    "\u0e00-\u0e7f",
    "\u0e80-\u0eff",
    "\u1000-\u109f",
    "\u1780-\u17ff",
    "\u3040-\uffdc",
)
_WORD = re.compile("|".join(f"[{letters}]+" for letters in _SCRIPTS))
_BEYOND = 0xFFFF


class Word(NamedTuple):
    """A word of folded text and where it stands there."""

    text: str
    start: int
    end: int


class Near(NamedTuple):
    """Neighbouring words: what they are, each two written as one, and those of few letters."""

    texts: list[str]
    joined: frozenset[str]
    short: list[str]


Part: TypeAlias = tuple[int, int, Sequence[Word]]
"""Words from first to before last, and the words that stand there instead."""


def words_of(folded: str) -> list[Word]:
    """The words of a short text."""
    return [Word(match[0], *match.span()) for match in _WORD.finditer(folded)]


class Words(Sequence[Word]):
    """The same for a long one: found all at once, each made when it is asked for.

    `texts`, `starts` and `ends` are what they are made of, for whoever passes over all of them.
    """

    def __init__(self, folded: str, codes: npt.NDArray[np.uint32]) -> None:
        scripts = _table()[np.minimum(codes, _BEYOND)]
        edges = np.flatnonzero(scripts[1:] != scripts[:-1]) + 1
        bounds = np.concatenate(([0], edges, [len(codes)]))
        inside = scripts[bounds[:-1]] > 0 if len(codes) else np.zeros(1, np.bool_)
        self.starts: list[int] = bounds[:-1][inside].tolist()
        self.ends: list[int] = bounds[1:][inside].tolist()
        self.texts = [folded[a:b] for a, b in zip(self.starts, self.ends, strict=True)]
        self.made: list[Word | None] = [None] * len(self.texts)
        self.near: dict[tuple[int, int], Near] = {}

    def replaced(self, parts: Sequence[Part]) -> "Words":
        """The same, with words[first:last] of each part, in order, given way to its own."""
        if not parts:
            return self
        new = copy.copy(self)
        new.starts, new.ends, new.texts = self.starts[:], self.ends[:], self.texts[:]
        for first, last, others in reversed(parts):
            new.texts[first:last], new.starts[first:last], new.ends[first:last] = map(
                list, zip(*others, strict=True)
            )
        new.made, new.near = [None] * len(new.texts), {}
        return new

    def around(self, first: int, last: int) -> Near:
        """The words from first to before last; many names ask for the same."""
        found = self.near.get((first, last))
        if found is None:
            texts = self.texts[first:last]
            short = [text for text in texts if 2 <= len(text) <= 3]
            found = Near(texts, frozenset(map(add, texts, texts[1:])), short)
            self.near[first, last] = found
        return found

    def __len__(self) -> int:
        return len(self.texts)

    @overload
    def __getitem__(self, at: int) -> Word: ...
    @overload
    def __getitem__(self, at: slice) -> list[Word]: ...
    def __getitem__(self, at: int | slice) -> Word | list[Word]:
        if isinstance(at, slice):
            return [self[one] for one in range(*at.indices(len(self)))]
        made = self.made[at]
        if made is None:
            made = self.made[at] = Word(self.texts[at], self.starts[at], self.ends[at])
        return made


@functools.cache
def _table() -> npt.NDArray[np.uint8]:
    """For each code point the number of its script, 0 for what belongs to no word."""
    table = np.zeros(_BEYOND + 1, np.uint8)
    for number, letters in enumerate(_SCRIPTS, 1):
        for first, last in re.findall("(.)-(.)", letters):
            table[ord(first) : ord(last) + 1] = number
    return table
