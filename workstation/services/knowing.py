"""Who knows what about a worker or a case, and what a partner was told in all."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from workstation.ports import Reader
from workstation.records.briefings import GivenDetail
from workstation.records.cases import Case
from workstation.records.disclosures import Disclosure, RecallReason, RecallState, SentHow
from workstation.records.involvement import Involvement
from workstation.records.kit import Id
from workstation.records.partners import Contact
from workstation.rules.jigsaw import as_written, readers
from workstation.rules.knowing import Telling, may_know, tellings, words_told
from workstation.services.replacing import Newer, replaced_in


@dataclass(frozen=True, slots=True)
class Told:
    """One telling as people read it; `others` may have read it too, `anybody`: nobody knows who.

    `words` say what was told, what tells most of somebody first. `newer` is the letter that
    took its place, None where none did.
    """

    on: dt.date
    case: Id | None
    code: str
    contact: Contact
    how: SentHow
    words: tuple[str, ...]
    details: tuple[GivenDetail, ...]
    said: str = field(repr=False)
    others: tuple[str, ...] = field(repr=False)
    anybody: bool
    recall: RecallState
    briefing: Id | None
    newer: Newer | None


@dataclass(frozen=True, slots=True)
class _About:
    """What every telling of a case shares: its code, and which letters were replaced."""

    code: str
    replaced: Mapping[Id, Newer]


_NOTHING = _About("", MappingProxyType({}))


class Knowing:
    """Reads the disclosure log from both ends (domain part 4, "Jigsaw")."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader

    def about_case(self, case: Id) -> tuple[Told, ...]:
        """Everything that anybody outside was told about a case, newest first."""
        return self._read(self._reader.find(Disclosure, case=case))

    def about_person(self, person: Id) -> tuple[Told, ...]:
        """Everything that was told about all cases that somebody is in, newest first."""
        cases = {part.case for part in self._reader.find(Involvement, person=person)}
        told = [d for case in cases if case for d in self._reader.find(Disclosure, case=case)]
        return self._read(told)

    def of_contact(self, contact: Id) -> tuple[Told, ...]:
        """Everything that a contact was told or may have read, newest first."""
        contacts = self._reader.find(Contact)
        found = tellings(self._reaching(readers(contact, contacts)), contacts)
        return self._named([t for t in found if may_know(t, contact)], contacts)

    def _reaching(self, group: Iterable[Id]) -> Sequence[Disclosure]:
        """What somebody of a circle was told or has instead, and what nobody knows who has."""
        find, lost = self._reader.find, RecallReason.RECIPIENT
        found = list(find(Disclosure, recall_reason=lost, reached=None))
        for each in group:
            found += (*find(Disclosure, contact=each), *find(Disclosure, reached=each))
        return as_written(found)

    def _read(self, told: Iterable[Disclosure]) -> tuple[Told, ...]:
        contacts = self._reader.find(Contact)
        return self._named(tellings(told, contacts), contacts)

    def _named(self, found: Iterable[Telling], contacts: Sequence[Contact]) -> tuple[Told, ...]:
        by_id = {contact.id: contact for contact in contacts}
        cases: dict[Id, _About] = {}
        return tuple(self._line(each, by_id, cases) for each in found)

    def _line(self, found: Telling, by_id: dict[Id, Contact], cases: dict[Id, _About]) -> Told:
        told = found.disclosure
        about = self._about(told.case, cases)
        return Told(
            on=told.on,
            case=told.case,
            code=about.code,
            contact=by_id[told.contact],
            how=told.sent_how,
            words=words_told(told),
            details=told.details,
            said=told.said,
            others=tuple(by_id[other].person for other in found.others),
            anybody=found.anybody,
            recall=told.recall,
            briefing=told.briefing,
            newer=None if told.briefing is None else about.replaced.get(told.briefing),
        )

    def _about(self, case: Id | None, cases: dict[Id, _About]) -> _About:
        if case is None:
            return _NOTHING
        if case not in cases:
            code = self._reader.get(Case, case).code
            cases[case] = _About(code, replaced_in(self._reader, case))
        return cases[case]
