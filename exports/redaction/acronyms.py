"""Initials that stand for a whole name: a firm's short form, a person's dotted letters."""

from collections.abc import Iterable, Iterator

import regex

from exports.redaction.model import Confidence, Span
from exports.redaction.names import PERSONS, Name
from exports.redaction.view import View

_LETTERS = regex.compile(
    r"(?<![\p{L}\d.])(?:(?:\p{Lu}\.[ ]?){2,}\p{Lu}?|\p{Lu}{2,7})(?![\p{Ll}\d])"
)


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
                yield Span(start, end, known.id, known.kind, _judge(name, match[0]), "initials")


def _judge(name: Name, written: str) -> Confidence:
    dotted = "." in written
    if name.known.kind in PERSONS:
        long = written.count(".") >= 3 or (dotted and sum(map(str.isupper, written)) >= 3)
        return "auto" if long else "amber"
    return "auto" if sum(map(str.isupper, written)) >= 3 else "amber"
