"""People of other cases: of them only whole names and numbers count, until a text names one."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain

from exports.redaction.model import Known, Span
from exports.redaction.names.name import PERSONS, Name, name_of
from exports.redaction.names.people import People
from exports.redaction.numbers.numbers import NUMBERS, Numbers
from exports.redaction.reading.view import View
from exports.redaction.unspaced.find import Unspaced
from exports.redaction.unspaced.joined import Joined
from exports.redaction.writings.telex import typed

_MOST_MET = 50


def names_of(known: Iterable[Known]) -> list[Name]:
    """What is known by name, cut into units."""
    named = (item for item in known if item.kind not in NUMBERS | {"date"})
    return [name for item in named if (name := name_of(item)).units]


def entities_of(known: Iterable[Known]) -> dict[str, str]:
    """For each form the entity it belongs to; all forms of one share its token."""
    return {item.id: item.same_as or item.id for item in known}


class Crowd:
    """Known identifiers that are linked to no case at hand, compiled once for all cases."""

    def __init__(self, known: Iterable[Known]) -> None:
        self.known = tuple(known)
        self.names = names_of(self.known)
        self.people = People([*self.names, *typed(self.names)]) if self.names else None
        self._searches = (Unspaced(self.names), Joined(self.names))
        self._numbers = Numbers(self.known)
        self.entities = entities_of(self.known)
        self._bearers: dict[str, list[Name]] = {}
        for name in self.names:
            if name.known.kind in PERSONS:
                self._bearers.setdefault(self.entities[name.known.id], []).append(name)

    def spans(self, view: View) -> Iterator[Span]:
        """Mentions of whole names that a search word by word does not see, and of numbers."""
        yield from chain.from_iterable(search.spans(view) for search in self._searches)
        yield from self._numbers.known_in(view)

    def met(self, named: Collection[str]) -> "Met | None":
        """Those among the entities that a text names in full: their parts count there as well.

        None where the text names so many that it is a list of people and goes on about nobody.
        """
        met = [name for who in sorted(named) for name in self._bearers.get(who, ())]
        return Met(met) if 0 < len(met) <= _MOST_MET else None


class Met:
    """People of a crowd whom a text has named: it may go on by a part of the name."""

    def __init__(self, names: Sequence[Name]) -> None:
        linked = [name_of(replace(name.known, linked=True)) for name in names]
        self._people = People(linked)
        self._searches = (Unspaced(linked), Joined(linked))

    def knows(self, word: str) -> bool:
        """Whether a folded word may be a part of a name."""
        return self._people.knows(word)

    def mentions(self, view: View) -> Iterator[tuple[Span, bool]]:
        """Names word by word, and whether each names its bearer beyond doubt."""
        return self._people.spans(view)

    def others(self, view: View, *, more: bool) -> Iterator[Span]:
        """Parts of names where no spaces stand between words, or none any more."""
        return chain.from_iterable(search.spans(view) for search in self._searches)
