"""Strings that forms need, looked for all at once: what costs is the pass over a long text."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

import numpy as np
import numpy.typing as npt
from ahocorasick_rs import AhoCorasick, MatchKind

Places = npt.NDArray[np.int64]
_Set = frozenset[str]


@lru_cache(maxsize=256)
def finder(signs: _Set) -> AhoCorasick:
    """A search for every place of each of the signs."""
    return AhoCorasick(sorted(signs), MatchKind.Standard)


def hits(search: AhoCorasick, text: str) -> Places:
    """Number of the sign, where it begins and where it ends, in rows."""
    found = search.find_matches_as_indexes(text, overlapping=True)
    flat = np.fromiter(chain.from_iterable(found), np.int64, 3 * len(found))
    return flat.reshape(-1, 3)


@dataclass(frozen=True, slots=True)
class Found:
    """What one pass found, and which numbers belong to which set of signs."""

    members: dict[_Set, npt.NDArray[np.bool_]]
    hits: Places

    def places(self, signs: _Set) -> Places | None:
        """Where the signs of a set begin, in order; None if they were not looked for."""
        member = self.members.get(signs)
        return None if member is None else np.sort(self.hits[member[self.hits[:, 0]], 1])


class Signs:
    """The sets of signs that were asked for; what is asked of one text is asked of the next."""

    def __init__(self) -> None:
        self._asked: dict[_Set, None] = {}
        self._members: dict[_Set, npt.NDArray[np.bool_]] = {}
        self._finder = finder(frozenset())

    def ask(self, signs: _Set) -> None:
        """Look for these too from the next text on."""
        self._asked[signs] = None

    def found_in(self, text: str) -> Found:
        """One pass over a text for all that was asked for so far."""
        if len(self._members) < len(self._asked):
            self._learn(tuple(self._asked))
        return Found(self._members, hits(self._finder, text))

    def _learn(self, sets: Iterable[_Set]) -> None:
        every = sorted(frozenset().union(*sets))
        numbers = {sign: number for number, sign in enumerate(every)}
        members = {}
        for signs in sets:
            members[signs] = np.zeros(len(every), np.bool_)
            members[signs][[numbers[sign] for sign in signs]] = True
        self._members, self._finder = members, AhoCorasick(every, MatchKind.Standard)
