"""Names beside cue words in Nepali, Hindi, Bengali and Arabic, which have no capitals."""

from collections.abc import Iterator

import regex

from exports.redaction.model import Span
from exports.redaction.reading.view import View
from exports.redaction.unknown.vocabulary import either, folded

_ANY = r"[\p{L}\p{M}]"
_WORD = rf"{_ANY}{{2,20}}"
_BEFORE_RESPECT = regex.compile(
    rf"(?<!{_ANY})(?<name>{_WORD}) (?:{either('respect')})(?:{either('cases')})?(?!{_ANY})"
)
_AFTER_TITLE = regex.compile(
    rf"(?<!{_ANY})(?:{either('titles')})[.:]? (?<name>{_WORD}(?: {_WORD})?)"
    rf"|(?<!{_ANY})[وفبلك]?(?=ال)(?:{either('titles')}) (?<name>{_WORD}(?: {_WORD}){{0,2}})"
)
_NAMED = regex.compile(rf"(?<!{_ANY})(?:{either('named')})[ :]{{1,2}}(?<name>{_WORD}(?: {_WORD})?)")
_CALLED = regex.compile(
    rf"(?<!{_ANY})(?<name>{_WORD}(?: {_WORD})?) (?:{either('called')})(?!{_ANY})"
)
_SAID = regex.compile(rf"(?<!{_ANY})(?:{either('said')}) (?<name>(?:(?:ام|ابو) )?{_WORD})")
_PARENTS = ("ابو", "ام")
_NOT = folded("not_spaced")


def spaced_cues(view: View) -> Iterator[Span]:
    """Names behind a title or "is called", before a form of respect, behind "said"."""
    for find in (_AFTER_TITLE, _NAMED, _SAID):
        for match in view.matches(find):
            yield from _led(view, match)
    for match in view.matches(_CALLED):
        begin, _, last = match["name"].rpartition(" ")
        if not _plain(last):
            first = (
                match.end("name") - len(last) if _plain(begin) or not begin else match.start("name")
            )
            yield _span(view, first, match.end("name"))
    for match in view.matches(_BEFORE_RESPECT):
        if not _plain(match["name"]):
            yield _span(view, match.start("name"), match.end())


def _led(view: View, match: "regex.Match[str]") -> Iterator[Span]:
    """The words of the match up to the first that is no name."""
    begin = end = match.start("name")
    for word in match["name"].split():
        if _plain(word) and word not in _PARENTS:
            break
        end = view.text.index(word, end) + len(word)
    if end > begin:
        yield _span(view, begin, end)


def _plain(word: str) -> bool:
    return word in _NOT or len(word) < 2


def _span(view: View, begin: int, end: int) -> Span:
    start, stop = view.folded.span(begin, end)
    return Span(start, stop, None, "person", "amber", "name beside a cue")
