"""Names that somebody wrote wrong and put right at once: Designer Work, sorry, Desalegn Worku."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from operator import attrgetter, ge

import regex
from ahocorasick_rs import AhoCorasick, MatchKind
from rapidfuzz.distance import Indel

from exports.redaction.lists.in_haste import SORRY
from exports.redaction.lists.lexicon import TITLES, TITLES_AFTER
from exports.redaction.model import Span
from exports.redaction.names.name import PERSONS, is_common
from exports.redaction.names.skeleton import skeleton
from exports.redaction.names.spelling import near
from exports.redaction.reading.view import UNSPACED
from exports.redaction.unspaced.surroundings import EVIDENCE
from workstation.text import fold

_WORD = regex.compile(r"[\p{L}\p{M}]+")
# What parts two sentences or messages, or is no name.
_BROKEN = regex.compile(r"[.!?:;\n\d]")
# What is left of a wrong syllable.
_LEFT = regex.compile(r"[\p{L}\p{M}]{1,3}(?= ?\Z)")
_LETTER = regex.compile(r"[\p{L}\p{N}]")
_FAR, _BACK, _MOST_WORDS, _NEAREST = 40, 48, 8, 3
_LEAST_ALIKE, _ALIKE_OTHERWISE, _ALIKE_IN_ALL = 0.5, 0.6, 0.65
_ALIKE_ALONE, _ALIKE_JOINED, _LEAST_JOINED, _MOST_MORE = 0.7, 0.8, 8, 2
_LEAST_HEAD, _LEAST_ALONE, _LEAST_UNSPACED = 3, 4, 4
_RULE = "put right"


_FINDER = AhoCorasick(
    list(dict.fromkeys(form for word in SORRY for form in (word, word.title(), word.upper()))),
    MatchKind.LeftmostLongest,
)


def corrected(text: str, sure: Sequence[Span]) -> Iterator[Span]:
    """What was written wrong before a sure name of somebody, where a word for that stands between.

    It is the head of the name, or as many words, each like one of the name.
    """
    people = sorted((span for span in sure if span.kind in PERSONS), key=attrgetter("start"))
    if not people:
        return
    starts = [span.start for span in people]
    for _, begin, end in _FINDER.find_matches_as_indexes(text):
        at = bisect_left(starts, end)
        if at < len(people) and starts[at] - end <= _FAR and _is_apart(text, begin, end):
            span = people[at]
            for first, last in _wrong(text, begin, text[span.start : span.end]):
                yield Span(first, last, span.known_id, span.kind, "auto", _RULE)


def _is_apart(text: str, begin: int, end: int) -> bool:
    """Whether it is no part of a longer word; in scripts without spaces nobody can tell."""
    if UNSPACED.match(text, begin):
        return True
    before = begin and _LETTER.match(text[begin - 1])
    return not before and not _LETTER.match(text, end)


def _wrong(text: str, end: int, name: str) -> Iterator[tuple[int, int]]:
    begin = max(0, end - _BACK)
    names = [fold(word).text for word in _WORD.findall(name)]
    if names and UNSPACED.match(names[0]):
        yield from _head(text, begin, end, "".join(names))
        return
    bare = [name for name in names if name not in TITLES | TITLES_AFTER]
    matches = list(_WORD.finditer(text, begin, end))[-_MOST_WORDS:]
    words = [fold(match[0]).text for match in matches]
    for at, match in enumerate(matches):
        for many in {len(names), len(bare), len(bare) + 1, len(bare) + 2}:
            last = matches[min(at + many, len(matches)) - 1]
            window = words[at : at + many]
            apart = _is_apart_in_syllables(window, bare)
            if (apart or _is_like(window, names) or _is_like(window, bare)) and not _BROKEN.search(
                text, match.start(), last.end()
            ):
                yield match.start(), last.end()
        if len(words) - at <= _NEAREST and _is_cut(words[at], bare):
            yield match.span()


def _is_like(words: Sequence[str], names: Sequence[str]) -> bool:
    """Whether most letters of each word are those of the name, and of one the first as well."""
    if not names or len(words) != len(names) or list(words) == list(names):
        return False
    alike = list(map(Indel.normalized_similarity, words, names))
    begun = list(map(_begins_alike, words, names))
    if len(words) == 1:
        apt = len(words[0]) >= _LEAST_ALONE and begun[0] and not is_common(words[0])
        return apt and alike[0] >= _ALIKE_ALONE
    least = (_LEAST_ALIKE if first else _ALIKE_OTHERWISE for first in begun)
    each = any(begun) and all(map(ge, alike, least))
    return each and sum(alike) >= _ALIKE_IN_ALL * len(alike)


def _begins_alike(word: str, name: str) -> bool:
    return word[0] == name[0] or skeleton(word)[:1] == skeleton(name)[:1]


def _is_apart_in_syllables(words: Sequence[str], names: Sequence[str]) -> bool:
    """Whether they are the name in other pieces: Nile Far Yes Min for Nilufar Yasmin."""
    written, meant = "".join(words), "".join(names)
    if len(words) <= len(names) or len(meant) < _LEAST_JOINED or written[0] != meant[0]:
        return False
    if abs(len(written) - len(meant)) > _MOST_MORE:
        return False
    return Indel.normalized_similarity(written, meant) >= _ALIKE_JOINED


def _is_cut(word: str, names: Sequence[str]) -> bool:
    """Whether it is the head of a name, or with one slip in it."""
    if len(word) < _LEAST_HEAD or is_common(word) or word in names:
        return False
    return any(_is_head(word, name) for name in (*names, "".join(names)))


def _is_head(word: str, name: str) -> bool:
    size = len(word)
    if len(name) <= size or word[0] != name[0]:
        return False
    heads = (
        [name[:size]] if size < _LEAST_ALONE else [name[:to] for to in range(size - 1, size + 2)]
    )
    return any(head == word or (size >= _LEAST_ALONE and near(word, head)) for head in heads)


def _head(text: str, begin: int, end: int, name: str) -> Iterator[tuple[int, int]]:
    """As much of the name as stands in front, in a script without spaces."""
    before = fold(text[begin:end])
    bare = next((name[len(title) :] for title in EVIDENCE if name.startswith(title)), name)
    for whole in dict.fromkeys((name, bare)):
        first = before.text.rfind(whole[:_LEAST_UNSPACED])
        size = _same(before.text[first:], whole) if first >= 0 else 0
        if _LEAST_UNSPACED <= size < len(whole):
            left = _LEFT.match(before.text, first + size)
            start, stop = before.span(first, left.end() if left else first + size)
            yield begin + start, begin + stop
            return


def _same(text: str, name: str) -> int:
    """How many letters are the same from the beginning."""
    pairs = enumerate(zip(text, name, strict=False))
    return next((at for at, (one, other) in pairs if one != other), min(len(text), len(name)))
