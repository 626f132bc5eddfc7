"""Initials that stand for a whole name: a firm's short form, a person's dotted letters."""

from collections.abc import Iterable, Iterator

import regex

from exports.redaction.lexicon import CAPITALS
from exports.redaction.model import Confidence, Span
from exports.redaction.names import Name, is_common
from exports.redaction.view import View
from workstation.text import fold

_LETTERS = regex.compile(
    r"(?<![\p{L}\d.])"
    r"(?:(?:\p{Lu}\.[ \-]?){2,}\p{Lu}?|(?:\p{Lu}[ ]){2,5}\p{Lu}|\p{Lu}{2,7})"
    r"(?![\p{Ll}\d])"
)
_LEGAL = r"PT|CV|UD|KM|MV|Co|Ltd|LLC|Inc|Sdn|Bhd|Pvt|Plc"
_BEFORE = regex.compile(rf"(?i:\b(?:{_LEGAL})\.?\s)\Z")
_NEXT = regex.compile(r" (\p{Lu}[\p{L}\p{M}]*)(?![\p{L}\p{M}])")
_AFTER = regex.compile(rf"(?i:\.?,?\s(?:{_LEGAL})\b)+")


class Acronyms:
    """First letters of the names of the case."""

    def __init__(self, names: Iterable[Name]) -> None:
        self._names: dict[str, Name] = {}
        for name in names:
            if name.known.linked and len(name.units) > 1:
                for letters in name.acronyms():
                    self._names.setdefault(letters, name)

    def spans(self, view: View) -> Iterator[Span]:
        """Capitals of a firm, and dotted letters of three or more, as auto; the rest as amber."""
        for match in _LETTERS.finditer(view.original):
            letters = "".join(filter(str.isalpha, match[0])).lower()
            name = self._names.get(letters)
            if name:
                known = name.known
                start, end = match.start(), match.start() + len(match[0].rstrip())
                if name.ordered:
                    start, end = _with_legal_form(view.original, start, end)
                verdict = _judge(name, letters, match[0])
                beyond = None if name.ordered else _with_last_part(view.original, end, name)
                if beyond:
                    end, verdict = beyond, ("auto", "initials")
                yield Span(start, end, known.id, known.kind, *verdict)


def _with_legal_form(text: str, start: int, end: int) -> tuple[int, int]:
    before = _BEFORE.search(text[max(0, start - 6) : start])
    after = _AFTER.match(text, end)
    return start - len(before[0]) if before else start, after.end() if after else end


def _with_last_part(text: str, end: int, name: Name) -> int | None:
    """Where the last part of the name ends, if it stands behind the letters: T.L. Ho."""
    match = _NEXT.match(text, end)
    part = fold(match[1]).text if match else ""
    return match.end() if match and len(part) > 1 and part in name.units else None


def _judge(name: Name, letters: str, written: str) -> tuple[Confidence, str]:
    if letters in CAPITALS or (name.ordered and "." not in written and is_common(letters)):
        return "amber", "letters in capitals"
    if not name.ordered and ("." not in written or len(letters) < 3):
        if "." in written:
            return "amber", "two initials"
        rare = len(letters) > 2 and not is_common(letters)
        return "amber", "initials" if rare else "letters in capitals"
    return "auto" if len(letters) >= 3 else "amber", "initials"
