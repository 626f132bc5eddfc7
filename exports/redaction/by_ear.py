"""Whole names in Latin letters as another ear writes them: Tay Tay Yee for Htay Htay Yi."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from rapidfuzz.distance import Indel

from exports.redaction.memory import ByWord
from exports.redaction.model import Confidence, Span
from exports.redaction.names import PERSONS, Name, is_common
from exports.redaction.skeleton import consonants
from exports.redaction.view import View, Word

_MOST = 4
_LEAST_LETTERS, _LEAST_OF_A_PART, _LEAST_ALIKE, _SURE_ALIKE = 6, 0.4, 0.55, 0.7
_RULE = "whole name by ear"

_Sounds = tuple[str, ...]


class ByEar:
    """Search for runs of capitalised words whose consonants are those of all parts of a name."""

    def __init__(self, names: Iterable[Name]) -> None:
        self._names = defaultdict[_Sounds, list[Name]](list)
        self._heard = ByWord(_sound)
        for name in names:
            if name.known.linked and name.known.kind in PERSONS and _is_apt(name):
                for order in _orders(name):
                    self._names[tuple(map(_sound, order))].append(name)
        self._firsts = {sounds[0] for sounds in self._names}

    def spans(self, view: View) -> Iterator[Span]:
        """Each such run that is spelt otherwise than on record; sure if most letters agree."""
        if not self._names:
            return
        words = view.words
        for at in view.capitals:
            text = words.texts[at]
            if "a" <= text[0] <= "z" and self._heard[text] in self._firsts:
                yield from self._from(view, words[at : at + _MOST])

    def _from(self, view: View, words: Sequence[Word]) -> Iterator[Span]:
        size = 1
        while size < len(words) and _goes_on(view, words[size - 1], words[size]):
            size += 1
            texts = [word.text for word in words[:size]]
            for name in self._names.get(tuple(map(self._heard.__getitem__, texts)), ()):
                verdict = _judge(texts, name)
                if verdict:
                    start, end = view.folded.span(words[0].start, words[size - 1].end)
                    yield Span(start, end, name.known.id, name.known.kind, verdict, _RULE)


def _sound(word: str) -> str:
    return consonants(word).lower()


def _is_apt(name: Name) -> bool:
    latin = all("a" <= unit[0] <= "z" for unit in name.units)
    return latin and 2 <= len(name.units) <= _MOST and sum(map(len, name.units)) >= _LEAST_LETTERS


def _goes_on(view: View, left: Word, right: Word) -> bool:
    latin = "a" <= right.text[0] <= "z"
    return latin and view.capital(right) and view.adjoin(left, right)


def _judge(texts: Sequence[str], name: Name) -> Confidence | None:
    if set(texts) <= set(name.units) or all(map(is_common, texts)):
        return None
    alike = max(_alike(texts, order) for order in _orders(name))
    if alike < _LEAST_ALIKE:
        return None
    return "auto" if alike >= _SURE_ALIKE else "amber"


def _orders(name: Name) -> dict[tuple[str, ...], None]:
    return dict.fromkeys((name.units, (*name.units[1:], name.units[0])))


def _alike(texts: Sequence[str], units: Sequence[str]) -> float:
    """How much of the letters is the same, or nothing where one part has hardly any."""
    pairs = zip(texts, units, strict=True)
    if any(Indel.normalized_similarity(*pair) < _LEAST_OF_A_PART for pair in pairs):
        return 0.0
    return Indel.normalized_similarity("".join(texts), "".join(units))
