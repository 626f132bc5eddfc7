"""Which words go with somebody who is deleted, and which are somebody else's or nobody's."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from workstation.records.accounts import IdentifyingDetail
from workstation.records.contact_plan import SafeContactPlan
from workstation.records.derive import direct_terms
from workstation.records.kit import Record
from workstation.records.people import Person
from workstation.records.wording import longest_first, stands_in, words_of
from workstation.rules.telling import is_telling, kind_of
from workstation.store.connect import Connection
from workstation.store.past import former_texts
from workstation.text.common import is_plain


def said_by(*records: Record) -> frozenset[str]:
    """Everything in these records that identifies somebody, whatever its letters' case."""
    return frozenset(text.casefold() for each in records for _, text in direct_terms(each))


class Theirs:
    """What is on record today of those who stay: one text is not two people."""

    def __init__(self, records: Iterable[Record]) -> None:
        kept = tuple(records)
        self._said = said_by(*kept)
        terms = (term for each in kept for term in direct_terms(each))
        self._longer = "\n".join(text for kind, text in terms if kind in ("person", "phone"))

    def __contains__(self, text: str) -> bool:
        """Whether it is theirs, be it as a part of a name or of a number."""
        return text.casefold() in self._said or stands_in(text, self._longer)


@dataclass(frozen=True, slots=True)
class Going:
    """What goes in every text: names and numbers as a whole, casefolded, and all terms."""

    whole: frozenset[str]
    terms: tuple[str, ...]


def going(connection: Connection, records: Sequence[Record], theirs: Theirs) -> Going:
    """What these records tell of somebody and told before they were corrected.

    Today's names go whatever they say. Everything else stays where it is on record of those who
    stay or is an everyday word.
    """
    said = [each for each in _said(connection, records) if each.name or each.goes(theirs)]
    words = (
        word
        for each in said
        for word in words_of(each.kind, each.text)
        if each.name or not (is_plain(word) or word in theirs)
    )
    return Going(
        frozenset(each.text.casefold() for each in said),
        longest_first((*(each.text for each in said), *words)),
    )


class _Said(NamedTuple):
    """A text that a record tells of somebody, today or before."""

    record: Record
    kind: str
    text: str
    former: bool

    @property
    def name(self) -> bool:
        """Whether it is a name of today."""
        return isinstance(self.record, Person) and self.kind == "person" and not self.former

    def goes(self, theirs: Theirs) -> bool:
        return self._tells() and self.text not in theirs

    def _tells(self) -> bool:
        if isinstance(self.record, Person) and not self.former:
            return True
        # A detail of today may be plain words together: the red scooter.
        detail = isinstance(self.record, IdentifyingDetail) and not self.former
        together = detail and len(self.text.split()) > 1
        kind = kind_of(self.record, self.kind, self.text)
        return is_telling(kind, self.text) and (together or not is_plain(self.text))


def _said(connection: Connection, records: Iterable[Record]) -> Iterator[_Said]:
    for record in records:
        today = ((kind, text, False) for kind, text in direct_terms(record))
        past = former_texts(connection, record)
        before = ((field.term or "other", text, True) for field, text in past)
        for each in (*today, *before):
            # Who else is named in a plan is somebody else.
            if each[0] == "phone" or not isinstance(record, SafeContactPlan):
                yield _Said(record, *each)
