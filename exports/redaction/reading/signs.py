"""Strings that forms need, looked for all at once: what costs is the pass over a long text."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import chain

import numpy as np
import numpy.typing as npt
from ahocorasick_rs import AhoCorasick, MatchKind

Places = npt.NDArray[np.int64]
_Set = frozenset[str]
# So many new sets are looked for apart, in short texts, before all are learnt anew.
_FEW = 16


@lru_cache(maxsize=256)
def finder(signs: _Set) -> AhoCorasick:
    """A search for every place of each of the signs."""
    return AhoCorasick(sorted(signs), MatchKind.Standard)


def hits(search: AhoCorasick, text: str) -> Places:
    """Number of the sign, where it begins and where it ends, in rows."""
    found = search.find_matches_as_indexes(text, overlapping=True)
    flat = np.fromiter(chain.from_iterable(found), np.int64, 3 * len(found))
    return flat.reshape(-1, 3)


class Found:
    """What one pass found, and which numbers belong to which set of signs."""

    def __init__(self, members: dict[_Set, Places], every: int, found: Places) -> None:
        self._members = members
        order = np.argsort(found[:, 0], kind="stable")
        self._begins = found[order, 1]
        self._firsts = np.searchsorted(found[order, 0], np.arange(every + 1))

    def places(self, signs: _Set) -> Places | None:
        """Where the signs of a set begin, in order; None if they were not looked for."""
        member = self._members.get(signs)
        if member is None:
            return None
        firsts, lasts = self._firsts[member], self._firsts[member + 1]
        there = np.flatnonzero(lasts > firsts)
        pairs = zip(firsts[there].tolist(), lasts[there].tolist(), strict=True)
        pieces = [self._begins[first:last] for first, last in pairs]
        return np.sort(np.concatenate(pieces)) if pieces else self._begins[:0]


class Signs:
    """The sets of signs that were asked for; what is asked of one text is asked of the next."""

    def __init__(self) -> None:
        self._asked: dict[_Set, None] = {}
        self._members: dict[_Set, Places] = {}
        self._every: list[str] = []
        self._finder = finder(frozenset())
        self._sets: list[dict[_Set, bool]] = []

    def ask(self, signs: _Set) -> None:
        """Look for these too from the next text on."""
        self._asked[signs] = None

    def found_in(self, text: str) -> Found:
        """One pass over a text for all that was asked for so far."""
        if len(self._members) < len(self._asked):
            self._learn(tuple(self._asked))
        return Found(self._members, len(self._every), hits(self._finder, text))

    def present_in(self, text: str) -> Mapping[_Set, bool]:
        """For sets that were asked for, whether one of their signs stands in a short text."""
        if len(self._asked) > len(self._members) + _FEW:
            self._learn(tuple(self._asked))
        there = dict.fromkeys(self._members, False)
        found = self._finder.find_matches_as_indexes(text, overlapping=True)
        for number in {number for number, _, _ in found}:
            there.update(self._sets[number])
        return there

    def _learn(self, sets: Sequence[_Set]) -> None:
        self._every = sorted(frozenset().union(*sets))
        numbers = {sign: number for number, sign in enumerate(self._every)}
        self._members = {
            signs: np.array(sorted(numbers[sign] for sign in signs), np.int64) for signs in sets
        }
        self._sets = [{} for _ in self._every]
        for signs in sets:
            for sign in signs:
                self._sets[numbers[sign]][signs] = True
        self._finder = AhoCorasick(self._every, MatchKind.Standard)
