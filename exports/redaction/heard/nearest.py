"""Which stretch of a stream of signs around a seed is nearest to a key."""

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from rapidfuzz.distance import OSA

Ints = npt.NDArray[np.int64]
_Slips = npt.NDArray[np.uint16]
_FAR = 1 << 14


class Seeds(NamedTuple):
    """Where pieces of keys stand, `begins` to `ends`, and where all of the key would begin."""

    forms: Ints
    starts: Ints
    begins: Ints
    ends: Ints

    def some(self, chosen: Ints) -> "Seeds":
        """The chosen ones, in that order."""
        return Seeds(*(column[chosen] for column in self))


def nearest(text: str, key: str, seed: Sequence[int], allowed: int) -> tuple[int, int] | None:
    """The stretch with the fewest slips, none if there are more than allowed.

    The seed is where all of the key would begin, and where the piece begins and ends.
    """
    start, begin, end = seed
    low, high = max(0, start - allowed), start + len(key) + 2 * allowed
    found = _nearest(text[low:high], key, (start - low, begin - low, end - low), allowed)
    return (found[0] + low, found[1] + low) if found else None


# The same names stand in many places of a text.
@lru_cache(maxsize=1 << 15)
def _nearest(
    text: str, key: str, seed: tuple[int, int, int], allowed: int
) -> tuple[int, int] | None:
    start, begin, end = seed
    best: tuple[int, int, int, int] | None = None
    for first in range(max(0, start - allowed), min(begin, start + allowed) + 1):
        stop = first + len(key)
        for last in range(max(end, stop - allowed), min(len(text), stop + allowed) + 1):
            slips = OSA.distance(text[first:last], key, score_cutoff=allowed)
            found = (slips, abs(last - first - len(key)), first, last)
            if slips <= allowed and (best is None or found < best):
                best = found
    return (best[2], best[3]) if best else None


class Nearest:
    """The same for many seeds of many keys at once: all keys may have as many slips."""

    def __init__(self, keys: Sequence[str], allowed: int) -> None:
        longest = max(map(len, keys), default=0)
        self._keys = np.array([[*key.ljust(longest).encode()] for key in keys], np.uint8).T
        self._sizes = np.array([*map(len, keys)], np.int64)
        self._allowed = allowed

    def __call__(self, text: str, seeds: Seeds) -> tuple[Ints, Ints]:
        """Where the nearest stretches begin and end, both 0 where there is none."""
        sizes, most = self._sizes[seeds.forms], 2 * self._allowed + 1
        best = self._ranks(text, seeds, most).min(axis=(0, 1))
        begins = seeds.starts - self._allowed + best // most % most
        ends = begins + sizes - self._allowed + best % most
        found = best < (self._allowed + 1) * most**3
        return np.where(found, begins, 0), np.where(found, ends, 0)

    def _ranks(self, text: str, seeds: Seeds, most: int) -> Ints:
        """Of each stretch: how long it is by when it begins by seed.

        The fewest slips are best, then the length of the key, then what begins or ends first.
        """
        shift = np.arange(most)[:, None]
        more = np.arange(most)[:, None, None] - self._allowed
        begins = seeds.starts - self._allowed + shift
        ends = begins + self._sizes[seeds.forms] + more
        forms = np.broadcast_to(seeds.forms, begins.shape)
        # The longest first: from row to row there are no more to go on with.
        order = np.argsort(-self._sizes[forms.ravel()], kind="stable")
        ranks: Ints = np.empty((most, begins.size), np.int64)
        ranks[:, order] = self._slips(text, forms.ravel()[order], begins.ravel()[order])
        ranks = ranks.reshape(ends.shape)
        ranks = ((ranks * most + abs(more)) * most + shift) * most + more + self._allowed
        inside = (begins >= 0) & (begins <= seeds.begins)
        inside = inside & (ends >= seeds.ends) & (ends <= len(text))
        return np.where(inside, ranks, _FAR)

    def _slips(self, text: str, forms: Ints, begins: Ints) -> _Slips:
        """By how much each key differs from what begins there: a row for each length of that.

        The optimal string alignment, near its diagonal only. The forms are in order of length.
        """
        band, sizes = range(2 * self._allowed + 1), self._sizes[forms]
        codes = np.frombuffer(text.encode() + b"\0", np.uint8)
        found = np.empty((len(band), len(forms)), np.uint16)
        rows = [self._first(len(forms))] * 2
        same = [np.zeros((len(band) + 2, len(forms)), np.bool_)] * 2
        for at in range(1, int(sizes.max(initial=0)) + 1):
            going = int(np.searchsorted(-sizes, -at, side="right"))
            same = [same[1], self._same(codes, at, forms[:going], begins[:going])]
            rows = [rows[1], self._next(at, rows, same, going)]
            ended = slice(int(np.searchsorted(-sizes, -at, side="left")), going)
            found[:, ended] = rows[1][:, ended]
        return found

    def _first(self, many: int) -> _Slips:
        places = np.arange(-self._allowed, self._allowed + 1)
        row = np.where(places < 0, _FAR, places).astype(np.uint16)
        return np.repeat(row[:, None], many, axis=1)

    def _same(
        self, codes: npt.NDArray[np.uint8], at: int, forms: Ints, begins: Ints
    ) -> npt.NDArray[np.bool_]:
        """Whether a key's sign is that of the text, in the band and one beyond on either side."""
        first = at - 2 - self._allowed
        places = begins + np.arange(first, at + 1 + self._allowed)[:, None]
        signs = codes.take(places, mode="clip")
        same: npt.NDArray[np.bool_] = signs == self._keys[at - 1].take(forms)
        same[: max(0, -first)] = False
        return same

    def _next(
        self, at: int, rows: Sequence[_Slips], same: Sequence[npt.NDArray[np.bool_]], going: int
    ) -> _Slips:
        older, last = (row[:, :going] for row in rows)
        now = last + ~same[1][1:-1]
        now[:-1] = np.minimum(now[:-1], last[1:] + np.uint16(1))
        swapped = same[1][:-2] & same[0][2:, :going]
        now = np.where(swapped, np.minimum(now, older + np.uint16(1)), now)
        before = self._allowed - at
        for place in range(len(now)):
            if place == before:
                now[place] = at
            elif place < before:
                now[place] = _FAR
            elif place:
                now[place] = np.minimum(now[place], now[place - 1] + np.uint16(1))
        return now
