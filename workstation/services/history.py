"""What was changed in a case: what stood before a correction, and what stands after it."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from enum import Enum
from typing import Protocol

from workstation.ports import Finds, Past
from workstation.records.derive import (
    changed_fields,
    direct_terms,
    identifies,
    identifying,
    is_key,
    leaves,
    spoken,
)
from workstation.records.involvement import Involvement
from workstation.records.kit import DIRECT, FieldSpec, Id, Record, declared
from workstation.records.partners import Contact
from workstation.rules.former import NAMING, Term, former
from workstation.rules.keeping import ANSWERED_FOR
from workstation.services.found import ever_naming


class ReadsPast(Finds, Protocol):
    """Reads what was written before, of the kinds that this user may read."""

    def history(self, case: Id) -> tuple[Past, ...]: ...

    def former(
        self, case: Id, kinds: Collection[str], id: Id | None = None
    ) -> tuple[Record, ...]: ...


class Sought(Enum):
    """How much of what identified somebody before a correction is looked for still."""

    ALL = "all"
    SOME = "some"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Change:
    """A field that was changed, in words; `identifies` says that they are hidden on a screen.

    No words on either side: the field points to something that has none here, or holds a file.
    `sought` is of what stood there before and identified somebody; None where nothing of that kind
    was taken out.
    """

    label: str
    before: str = field(repr=False)
    after: str = field(repr=False)
    identifies: bool
    sought: Sought | None = None


@dataclass(frozen=True, slots=True)
class CasePast:
    """Every revision in a case, newest first, and all that ever identified somebody in it."""

    past: tuple[Past, ...]
    terms: tuple[str, ...] = field(repr=False)


class History:
    """Reads the histories of the files that this user's keys open."""

    def __init__(self, reader: ReadsPast) -> None:
        self._reader = reader

    def of(self, case: Id) -> CasePast:
        """What was changed in a case and in its people. Run it as a job: it reads all names."""
        naming = [spec.name for spec in declared() if identifies(spec.cls)]
        # What is known of somebody is of each case that they are in, whichever it came with.
        ever = (*self._reader.former(case, naming), *ever_naming(self._reader, case))
        terms = {text for record in ever for _, text in direct_terms(record)}
        longest_first = tuple(sorted(terms, key=len, reverse=True))
        return CasePast(self._reader.history(case), longest_first)

    def changes(self, case: Id, past: Past) -> tuple[Change, ...]:
        """What one revision changed; of a first one all that was filled in."""
        ever = {r.revision: r for r in self._reader.former(case, [past.kind], past.id)}
        after = ever.get(past.revision)
        if after is None:  # it was taken away
            return ()
        before = max(
            (r for r in ever.values() if r.revision < past.revision),
            key=lambda r: r.revision,
            default=None,
        )
        names, still = self._names(case), self._still(after)
        return tuple(
            replace(_change(spec, before, after, names), sought=_sought(spec, before, after, still))
            for spec in changed_fields(before, after)
        )

    def _still(self, record: Record) -> Collection[Term] | None:
        """What names are looked for because of a record; None of one that names nobody."""
        if not isinstance(record, NAMING):
            return None
        reader, kind, id = self._reader, type(record), record.id
        today = (term for each in reader.find(kind, id=id) for term in identifying(each))
        past = (term for each in reader.revisions(kind, id=id) for term in former(each))
        return {*today, *past}

    def _names(self, case: Id) -> Mapping[Id, str]:
        """What a field that points to somebody is read as."""
        people = self._reader.find(Involvement, case=case)
        contacts = {c.id: c.organisation_name or c.person for c in self._reader.find(Contact)}
        return contacts | {part.person: part.handle for part in people}


def _change(
    spec: FieldSpec, before: Record | None, after: Record, names: Mapping[Id, str]
) -> Change:
    was, now = getattr(before, spec.name, None), getattr(after, spec.name)
    found = [*leaves(was, spec.field), *leaves(now, spec.field)]
    hidden = any(each.sensitivity is DIRECT for each, _ in found)
    if type(after) in ANSWERED_FOR:
        return Change(spec.label, "", "", hidden)
    if is_key(spec):
        return Change(spec.label, _pointed(was, names), _pointed(now, names), hidden)
    return Change(spec.label, spoken(was), spoken(now), hidden)


def _sought(
    spec: FieldSpec, before: Record | None, after: Record, still: Collection[Term] | None
) -> Sought | None:
    was, now = (set(leaves(getattr(r, spec.name, None), spec.field)) for r in (before, after))
    gone = {term for term in was - now if term[0].sensitivity is DIRECT}
    if still is None or not gone:
        return None
    if gone.isdisjoint(still):
        return Sought.NONE
    return Sought.ALL if gone.issubset(still) else Sought.SOME


def _pointed(value: object, names: Mapping[Id, str]) -> str:
    ids = value if isinstance(value, tuple) else (value,)
    return ", ".join(names[each] for each in ids if each in names)
