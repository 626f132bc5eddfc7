"""What a version may say: every field that is not admitted here stays inside."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from workstation.records.consents import ConsentItem
from workstation.records.kit import DIRECT, HEADER, SENSITIVE, Id, Record, spec_of
from workstation.records.people import Person
from workstation.rules.withheld import SENSITIVE_SAID, kept_in, name_of

Say = Callable[[Any], str]


def _always(_: Any) -> bool:
    return True


@dataclass(frozen=True, slots=True)
class Admission:
    """A field that may leave, and how it is said; `redact` marks text that redaction reads.

    `item` is what the person must have agreed to; `when` asks the record whether it may be said;
    `together` says one thing of all records of a kind. Raises TypeError for a field that may
    never leave: whatever is DIRECT, stands in `withheld.WITHHELD`, or is SENSITIVE and not
    among the few of `withheld.SENSITIVE_SAID`.
    """

    kind: type[Record]
    field: str
    say: Say
    redact: bool = False
    item: ConsentItem | None = None
    when: Callable[[Any], bool] = _always
    together: bool = False

    def __post_init__(self) -> None:
        found = {f.name: f for f in spec_of(self.kind).fields}
        name = name_of(self.kind, self.field)
        if self.field in HEADER or found[self.field].sensitivity is DIRECT or kept_in(name):
            raise TypeError(f"{name} never leaves")
        if found[self.field].sensitivity is SENSITIVE and name not in SENSITIVE_SAID:
            raise TypeError(f"{name} is sensitive and never leaves")


@dataclass(frozen=True, slots=True)
class Version:
    """What one kind of reader gets: fields, and whether words of ours and asks go with them.

    With `trend` they are told besides how often such issues come up in the sector.
    """

    admitted: tuple[Admission, ...]
    summary: bool = False
    asks: bool = False
    trend: bool = False


@dataclass(frozen=True, slots=True)
class Leaving:
    """A value as it would be said to the recipient; `person` is whose it is."""

    record: Id
    kind: str
    field: str
    label: str
    text: str
    redact: bool
    person: Id | None = None


@dataclass(frozen=True, slots=True)
class Agreed:
    """What each person concerned agreed to have told of them besides the issue.

    What is the whole case's and anybody keeps back from this reader is not told at all, whatever
    the version admits.
    """

    by_person: Mapping[Id, frozenset[ConsentItem]] = field(
        default_factory=lambda: MappingProxyType({})
    )
    kept_back: frozenset[ConsentItem] = frozenset()

    @property
    def everybody(self) -> frozenset[ConsentItem]:
        """What all of them agreed to: the rest of the case is everybody's."""
        given = list(self.by_person.values())
        return frozenset.intersection(*given) if given else frozenset()

    def by(self, person: Id | None) -> frozenset[ConsentItem]:
        """What one person agreed to; nothing for somebody who was not asked."""
        return self.everybody if person is None else self.by_person.get(person, frozenset())


NOTHING = Agreed()


def leaving(
    version: Version, records: Iterable[Record], agreed: Agreed = NOTHING
) -> tuple[Leaving, ...]:
    """What of some records would be said, in the order of the records and of the version."""
    held = list(records)
    found = [*_one_by_one(version, held, agreed), *_together(version, held, agreed)]
    return tuple(said for said in found if said.text)


def _one_by_one(version: Version, held: list[Record], agreed: Agreed) -> Iterator[Leaving]:
    for value in held:
        for admission in version.admitted:
            if admission.together or not _may(admission, value, agreed):
                continue
            had = getattr(value, admission.field)
            yield _said(value, admission, "" if had is None else admission.say(had))


def _together(version: Version, held: list[Record], agreed: Agreed) -> Iterator[Leaving]:
    for admission in version.admitted:
        found = [v for v in held if admission.together and _may(admission, v, agreed)]
        if found:
            yield _said(found[0], admission, admission.say(found))


def _may(admission: Admission, value: Record, agreed: Agreed) -> bool:
    if not isinstance(value, admission.kind) or not admission.when(value):
        return False
    if _ITEMS.get(name_of(admission.kind, admission.field)) in agreed.kept_back:
        return False
    return admission.item is None or admission.item in agreed.by(whose(value))


_ITEMS: Mapping[str, ConsentItem] = MappingProxyType(
    {
        "issue.since": ConsentItem.WHEN,
        "issue.responded_at": ConsentItem.WHEN,
        "issue.job": ConsentItem.JOB,
        "site.admin1": ConsentItem.WHERE,
        "site.names": ConsentItem.EMPLOYER,
        "organisation.names": ConsentItem.EMPLOYER,
        "rendition.text": ConsentItem.ACCOUNT,
        "person.age_band": ConsentItem.AGE,
    }
)
"""Fields of the case that a person may keep back from any reader (part 2, withheld items)."""


def whose(value: Record) -> Id | None:
    """Whose a record is, None where it is the case's."""
    found: Id | None = value.id if isinstance(value, Person) else getattr(value, "person", None)
    return found


def _said(value: Record, admission: Admission, text: str) -> Leaving:
    spec = spec_of(type(value))
    label = next(f.label for f in spec.fields if f.name == admission.field)
    person = None if admission.together else whose(value)
    return Leaving(value.id, spec.name, admission.field, label, text, admission.redact, person)


def told_fields(version: Version) -> frozenset[str]:
    """The names of all fields that a version may say, as "issue.code"."""
    return frozenset(name_of(a.kind, a.field) for a in version.admitted)
