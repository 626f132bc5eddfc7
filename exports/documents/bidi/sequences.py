"""Isolating run sequences: rule X10 of UAX #9."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from exports.documents.bidi.isolates import ISOLATES, REMOVED


@dataclass(frozen=True, slots=True)
class RunSequence:
    """Characters that are resolved together, with the kind that stands before and after them."""

    indices: tuple[int, ...]
    level: int
    before: str
    after: str


def sequences(
    kinds: Sequence[str], level: Sequence[int], base: int, closing: Mapping[int, int]
) -> Iterator[RunSequence]:
    """Every isolating run sequence, without the characters that X9 removes."""
    kept = [i for i, kind in enumerate(kinds) if kind not in REMOVED]
    place = {i: n for n, i in enumerate(kept)}
    runs = _level_runs(kept, level)
    starts, closes, explicit = {run[0]: run for run in runs}, set(closing.values()), list(level)
    for run in runs:
        if run[0] in closes:
            continue
        indices = run[:]
        while closing.get(indices[-1]) in starts:
            indices += starts[closing[indices[-1]]]
        first, last = place[indices[0]], place[indices[-1]]
        ends_open = kinds[indices[-1]] in ISOLATES and indices[-1] not in closing
        before = explicit[kept[first - 1]] if first else base
        after = base if ends_open or last + 1 == len(kept) else explicit[kept[last + 1]]
        own = explicit[indices[0]]
        yield RunSequence(tuple(indices), own, _strong(own, before), _strong(own, after))


def _level_runs(kept: Sequence[int], level: Sequence[int]) -> list[list[int]]:
    runs: list[list[int]] = []
    for i in kept:
        if runs and level[runs[-1][-1]] == level[i]:
            runs[-1].append(i)
        else:
            runs.append([i])
    return runs


def _strong(own: int, neighbour: int) -> str:
    return "R" if max(own, neighbour) & 1 else "L"
