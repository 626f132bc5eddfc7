"""Who knows what: everything that was told, and who else may have come to read it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from workstation.records.disclosures import Disclosure
from workstation.records.kit import Id
from workstation.records.partners import Contact
from workstation.rules.jigsaw import readers
from workstation.rules.nouns import most_telling, noun


@dataclass(frozen=True, slots=True)
class Telling:
    """One disclosure; `others` may have read it too, and `anybody` says that nobody knows who."""

    disclosure: Disclosure
    others: tuple[Id, ...]
    anybody: bool


def tellings(told: Iterable[Disclosure], contacts: Sequence[Contact]) -> tuple[Telling, ...]:
    """Disclosures, newest first, each with the contacts to whom it may have been passed on.

    Those of one day come in the order in which they were written, read from its end.
    """
    newest, circles = sorted(told, key=lambda d: d.on)[::-1], _Circles(contacts)
    return tuple(Telling(d, circles.others(d), d.reached_unknown) for d in newest)


def may_know(telling: Telling, contact: Id) -> bool:
    """Whether a contact was told, or may have read it."""
    return telling.anybody or contact == telling.disclosure.contact or contact in telling.others


def words_told(disclosure: Disclosure) -> tuple[str, ...]:
    """What was told, in plain words, each once; what tells most of somebody first."""
    return tuple(dict.fromkeys(map(noun, sorted(disclosure.fields_out, key=most_telling))))


class _Circles:
    """Who reads what each contact reads, looked for once a contact."""

    def __init__(self, contacts: Sequence[Contact]) -> None:
        self._contacts, self._of = contacts, dict[Id, frozenset[Id]]()

    def others(self, told: Disclosure) -> tuple[Id, ...]:
        """Who may have read it besides the contact that was told."""
        first = [told.contact, *([told.reached] if told.reached else [])]
        group = frozenset[Id]().union(*map(self._readers, first))
        return tuple(c.id for c in self._contacts if c.id in group and c.id != told.contact)

    def _readers(self, contact: Id) -> frozenset[Id]:
        if contact not in self._of:
            self._of[contact] = readers(contact, self._contacts)
        return self._of[contact]
