"""The matcher of the leak gate: terms that must not stand in a finished document.

Terms and text are folded (NFKD, case, invisible signs, ornaments, native digits) and squashed
(no spacing, hyphens, dots). A term is found, by what it is made of,

- Thai, Lao, Khmer, Burmese: anywhere;
- Latin, 8 letters and digits or more: anywhere ("x_somchai rattana-porn");
- Latin, 6 or 7: from the start of a word, with no gap inside it ("Bounmy", "Bounmys");
- Latin, 5 or fewer: a whole word with no gap ("Noi"; not "noise", not "no index");
- Latin of several words, 7 or fewer in all: those words in a row ("Ko Zaw");
- Nagari and Bengali: from the start of a word, since endings are written on;
- Arabic: anywhere from 4 letters up, since particles are written on; else a whole word;
- digits, 7 or more: anywhere that no further digit touches; fewer: a whole number with no gap.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ahocorasick_rs import AhoCorasick, MatchKind

from exports.redaction.reading.disguises import readings, shapes
from exports.redaction.reading.view import UNSPACED, View, words_of
from workstation.text import fold, fold_zawgyi, squash

_SURE = 6
"""Letters and digits from which a term is taken for one in a text that was turned or decoded."""

_APART = " \ua66e "
"""A letter of no name between two readings, so that none begins in one and ends in the next."""


@dataclass(frozen=True, slots=True)
class GateHit:
    """A term that stands in the text, in code points of the text."""

    term: str
    start: int
    end: int


class Terms:
    """Terms compiled for any number of texts."""

    def __init__(self, texts: Iterable[str]) -> None:
        squashed = {text: squash(fold(text)).text for text in texts}
        self._terms = [text for text, key in squashed.items() if len(key) > 1]
        self._keys = [squashed[text] for text in self._terms]
        self._words = [[word.text for word in words_of(fold(text).text)] for text in self._terms]
        self._finder = AhoCorasick(self._keys, MatchKind.Standard)
        self._long = {text for text in self._terms if len(squashed[text]) >= _SURE}

    def hits(self, text: str) -> list[GateHit]:
        """Every place where a term stands; an empty list means that the text is clean."""
        return self._in(View(text)) if self._keys else []

    def _in(self, view: View) -> list[GateHit]:
        found = []
        for index, first, last in self._finder.find_matches_as_indexes(
            view.squashed, overlapping=True
        ):
            begin, end = int(view.places[first]), int(view.places[last - 1]) + 1
            if self._counts(index, view.text, begin, end):
                found.append(GateHit(self._terms[index], *view.folded.span(begin, end)))
        return found

    def _counts(self, index: int, text: str, begin: int, end: int) -> bool:
        key, words = self._keys[index], self._words[index]
        if UNSPACED.match(key):
            return True
        starts = begin == 0 or not text[begin - 1].isalnum()
        ends = not text[end : end + 1].isalnum()
        if key.isdigit():
            beside = text[begin - 1 : begin].isdigit() or text[end : end + 1].isdigit()
            return not beside and (len(key) >= 7 or end - begin == len(key))
        if "\u0600" <= key[0] <= "\u06ff":
            return len(key) >= 4 or (starts and ends)
        if "\u0900" <= key[0] <= "\u09ff":
            return starts
        if len(key) >= 8:
            return True
        if [word.text for word in words_of(text[begin:end])] != words:
            return False
        return starts and (ends or (len(words) == 1 and len(key) >= 6))


class LastLook(Terms):
    """The same, and wary of a text that was written so that a search would not find the term.

    A term in a reading of the text that is not the plain one is said to stand in all of it.
    """

    def hits(self, text: str) -> list[GateHit]:
        """Every place where a term stands, plainly or hidden; empty means that it is clean."""
        if not self._keys:
            return []
        if plain := super().hits(text):
            return plain
        return [GateHit(term, 0, len(text)) for term in dict.fromkeys(self._hidden(text))]

    def _hidden(self, text: str) -> Iterator[str]:
        if (legacy := fold_zawgyi(text)) is not None:
            yield from (hit.term for hit in self._in(View(text, legacy)))
        if (shaped := shapes(text)) != text:
            yield from (hit.term for hit in self._in(View(shaped)))
        if len(text) >= _SURE:
            hidden = View(_APART.join(readings(text)))
            yield from (hit.term for hit in self._in(hidden) if hit.term in self._long)
