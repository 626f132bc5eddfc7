"""How far words go on, beside one that is heard as a name, that sound like other parts of it."""

from collections import defaultdict
from itertools import product

from exports.redaction.heard.alike import likeness
from exports.redaction.heard.names import script_of
from exports.redaction.heard.texts import beginnings, endings
from exports.redaction.lists.lexicon import ARTICLES
from exports.redaction.reading.memory import ByWord
from exports.redaction.reading.view import View

_BESIDE = 0.55


class Beside:
    """The words of one text; each two neighbours are compared once for each name."""

    def __init__(self, view: View) -> None:
        self.view = view
        self._last = defaultdict[tuple[tuple[str, ...], int], dict[int, int]](dict)
        self._alike = ByWord(_is_alike)

    def last(self, units: tuple[str, ...], at: int, step: int) -> int:
        """The last word that goes on from words[at], forwards (1) or backwards (-1)."""
        known, passed = self._last[units, step], list[int]()
        while at not in known and (beyond := self._next(units, at, step)) is not None:
            passed.append(at)
            at = beyond
        last = known.get(at, at)
        known.update(dict.fromkeys((*passed, at), last))
        return last

    def _next(self, units: tuple[str, ...], at: int, step: int) -> int | None:
        """The word beside, or behind an article: al and Amin after Saeed."""
        if self._goes_on(units, at, step):
            return at + step
        words = self.view.words
        led = step > 0 and at + 2 < len(words) and words[at + 1].text in ARTICLES
        led = led and self.view.adjoin(words[at], words[at + 1])
        return at + 2 if led and self._goes_on(units, at + 1, step) else None

    def _goes_on(self, units: tuple[str, ...], at: int, step: int) -> bool:
        view, words = self.view, self.view.words
        if not 0 <= at + step < len(words):
            return False
        left, right = words[min(at, at + step)], words[max(at, at + step)]
        word = words[at + step]
        foreign = script_of(left.text) != script_of(right.text)
        if foreign or not view.adjoin(left, right) or not view.capital(word):
            return False
        return self._alike[units, word.text]


def _is_alike(asked: tuple[tuple[str, ...], str]) -> bool:
    units, word = asked
    said = [word[begin:end] for begin, end in product(beginnings(word), endings(word))]
    return max(likeness(unit, one) for unit in units for one in said) >= _BESIDE
