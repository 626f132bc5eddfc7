"""All that is looked for on behalf of a case: what is on record, and what no record holds."""

from collections.abc import Iterable, Iterator
from itertools import chain

from exports.redaction.crowd import Crowd, names_of
from exports.redaction.heard.by_ear import ByEar
from exports.redaction.heard.hearing import Hearing
from exports.redaction.model import Known, Span
from exports.redaction.names.people import People
from exports.redaction.numbers.addresses import addresses
from exports.redaction.numbers.dates import Dates
from exports.redaction.numbers.money import sums
from exports.redaction.numbers.numbers import Numbers
from exports.redaction.numbers.patterns import patterns
from exports.redaction.numbers.vessels import vessels
from exports.redaction.reading.view import View
from exports.redaction.unknown.cues import unknown_people
from exports.redaction.unknown.details import details
from exports.redaction.unspaced.find import Unspaced
from exports.redaction.unspaced.joined import Joined
from exports.redaction.unspaced.slips import Slips
from exports.redaction.writings.acronyms import Acronyms
from exports.redaction.writings.dotted import Dotted
from exports.redaction.writings.native_initials import NativeInitials
from exports.redaction.writings.old_fonts import OldFonts
from exports.redaction.writings.respelt import in_full, respelt
from exports.redaction.writings.telex import typed
from exports.redaction.writings.zone import Zones

_UNKNOWN = (patterns, vessels, sums, addresses, unknown_people, details)


class Case:
    """Known identifiers of a case, compiled once for any number of texts, beside a crowd."""

    def __init__(self, known: Iterable[Known], crowd: Crowd) -> None:
        everything = list(known)
        names = names_of(everything)
        spelt = [*names, *respelt(names), *in_full(names)]
        self._people = People([*spelt, *typed(names)], crowd.people)
        self._searches = (
            Unspaced(spelt),
            Slips(names),
            Joined(names),
            Acronyms(names),
            Dotted(names),
            NativeInitials(names),
            OldFonts(names),
            Hearing(names),
            Numbers(everything),
            ByEar(names),
            crowd,
        )
        self._dates = Dates([*everything, *crowd.known])
        self._zones = Zones([*names, *crowd.names])
        self._arabic = any("\u0600" <= name.units[0][0] <= "\u06ff" for name in names)

    def knows(self, word: str) -> bool:
        """Whether a Latin word may be a part of a name, or of one on record in Arabic letters."""
        return self._arabic or self._people.knows(word)

    def mentions(self, view: View) -> Iterator[tuple[Span, bool]]:
        """Names word by word, and whether each names its bearer beyond doubt."""
        return self._people.spans(view)

    def others(self, view: View, *, more: bool) -> Iterator[Span]:
        """Every other find; with `more` also what is not told letter by letter, or in no record."""
        found = chain.from_iterable(search.spans(view) for search in self._searches)
        return chain(found, self._more(view)) if more else found

    def _more(self, view: View) -> Iterator[Span]:
        yield from self._dates.spans(view)
        yield from self._zones.spans(view)
        for find in _UNKNOWN:
            yield from find(view)
