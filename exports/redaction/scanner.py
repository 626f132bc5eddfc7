"""The scanner: every way of finding, over one text, with one answer for each place."""

from collections.abc import Iterable, Iterator, Sequence

from exports.redaction.acronyms import Acronyms
from exports.redaction.addresses import addresses
from exports.redaction.cues import unknown_people
from exports.redaction.dates import Dates
from exports.redaction.details import details
from exports.redaction.hearing import Hearing
from exports.redaction.joined import Joined
from exports.redaction.model import Known, Span
from exports.redaction.money import sums
from exports.redaction.names import name_of
from exports.redaction.numbers import NUMBERS, Numbers
from exports.redaction.patterns import patterns
from exports.redaction.people import People
from exports.redaction.resolve import resolve
from exports.redaction.unspaced import Unspaced
from exports.redaction.view import View
from workstation.text import fold_zawgyi


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
        self._people = People(names)
        self._unspaced = Unspaced(names)
        self._joined = Joined(names)
        self._acronyms = Acronyms(names)
        self._hearing = Hearing(names)
        self._numbers = Numbers(everything)
        self._dates = Dates(everything)

    def entity(self, known_id: str) -> str:
        """The entity that a form belongs to; all its forms share one token."""
        entity = self._entities.get(known_id, known_id)
        return self._entities.get(entity, entity)

    def scan(self, text: str) -> list[Span]:
        """Every stretch of the text that may identify, in order, none overlapping another.

        Never raises, whatever the text holds.
        """
        finds = list(self._find(View(text)))
        legacy = fold_zawgyi(text)
        if legacy:
            finds.extend(self._find(View(text, legacy)))
        return resolve(text, finds)

    def _find(self, view: View) -> Iterator[Span]:
        yield from (span for span, _ in self._people.spans(view))
        yield from (span for span, _ in self._unspaced.spans(view))
        yield from self._joined.spans(view)
        yield from self._acronyms.spans(view)
        yield from self._hearing.spans(view)
        yield from self._numbers.spans(view)
        yield from self._dates.spans(view)
        yield from patterns(view)
        yield from sums(view)
        yield from addresses(view)
        yield from unknown_people(view)
        yield from details(view)


def scan(text: str, known: Sequence[Known] = ()) -> list[Span]:
    """Find identifying detail in one text; for many texts keep a `Scanner`."""
    return Scanner(known).scan(text)
