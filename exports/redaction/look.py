"""One look through a portion of a text: as it stands, and as it says where it is encoded."""

from collections.abc import Callable, Iterator
from typing import NamedTuple, Protocol

from exports.redaction.model import Span
from exports.redaction.names.settled import is_whole_name
from exports.redaction.reading.encoded import encoded, fold_encoded
from exports.redaction.reading.misdecoded import fold_misdecoded, misread
from exports.redaction.reading.portions import Portion, around, beside
from exports.redaction.reading.signs import Signs
from exports.redaction.reading.view import View
from workstation.text import fold_zawgyi


class Seen(NamedTuple):
    """What was found in a portion, and whom it surely names, by a part or by the whole name."""

    finds: tuple[Span, ...]
    named: frozenset[str]
    written: frozenset[str]

    def beside(self, other: "Seen") -> "Seen":
        """What both have seen."""
        finds, named, written = other
        return Seen(self.finds + finds, self.named | named, self.written | written)


class Eye(Protocol):
    """Who is looked for in a portion, and how."""

    def knows(self, word: str) -> bool:
        """Whether a folded Latin word may be a part of a name."""

    def mentions(self, view: View) -> Iterator[tuple[Span, bool]]:
        """Names word by word, and whether each names its bearer beyond doubt."""

    def others(self, view: View, *, more: bool) -> Iterator[Span]:
        """Every other find; with `more` also what is not told letter by letter."""


def look(text: str, eye: Eye, whose: Callable[[Span], str], signs: Signs) -> Seen:
    """What an eye sees in a text, in every reading of it; `whose` tells a find's entity."""
    finds: list[Span] = []
    named: set[str] = set()
    written: set[str] = set()
    for part, view, more in _views(text, signs, eye.knows):
        mentions = list(eye.mentions(view))
        named.update(whose(span) for span, sure in mentions if sure)
        finds += part.own(span for span, _ in mentions)
        others = list(eye.others(view, more=more))
        written.update(map(whose, filter(is_whole_name, others)))
        finds += part.own(others)
    return Seen(tuple(finds), frozenset(named), frozenset(written))


def _views(
    text: str, signs: Signs, may_be_named: Callable[[str], bool]
) -> Iterator[tuple[Portion, View, bool]]:
    """The text as it stands, and what it says if parts of it are in Zawgyi, misread or encoded.

    With whether more than the record's own is to be looked for.
    """
    whole = Portion(0, len(text), 0, len(text))
    yield whole, View(text, signs=signs), True
    if legacy := fold_zawgyi(text):
        yield whole, View(text, legacy, signs), True
    for part in around(text, whole, misread(text)):
        near = text[part.first : part.last]
        if legacy := fold_misdecoded(near):
            yield part, View(near, legacy, signs), True
    for part in beside(text, whole, encoded(text, may_be_named)):
        near = text[part.first : part.last]
        if legacy := fold_encoded(near):
            yield part, View(near, legacy, signs), False
