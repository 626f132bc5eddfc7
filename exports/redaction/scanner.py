"""The scanner: every way of finding, over one text, with one answer for each place."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache, partial

import msgspec

from exports.redaction.apposition import named_twice
from exports.redaction.case import Case
from exports.redaction.crowd import Crowd, entities_of
from exports.redaction.look import Eye, Seen, look
from exports.redaction.model import Known, Span
from exports.redaction.names.settled import HASTY, HINTS, PLAIN, WRITTEN, is_in_small_letters
from exports.redaction.reading.memory import ByText, Newest, uncollected
from exports.redaction.reading.portions import portions
from exports.redaction.reading.signs import Signs
from exports.redaction.resolve import resolve
from exports.redaction.speakers import speaking

_MANY = 500
_CASES = 512
# Half of a letter of UTF-16, which no other encoding has.
_HALF = re.compile("[\ud800-\udfff]")


class Scanner:
    """Known identifiers, compiled once for any number of texts.

    Those that are not linked to the case are a crowd, which several scanners may share.
    """

    def __init__(self, known: Iterable[Known], crowd: Crowd | None = None) -> None:
        everything = list(known)
        self._crowd = crowd or Crowd(item for item in everything if not item.linked)
        linked = [item for item in everything if item.linked]
        self._entities = entities_of(linked)
        self._signs = Signs()
        self._read = ByText(partial(self._look, Case(linked, self._crowd)))
        self._answers = ByText(self._answer)

    def entity(self, known_id: str) -> str:
        """The entity that a form belongs to; all its forms share one token."""
        return self._same_as(self._same_as(known_id))

    def scan(self, text: str) -> list[Span]:
        """Every stretch of the text that may identify, in order, none overlapping another.

        Never raises, whatever the text holds. What was read before is not read again.
        """
        return list(self._answers[text])

    def _same_as(self, known_id: str) -> str:
        return self._entities.get(known_id) or self._crowd.entities.get(known_id, known_id)

    def _answer(self, text: str) -> tuple[Span, ...]:
        text = _HALF.sub("\ufffd", text)
        seen = _seen(text, self._read.__getitem__)
        if met := self._crowd.met(seen.named | seen.written):
            seen = seen.beside(_seen(text, partial(self._look, met)))
        settled = speaking(text, self._settled(text, seen))
        return tuple(resolve(text, named_twice(text, settled, self._whose)))

    @uncollected()
    def _look(self, eye: Eye, text: str) -> Seen:
        return look(text, eye, self._whose, self._signs)

    def _settled(self, text: str, seen: Seen) -> Iterator[Span]:
        """A plain word, or what sounds alike, is a mention where the text names its bearer."""
        small = {self._whose(span) for span in seen.finds if is_in_small_letters(text, span)}
        for span in seen.finds:
            bearers = (
                seen.named | seen.written
                if span.rule in WRITTEN
                else seen.named
                if span.rule in PLAIN
                else small
                if span.rule == HASTY
                else ()
            )
            if self._whose(span) in bearers:
                yield msgspec.structs.replace(span, confidence="auto")
            elif span.rule not in HINTS or self._whose(span) in seen.named | seen.written:
                yield span

    def _whose(self, span: Span) -> str:
        return self.entity(span.known_id or "")


def _seen(text: str, seen_in: Callable[[str], Seen]) -> Seen:
    """What is seen in the whole of a text, portion by portion."""
    parts = [(each, seen_in(text[each.first : each.last])) for each in portions(text)]
    finds = tuple(span for portion, seen in parts for span in portion.own(seen.finds))
    named = frozenset[str]().union(*(seen.named for _, seen in parts))
    return Seen(finds, named, frozenset[str]().union(*(seen.written for _, seen in parts)))


class _Office:
    """The scanners of the cases beside one crowd."""

    def __init__(self, crowd: tuple[Known, ...]) -> None:
        beside = partial(Scanner, crowd=Crowd(crowd))
        self._few = lru_cache(maxsize=_CASES)(beside)
        self._many = Newest[Known, Scanner](beside, 2)

    def scanner(self, known: tuple[Known, ...]) -> Scanner:
        return self._few(known) if len(known) < _MANY else self._many.of(known)


def scan(text: str, known: Sequence[Known] = ()) -> list[Span]:
    """Find identifying detail in one text; for many texts keep a `Scanner`.

    The newest scanners are kept for who asks again with the same known people, and the newest
    crowds of those who are not linked for who asks about another case.
    """
    if len(known) < _MANY:
        return _scanner(tuple(known)).scan(text)
    crowd = tuple(item for item in known if not item.linked)
    return _OFFICES.of(crowd).scanner(tuple(item for item in known if item.linked)).scan(text)


# What they hold is let go by new ones only: the program keeps the few scanners of a session itself.
_scanner = lru_cache(maxsize=_CASES)(Scanner)
_OFFICES = Newest[Known, _Office](_Office, 2)
