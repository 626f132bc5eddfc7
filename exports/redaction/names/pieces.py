"""The words of a text as names are looked for in them: joined, read and cut."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby, pairwise

import numpy as np
import regex

from exports.redaction.lists.lexicon import ABD
from exports.redaction.lists.same_parts import SAME_PARTS
from exports.redaction.names.index import Units
from exports.redaction.names.looks import disguised, is_mostly_letters, starred
from exports.redaction.names.name import CHILD_OF, whole_servant
from exports.redaction.names.skeleton import skeleton
from exports.redaction.reading.forms import matches_at
from exports.redaction.reading.view import View, Word
from exports.redaction.reading.words import Part, Words

_HUMP = regex.compile(r"(?<=\p{Ll}\p{M}*)\p{Lu}(?=\p{L})|(?<=\p{Lu})\p{Lu}(?=\p{Ll})")
# From Hebrew to Burmese no script has capitals.
_ASCII_ENDS, _NO_CAPITALS, _CAPITALS_AGAIN = 0x80, 0x590, 0x109F
_DOTTED = regex.compile(r"(?<!\w|\w\.)(?:[a-z]\.){2,4}|(?<![\p{L}\p{M}.])(?:[क-ह]\p{M}?\.){2,3}")
_TWICE = re.compile(r"2(?<=[a-z][a-z]2)(?![a-z0-9])")
# What each of these forms holds, and is quickly found by.
_SLASH, _TWO = re.compile("/[lop]"), re.compile(r"\.[a-zक-ह][\u093e-\u094c]?\.")
_SERVANTS = frozenset(map(skeleton, ABD))
_AFTER_APOSTROPHE = frozenset(("s", "t", "re", "ll", "ve", "d", "m"))
# "P'Lek": an elder, shortened to a letter.
_BEFORE_APOSTROPHE = frozenset("pn")


def joined_words(view: View) -> Words:
    """Abd and the name of God that follows are one name, and so are Rifa and 'i."""
    words, parts = view.words, list[Part]()
    done = 0
    for first in sorted({*_before_apostrophes(view), *_servants(view)}):
        if first < done:
            continue
        joined, done = words[first], first + 1
        while done < len(words) and _is_one(view, joined, words[done]):
            following = words.texts[done]
            head = whole_servant(joined.text, following)
            joined = Word(head + following, joined.start, words.ends[done])
            done += 1
        if done > first + 1:
            parts.append((first, done, [joined]))
    return words.replaced(parts)


def say_twice(view: View, words: Words, is_whole: Callable[[str], bool]) -> Words:
    """A part of a name with a 2 that says it again: htet2 for Htet Htet."""
    parts = list[Part]()
    for match in _TWICE.finditer(view.text):
        at = bisect_left(words.starts, match.start())
        said = words.texts[at - 1] if at else ""
        if is_whole(said):
            parts.append((at, at + 1, [Word(said, *match.span())]))
    return words.replaced(parts)


def read_child_of(view: View, words: Words) -> Words:
    """Each sign for somebody's child or wife as the one word that the record has for all."""
    parts = list[Part]()
    slashes = (max(0, slash.start() - 1) for slash in _SLASH.finditer(view.text))
    for match in matches_at(CHILD_OF, view.text, slashes):
        at = bisect_left(words.starts, match.start())
        parts.append((at, at + 2, [Word("bin", *match.span())]))
    return words.replaced(parts)


def join_initials(view: View, words: Words, is_whole: Callable[[str], bool]) -> Words:
    """Letters with full stops that together are a part of a name: B.K. for BK."""
    parts = list[Part]()
    stops = (two.start() for two in _TWO.finditer(view.text))
    firsts = (max(0, stop - back) for stop in stops for back in (2, 1))
    for match in matches_at(_DOTTED, view.text, firsts):
        joined = match[0].replace(".", "")
        if is_whole(joined) or any(joined in forms for forms in SAME_PARTS):
            first = bisect_left(words.starts, match.start())
            last = bisect_right(words.ends, match.end())
            parts.append((first, last, [Word(joined, match.start(), match.end() - 1)]))
    return words.replaced(parts)


