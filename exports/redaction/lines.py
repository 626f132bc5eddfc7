"""Names by their place on a line: speakers, labels, lists of those present, letters, tables."""

from collections.abc import Iterator

import regex

from exports.redaction.capitals import plain
from exports.redaction.model import Span
from exports.redaction.view import View
from exports.redaction.vocabulary import either, either_in_any_case, folded, section
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
_MOST = 5
_ROLE = regex.compile(rf"(?:{either('roles_on_lines')})(?![a-z])")
_SYSTEM = folded("system")


def lines(view: View) -> Iterator[Span]:
    """People whose names stand where names stand."""
    text = view.original
    for begin, end in (*_speakers(text), *_fields(text), *_cells(text)):
        yield Span(begin, end, None, "person", "amber", "place on the line")


def _speakers(text: str) -> Iterator[tuple[int, int]]:
    for match in _LOGGED.finditer(text):
        if _could_be(match["name"], strict=False):
            yield match.span("name")
    for match in _SPEAKER.finditer(text):
        if _could_be(match["name"], strict=True):
            yield match.span("name")


def _fields(text: str) -> Iterator[tuple[int, int]]:
    for find in (_FIELD, _INLINE):
        for match in find.finditer(text):
            for item in _ITEM.finditer(text, *match.span("list")):
                begin, end = _trimmed(text, *item.span())
                if begin < end and _could_be(text[begin:end], strict=True):
                    yield begin, end
    for match in _CLOSING.finditer(text):
        if _could_be(match["name"], strict=True):
            yield match.span("name")


def _cells(text: str) -> Iterator[tuple[int, int]]:
    for end, cut, column in _headed(text):
        at = end + 1
        while at < len(text):
            stop = text.find("\n", at)
            stop = len(text) if stop < 0 else stop
            cells = text[at:stop].split(cut)
            if len(cells) <= column or len(cells) < 2:
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
        for column, cell in enumerate(text[begin:end].split(cut)):
            if cell.strip().casefold() in _HEADS:
                yield end, cut, column
                break


def _trimmed(text: str, begin: int, end: int) -> tuple[int, int]:
    piece = text[begin:end]
    return begin + len(piece) - len(piece.lstrip(" \t*_~-")), begin + len(piece.rstrip(" \t*_.-"))


def _could_be(text: str, *, strict: bool) -> bool:
    """A few words, of which one with a capital is in no list; or words without capitals."""
    words = text.replace(".", ". ").split()
    if not words or len(words) > _MOST or _ROLE.match(fold(text).text):
        return False
    if not regex.search(r"[A-Za-zÀ-ɏẠ-ỹ]", text):
        return len(words) < _MOST and (not strict or len(text) <= 30)
    if not strict:
        return not all(plain(word) for word in words) or (
            len(words) < 3 and not any(word.casefold() in _SYSTEM for word in words)
        )
    capital = all(
        word[0].isupper() or word in ("bin", "binti", "al", "el", "ibn") for word in words
    )
    return capital and not all(plain(word) for word in words)
