"""Where in a text a form can stand: near the digits, strings and neighbours that it must hold."""

from collections.abc import Mapping, Sequence
from functools import cached_property
from itertools import compress

import numpy as np
import numpy.typing as npt
import regex

from exports.redaction.reading.kinds import ALL_CHARS, ascii_of, chosen, places_of_chars, rare_pairs
from exports.redaction.reading.reach import Reach, reach
from exports.redaction.reading.signs import Found, Places, Signs, finder, hits

# Forms that may be longer are not, what they need stands as near, and no look ahead goes farther.
_LONGEST = 100
# Digits and neighbours so rare that strings need not be looked for as well.
_FEW = 64
# It takes longer to find the places in so short a text than to search all of it.
_SHORT = 400
# From here on one pass for everything takes less time than many passes.
_LONG = 4000
Stretches = Sequence[tuple[int, int]]


class Seeker:
    """One folded text; what was looked for once is not looked for again."""

    def __init__(self, text: str, codes: npt.NDArray[np.uint32], signs: Signs) -> None:
        self._text, self._codes, self._signs = text, codes, signs
        self._stretches: dict[Reach, Stretches] = {}
        self._places: dict[frozenset[str], Places] = {}
        self._neighbours: dict[int, Places] = {}
        self._rows: dict[int, Places] = {}

    def stretches(self, form: "regex.Pattern[str]") -> Stretches:
        """Stretches outside which the form cannot stand, in order and apart."""
        asked = reach(form)
        if len(self._text) < _SHORT:
            return self._whole if self._may_hold(asked) else ()
        if asked not in self._stretches:
            self._stretches[asked] = self._holding(asked)
        return self._stretches[asked]

    def around(self, signs: frozenset[str], before: int, after: int) -> Stretches:
        """Stretches around each of the signs."""
        return _merged(self.places(signs), before, after)

    def near(self, signs: frozenset[str], stretches: Stretches) -> Stretches:
        """Those of the stretches that hold one of the signs or have it close by."""
        if len(self._text) < _SHORT:
            return stretches if self._has(signs) else ()
        at = self.places(signs) if len(stretches) else ()
        if not len(at):
            return ()
        bounds = np.array(stretches)
        followed = np.append(at, bounds[-1, 1] + 2 * _LONGEST)
        nearest = followed[np.searchsorted(at, bounds[:, 0] - _LONGEST)]
        return list(compress(stretches, (nearest <= bounds[:, 1] + _LONGEST).tolist()))

    def _may_hold(self, asked: Reach) -> bool:
        """Whether the text as a whole has what the form needs."""
        if len(self._digits) < asked.digits:
            return False
        return asked.need is None or self._has(asked.need.signs)

    def _has(self, signs: frozenset[str]) -> bool:
        """Whether one of the signs stands anywhere."""
        there = self._present.get(signs)
        return len(self.places(signs)) > 0 if there is None else there

    def _holding(self, asked: Reach) -> Stretches:
        if len(self._digits) < asked.digits:
            return ()
        longest = min(asked.longest, _LONGEST)
        after = longest + min(asked.ahead, _LONGEST)
        digits = self._enough_digits(asked, longest) if asked.digits else None
        if asked.need and (digits is None or len(digits) > _FEW):
            at = self.places(asked.need.signs)
            at = at if digits is None else at[_beside(at, digits, longest)]
            return _merged(at, min(asked.need.before, _LONGEST), after)
        if digits is not None:
            return _merged(digits, min(asked.lead, _LONGEST), after)
        return self._of_chars(asked)

    def _of_chars(self, asked: Reach) -> Stretches:
        """Stretches that hold enough of the form's characters side by side."""
        if asked.chars == ALL_CHARS:
            return ((0, len(self._text)),)
        inside = np.concatenate(([False], places_of_chars(self._bytes, asked.chars), [False]))
        edges = np.flatnonzero(inside[1:] != inside[:-1])
        begins, ends = edges[::2], edges[1::2]
        long = ends - begins >= asked.shortest
        return _joined(begins[long], ends[long] + min(asked.ahead, _LONGEST))

    def _enough_digits(self, asked: Reach, longest: int) -> Places:
        """The first of each so many digits that stand close enough together."""
        rows = self._digits_in_a_row(asked.row)
        if asked.row == asked.digits or not len(rows):
            firsts = rows
        else:
            least = asked.digits
            firsts = self._digits[: len(self._digits) + 1 - least]
            firsts = firsts[self._digits[least - 1 :] - firsts < longest]
            if asked.row > 1:
                firsts = firsts[_beside(firsts, rows, longest)]
        if asked.letters and len(firsts):
            first, last = asked.letters
            letters = np.flatnonzero((self._codes >= first) & (self._codes <= last))
            firsts = firsts[_beside(firsts, letters, longest)]
        if asked.pairs and len(firsts):
            firsts = firsts[_beside(firsts, self._places_of_pairs(asked.pairs), longest)]
        return firsts

    def _digits_in_a_row(self, least: int) -> Places:
        """The first of each so many digits that stand side by side."""
        if least < 2:
            return self._digits
        if least not in self._rows:
            firsts = self._digits[: max(0, len(self._digits) + 1 - least)]
            self._rows[least] = firsts[self._digits[least - 1 :] - firsts < least]
        return self._rows[least]

    def places(self, signs: frozenset[str]) -> Places:
        """Where each of the signs begins, in order."""
        if signs not in self._places:
            found = self._found.places(signs) if len(self._text) >= _LONG else None
            if found is None:
                self._signs.ask(signs)
                found = np.sort(hits(finder(signs), self._text)[:, 1])
            self._places[signs] = found
        return self._places[signs]

    @cached_property
    def _whole(self) -> Stretches:
        return ((0, len(self._text)),)

    @cached_property
    def _present(self) -> Mapping[frozenset[str], bool]:
        return self._signs.present_in(self._text)

    @cached_property
    def _found(self) -> Found:
        return self._signs.found_in(self._text)

    def _places_of_pairs(self, pairs: int) -> Places:
        if pairs not in self._neighbours:
            at, found = self._pairs
            self._neighbours[pairs] = at[chosen(pairs)[found]]
        return self._neighbours[pairs]

    @cached_property
    def _bytes(self) -> bytes:
        return ascii_of(self._codes)

    @cached_property
    def _digits(self) -> Places:
        return np.flatnonzero((self._codes >= 0x30) & (self._codes <= 0x39))

    @cached_property
    def _pairs(self) -> tuple[Places, npt.NDArray[np.uint8]]:
        """Where rare neighbours stand, and which."""
        return rare_pairs(self._bytes)


def _beside(at: Places, others: Places, reach: int) -> npt.NDArray[np.bool_]:
    """Which of the places have one of the others within reach, before or behind."""
    if not len(at):
        return np.zeros(0, np.bool_)
    followed = np.append(others, at[-1] + reach + 1)
    return np.asarray(followed[np.searchsorted(others, at - reach)] <= at + reach)


def _merged(at: Places, before: int, after: int) -> Stretches:
    """A stretch around each place, those that touch as one."""
    if not len(at):
        return ()
    return _joined(np.maximum(at - before, 0), at + after)


def _joined(begins: Places, ends: Places) -> Stretches:
    """The stretches, in order; those that touch as one."""
    if not len(begins):
        return ()
    gaps = np.flatnonzero(begins[1:] > ends[:-1])
    first, last = begins[np.append(0, gaps + 1)], ends[np.append(gaps, len(ends) - 1)]
    return list(zip(first.tolist(), last.tolist(), strict=True))
