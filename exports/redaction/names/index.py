"""The units of known names, to be found by spelling, by sound, by look and by one slip."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from exports.redaction.names.looks import look
from exports.redaction.names.name import Name, is_common
from exports.redaction.names.skeleton import blurred, modern, skeleton
from exports.redaction.names.spelling import (
    CLIPPED,
    EXACT,
    NEAR,
    SOUND,
    near,
    stems,
    without_article,
)
from exports.redaction.reading.memory import ByWord

Refs = Mapping[int, tuple[int, int]]
"""Which names a word may belong to, by index: the bits of the units, and the quality."""
_Places = list[tuple[int, int]]


class Units:
    """Everything that a single word of a text may stand for.

    A word is also one of theirs, by `has` and `resembles`, if it is one of those `beside` them.
    """

    def __init__(self, names: Sequence[Name], beside: "Units | None" = None) -> None:
        self._beside = beside
        self._exact = defaultdict[str, _Places](list)
        self._sound = defaultdict[str, _Places](list)
        self._blurred = defaultdict[str, _Places](list)
        self._clipped = defaultdict[str, _Places](list)
        self._near = defaultdict[str, list[str]](list)
        self._looks: dict[str, str] = {}
        self._longest = 0
        self._units = {unit for name in names for unit in name.units}
        self._meanings = ByWord(self._refs)
        for index, name in enumerate(names):
            for text, mask in _anchors(name):
                self._put(index, text, mask)
                if name.known.linked:
                    self._put_linked(index, text, mask)
            for text, mask in _doubled(name) if name.known.linked else ():
                self._exact[text].append((index, mask))
            if name.known.linked:
                self._looks.update((look(unit), unit) for unit in name.units if len(unit) > 2)

    def meanings(self, words: Iterable[str]) -> list[Refs]:
        """For each word what it may stand for."""
        return list(map(self._meanings.__getitem__, words))

    def has(self, text: str) -> bool:
        """Whether it is spelt like a unit."""
        return text in self._exact or (self._beside is not None and self._beside.has(text))

    def resembles(self, text: str) -> bool:
        """Whether it is spelt like a unit, also of somebody of another case, or looks like one."""
        if text in self._units or text in self._exact or look(text) in self._looks:
            return True
        return self._beside is not None and self._beside.resembles(text)

    def meant(self, written: str) -> str | None:
        """The unit that a word with digits or signs in it is drawn as."""
        return None if written.isalpha() else self._looks.get(look(written))

    def starred(self, written: str) -> str | None:
        """The unit that a word is in which stars stand for less than half of the letters."""
        if 2 * written.count("*") >= len(written) or len(written) < 4:
            return None
        return next((unit for unit in self._looks.values() if _is_starred(unit, written)), None)

    def _put(self, index: int, text: str, mask: int) -> None:
        self._exact[text].append((index, mask))
        if len(text) >= 4:
            for sound in dict.fromkeys((skeleton(text), skeleton(modern(text)))):
                self._sound[sound].append((index, mask))

    def _put_linked(self, index: int, text: str, mask: int) -> None:
        self._looks.setdefault(look(text), text)
        if len(text) >= 6:
            self._blurred[blurred(skeleton(text))].append((index, mask))
        if mask.bit_count() > 1:
            return
        if len(text) >= 5:
            self._longest = max(self._longest, len(text))
            for cut in _cuts(text):
                self._near[cut].append(text)
        for size in range(3, len(text) - 1):
            for clip in dict.fromkeys((text[:size], text[-size:])):
                self._clipped[clip].append((index, mask))

    def _refs(self, word: str) -> Refs:
        best: dict[int, tuple[int, int]] = {}
        for stem in stems(word):
            for refs, quality in self._like(stem):
                for index, mask in refs:
                    if index not in best or best[index][1] < quality:
                        best[index] = (mask, quality)
        return best

    def _like(self, stem: str) -> Iterator[tuple[Iterable[tuple[int, int]], int]]:
        yield self._exact.get(stem, ()), EXACT
        if len(stem) >= 4:
            for sound in dict.fromkeys((skeleton(stem), skeleton(modern(stem)))):
                yield self._sound.get(sound, ()), SOUND
            yield self._exact.get(self._looks.get(look(stem), ""), ()), SOUND
        if "a" <= stem[0] <= "z":
            yield self._clipped.get(stem, ()), CLIPPED
        if len(stem) >= 5 and not is_common(stem):
            if len(stem) >= 6:
                yield self._blurred.get(blurred(skeleton(stem)), ()), NEAR
            units = sorted(self._nearest(stem))
            yield from ((self._exact[unit], NEAR) for unit in units if near(stem, unit))

    def _nearest(self, stem: str) -> set[str]:
        """Units of the same letters, but for one or two: none if it is too long for all."""
        cuts = _cuts(stem) if len(stem) <= self._longest + 1 else ()
        return {unit for cut in cuts for unit in self._near.get(cut, ())}


def _anchors(name: Name) -> Iterator[tuple[str, int]]:
    """Units worth looking for by themselves, and neighbours written together."""
    units = name.units
    strong = [at for at, weak in enumerate(name.weak) if not weak or len(units[at]) >= 3]
    strong = strong or list(range(len(units)))
    if not name.known.linked:
        strong = [max(strong, key=lambda at: len(units[at]))]
    for at in strong:
        forms = dict.fromkeys((units[at], without_article(units[at])))
        yield from ((text, 1 << at) for text in forms)
    for width in range(2, len(units) + 1):
        for first in range(len(units) - width + 1):
            text = "".join(units[first : first + width])
            telling = width == len(units) or not all(name.weak[first : first + width])
            if len(text) >= 6 and telling:
                yield text, ((1 << width) - 1) << first


def _doubled(name: Name) -> Iterator[tuple[str, int]]:
    """A short unit that the name says twice, as one word: Yuyu."""
    for first, (one, other) in enumerate(pairwise(name.units)):
        if one == other and len(one) == 2:
            yield one + other, 3 << first


def _is_starred(unit: str, written: str) -> bool:
    same = len(unit) == len(written)
    return same and all(sign in ("*", letter) for sign, letter in zip(written, unit, strict=True))


def _cuts(text: str) -> set[str]:
    return {text} | {text[:at] + text[at + 1 :] for at in range(len(text))}
