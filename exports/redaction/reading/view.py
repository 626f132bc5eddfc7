"""One text prepared for matching: folded, squashed, cut into words, with its capitals."""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from typing import Any, TypeVar

import numpy as np
import numpy.typing as npt
import regex

from exports.redaction.lists.lexicon import DOTTED_TITLES, TITLES
from exports.redaction.lists.same_parts import ABBREVIATIONS
from exports.redaction.reading.seeker import Seeker
from exports.redaction.reading.signs import Signs
from exports.redaction.reading.words import Word, Words, words_of
from workstation.text import Folded, fold, word_flags

__all__ = ["UNSPACED", "View", "Word", "words_of"]

UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]")
FAR = 512
"""No question looks farther around itself, however long what stands there goes on."""

_ZONE = 40
_WINDOW = 100
T = TypeVar("T")
_LATIN = re.compile("[a-z]")
_JOINS = re.compile(r"[\s.,\-_'>/*~`+]{0,4}")
_LABEL = re.compile(
    r"[(\[\"']?[#@]\w|\S*[\w.][_@]\w|\S*://|\S+\.(?:pdf|jpe?g|png|docx?|xlsx?|mp[34]|wav|txt|csv|zip|heic|m4a|opus)\b"
)
_LETTERS = r"[\p{L}\p{M}\p{N}_]"
_TAG_HEAD = regex.compile(
    rf"(?<!{_LETTERS}|[.@/])(?:[#@](?:{_LETTERS}|[.\-])*|(?:{_LETTERS}|\.)+_)\Z"
)
_HANDLE = regex.compile(rf"{_LETTERS}+(?:[._]{_LETTERS}+)+|{_LETTERS}+(?=_)")
_HANDLE_TAIL = regex.compile(rf"\d*(?:[._]{_LETTERS}+)*")
_TAG_TAIL = regex.compile(rf"(?:[.\-]?{_LETTERS})*")
_LEAST_QUOTED = 24
# When somebody wrote, at the head of a line of a chat.
_WHEN = r"(?:\[[^\]\n]{4,24}\]|[\d/., ]{0,12}\d{1,2}[:.]\d{2}(?: ?[AaPp][Mm])?)[ ,\-–]{0,3}"
_STOP = re.compile(r"[.!?](?=[ \n])")
# The head of a line: of a message that is quoted, of a list, of a chat with who writes.
_LINE_HEAD = re.compile(
    rf"(?m)^(?:(?P<quoted>> ?)|(?:(?:[-*•–]|\d{{1,2}}\))[ ]?|{_WHEN}[^\s:\[\d][^:\n]{{0,24}}:[ ]"
    r"|[^\W\d_]+:[ ])(?=(?P<first>\w)))"
)
_SENTENCE_END = re.compile(r"(?:^|[.!?•|]|\s-)[\s\"'>(\[*]*$")


def _is_styled(letter: str) -> bool:
    return "SMALL CAPITAL" in unicodedata.name(letter, "") or (
        unicodedata.decomposition(letter).startswith(("<font>", "<circle>", "<super>", "<sub>"))
    )


