"""Many names compared with many stretches of a text at once."""

import functools
from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from exports.redaction.heard.alike import LOSSES, apart

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
# So many that what is reckoned with stays near the processor.
_BLOCK = 2048


class Pieces(NamedTuple):
    """Stretches of one stream of sounds: where each begins, and how long it is."""

    stream: Ints
    begins: Ints
    sizes: Ints

    def some(self, chosen: Ints) -> "Pieces":
        """The chosen ones, in that order."""
        return Pieces(self.stream, self.begins[chosen], self.sizes[chosen])

    def columns(self) -> Ints:
        """A column of sounds for each; below its end stands anything."""
        rows = np.arange(self.sizes.max(initial=0))[:, None] + self.begins
        return self.stream[np.minimum(rows, len(self.stream) - 1)]


def all_likely(
    ones: Pieces, others: Pieces, least: Ints, floor: float
) -> Iterator[tuple[int, int, float]]:
    """Where `ones` are as alike as `floor` to beginnings of `others` of no less than `least`.

    In order: which pair, how long the beginning is, and how alike they are, to the last bit as
    `alike.likenesses` has it.
    """
    chosen = np.flatnonzero(_may_be_alike(ones, others, least, floor))
    for first in range(0, len(chosen), _BLOCK):
        block = chosen[first : first + _BLOCK]
        some = others.some(block)
        found = _likenesses(ones.some(block), some)
        sizes = np.arange(len(found))[:, None]
        found[(sizes < least[block]) | (sizes > some.sizes)] = -1
        pairs, lengths = np.nonzero(floor <= found.T)
        alike = found[lengths, pairs].tolist()
        yield from zip(block[pairs].tolist(), lengths.tolist(), alike, strict=True)


def _may_be_alike(ones: Pieces, others: Pieces, least: Ints, floor: float) -> npt.NDArray[np.bool_]:
    """Whether neither has so much that the other cannot answer: no sound weighs more than 1."""
    slack = (1 - floor) / 2
    mine = _weights(ones, ones.sizes)
    fewest, most = _weights(others, least), _weights(others, others.sizes)
    long = fewest - ones.sizes > slack * (mine + fewest) + 1e-6
    short = mine - others.sizes > slack * (mine + most) + 1e-6
    return ~(long | short)


def _weights(pieces: Pieces, sizes: Ints) -> Floats:
    sums = np.concatenate(([0.0], np.cumsum(_losses()[pieces.stream])))
    weights: Floats = sums[pieces.begins + sizes] - sums[pieces.begins]
    return weights


def _likenesses(ones: Pieces, others: Pieces) -> Floats:
    """How alike each of `ones` is to each beginning of its other: a row for each length."""
    mine, heard = ones.columns(), others.columns()
    lost, added = _losses()[mine], _losses()[heard]
    none = np.zeros((1, len(ones.sizes)))
    left = np.cumsum(np.concatenate((none, lost)), axis=0)
    top = np.cumsum(np.concatenate((none, added)), axis=0)
    costs = _costs(_Sides(mine >> 1, lost, left), _Sides(heard >> 1, added, top), ones.sizes)
    weights = left[ones.sizes, np.arange(len(ones.sizes))] + top
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.where(weights, np.maximum(0.0, 1 - 2 * costs / weights), 0.0)


class _Sides(NamedTuple):
    """Sounds of many names, a column for each: what each is, what it weighs, and all up to it."""

    kinds: Ints
    losses: Floats
    sums: Floats


def _costs(mine: _Sides, heard: _Sides, sizes: Ints) -> Floats:
    """What parts all of `mine` from each beginning of `heard`, from diagonal to diagonal."""
    rows, columns = len(mine.kinds), len(heard.kinds)
    table, kinds = apart().ravel(), mine.kinds * len(apart())
    # Upside down, a diagonal passes over both in the same direction.
    others, added = heard.kinds[::-1], heard.losses[::-1]
    found = np.empty((columns + 1, len(sizes)))
    before = last = np.zeros((rows + 1, len(sizes)))
    for step in range(rows + columns + 1):
        now = np.empty_like(last)
        first, stop = max(1, step - columns), min(rows, step - 1) + 1
        if first < stop:
            up, back = (
                slice(first - 1, stop - 1),
                slice(columns - step + first, columns - step + stop),
            )
            cost = last[first:stop] + added[back]
            np.minimum(cost, before[up] + table.take(kinds[up] + others[back]), out=cost)
            now[first:stop] = np.minimum(cost, last[up] + mine.losses[up], out=cost)
        if step <= columns:
            now[0] = heard.sums[step]
        if step <= rows:
            now[step] = mine.sums[step]
        ends = np.flatnonzero((step >= sizes) & (step - sizes <= columns))
        found[step - sizes[ends], ends] = now[sizes[ends], ends]
        before, last = last, now
    return found


@functools.cache
def _losses() -> Floats:
    return np.array(LOSSES)
