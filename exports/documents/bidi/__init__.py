"""The Unicode bidirectional algorithm (UAX #9): which way text runs, and the order of a line."""

from collections.abc import Sequence
from unicodedata import bidirectional

from exports.documents.bidi.explicit import explicit
from exports.documents.bidi.isolates import ISOLATES, REMOVED, closers, first_strong
from exports.documents.bidi.sequences import sequences
from exports.documents.bidi.weak import resolve

_PLAIN = {"L", "EN", "ES", "ET", "CS", "NSM", "BN", "B", "S", "WS", "ON"}


def kinds_of(text: str) -> list[str]:
    """The bidirectional class of every character; one that Unicode does not know counts as L."""
    return [bidirectional(char) or "L" for char in text]


def levels(
    text: str, base: int | None = None, kinds: Sequence[str] | None = None
) -> tuple[int, list[int]]:
    """The paragraph's level and one level per character (UAX #9 P2 to I2, L1 for the whole text).

    `base` overrules rules P2 and P3; `kinds` overrules the characters' own classes.
    A character that X9 removes has the level of the one before it.
    """
    original = list(kinds or kinds_of(text))
    if base is None:
        base = first_strong(original) or 0
    if not base and _PLAIN.issuperset(original):
        return 0, [0] * len(original)
    closing = closers(original)
    kind, level = explicit(original, base, closing)
    for sequence in sequences(original, level, base, closing):
        resolve(text, sequence, kind)
        _implicit(sequence.indices, kind, level)
    _follow_removed(original, level, base)
    return base, trailing(original, level, base)


def _implicit(indices: Sequence[int], kind: Sequence[str], level: list[int]) -> None:
    """Rules I1 and I2."""
    for i in indices:
        odd = level[i] & 1
        if kind[i] == ("L" if odd else "R"):
            level[i] += 1
        elif kind[i] in ("AN", "EN"):
            level[i] += 1 if odd else 2


def _follow_removed(original: Sequence[str], level: list[int], base: int) -> None:
    for i, kind in enumerate(original):
        if kind in REMOVED:
            level[i] = level[i - 1] if i else base


def trailing(original: Sequence[str], level: Sequence[int], base: int) -> list[int]:
    """Rule L1: separators, and the white space before them or at the end, have the base level."""
    if level.count(base) == len(level):
        return list(level)
    result, reset = list(level), True
    for i in range(len(original) - 1, -1, -1):
        kind = original[i]
        if kind in ("B", "S"):
            result[i], reset = base, True
        elif kind in ISOLATES or kind in ("PDI", "WS") or kind in REMOVED:
            result[i] = base if reset else result[i]
        else:
            reset = False
    return result


def visual(line_levels: Sequence[int]) -> list[int]:
    """Rule L2: the indices of a line in the order in which they stand from left to right."""
    order = list(range(len(line_levels)))
    lowest = min((level for level in line_levels if level & 1), default=1)
    for level in range(max(line_levels, default=0), lowest - 1, -1):
        start = 0
        while start < len(order):
            end = start
            while end < len(order) and line_levels[order[end]] >= level:
                end += 1
            order[start:end] = reversed(order[start:end])
            start = max(end, start + 1)
    return order
