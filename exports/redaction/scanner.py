"""The scanner: every way of finding, over one text, with one answer for each place."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

import msgspec

from exports.redaction.apposition import named_twice
from exports.redaction.heard.by_ear import ByEar
from exports.redaction.heard.hearing import Hearing
from exports.redaction.model import Known, Span
from exports.redaction.names.name import name_of
from exports.redaction.names.people import People
from exports.redaction.names.settled import ECHO, HINT, PLAIN, WORD, is_whole_name
from exports.redaction.numbers.addresses import addresses
from exports.redaction.numbers.dates import Dates
from exports.redaction.numbers.money import sums
from exports.redaction.numbers.numbers import NUMBERS, Numbers
from exports.redaction.numbers.patterns import patterns
from exports.redaction.numbers.vessels import vessels
from exports.redaction.reading.encoded import encoded, fold_encoded
from exports.redaction.reading.memory import ByText, Newest, uncollected
from exports.redaction.reading.misdecoded import fold_misdecoded, misread
from exports.redaction.reading.portions import Portion, around, beside, portions
from exports.redaction.reading.signs import Signs
from exports.redaction.reading.view import View
from exports.redaction.resolve import resolve
from exports.redaction.unknown.cues import unknown_people
from exports.redaction.unknown.details import details
from exports.redaction.unspaced.find import Unspaced
from exports.redaction.unspaced.joined import Joined
from exports.redaction.unspaced.slips import Slips
from exports.redaction.writings.acronyms import Acronyms
from exports.redaction.writings.dotted import Dotted
from exports.redaction.writings.native_initials import NativeInitials
from exports.redaction.writings.old_fonts import OldFonts
from exports.redaction.writings.respelt import respelt
from exports.redaction.writings.telex import typed
from exports.redaction.writings.zone import Zones
from workstation.text import fold_zawgyi

_MANY = 500
# Half of a letter of UTF-16, which no other encoding has.
_HALF = re.compile("[\ud800-\udfff]")


class Scanner:
    """Known identifiers, compiled once for any number of texts."""

    def __init__(self, known: Iterable[Known]) -> None:
        everything = list(known)
        names = [
            name
            for item in everything
            if item.kind not in NUMBERS | {"date"} and (name := name_of(item)).units
        ]
        self._entities = {item.id: item.same_as or item.id for item in everything}
        spelt = [*names, *respelt(names)]
        self._people = People([*spelt, *typed(names)])
        self._unspaced = Unspaced(spelt)
        self._slips = Slips(names)
        self._joined = Joined(names)
        self._acronyms = Acronyms(names)
        self._dotted = Dotted(names)
        self._old_fonts = OldFonts(names)
        self._native_initials = NativeInitials(names)
        self._hearing = Hearing(names)
        self._numbers = Numbers(everything)
        self._dates = Dates(everything)
        self._by_ear = ByEar(names)
        self._zones = Zones(names)
        self._signs = Signs()
        self._arabic = any("\u0600" <= name.units[0][0] <= "\u06ff" for name in names)
        self._read = ByText(self._look)
        self._answers = ByText(self._answer)

    def entity(self, known_id: str) -> str:
        """The entity that a form belongs to; all its forms share one token."""
        entity = self._entities.get(known_id, known_id)
        return self._entities.get(entity, entity)

    def scan(self, text: str) -> list[Span]:
        """Every stretch of the text that may identify, in order, none overlapping another.

        Never raises, whatever the text holds. What was read before is not read again.
        """
        return list(self._answers[text])

    def _answer(self, text: str) -> tuple[Span, ...]:
        text = _HALF.sub("\ufffd", text)
        finds: list[Span] = []
        named: set[str] = set()
        written: set[str] = set()
        for portion in portions(text):
            read = self._read[text[portion.first : portion.last]]
            finds += portion.own(read.finds)
            named |= read.named
            written |= read.written
        settled = self._settled(finds, named, named | written)
        return tuple(resolve(text, named_twice(text, settled, self._whose)))

    @uncollected()
    def _look(self, text: str) -> "_Read":
        finds: list[Span] = []
        named: set[str] = set()
        written: set[str] = set()
        for part, view, more in _views(text, self._signs, self._may_be_named):
            mentions = list(self._people.spans(view))
            named.update(self._whose(span) for span, sure in mentions if sure)
            finds += part.own(span for span, _ in mentions)
            others = [*self._find(view), *(self._find_more(view) if more else ())]
            written.update(map(self._whose, filter(is_whole_name, others)))
            finds += part.own(others)
        return _Read(tuple(finds), frozenset(named), frozenset(written))

    def _may_be_named(self, word: str) -> bool:
        """Whether a Latin word may be a part of a name, or of one on record in Arabic letters."""
        return self._arabic or self._people.knows(word)

    def _settled(self, finds: Iterable[Span], named: set[str], written: set[str]) -> Iterator[Span]:
        """A plain word, or what sounds alike, is a mention where the text names its bearer."""
        for span in finds:
            bearers = written if span.rule in (ECHO, WORD) else named if span.rule in PLAIN else ()
            if self._whose(span) in bearers:
                yield msgspec.structs.replace(span, confidence="auto")
            elif span.rule != HINT or self._whose(span) in named:
                yield span

    def _whose(self, span: Span) -> str:
        return self.entity(span.known_id or "")

    def _find(self, view: View) -> Iterator[Span]:
        yield from (span for span, _ in self._unspaced.spans(view))
        yield from self._slips.spans(view)
        yield from self._joined.spans(view)
        yield from self._acronyms.spans(view)
        yield from self._dotted.spans(view)
        yield from self._native_initials.spans(view)
        yield from self._old_fonts.spans(view)
        yield from self._hearing.spans(view)
        yield from self._numbers.spans(view)
        yield from self._by_ear.spans(view)

    def _find_more(self, view: View) -> Iterator[Span]:
        """What is not told letter by letter, and what no record holds."""
        yield from self._dates.spans(view)
        yield from self._zones.spans(view)
        yield from patterns(view)
        yield from vessels(view)
        yield from sums(view)
        yield from addresses(view)
        yield from unknown_people(view)
        yield from details(view)


class _Read(NamedTuple):
    """What was found in a portion, and whom it surely names, by a part or by the whole name."""

    finds: tuple[Span, ...]
    named: frozenset[str]
    written: frozenset[str]


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


def scan(text: str, known: Sequence[Known] = ()) -> list[Span]:
    """Find identifying detail in one text; for many texts keep a `Scanner`.

    The newest scanners are kept for who asks again with the same known people.
    """
    kept = _scanner if len(known) < _MANY else _LARGE.of
    return kept(tuple(known)).scan(text)


# What they hold is let go by new ones only: the program keeps the few scanners of a session itself.
_scanner = lru_cache(maxsize=512)(Scanner)
_LARGE = Newest[Known, Scanner](Scanner, 2)
