"""Everything that this user may read of a case, and the questions the page asks of it."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from workstation.records.briefings import Profile
from workstation.records.cases import Case
from workstation.records.contact_plan import SafeContactPlan
from workstation.records.derive import direct_terms
from workstation.records.disclosures import Disclosure
from workstation.records.involvement import CasePart, Involvement
from workstation.records.kit import Id, R, Record
from workstation.records.partners import Contact
from workstation.records.people import Person
from workstation.rules.contact import plan_of


def employer_told(told: Iterable[Disclosure]) -> dt.date | None:
    """When an employer was told last; None where none was."""
    return max((each.on for each in told if each.profile is Profile.EMP), default=None)


@dataclass(frozen=True, slots=True)
class CaseFile:
    """The records of one case, the case first, the partners there are, and former names."""

    records: tuple[Record, ...]
    partners: tuple[Contact, ...] = ()
    before: tuple[str, ...] = field(default=(), repr=False)

    @property
    def case(self) -> Case:
        """The case itself."""
        case = self.records[0]
        assert isinstance(case, Case)
        return case

    def all(self, kind: type[R]) -> list[R]:
        """Every record of a kind, oldest first."""
        return [record for record in self.records if isinstance(record, kind)]

    def people(self) -> list[Involvement]:
        """Who is in the case, the workers it is about first."""
        affected = CasePart.AFFECTED
        return sorted(self.all(Involvement), key=lambda i: (i.part is not affected, i.handle))

    def worker(self) -> Involvement | None:
        """The worker it is about, the first of several."""
        return next((i for i in self.people() if i.part is CasePart.AFFECTED), None)

    def person(self, id: Id | None) -> Person | None:
        """Who somebody is, where this user may know it."""
        return next((p for p in self.all(Person) if p.id == id), None)

    def handle(self, id: Id | None) -> str:
        """What somebody is called on the screen."""
        return next((i.handle for i in self.all(Involvement) if i.person == id), "")

    def handles(self) -> list[tuple[object, str]]:
        """People to choose from, by handle."""
        return [(i.person, i.handle) for i in self.people()]

    def plan(self) -> SafeContactPlan | None:
        """How the person it is about is reached, by their newest plan."""
        return plan_of(self.all(Involvement), self.all(SafeContactPlan))

    def partner(self, id: Id) -> Contact | None:
        """A partner by id."""
        return next((c for c in self.partners if c.id == id), None)

    def terms(self) -> Sequence[str]:
        """Every form of everything that identifies somebody here, the longest first."""
        found = {text for record in self.records for _, text in direct_terms(record)}
        return sorted(found.union(self.before), key=len, reverse=True)
