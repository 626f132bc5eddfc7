"""Whose risk is assessed: everybody exposed in a case, by handle, and whom to begin with."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from ui.pages.case.file import employer_told
from workstation.records.cases import Case
from workstation.records.disclosures import Disclosure
from workstation.records.involvement import Involvement
from workstation.records.kit import Id
from workstation.records.risk import AssessmentState, RiskAssessment
from workstation.rules.risk import exposed
from workstation.services.session import Session


@dataclass(frozen=True, slots=True)
class Assessed:
    """One case, the people exposed in it, and every assessment of theirs, oldest first."""

    case: Case
    people: tuple[tuple[Id, str], ...]
    before: tuple[RiskAssessment, ...]
    told: dt.date | None = None
    """When an employer was told last."""

    def of(self, person: Id) -> tuple[RiskAssessment, ...]:
        """What was signed for a person."""
        drafts = AssessmentState.DRAFT
        return tuple(a for a in self.before if a.person == person and a.state is not drafts)

    def first(self) -> Id | None:
        """The person who waits longest: nobody signed for them, or it ends first."""
        if not self.people:
            return None
        return min((person for person, _ in self.people), key=self._until)

    def _until(self, person: Id) -> str:
        ends = [a.valid_until.isoformat() for a in self.of(person) if a.valid_until is not None]
        return max(ends, default="")


def person_of(subject: object) -> tuple[Id, Id | None]:
    """The case and, where it was told, the person that a page was asked for."""
    if isinstance(subject, tuple):
        case, person = subject
        return Id(str(case)), Id(str(person))
    return Id(str(subject)), None


def read(session: Session, case: Id) -> Assessed:
    """Everything about the risk in a case. Raises Busy, NotEntitled."""
    parts = session.reader.find(Involvement, case=case)
    people = exposed(parts)
    return Assessed(
        session.cases.get(Case, case),
        _handles(parts, people),
        session.risks.of(case),
        employer_told(session.reader.find(Disclosure, case=case)),
    )


def _handles(parts: Sequence[Involvement], people: frozenset[Id]) -> tuple[tuple[Id, str], ...]:
    named = {part.person: part.handle for part in parts if part.person in people}
    return tuple(sorted(named.items(), key=lambda item: item[1]))
