"""A text as it is heard, and how like a name its stretches sound: each word asked once."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, compress, islice, product
from operator import and_
from typing import NamedTuple, TypeAlias

import numpy as np
import numpy.typing as npt

from exports.redaction.heard.alike import Sound, likenesses, sound_of
from exports.redaction.heard.alike_many import Ints, Pieces, all_likely
from exports.redaction.heard.names import COARSE, HeardName, script_of
from exports.redaction.heard.phones import Phone, phones
from exports.redaction.lists.lexicon import ARTICLES, ENDINGS, PROCLITICS
from exports.redaction.names.name import is_common
from exports.redaction.reading.memory import ByWord
from exports.redaction.reading.view import View

PARTED = "|"
PERHAPS = 0.68
FEW = 60
"""With fewer to compare, each by itself is quicker than all at once."""

_FLOOR = PERHAPS - 0.01  # before it is rounded
_LATIN_ENDS = 0x250
_MOST = 256
_NO_WORDS = frozenset(("al", "el", "ul"))
_UNSPACED = [script_of(letter) for letter in "ก\u0e80\u1000\u1080\u1780"]
Stretch: TypeAlias = tuple[float, int, int]
"""How alike, rounded, and where it begins and ends in the folded text."""

Window: TypeAlias = tuple[int, int, int]
"""The number of a form, and where the stretch of the stream that may be its key begins and ends."""


class Said(NamedTuple):
    """A word as it is heard: its phones, a sign for each, and the strong ones among them.

    The key begins with the sign that parts it from other words.
    """

    phones: tuple[Phone, ...]
    signs: str
    key: str
    strong: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class HeardText:
    """A stream of strong consonants, `key`, with the word and the phone of each.

    `stream` are the sounds of all phones; `firsts` says where those of each word begin, `partings`
    how many words before each are parted from the one before them.
    """

    key: str
    words: Ints
    phones: Ints
    texts: Sequence[str]
    starts: Sequence[int]
    scripts: Ints
    unspaced: npt.NDArray[np.bool_]
    partings: Ints
    said: Sequence[Said]
    firsts: Ints
    stream: Ints

    def beside(self, begins: Ints, ends: Ints) -> npt.NDArray[np.bool_]:
        """Whether all words from one to before another are there, and nothing parts them."""
        last = len(self.texts)
        parted = self.partings[np.minimum(ends, last)] - self.partings[np.minimum(begins + 1, last)]
        inside: npt.NDArray[np.bool_] = (ends <= last) & (parted == 0)
        return inside

    def short(self, begins: Ints, ends: Ints) -> npt.NDArray[np.bool_]:
        """Whether words from one to before another have no more sounds than any name."""
        last = len(self.texts)
        sounds = self.firsts[np.minimum(ends, last)] - self.firsts[np.clip(begins, 0, last)]
        few: npt.NDArray[np.bool_] = sounds <= _MOST
        return few

    def bounds(self, first: int, last: int) -> tuple[int, int]:
        """Where in the folded text the first phone begins, and where the last one ends."""
        return self._phone(first)[0], self._phone(last)[1]

    def _phone(self, at: int) -> tuple[int, int]:
        word = int(np.searchsorted(self.firsts, at, side="right")) - 1
        phone, start = self.said[word].phones[at - int(self.firsts[word])], self.starts[word]
        return start + phone.begin, start + phone.end


class Ear:
    """Compares stretches of texts with forms of names."""

    def __init__(self, forms: Sequence[HeardName]) -> None:
        self._forms = [[*map(sound_of, form.heard)] for form in forms]
        self._names = _pieces(self._forms)
        self._said = ByWord(_say)
        self._cuts = ByWord(_cuts)
        self._alike = ByWord(self._compare)

    def hear(self, view: View, *, latin: bool) -> HeardText:
        """All words but Latin ones; if `latin` those in capitals, and rare ones side by side."""
        starts = np.array(view.words.starts, np.int64)
        letters = view.codes[starts].astype(np.int64)
        heard = letters >= _LATIN_ENDS
        heard[[*view.capitals, *_articles(view), *_rare(view.words.texts)] if latin else []] = True
        chosen = np.flatnonzero(heard)
        scripts = np.where(letters < _LATIN_ENDS, 0, letters >> 7)[chosen]
        texts = [view.words.texts[at] for at in chosen.tolist()]
        said = [self._said[text] for text in texts]
        return _stream(texts, starts[chosen], scripts, _joined(view, chosen), said)

    def likely(
        self, heard: HeardText, windows: Sequence[Window]
    ) -> Iterator[tuple[int, list[Stretch]]]:
        """The windows of the stream around which something sounds like their form, by number.

        With the stretches that do, the best first.
        """
        found: dict[int, list[Stretch]] = {}
        if windows:
            for number, stretch in chain(self._cut(heard, windows), self._whole(heard, windows)):
                found.setdefault(number, []).append(stretch)
        for number, stretches in sorted(found.items()):
            yield number, sorted(stretches, key=lambda one: (-one[0], one[1] - one[2]))

    def _cut(self, heard: HeardText, windows: Sequence[Window]) -> Iterator[tuple[int, Stretch]]:
        """With and without the faint sounds at its ends, in scripts without spaces."""
        forms, begins, ends = np.array(windows, np.int64).T
        first, last = heard.words[begins], heard.words[ends - 1]
        numbers = np.repeat(np.flatnonzero(heard.unspaced[first]), 3)
        begin = heard.phones[begins[numbers]] + np.tile([-2, -1, 0], len(numbers) // 3)
        inside = begin >= heard.firsts[first[numbers]]
        numbers, begin = numbers[inside], begin[inside]
        end = heard.phones[ends[numbers] - 1] + 1
        stop = np.minimum(end + 2, heard.firsts[last[numbers] + 1])
        pieces = Pieces(heard.stream, begin, stop - begin)
        for row, size, alike in self._likenesses(forms[numbers], pieces, end - begin):
            at = int(begin[row])
            yield int(numbers[row]), (alike, *heard.bounds(at, at + size - 1))

    def _whole(self, heard: HeardText, windows: Sequence[Window]) -> Iterator[tuple[int, Stretch]]:
        """Whole words, with and without one more at either end."""
        forms, begins, ends = np.array(windows, np.int64).T
        first, last = heard.words[begins], heard.words[ends - 1] + 1
        numbers = np.repeat(np.flatnonzero(~heard.unspaced[first]), 4)
        begin = first[numbers] + np.tile([-1, -1, 0, 0], len(numbers) // 4)
        end = last[numbers] + np.tile([0, 1, 0, 1], len(numbers) // 4)
        beside = np.flatnonzero((begin >= 0) & heard.beside(begin, end) & heard.short(begin, end))
        numbers, begin, end = numbers[beside], begin[beside], end[beside]
        columns = numbers.tolist(), begin.tolist(), end.tolist()
        rows = [*zip(*columns, strict=True)]
        found = [
            *self._uncut(heard, forms[numbers], begin, end),
            *self._less(heard, forms[numbers], rows),
        ]
        for row, _, stretch in sorted(found):
            yield rows[row][0], stretch

    def _uncut(
        self, heard: HeardText, forms: Ints, begin: Ints, end: Ints
    ) -> Iterator[tuple[int, int, Stretch]]:
        """Words as they stand: which row, and how alike."""
        firsts = heard.firsts[begin]
        pieces = Pieces(heard.stream, firsts, heard.firsts[end] - firsts)
        for row, _, alike in self._likenesses(forms, pieces, pieces.sizes):
            last = int(end[row]) - 1
            stop = heard.starts[last] + len(heard.texts[last])
            yield row, 0, (alike, heard.starts[int(begin[row])], stop)

    def _less(
        self, heard: HeardText, forms: Ints, rows: Sequence[tuple[int, int, int]]
    ) -> Iterator[tuple[int, int, Stretch]]:
        """The same without a case ending of the last word, or a particle of the first."""
        spoken = ByWord[tuple[int, int], list[_Spoken]](lambda ends: [*self._spoken(heard, *ends)])
        cut = [
            (row, place, one)
            for row, (_, *ends) in enumerate(rows)
            for place, one in enumerate(spoken[ends[0], ends[1]])
        ]
        pieces = _pieces([[*map(ord, one.signs)] for _, _, one in cut])
        asked = forms[[row for row, _, _ in cut]] if cut else forms[:0]
        for at, _, alike in self._likenesses(asked, pieces, pieces.sizes):
            row, place, one = cut[at]
            yield row, place + 1, (alike, one.begin, one.end)

    def _spoken(self, heard: HeardText, first: int, last: int) -> Iterator["_Spoken"]:
        head, tail = heard.texts[first], heard.texts[last - 1]
        begins, ends = self._cuts[head][0], self._cuts[tail][1]
        if len(begins) == len(ends) == 1:
            return
        middle = "".join(one.signs for one in heard.said[first + 1 : last - 1])
        for begin, end in islice(product(begins, ends), 1, None):
            if last - first == 1:
                signs = self._said[head[begin:end]].signs
            else:
                signs = self._said[head[begin:]].signs + middle + self._said[tail[:end]].signs
            yield _Spoken(signs, heard.starts[first] + begin, heard.starts[last - 1] + end)

    def _likenesses(
        self, forms: Ints, pieces: Pieces, least: Ints
    ) -> Iterator[tuple[int, int, float]]:
        """Which piece, how much of it, and how alike that is to its form, if it is enough."""
        if len(forms) >= FEW:
            for row, size, alike in all_likely(self._names.some(forms), pieces, least, _FLOOR):
                if round(alike, 2) >= PERHAPS:
                    yield row, size, round(alike, 2)
            return
        columns = (forms, least, pieces.begins, pieces.begins + pieces.sizes)
        rows = zip(*(column.tolist() for column in columns), strict=True)
        for row, (form, fewest, begin, end) in enumerate(rows):
            asked = form, fewest, tuple(pieces.stream[begin:end].tolist())
            yield from ((row, size, alike) for size, alike in self._alike[asked])

    def _compare(self, asked: tuple[int, int, tuple[Sound, ...]]) -> Sequence[tuple[int, float]]:
        form, least, sounds = asked
        alike = likenesses(self._forms[form], sounds, least, _FLOOR)
        rounded = ((size, round(one, 2)) for size, one in enumerate(alike, least))
        return tuple((size, one) for size, one in rounded if one >= PERHAPS)


class _Spoken(NamedTuple):
    """Words, or what is left of them, as signs, and where they stand in the folded text."""

    signs: str
    begin: int
    end: int


def _pieces(sounds: Sequence[Sequence[Sound]]) -> Pieces:
    sizes = np.array([*map(len, sounds)], np.int64)
    stream = np.array([*chain.from_iterable(sounds)], np.int64)
    return Pieces(stream, np.cumsum(sizes) - sizes, sizes)


def _say(word: str) -> Said:
    said = phones(word)
    strong = tuple(at for at, phone in enumerate(said) if phone.strong)
    key = PARTED + "".join(said[at].sign for at in strong).translate(COARSE)
    return Said(said, "".join(chr(sound_of(phone)) for phone in said), key, (0, *strong))


def _rare(texts: Sequence[str]) -> Iterator[int]:
    """Latin words that are no plain ones beside another of the kind: a name in small letters.

    The article may stand between them: khaled el shammari.
    """
    rare = [*map(_is_rare, texts)]
    for at in compress(range(1, len(rare)), map(and_, rare, rare[1:])):
        yield from (at - 1, at)
    for at in compress(range(2, len(rare)), map(and_, rare, rare[2:])):
        if texts[at - 1] in _NO_WORDS:
            yield from (at - 2, at - 1, at)


def _articles(view: View) -> Iterator[int]:
    """The article in small letters between two parts of a name: Khalid el-Hassan."""
    texts, words = view.words.texts, view.words
    for at in view.capitals:
        if at and texts[at - 1] in ARTICLES:
            hyphened = view.text[words.ends[at - 1] : words.starts[at]] == "-"
            if hyphened or texts[at - 1] in _NO_WORDS:
                yield at - 1


@lru_cache(maxsize=1 << 15)
def _is_rare(word: str) -> bool:
    return len(word) > 2 and "a" <= word[0] <= "z" and not is_common(word)


def _joined(view: View, chosen: Ints) -> npt.NDArray[np.bool_]:
    """Whether nothing parts a word from the one before, and that is one of the chosen too."""
    joined = np.zeros(len(chosen), np.bool_)
    beside = np.flatnonzero(chosen[1:] - chosen[:-1] == 1) + 1
    begins = np.array(view.words.ends, np.int64)[chosen[beside] - 1]
    gaps = np.array(view.words.starts, np.int64)[chosen[beside]] - begins
    plain = (gaps == 0) | ((gaps == 1) & (view.codes[begins] == ord(" ")))
    joined[beside[plain]] = True
    for at in beside[~plain].tolist():
        right = int(chosen[at])
        joined[at] = view.adjoin(view.words[right - 1], view.words[right])
    return joined


def _stream(
    texts: Sequence[str],
    starts: Ints,
    scripts: Ints,
    joined: npt.NDArray[np.bool_],
    said: Sequence[Said],
) -> HeardText:
    firsts = np.cumsum([0, *(len(one.signs) for one in said)])
    words = np.repeat(np.arange(len(said)), [len(one.key) for one in said])
    strong = np.fromiter(chain.from_iterable(one.strong for one in said), np.int64, len(words))
    key = np.frombuffer("".join(one.key for one in said).encode(), np.uint8)
    kept = np.flatnonzero((key != ord(PARTED)) | ~joined[words])
    signs = "".join(one.signs for one in said).encode("utf-16-le")
    return HeardText(
        key=key[kept].tobytes().decode(),
        words=words[kept],
        phones=(strong + firsts[words])[kept],
        texts=texts,
        starts=starts.tolist(),
        scripts=scripts,
        unspaced=np.isin(scripts, _UNSPACED),
        partings=np.concatenate(([0], np.cumsum(~joined))),
        said=said,
        firsts=firsts,
        stream=np.frombuffer(signs, np.uint16).astype(np.int64),
    )


def _cuts(word: str) -> tuple[Sequence[int], Sequence[int]]:
    return beginnings(word), endings(word)


def beginnings(word: str) -> list[int]:
    """Where a word begins: at its first letter, and behind an Arabic particle."""
    if not "\u0600" <= word[0] <= "\u06ff":
        return [0]
    return [0, *(len(p) for p in PROCLITICS if word.startswith(p) and len(word) - len(p) >= 3)]


def endings(word: str) -> list[int]:
    """Where a word ends: at its last letter, and before an Indic case ending."""
    if not "\u0900" <= word[0] <= "\u09ff":
        return [len(word)]
    cut = (len(word) - len(e) for e in ENDINGS if word.endswith(e) and len(word) - len(e) >= 3)
    return [len(word), *cut]
