"""Where in a stream of consonants the keys of names may stand, slips and all."""

from collections.abc import Iterator, Sequence
from itertools import chain

import numpy as np
import numpy.typing as npt
from ahocorasick_rs import AhoCorasick, MatchKind

from exports.redaction.heard.names import HeardName, seeds_of, slips_allowed
from exports.redaction.heard.nearest import Ints, Nearest, Seeds, nearest
from exports.redaction.heard.texts import FEW, PARTED, HeardText, Window


class Windows:
    """Search for the keys of forms."""

    def __init__(self, forms: Sequence[HeardName], *, slips: bool = True) -> None:
        self._forms = forms
        self._allowed = [slips_allowed(form) if slips else 0 for form in forms]
        self._nearest = {
            allowed: Nearest([form.key for form in forms], allowed)
            for allowed in set(self._allowed) - {0}
        }
        self._scripts = sorted(set().union(*(form.scripts for form in forms)))
        self._idle = np.array(
            [[form.idle(script) for script in (*self._scripts, -1)] for form in forms], np.bool_
        )
        pieces: dict[str, list[tuple[int, int]]] = {}
        for at, (form, allowed) in enumerate(zip(forms, self._allowed, strict=True)):
            for offset, text in seeds_of(form.key, allowed):
                pieces.setdefault(text, []).append((at, offset))
        self._finder = AhoCorasick(list(pieces), MatchKind.Standard)
        self._many = np.array([*map(len, pieces.values())], np.int64)
        self._first = np.cumsum(self._many) - self._many
        every = [*chain.from_iterable(pieces.values())]
        self._form_of, self._offset_of = np.array(every, np.int64).reshape(-1, 2).T

    def find(self, heard: HeardText) -> list[Window]:
        """Each form with each stretch that is nearest to its key around one of its pieces."""
        seeds = self._seeds(heard)
        many = len(seeds.forms) >= FEW
        return list(dict.fromkeys((self._all if many else self._each)(heard.key, seeds)))

    def _seeds(self, heard: HeardText) -> Seeds:
        finds = self._finder.find_matches_as_indexes(heard.key, overlapping=True)
        flat = np.fromiter(chain.from_iterable(finds), np.int64, 3 * len(finds))
        piece, begins, ends = flat.reshape(-1, 3).T
        many = self._many[piece]
        back = np.repeat(np.arange(len(piece)), many)
        place = np.arange(len(back)) - np.repeat(np.cumsum(many) - many, many)
        place += self._first[piece][back]
        forms, begins, ends = self._form_of[place], begins[back], ends[back]
        seeds = Seeds(forms, begins - self._offset_of[place], begins, ends)
        return seeds.some(np.flatnonzero(~self._idle[forms, self._script(heard, begins)]))

    def _script(self, heard: HeardText, places: Ints) -> npt.NDArray[np.intp]:
        """The number of the script heard there, among those in which names are on record."""
        scripts = heard.scripts[heard.words[places]]
        found = np.full(len(places), len(self._scripts))
        for number, script in enumerate(self._scripts):
            found[scripts == script] = number
        return found

    def _all(self, key: str, seeds: Seeds) -> Iterator[Window]:
        allowed = np.array(self._allowed, np.int64)[seeds.forms]
        begins, ends = seeds.begins.copy(), seeds.ends.copy()
        for slips, search in self._nearest.items():
            some = np.flatnonzero(allowed == slips)
            begins[some], ends[some] = search(key, seeds.some(some))
        signs = np.frombuffer(key.encode(), np.uint8)
        parted = np.concatenate(([0], np.cumsum(signs == ord(PARTED))))
        whole = np.flatnonzero((ends > 0) & (parted[begins] == parted[ends]))
        columns = seeds.forms, begins, ends
        return zip(*(column[whole].tolist() for column in columns), strict=True)

    def _each(self, key: str, seeds: Seeds) -> Iterator[Window]:
        for form, *seed in zip(*(column.tolist() for column in seeds), strict=True):
            allowed = self._allowed[form]
            found = nearest(key, self._forms[form].key, seed, allowed) if allowed else seed[1:]
            if found and PARTED not in key[slice(*found)]:
                yield form, found[0], found[1]
