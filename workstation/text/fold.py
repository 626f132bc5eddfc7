"""Folding whole texts: one table look-up per code point, every result mapped to its origin."""

import functools
import unicodedata
from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

import numpy as np
import numpy.typing as npt
import regex

from workstation.text.letters import fold_letter, rank, stay
from workstation.text.lookalikes import LOOKALIKES, mixed_words

NORMALISER_VERSION = 3
"""Rises whenever a fold changes, or what is indexed; an index of another version is rebuilt."""

Offsets: TypeAlias = npt.NDArray[np.int64]
_Codes: TypeAlias = npt.NDArray[np.uint32]
Flags: TypeAlias = npt.NDArray[np.bool_]

_PAGE = 256
_BURMESE_PAGE = 0x10
_ZERO_FOR_WA = regex.compile(r"0+(?=[\u102b-\u1032\u1036-\u103e])|(?<![0-9])0(?=[က-႟])")
_RA_FOR_SEVEN = regex.compile("(?<=[0-9])ရ(?=[ -]?[0-9])|(?<=[0-9][ -])ရ(?=[0-9])")
_WA_FOR_ZERO = regex.compile(
    r"(?<=[0-9])ဝ+(?![က-႟])|(?<![က-႟])ဝ+(?=[0-9])|(?<=[0-9])ဝ+(?=[0-9])"
    r"|(?<=[\u1038\u103a])ဝ+(?=[0-9][0-9 -])"
)
_DIGIT_GAP = regex.compile(r"(?<=[0-9])[ \-./()]{1,2}(?=[0-9])| +(?= )")


@dataclass(frozen=True, slots=True)
class Folded:
    """Folded text; character i came from the original's code points src[i] to stop[i]."""

    text: str
    src: Offsets
    stop: Offsets

    def span(self, begin: int, end: int) -> tuple[int, int]:
        """The stretch of the original, in code points, that became text[begin:end]."""
        if begin >= end:
            return (0, 0)
        if end - begin == 1:
            return int(self.src[begin]), int(self.stop[begin])
        # Stretches are short: lists are quicker than arrays.
        return min(self.src[begin:end].tolist()), max(self.stop[begin:end].tolist())

    def whole(self, begin: int, end: int) -> bool:
        """Whether text[begin:end] starts and ends between code points of the original."""
        cut_before = 0 < begin < len(self.text) and self.src[begin - 1] == self.src[begin]
        cut_after = 0 < end < len(self.text) and self.src[end - 1] == self.src[end]
        return not (cut_before or cut_after)

    def keep(self, kept: Flags) -> "Folded":
        """The same without the characters whose flag is false."""
        codes = _codes(self.text)[kept]
        return Folded(_string(codes), self.src[kept], self.stop[kept])


def fold(text: str) -> Folded:
    """Fold for comparison: NFKD, case, ornaments and invisible signs dropped, ASCII digits.

    Vowel signs stay, marks stand in one order, look-alikes are read as Latin in mixed words.
    Never raises; a lone surrogate becomes U+FFFD.
    """
    codes = _codes(text)
    numbers, cells = _cells(codes)
    table = _tables(numbers)
    size = table.size[cells]
    src = np.repeat(np.arange(len(codes), dtype=np.int64), size)
    at = table.begin[cells[src]]
    if size.size and size.max() > 1:
        at = at + np.arange(len(src)) - np.repeat(np.cumsum(size) - size, size)
    kept = np.flatnonzero(size)
    stop = np.repeat(np.append(kept[1:], len(codes))[: len(kept)], size[kept])
    order = _order(table.rank[at])
    if order is not None:
        at, src, stop = at[order], src[order], stop[order]
    return _mend(Folded(_string(table.pool[at]), src, stop), text, set(numbers))


def word_flags(folded: Folded) -> Flags:
    """True where a letter, vowel sign or digit stands."""
    numbers, cells = _cells(_codes(folded.text))
    return _words(numbers)[cells]


def squash(folded: Folded) -> Folded:
    """Letters, vowel signs and digits only: spacing, hyphens, dots and quote marks are gone."""
    return folded.keep(word_flags(folded))


def fold_for_search(text: str) -> Folded:
    """What the search index holds: folded, runs of blanks as one, digits written together."""
    folded = fold(text)
    kept = np.ones(len(folded.text), np.bool_)
    for match in _DIGIT_GAP.finditer(folded.text):
        kept[match.start() : match.end()] = False
    return folded.keep(kept)


def fold_query(query: str) -> str:
    """A query in the form of the index; blanks at either end do not count."""
    return fold_for_search(query).text.strip()