class View:
    """A text to be searched; every question about places is answered here."""

    def __init__(self, text: str, folded: Folded | None = None, signs: Signs | None = None) -> None:
        self.original = text
        self.second = folded is not None
        """Whether it is another reading of a text that has a view of its own."""
        self.folded = folded or fold(text)
        self.text = self.folded.text
        self._signs = signs or Signs()
        self._asked: dict[object, Any] = {}
        self._careless: dict[int, bool] = {}

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

    def matches(
        self, form: "regex.Pattern[str]", signs: Iterable[str] = ()
    ) -> Iterator["regex.Match[str]"]:
        """Where a form stands in the folded text, near one of the signs if there are any."""
        stretches = self._seeker.stretches(form)
        near = frozenset(signs)
        for first, last in self._seeker.near(near, stretches) if near else stretches:
            yield from form.finditer(self.text, first, last)

    def once(self, ask: "Callable[[View], Iterable[T]]") -> Sequence[T]:
        """What a function finds in this text; asked for once, however often it is called."""
        found: Sequence[T] | None = self._asked.get(ask)
        if found is None:
            found = self._asked[ask] = tuple(ask(self))
        return found

    def windows(self, signs: Iterable[str]) -> Sequence[tuple[int, int]]:
        """Stretches of the folded text around each of the signs."""
        return self._seeker.around(frozenset(signs), _WINDOW, 2 * _WINDOW)

    def beginnings(self, signs: Iterable[str]) -> Sequence[int]:
        """Where in the folded text each of the signs begins, in order."""
        found: list[int] = self._seeker.places(frozenset(signs)).tolist()
        return found

    @cached_property
    def _seeker(self) -> Seeker:
        return Seeker(self.text, self.codes, self._signs)

    def capital(self, word: Word) -> bool:
        """Whether it starts with a capital, or belongs to a script that has none."""
        first = self.original[self.folded.src[word.start]]
        if first.isupper() or not first.isalpha() or not ("a" <= word.text[0] <= "z"):
            return True
        return not first.isascii() and "CAPITAL" in unicodedata.name(first, "")

    def in_label(self, place: int) -> bool:
        """Whether it is part of a hashtag, a handle, a file's name or an address."""
        begin = max(0, place - FAR)
        begin = max(begin, *(self.text.rfind(space, begin, place) + 1 for space in " \n\t"))
        return _LABEL.match(self.text, begin, place + 2 * _ZONE) is not None

    def tag(self, begin: int, end: int) -> tuple[int, int]:
        """The same stretch, or all of the hashtag or handle that it is part of."""
        head = _TAG_HEAD.search(self.text[max(0, begin - _ZONE) : begin])
        if not head and not _HANDLE.fullmatch(self.text, begin, end):
            return begin, end
        tail = (_TAG_TAIL if head else _HANDLE_TAIL).match(self.text, end, end + FAR)
        return begin - len(head[0]) if head else begin, tail.end() if tail else end

    def styled(self, word: Word) -> bool:
        """Whether it is drawn in letters made for show: small capitals, script, enclosed."""
        begin, end = self.folded.span(word.start, word.end)
        written = self.original[begin:end]
        if written.isascii() or not "a" <= word.text[0] <= "z":
            return False
        return any(_is_styled(letter) for letter in written)

    def plain(self, word: Word) -> bool:
        """Whether it is written in plain Latin letters, without marks."""
        begin, end = self.folded.span(word.start, word.end)
        return self.original[begin:end].isascii()

    def upper(self, word: Word) -> bool:
        """Whether all of it is in capitals."""
        begin, end = self.folded.span(word.start, word.end)
        return self.original[begin:end].isupper()

    def opens_sentence(self, word: Word) -> bool:
        """Whether a capital here may be one of grammar only."""
        return _SENTENCE_END.search(self.text, max(0, word.start - 12), word.start) is not None

    def after_colon(self, word: Word) -> bool:
        """Whether a colon stands right before it, as after who speaks in a transcript."""
        return self.text.startswith(": ", word.start - 2)

    def careless(self, word: Word) -> bool:
        """Whether the sentence or the quotation around the word begins in small letters."""
        at = bisect_left(self._stops, word.start)
        begin = self._stops[at - 1] if at else 0
        begin = self._quoted_from(begin, word.start)
        if begin not in self._careless:
            first = _LATIN.search(self.text, begin)
            small = first is None or not self.original[self.folded.src[first.start()]].isupper()
            self._careless[begin] = small
        return self._careless[begin]

    def _quoted_from(self, begin: int, at: int) -> int:
        """Where a quotation of some length around a place begins, else the sentence."""
        if self.text.count('"', begin, at) % 2 == 0:
            return begin
        quoted, end = self.text.rfind('"', begin, at), self.text.find('"', at)
        return begin if 0 <= end - quoted < _LEAST_QUOTED else quoted

    @cached_property
    def _stops(self) -> Sequence[int]:
        """Behind each full stop that ends a sentence, and behind the head of each such line."""
        stops = [match.end() for match in _STOP.finditer(self.text)]
        heads = [
            match.end()
            for match in _LINE_HEAD.finditer(self.original)
            if match["quoted"] or match["first"].islower()
        ]
        return sorted([*stops, *np.searchsorted(self.folded.src, heads).tolist()])

    def comma(self, left: Word, right: Word) -> bool:
        """Whether a comma parts them: in a name it may stand behind the first word only."""
        return "," in self.text[left.end : right.start]

    def gap(self, left: Word, right: Word) -> str:
        """What stands between two words, without its spacing."""
        return self.text[left.end : right.start].strip()

    def adjoin(self, left: Word, right: Word) -> bool:
        """Whether nothing but the spacing of a name stands between two words."""
        gap = self.text[left.end : right.start]
        if gap == " ":
            return True
        if len(gap) > 4 or not _JOINS.fullmatch(gap):
            return False
        latin = "a" <= left.text[0] <= "z"
        arabic = "\u0600" <= left.text[0] <= "\u06ff"
        letter = 1 if latin else 2 if arabic else 3
        stopped = gap.startswith(". ") and len(left.text) > letter
        titles = DOTTED_TITLES if latin else TITLES
        return not stopped or left.text in ABBREVIATIONS or left.text in titles
