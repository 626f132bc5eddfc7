"""Names by their place on a line: speakers, labels, lists of those present, letters, tables."""

import functools
import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

import regex

from exports.redaction.model import Span
from exports.redaction.reading.forms import matches_at
from exports.redaction.reading.view import View
from exports.redaction.unknown.capitals import plain
from exports.redaction.unknown.vocabulary import either, either_in_any_case, folded, section
from workstation.text import fold

_L = r"[\p{L}\p{M}'’.]"
_WHO = rf"(?<name>{_L}[\p{{L}}\p{{M}}'’. \-]{{0,38}}?)"
_CLOCK = r"\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?: ?[AaPp]\.?[Mm]\.?)?"
_STAMP = rf"(?:\[[^\]\n]{{4,30}}\]|\(?(?:[\d/.\-]{{6,10}},? )?{_CLOCK}\)?)"
# "[10:22] Ko Aung: they took it"; "12:04 - Siti: ya"; "10:05<tab>Nut<tab>hello".
_LOGGED = regex.compile(
    rf"^[ \t>]*{_STAMP}[ \t]*(?:[-–~]+[ \t]*)*{_WHO}[ \t]*"
    r"(?:[(\[][^)\]\n]{1,20}[)\]])?(?::(?!/)|\t)",
    regex.MULTILINE,
)
_SPEAKER = regex.compile(
    r"^[ \t>*_]*(?<name>\p{L}[\p{L}\p{M}'’. \-]{0,28}?)(?:[ ]\([^)\n]{1,20}\))?[*_]*:(?=[ \t*]*\S)",
    regex.MULTILINE,
)
_LABEL = rf"{either_in_any_case('labels')}(?i:(?: \d{{1,2}}| \([\p{{L}} ]{{2,20}}\))?)"
_FIELD = regex.compile(
    rf"^[ \t|*\-•\d.)]*+{_LABEL}[*_ ]*(?::|[ ][-–][ ]|-(?=\p{{L}})|\t)[ \t*]*"
    r"(?<list>[^\n|]{2,300})",
    regex.MULTILINE,
)
_INLINE = regex.compile(rf"(?<=[.;,] ){_LABEL}:[ ](?<list>[^\n|.;]{{2,60}})")
_ITEM = regex.compile(
    r"[^,;/&()\n\d:]+?(?=\s*(?:[,;/&()\n:]|\band\b|\bdan\b|\bvà\b|และ|ແລະ|និង|နှင့်|\bऔर\b|\d|$))"
)
_CLOSING = regex.compile(
    rf"^[ \t]*+{either_in_any_case('closings')}[,.!]?[ \t]*\n(?:[ \t]*\n){{0,3}}[ \t(/_]*"
    r"(?<name>\p{L}[\p{L}\p{M}'’. \-]{1,38}?)[ \t)]*(?:,[^\n]*)?$",
    regex.MULTILINE,
)
_HEADS = frozenset(term.casefold() for term in section("heads"))
_PARTED = regex.compile(r"[|\t]")
_LETTERS = regex.compile(r"\p{L}[\p{L}\p{M}'’. \-]{1,40}")
# The first word of a line behind what may stand before a label; a letter that is not ASCII.
_FIRST = re.compile(r"[ \t|*\-•\d.)]*+([A-Za-z]*)([^\x00-\x7f]?)")
_DOUBT = "?"


def _firsts(name: str) -> frozenset[str]:
    return frozenset(_first_word(term) for term in section(name)) | {_DOUBT}


def _first_word(text: str, at: int = 0) -> str:
    """The word in lower case if all is ASCII; else doubt."""
    word, foreign = _FIRST.match(text, at).groups()  # type: ignore[union-attr]  # takes anything
    return _DOUBT if foreign else word.lower()


_LABELS, _CLOSINGS = _firsts("labels"), _firsts("closings")
_LONGEST_LABEL = max(map(len, section("labels"))) + len(" (of twenty characters)")
_LONGEST_CLOSING = max(map(len, section("closings"))) + len("!")
_STOPPED = re.compile("[.;,] ")
_LATIN = re.compile("[A-Za-zÀ-ɏẠ-ỹ]")
_MOST = 5
_ROLE = regex.compile(rf"(?:{either('roles_on_lines')})(?![a-z])")
_SYSTEM = folded("system")


def lines(view: View) -> Iterator[Span]:
    """People whose names stand where names stand."""
    text = view.original
    rows = _Rows(text)
    for begin, end in (*_speakers(text, rows), *_fields(text, rows), *_cells(text)):
        yield Span(begin, end, None, "person", "amber", "place on the line")


