"""Who knows what: everything that was told, and who else may have come to read it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from workstation.records.catalogue import RECORDS
from workstation.records.disclosures import Disclosure
from workstation.records.kit import Id, Spec, spec_of
from workstation.records.partners import Contact
from workstation.rules.jigsaw import readers

_OWN_WORDS: Mapping[str, str] = MappingProxyType({"summary": "Our summary"})
"""What was written for the letter and is a field of no record."""


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


def labels_told(disclosure: Disclosure) -> tuple[str, ...]:
    """The fields that were told, by their labels, each once."""
    return tuple(dict.fromkeys(_label(field) for field in disclosure.fields_out))


def kinds_told(disclosure: Disclosure) -> tuple[str, ...]:
    """Of what the fields are that were told, in a word each, each once."""
    return tuple(dict.fromkeys(_of(field) for field in disclosure.fields_out))


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


def _spec(kind: str) -> Spec | None:
    return next((spec_of(r) for r in RECORDS if spec_of(r).name == kind), None)


def _of(field: str) -> str:
    if field in _OWN_WORDS:
        return _OWN_WORDS[field]
    kind = field.partition(".")[0]
    spec = _spec(kind)
    return spec.label if spec else kind


def _label(field: str) -> str:
    if field in _OWN_WORDS:
        return _OWN_WORDS[field]
    kind, _, name = field.partition(".")
    spec = _spec(kind)
    label = next((f.label for f in spec.fields if f.name == name), name) if spec else name
    whose = spec.label if spec else kind
    return label if label == whose else f"{whose}: {label[:1].lower()}{label[1:]}"
