"""Whole names in Latin letters as another ear writes them: Tay Tay Yee for Htay Htay Yi.

Where a text has hardly a capital, also in small letters and cut into other words, as machines do
that write what they hear: some pong jai dee for Sompong Jaidee.
"""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, chain

from ahocorasick_rs import AhoCorasick, MatchKind
from rapidfuzz.distance import Indel

from exports.redaction.model import Confidence, Span
from exports.redaction.names.name import PERSONS, Name, is_common
from exports.redaction.names.skeleton import BROAD, consonants, skeleton
from exports.redaction.names.spelling import near
from exports.redaction.reading.memory import ByWord
from exports.redaction.reading.view import View, Word
from exports.redaction.reading.words import Words

_MOST = 4
_LEAST_LETTERS, _LEAST_OF_A_PART, _LEAST_ALIKE, _SURE_ALIKE = 6, 0.4, 0.55, 0.7
_RULE = "whole name by ear"

_ANY, _SHORT = "", 3

_Sounds = tuple[str, ...]
# Of so many words at most one has a capital where people write in small letters.
_SMALL, _MOST_APART, _MORE_APART = 12, 6, 2
_LEAST_KEY, _LEAST_APART, _SURE_APART = 3, 0.66, 0.85
_FAINT = re.compile("[aeiouyh]+")
_VOWELS = re.compile("[aeiouy]+")


class ByEar:
    """Search for runs of capitalised words whose consonants are those of all parts of a name."""

    def __init__(self, names: Iterable[Name]) -> None:
        self._names = defaultdict[_Sounds, list[Name]](list)
        self._heard = ByWord(_sound)
        for name in names:
            if name.known.linked and name.known.kind in PERSONS and _is_apt(name):
                for order in _orders(name):
                    for sounds in _keys(tuple(map(_sound, order))):
                        self._names[sounds].append(name)
        apart = defaultdict[str, list[Name]](list)
        for name in dict.fromkeys(chain.from_iterable(self._names.values())):
            key = "".join(map(_bare, name.units))
            if len(key) >= _LEAST_KEY:
                apart[key].append(name)
        self._apart = [*apart.items()]
        self._finder = AhoCorasick([*apart], MatchKind.Standard)
        self._bare = ByWord(_bare)
        self._firsts = {sounds[0] for sounds in self._names}
        self._any = _ANY in self._firsts

    def spans(self, view: View) -> Iterator[Span]:
        """Each such run that is spelt otherwise than on record; sure if most letters agree."""
        if not self._names:
            return
        words = view.words
        for at in view.capitals:
            text = words.texts[at]
            if "a" <= text[0] <= "z" and (self._any or self._heard[text] in self._firsts):
                yield from self._from(view, words[at : at + _MOST])

        if len(view.capitals) * _SMALL < len(words):
            yield from self._in_small_letters(view)

    def _in_small_letters(self, view: View) -> Iterator[Span]:
        """Each run of small words, however cut, that has the consonants of a name in order."""
        words = view.words
        bare = list(map(self._bare.__getitem__, words.texts))
        lasts = [*accumulate(map(len, bare))]
        firsts = [0, *lasts[:-1]]
        for key, begin, end in self._finder.find_matches_as_indexes(
            "".join(bare), overlapping=True
        ):
            at = bisect_right(firsts, begin) - 1
            if firsts[at] != begin:
                continue
            for last in range(bisect_left(lasts, end) + 1, bisect_right(lasts, end) + 1):
                if 2 <= last - at <= _MOST_APART and _is_run(view, words, at, last):
                    yield from self._apart_in(view, words, (at, last), self._apart[key][1])

    def _apart_in(
        self, view: View, words: Words, place: tuple[int, int], names: Iterable[Name]
    ) -> Iterator[Span]:
        at, end = place
        for name in names:
            if verdict := _judge_apart(words.texts[at:end], name):
                start, stop = view.folded.span(words.starts[at], words.ends[end - 1])
                yield Span(start, stop, name.known.id, name.known.kind, verdict, _RULE)

    def _from(self, view: View, words: Sequence[Word]) -> Iterator[Span]:
        size = 1
        while size < len(words) and _goes_on(view, words[size - 1], words[size]):
            size += 1
            texts = [word.text for word in words[:size]]
            heard = tuple(map(self._heard.__getitem__, texts))
            names = (name for sounds in _keys(heard) for name in self._names.get(sounds, ()))
            for name in dict.fromkeys(names):
                verdict = _judge(texts, name)
                if verdict:
                    start, end = view.folded.span(words[0].start, words[size - 1].end)
                    yield Span(start, end, name.known.id, name.known.kind, verdict, _RULE)


