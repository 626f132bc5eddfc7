"""One text prepared for matching: folded, squashed, cut into words, with its capitals."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property, lru_cache

import numpy as np
import numpy.typing as npt
import regex
from ahocorasick_rs import AhoCorasick, MatchKind

from exports.redaction.lexicon import ABBREVIATIONS, TITLES
from exports.redaction.reach import Need, Reach, reach
from exports.redaction.words import Word, Words, words_of
from workstation.text import Folded, fold, word_flags

__all__ = ["UNSPACED", "View", "Word", "words_of"]

UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]")
_ZONE = 40
_WINDOW = 100
# Forms that may be longer than this are not, and their digits stand within as much.
_LONGEST = 100
# So many digits together are rarer than any word.
_MANY_DIGITS = 5
_Places = npt.NDArray[np.int64]
_LATIN = re.compile("[a-z]")
_JOINS = re.compile(r"[\s.,\-_'>/]{0,4}")
_LABEL = re.compile(
    r"[(\[\"']?[#@]\w|\S*[\w.][_@]\w|\S*://|\S+\.(?:pdf|jpe?g|png|docx?|xlsx?|mp[34]|wav|txt|csv|zip|heic|m4a|opus)\b"
)
_TAG_HEAD = re.compile(r"(?<![\w.@/])[#@][\w.\-]*\Z")
_TAG_TAIL = re.compile(r"(?:[.\-]?\w)*")
_SENTENCE_END = re.compile(r"(?:^|[.!?•|]|\s-)[\s\"'>(\[*]*$")


class View:
    """A text to be searched; every question about places is answered here."""

    def __init__(self, text: str, folded: Folded | None = None) -> None:
        self.original = text
        self.folded = folded or fold(text)
        self.text = self.folded.text
        self._near: dict[Reach, Sequence[tuple[int, int]]] = {}

    @cached_property
    def codes(self) -> npt.NDArray[np.uint32]:
        """The code points of the folded text."""
        return np.frombuffer(self.text.encode("utf-32-le"), np.uint32)

    @cached_property
    def places(self) -> npt.NDArray[np.int64]:
        """Where in the folded text the letters, vowel signs and digits stand."""
        return np.flatnonzero(word_flags(self.folded))

    @cached_property
    def squashed(self) -> str:
        """Letters, vowel signs and digits only; character i stands at places[i]."""
        return self.codes[self.places].tobytes().decode("utf-32-le")

    @cached_property
    def words(self) -> Words:
        """The words in order."""
        return Words(self.text, self.codes)

    @cached_property
    def capitals(self) -> Sequence[int]:
        """Which words may begin with a capital, in order: no other word does."""
        codes = np.frombuffer(self.original.encode("utf-32-le", "surrogatepass"), np.uint32)
        first = codes[self.folded.src[self.words.starts]] if self.words else codes[:0]
        return np.flatnonzero(((first >= 65) & (first <= 90)) | (first >= 128)).tolist()

    @cached_property
    def zones(self) -> Sequence[tuple[int, int]]:
        """Stretches of the folded text around digits; outside them no number can stand."""
        return _stretches(self._digits, self._digits, _ZONE, _ZONE)

    def matches(self, form: "regex.Pattern[str]") -> Iterator["regex.Match[str]"]:
        """Where a form stands in the folded text, looked for where what it needs is."""
        asked = reach(form)
        if asked not in self._near:
            self._near[asked] = self._holding(asked)
        for first, last in self._near[asked]:
            yield from form.finditer(self.text, first, last)

    def _holding(self, asked: Reach) -> Sequence[tuple[int, int]]:
        if asked.need and asked.digits < _MANY_DIGITS:
            return self._around(asked, asked.need)
        digits, least = self._digits, asked.digits
        if not least:
            return ((0, len(self.text)),)
        bounded = asked.longest <= _LONGEST
        margin = asked.longest if bounded else _ZONE
        firsts, lasts = digits[: max(0, len(digits) + 1 - least)], digits[least - 1 :]
        close = lasts - firsts < (asked.longest if bounded else _LONGEST)
        if asked.letters and close.any():
            first, last = asked.letters
            letters = np.flatnonzero((self.codes >= first) & (self.codes <= last))
            close &= _beside(firsts, letters, margin)
        return _stretches(firsts[close], lasts[close], margin, margin + _ZONE)

    def _around(self, asked: Reach, need: Need) -> Sequence[tuple[int, int]]:
        """Stretches around signs, and with digits beside them if there must be some."""
        at = self._places_of(need.signs)
        after = min(asked.longest, _WINDOW)
        if asked.digits and len(at):
            at = at[_beside(at, self._digits, _WINDOW)]
        return _stretches(at, at, min(need.before, _WINDOW), after + _ZONE)

    def windows(self, signs: Iterable[str]) -> Sequence[tuple[int, int]]:
        """Stretches of the folded text around each of the signs."""
        at = self._places_of(frozenset(signs))
        return _stretches(at, at, _WINDOW, 2 * _WINDOW)

    def _places_of(self, signs: frozenset[str]) -> _Places:
        found = finder(signs).find_matches_as_indexes(self.text, overlapping=True)
        return np.fromiter((begin for _, begin, _ in found), np.int64, len(found))

    @cached_property
    def _digits(self) -> npt.NDArray[np.int64]:
        return np.flatnonzero((self.codes >= 0x30) & (self.codes <= 0x39))

    def capital(self, word: Word) -> bool:
        """Whether it starts with a capital, or belongs to a script that has none."""
        first = self.original[self.folded.src[word.start]]
        if first.isupper() or not first.isalpha() or not ("a" <= word.text[0] <= "z"):
            return True
        return not first.isascii() and "CAPITAL" in unicodedata.name(first, "")

    def in_label(self, place: int) -> bool:
        """Whether it is part of a hashtag, a handle, a file's name or an address."""
        begin = max(self.text.rfind(space, 0, place) for space in " \n\t") + 1
        return _LABEL.match(self.text, begin, place + 2 * _ZONE) is not None

    def tag(self, begin: int, end: int) -> tuple[int, int]:
        """The same stretch, or all of the hashtag or handle that it is part of."""
        head = _TAG_HEAD.search(self.text[max(0, begin - _ZONE) : begin])
        if not head:
            return begin, end
        tail = _TAG_TAIL.match(self.text, end)
        return begin - len(head[0]), tail.end() if tail else end

    def upper(self, word: Word) -> bool:
        """Whether all of it is in capitals."""
        begin, end = self.folded.span(word.start, word.end)
        return self.original[begin:end].isupper()

    def opens_sentence(self, word: Word) -> bool:
        """Whether a capital here may be one of grammar only."""
        return _SENTENCE_END.search(self.text, max(0, word.start - 12), word.start) is not None

    def careless(self, word: Word) -> bool:
        """Whether the sentence that the word stands in begins without a capital."""
        begin = max(self.text.rfind(stop, 0, word.start) for stop in ".!?") + 1
        first = _LATIN.search(self.text, begin)
        return first is None or not self.original[self.folded.src[first.start()]].isupper()

    def comma(self, left: Word, right: Word) -> bool:
        """Whether a comma parts them: in a name it may stand behind the first word only."""
        return "," in self.text[left.end : right.start]

    def adjoin(self, left: Word, right: Word) -> bool:
        """Whether nothing but the spacing of a name stands between two words."""
        gap = self.text[left.end : right.start]
        if len(gap) > 4 or not _JOINS.fullmatch(gap):
            return False
        letter = 1 if "a" <= left.text[0] <= "z" else 3
        stopped = gap.startswith(". ") and len(left.text) > letter
        return not stopped or left.text in ABBREVIATIONS or left.text in TITLES


def _beside(at: _Places, others: _Places, reach: int) -> npt.NDArray[np.bool_]:
    """Which of the places have one of the others within reach, before or behind."""
    followed = np.append(others, at[-1] + reach + 1)
    return np.asarray(followed[np.searchsorted(others, at - reach)] <= at + reach)


def _stretches(
    firsts: _Places, lasts: _Places, before: int, after: int
) -> Sequence[tuple[int, int]]:
    """Each from first to last and a margin more, those that touch as one."""
    if not len(firsts):
        return ()
    begins, ends = np.maximum(firsts - before, 0), lasts + after
    gaps = np.flatnonzero(begins[1:] > ends[:-1])
    first, last = begins[np.append(0, gaps + 1)], ends[np.append(gaps, len(ends) - 1)]
    return list(zip(first.tolist(), last.tolist(), strict=True))


@lru_cache(maxsize=256)
def finder(signs: frozenset[str]) -> AhoCorasick:
    """A search for all of the signs at once."""
    return AhoCorasick(sorted(signs), MatchKind.Standard)