class _Rows:
    """Where the lines begin that a form can stand on, told by little of each line."""

    def __init__(self, text: str) -> None:
        self.spoken: list[int] = []
        self.labelled: list[int] = []
        self.closing: list[int] = []
        begin = 0
        for line in text.split("\n"):
            if ":" in line or "\t" in line:
                self.spoken.append(begin)
            word = _first_word(line) if line else ""
            if word in _LABELS:
                self.labelled.append(begin)
            if word in _CLOSINGS and len(line.strip(" \t")) <= _LONGEST_CLOSING:
                self.closing.append(begin)
            begin += len(line) + 1


def _speakers(text: str, rows: _Rows) -> Iterator[tuple[int, int]]:
    for match in matches_at(_LOGGED, text, rows.spoken):
        if _could_be(match["name"], strict=False):
            yield match.span("name")
    for match in matches_at(_SPEAKER, text, rows.spoken):
        if _could_be(match["name"], strict=True):
            yield match.span("name")


def _fields(text: str, rows: _Rows) -> Iterator[tuple[int, int]]:
    for find, places in ((_FIELD, rows.labelled), (_INLINE, _inline(text))):
        for match in matches_at(find, text, places):
            for item in _ITEM.finditer(text, *match.span("list")):
                begin, end = _trimmed(text, *item.span())
                if begin < end and _could_be(text[begin:end], strict=True):
                    yield begin, end
    for match in matches_at(_CLOSING, text, rows.closing):
        if _could_be(match["name"], strict=True):
            yield match.span("name")


def _inline(text: str) -> Iterator[int]:
    """Where a label may begin inside a line: behind a stop, with a colon not far behind it."""
    colons = [match.start() for match in re.finditer(": ", text)]
    for last, colon in pairwise([0, *colons]):
        for stop in _STOPPED.finditer(text, max(last, colon - _LONGEST_LABEL - 2), colon):
            if _first_word(text, stop.end()) in _LABELS:
                yield stop.end()


def _cells(text: str) -> Iterator[tuple[int, int]]:
    for end, cut, column in _headed(text):
        at = end + 1
        while at < len(text):
            stop = text.find("\n", at)
            stop = len(text) if stop < 0 else stop
            cells = text[at:stop].split(cut)
            if len(cells) <= column or len(cells) < 2 or _head(cells) == column:
                break
            begin = at + sum(len(cell) + 1 for cell in cells[:column])
            first, last = _trimmed(text, begin, begin + len(cells[column]))
            found = _LETTERS.search(text, first, last)
            if found and _could_be(found[0], strict=False):
                yield found.span()
            at = stop + 1


def _headed(text: str) -> Iterator[tuple[int, str, int]]:
    """Where each line ends that heads a column of names, what parts it, and which column it is."""
    end = -1
    while (sign := _PARTED.search(text, end + 1)) is not None:
        begin = text.rfind("\n", 0, sign.start()) + 1
        end = text.find("\n", begin)
        end = len(text) if end < 0 else end
        cut = "|" if text.find("|", begin, end) >= 0 else "\t"
        column = _head(text[begin:end].split(cut))
        if column is not None:
            yield end, cut, column


def _head(cells: Sequence[str]) -> int | None:
    """The first column that is headed as one of names."""
    return next((at for at, cell in enumerate(cells) if cell.strip().casefold() in _HEADS), None)


def _trimmed(text: str, begin: int, end: int) -> tuple[int, int]:
    piece = text[begin:end]
    return begin + len(piece) - len(piece.lstrip(" \t*_~-")), begin + len(piece.rstrip(" \t*_.-"))


@functools.lru_cache(maxsize=1 << 12)
def _could_be(text: str, *, strict: bool) -> bool:
    """A few words that are no role: one with a capital in no list, or all without capitals."""
    words = text.replace(".", ". ").split()
    if not words or len(words) > _MOST or not _are_called(text, words, strict=strict):
        return False
    return _ROLE.match(fold(text).text) is None


def _are_called(text: str, words: list[str], *, strict: bool) -> bool:
    if not _LATIN.search(text):
        return len(words) < _MOST and (not strict or len(text) <= 30)
    if not strict:
        return not all(plain(word) for word in words) or (
            len(words) < 3 and not any(word.casefold() in _SYSTEM for word in words)
        )
    capital = all(
        word[0].isupper() or word in ("bin", "binti", "al", "el", "ibn") for word in words
    )
    return capital and not all(plain(word) for word in words)