def _broad(word: str) -> str:
    """Its sounds, of which those that one ear hears for another are the same."""
    return skeleton(word).translate(BROAD)


def _sound(word: str) -> str:
    return consonants(word).lower()


def _bare(word: str) -> str:
    """Its consonants alone; nothing of a word in another script."""
    if not "a" <= word[0] <= "z":
        return ""
    heard = skeleton(word).translate(BROAD)
    return _FAINT.sub("", heard).replace("nk", "n")


def _is_run(view: View, words: Words, first: int, last: int) -> bool:
    """Whether spaces alone part the words, all of them in Latin letters."""
    inside = range(first + 1, last)
    return all(
        view.text[words.ends[at - 1] : words.starts[at]] == " " and "a" <= words.texts[at][0] <= "z"
        for at in inside
    )


def _judge_apart(texts: Sequence[str], name: Name) -> Confidence | None:
    """Sure if hardly a letter differs; None if the syllables are not as many, or all are words."""
    more = len(texts) - len(name.units)
    if not 0 <= more <= _MORE_APART or all(map(is_common, texts)) or set(texts) <= set(name.units):
        return None
    if abs(_syllables(texts) - _syllables(name.units)) > min(1, more):
        return None
    written, meant = "".join(texts), "".join(name.units)
    said, heard = ("".join(map(_broad, words)) for words in (texts, name.units))
    alike = max(
        Indel.normalized_similarity(written, meant), Indel.normalized_similarity(said, heard)
    )
    if alike < _LEAST_APART:
        return None
    return "auto" if alike >= _SURE_APART else "amber"


def _syllables(words: Sequence[str]) -> int:
    return sum(len(_VOWELS.findall(word)) or 1 for word in words)


def _keys(sounds: _Sounds) -> Iterator[_Sounds]:
    """All the sounds; of three parts and more also with one that may be any."""
    yield sounds
    for at in range(1, len(sounds)) if len(sounds) > 2 else ():
        yield (*sounds[:at], _ANY, *sounds[at + 1 :])


def _is_apt(name: Name) -> bool:
    latin = all("a" <= unit[0] <= "z" for unit in name.units)
    return latin and 2 <= len(name.units) <= _MOST and sum(map(len, name.units)) >= _LEAST_LETTERS


def _goes_on(view: View, left: Word, right: Word) -> bool:
    latin = "a" <= right.text[0] <= "z"
    return latin and view.capital(right) and view.adjoin(left, right)


def _judge(texts: Sequence[str], name: Name) -> Confidence | None:
    if set(texts) <= set(name.units) or all(map(is_common, texts)):
        return None
    written, said = map(max, zip(*(_alike(texts, order) for order in _orders(name)), strict=True))
    if max(written, said) < _LEAST_ALIKE:
        return None
    return "auto" if written >= _SURE_ALIKE else "amber"


def _orders(name: Name) -> dict[tuple[str, ...], None]:
    return dict.fromkeys((name.units, (*name.units[1:], name.units[0])))


def _alike(texts: Sequence[str], units: Sequence[str]) -> tuple[float, float]:
    """How much of the letters and of the sounds is the same; nothing if a part has hardly any.

    A part with other consonants may be one slip off.
    """
    pairs = list(zip(texts, units, strict=True))
    if any(Indel.normalized_similarity(*pair) < _LEAST_OF_A_PART for pair in pairs):
        return 0.0, 0.0
    if any(_sound(a) != _sound(b) and not _slipped(a, b) for a, b in pairs):
        return 0.0, 0.0
    said = ("".join(map(_broad, words)) for words in (texts, units))
    written = Indel.normalized_similarity("".join(texts), "".join(units))
    return written, Indel.normalized_similarity(*said)


def _slipped(word: str, unit: str) -> bool:
    same = word[0] == unit[0] and min(len(word), len(unit)) > _SHORT
    return same and near(word, unit)