class _Table(NamedTuple):
    size: Offsets
    begin: Offsets
    pool: _Codes
    rank: npt.NDArray[np.uint8]


def _cells(codes: _Codes) -> tuple[tuple[int, ...], Offsets]:
    """The pages of 256 code points in use, and each code point's place among them."""
    pages = (codes >> 8).astype(np.int64)
    numbers = np.flatnonzero(np.bincount(pages))
    slots = np.zeros(int(numbers[-1]) + 1 if len(numbers) else 1, np.int64)
    slots[numbers] = np.arange(len(numbers))
    return tuple(numbers.tolist()), slots[pages] * _PAGE + (codes & (_PAGE - 1))


@functools.cache
def _page(number: int) -> _Table:
    chars = _chars(number)
    parts = chars if stay(chars) else [*map(fold_letter, chars)]
    size, pool = np.array([*map(len, parts)], np.int64), "".join(parts)
    ranks = np.array([*map(rank, pool)], np.uint8)
    return _Table(size, np.cumsum(size) - size, _codes(pool), ranks)


@functools.cache
def _word_page(number: int) -> Flags:
    return np.array([unicodedata.category(char)[0] in "LMN" for char in _chars(number)], np.bool_)


def _chars(number: int) -> str:
    return "".join(map(chr, range(number * _PAGE, (number + 1) * _PAGE)))


@functools.lru_cache(maxsize=256)
def _tables(numbers: tuple[int, ...]) -> _Table:
    """The tables of the pages as one: texts share pages, and seldom all of them."""
    if not numbers:
        return _page(0)
    size, _, pool, ranks = map(np.concatenate, zip(*map(_page, numbers), strict=True))
    return _Table(size, np.cumsum(size) - size, pool, ranks)


@functools.lru_cache(maxsize=256)
def _words(numbers: tuple[int, ...]) -> Flags:
    return np.concatenate([_word_page(number) for number in numbers or (0,)])


def _order(ranks: npt.NDArray[np.uint8]) -> Offsets | None:
    wrong = np.flatnonzero((ranks[:-1] > ranks[1:]) & (ranks[1:] > 0))
    if not len(wrong):
        return None
    order = np.arange(len(ranks), dtype=np.int64)
    done = 0
    for at in wrong.tolist():
        if at < done:
            continue
        first, done = at, at + 2
        while first > 0 and ranks[first - 1]:
            first -= 1
        while done < len(ranks) and ranks[done]:
            done += 1
        order[first:done] = first + np.argsort(ranks[first:done], kind="stable")
    return order


def _mend(folded: Folded, original: str, pages: set[int]) -> Folded:
    if 0x0E in pages:
        folded = _join_double_vowel(folded)
    if _BURMESE_PAGE in pages:
        folded = _mend_burmese_zero(folded, original)
    return _read_lookalikes(folded, original)


def _join_double_vowel(folded: Folded) -> Folded:
    """Thai and Lao sara ae typed as two sara e looks the same."""
    for double, single in (("เเ", "แ"), ("ເເ", "ແ")):
        at = folded.text.find(double)
        if at < 0:
            continue
        codes, kept = _codes(folded.text).copy(), np.ones(len(folded.text), np.bool_)
        stop = folded.stop.copy()
        while at >= 0:
            codes[at], kept[at + 1], stop[at] = ord(single), False, stop[at + 1]
            at = folded.text.find(double, at + 2)
        folded = Folded(_string(codes), folded.src, stop).keep(kept)
    return folded


def _mend_burmese_zero(folded: Folded, original: str) -> Folded:
    """The letter wa and the digit zero look the same, as do ra and seven; they are mistyped."""

    def wa(match: "regex.Match[str]") -> str:
        zero = original[folded.src[match.start()]] == "၀"
        return "ဝ" * len(match[0]) if zero else match[0]

    text = _ZERO_FOR_WA.sub(wa, folded.text)
    text = _WA_FOR_ZERO.sub(lambda match: "0" * len(match[0]), text)
    text = _RA_FOR_SEVEN.sub("7", text)
    return Folded(text, folded.src, folded.stop)


def _read_lookalikes(folded: Folded, original: str) -> Folded:
    words = mixed_words(folded.text)
    if not words:
        return folded
    letters = list(folded.text)
    for begin, end in words:
        for at in range(begin, end):
            letter = letters[at]
            letters[at] = LOOKALIKES.get(original[folded.src[at]], LOOKALIKES.get(letter, letter))
    return Folded("".join(letters), folded.src, folded.stop)


def _codes(text: str) -> _Codes:
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)


def _string(codes: _Codes) -> str:
    return codes.astype("<u4").tobytes().decode("utf-32-le")
