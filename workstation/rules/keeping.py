"""What a form may keep: nothing that a release rests on and another service answers for."""

from collections.abc import Mapping
from types import MappingProxyType

from msgspec.structs import replace

from workstation.errors import Blocker
from workstation.records.access import CASE_TEAM, Role
from workstation.records.accounts import Rendition, RenditionState
from workstation.records.attachments import CoveredPage, Enclosure
from workstation.records.briefings import Briefing, LowerCount
from workstation.records.cases import Case
from workstation.records.consents import Consent
from workstation.records.disclosures import Disclosure
from workstation.records.involvement import Involvement
from workstation.records.issues import Issue
from workstation.records.kit import Record, spec_of
from workstation.records.office import Letter, Office
from workstation.records.organisations import Organisation, Site
from workstation.records.partners import Contact
from workstation.records.risk import AssessmentState, RiskAssessment

ANSWERED_FOR: frozenset[type[Record]] = frozenset(
    {Briefing, Letter, Enclosure, LowerCount, CoveredPage, Contact, Office}
)
"""Records that come of a step of their own: a release, a comparison of keys, a look at a page."""

_FIELDS: Mapping[type[Record], tuple[str, ...]] = MappingProxyType(
    {
        Case: ("risk_level", "risk_until", "open_critical_retaliation"),
        Consent: ("may_guess_on", "may_guess"),
    }
)
"""Fields that a signed assessment and the words told to a worker set, and nothing else."""

_OF_THE_TEAM: frozenset[type[Record]] = frozenset({Consent, Involvement, Issue, Site, Organisation})
"""Who agreed, whose account it is and how many fit: known to those who work on the case."""


def keeping_blockers(record: Record, before: Record | None, role: Role) -> list[Blocker]:
    """What stands against keeping a record as a form gives it; `before` is how it was kept."""
    if type(record) in ANSWERED_FOR or _of_a_step(record) or _of_a_step(before):
        return [_refused(record, "comes of a step of its own", "Take that step.")]
    if any(getattr(record, name) != _was(before, name) for name in _set_elsewhere(record)):
        return [_refused(record, "is changed in part by a step of its own", "Take that step.")]
    if isinstance(record, Case) and isinstance(before, Case) and before.hold and not record.hold:
        words = "Only a protection officer holds a case or lets it go."
        return [Blocker("hold.role", words, "Ask a protection officer.")]
    return role_blockers(record, before, role)


def taking_back_blockers(record: Record, role: Role) -> list[Blocker]:
    """What stands against taking back a record that was just written down."""
    if type(record) in ANSWERED_FOR or _of_a_step(record):
        return [_refused(record, "comes of a step of its own", "Take that step back.")]
    return role_blockers(record, None, role)


def role_blockers(record: Record, before: Record | None, role: Role) -> list[Blocker]:
    """Whether it is this role's to write; what a firm says of itself is whoever's asks it."""
    if role in CASE_TEAM or type(record) not in _OF_THE_TEAM or _asked_the_firm(record, before):
        return []
    words = f"A {role.label.lower()} does not write down: {spec_of(type(record)).label.lower()}."
    return [Blocker("keep.role", words, "Ask whoever works on the case.")]


def _of_a_step(record: Record | None) -> bool:
    match record:
        case Rendition():
            return record.state is RenditionState.CONFIRMED
        case RiskAssessment():
            return record.state is not AssessmentState.DRAFT
        case Disclosure():
            return record.briefing is not None
        case _:
            return False


def _set_elsewhere(record: Record) -> tuple[str, ...]:
    return _FIELDS.get(type(record), ())


def _was(before: Record | None, name: str) -> object:
    return getattr(before, name) if before is not None else None


def _asked_the_firm(record: Record, before: Record | None) -> bool:
    if not isinstance(record, Organisation) or not isinstance(before, Organisation):
        return False
    return replace(record, public_consent=before.public_consent) == before


def _refused(record: Record, words: str, remedy: str) -> Blocker:
    return Blocker("keep.step", f"{spec_of(type(record)).label} {words}.", remedy)