def read_disguised(view: View, words: Words, units: Units) -> Words:
    """The words, with each that hides a name behind digits and signs read as that name.

    One that is mostly digits counts beside another part of a name only.
    """
    found = [
        *disguised(view.text, view.codes, units.meant),
        *starred(view.text, view.codes, units.starred),
    ]
    found.sort(key=lambda word: word.start)
    edges = {edge for name in found for edge in (name.start, name.end)}
    parts = list[Part]()
    for name in found:
        first, last = bisect_right(words.ends, name.start), bisect_left(words.starts, name.end)
        beside = [at for at in (first - 1, last) if 0 <= at < len(words)]
        if is_mostly_letters(view.text[name.start : name.end]) or any(
            units.has(words.texts[at]) or {words.starts[at], words.ends[at]} & edges
            for at in beside
        ):
            parts.append((first, last, [name]))
    return words.replaced(parts)


def cut_at_humps(view: View, words: Words, is_whole: Callable[[str], bool]) -> Words:
    """Words written as ThisOne cut before the capitals, unless they are a word as a whole."""
    humps = list(_humps(view.original))
    if not humps:
        return words
    places = np.searchsorted(view.folded.src, humps).tolist()
    parts = list[Part]()
    for at, cuts in groupby(places, key=lambda place: bisect_right(words.starts, place) - 1):
        if at >= 0 and not is_whole(words.texts[at]):
            parts.append((at, at + 1, list(_cut(words[at], cuts))))
    return words.replaced(parts)


def _humps(text: str) -> Iterator[int]:
    """Where they are: capitals right behind a letter are few, so each of them is looked at."""
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
    capital = (codes >= ord("A")) & (codes <= ord("Z"))
    capital |= (codes >= _ASCII_ENDS) & ((codes < _NO_CAPITALS) | (codes > _CAPITALS_AGAIN))
    inside = np.flatnonzero(capital[1:] & (codes[:-1] >= ord("A"))) + 1
    done = 0
    for at in inside.tolist():
        if at != done and _HUMP.match(text, at):
            done = at + 1
            yield at


def _cut(word: Word, places: Iterable[int]) -> Iterator[Word]:
    inner = [place - word.start for place in places if word.start < place < word.end]
    # A word joined over an apostrophe, or read as another, may have fewer letters than it takes up.
    for begin, end in pairwise([0, *inner, word.end - word.start]):
        if text := word.text[begin:end]:
            yield Word(text, word.start + begin, word.start + end)


def _before_apostrophes(view: View) -> Iterator[int]:
    words, codes = view.words, view.codes
    marks = np.flatnonzero(codes[1:-1] == ord("'")) + 1
    near = (codes[marks - 1] > ord(" ")) & (codes[marks + 1] > ord(" "))
    for mark in marks[near].tolist():
        at = bisect_left(words.ends, mark)
        if at + 1 < len(words) and words.ends[at] + 1 == words.starts[at + 1] == mark + 1:
            yield at


def _servants(view: View) -> Iterable[int]:
    if "abd" not in view.text and "عبد" not in view.text:
        return ()
    return (at for at, text in enumerate(view.words.texts) if _is_servant(text))


def _is_servant(text: str) -> bool:
    if text.endswith("عبد"):
        return len(text) < 6
    return text in ABD or (text[:3] == "abd" and skeleton(text) in _SERVANTS)


def _is_one(view: View, left: Word, right: Word) -> bool:
    if view.text[left.end : right.start] == "'":
        latin = "a" <= left.text[-1] <= "z" and "a" <= right.text[0] <= "z"
        apart = left.text in _BEFORE_APOSTROPHE or right.text in _AFTER_APOSTROPHE
        return latin and not apart
    stopped = left.text == "abd" and view.text[left.end : right.start] == ". "
    return _is_servant(left.text) and (stopped or view.adjoin(left, right))
