"""What a form may keep: nothing that a release rests on and another service answers for."""

import datetime as dt
from collections.abc import Mapping
from types import MappingProxyType

from msgspec.structs import fields, replace

from workstation.errors import Blocker
from workstation.records.access import CASE_TEAM, PROTECTION, Role
from workstation.records.accounts import Rendition, RenditionState
from workstation.records.attachments import CoveredPage, Enclosure
from workstation.records.briefings import Briefing, LowerCount
from workstation.records.cases import Case
from workstation.records.consents import Consent
from workstation.records.disclosures import Disclosure, SentHow
from workstation.records.involvement import Involvement
from workstation.records.issues import Issue
from workstation.records.kit import Record, UserToken, spec_of
from workstation.records.office import Letter, Office
from workstation.records.organisations import Organisation, Site
from workstation.records.out_of_reach import OutOfReach
from workstation.records.partners import Contact
from workstation.records.risk import AssessmentState, RiskAssessment
from workstation.records.rosters import Roster
from workstation.rules.asked import changed_blockers
from workstation.rules.consents import MOVES, move_blockers
from workstation.rules.retaliation import ending_blockers, removing_blockers

ANSWERED_FOR: frozenset[type[Record]] = frozenset(
    {Briefing, Letter, Enclosure, LowerCount, OutOfReach, CoveredPage, Contact, Office, Roster}
)
"""Records that come of a step of their own: a release, a comparison of keys, a look at a page, a
staff list that is read from a file."""

_FIELDS: Mapping[type[Record], tuple[str, ...]] = MappingProxyType(
    {
        Case: ("risk_level", "risk_until", "open_critical_retaliation"),
        Consent: ("may_guess_on", "may_guess"),
        Disclosure: (
            *("bundle", "k_result", "file_sha256", "recall", "recalled_on", "recall_reason"),
            *("reached", "warned_on", "assessed_on", "reported_on", "learned"),
        ),
    }
)
"""Fields that a signed assessment, the words told to a worker and a recall set, nothing else."""

_ON_PAPER = (SentHow.PDF, SentHow.BUNDLE)
"""How a release tells, and no form."""

_OF_THE_TEAM: frozenset[type[Record]] = frozenset({Consent, Involvement, Issue, Site, Organisation})
"""Who agreed, whose account it is and how many fit: known to those who work on the case."""

_WHERE = ("organisation", "site", "country", "sector")
"""Where a case is from: who fits is counted there, and what was told before is looked up there."""


def keeping_blockers(
    record: Record, before: Record | None, role: Role, user: UserToken, now: dt.datetime
) -> list[Blocker]:
    """What stands against keeping a record as a form gives it; `before` is how it was kept."""
    if type(record) in ANSWERED_FOR or _of_a_step(record) or _of_a_step(before):
        return [_refused(record, "comes of a step of its own", "Take that step.")]
    if any(getattr(record, name) != was for name, was in _was(record, before).items()):
        return [_refused(record, "is changed in part by a step of its own", "Take that step.")]
    if isinstance(record, Case) and isinstance(before, Case) and before.hold and not record.hold:
        words = "Only a protection officer holds a case or lets it go."
        return [Blocker("hold.role", words, "Ask a protection officer.")]
    if isinstance(record, Consent) and isinstance(before, Consent) and _moves(before, record):
        return move_blockers(before, record.state)
    found = writer_blockers(before, user, now) or role_blockers(record, before, role)
    return found or changed_blockers(record, before) or ending_blockers(record, before, role)


SLIP = dt.timedelta(days=1)
"""So long an answer may be undone by whoever wrote it down; then it is what the person said."""


def taking_back_blockers(
    record: Record, role: Role, user: UserToken, now: dt.datetime
) -> list[Blocker]:
    """What stands against taking back a record that was just written down."""
    if type(record) in ANSWERED_FOR or _of_a_step(record):
        return [_refused(record, "comes of a step of its own", "Take that step back.")]
    found = writer_blockers(record, user, now) or role_blockers(record, None, role)
    return found or slip_blockers(record, user, now) or removing_blockers(record, role)


def slip_blockers(record: Record, user: UserToken, now: dt.datetime) -> list[Blocker]:
    """Only a slip goes: what is taken away is searched for, asked about and counted no more.

    An answer brings back the one before it, and somebody in a case loses the question of consent.
    What lies with protection is the protection officer's, as `removing_blockers` says.
    """
    kept_apart = spec_of(type(record)).compartment is PROTECTION
    if kept_apart or (record.author == user and _just_written(record, now)):
        return []
    if isinstance(record, Consent):
        words = "What somebody answered is undone by who wrote it down, within a day."
        return [Blocker("keep.answer", words, "Ask them again, and write down what they say now.")]
    if isinstance(record, Involvement):
        words = "Who is in a case is taken out by who wrote it down, within a day."
        return [Blocker("keep.part", words, "Leave it, and write down what is right beside it.")]
    words = "What was written down is undone by who wrote it, within a day."
    return [Blocker("keep.slip", words, "Change it, or write down what is right beside it.")]


def _just_written(record: Record, now: dt.datetime) -> bool:
    return record.made is not None and abs(now - record.made) <= SLIP


def writer_blockers(kept: Record | None, user: UserToken, now: dt.datetime) -> list[Blocker]:
    """What somebody said to others is theirs to correct, within a day.

    The history keeps what stood before, but the next letter is counted by what stands there.
    """
    if not isinstance(kept, Disclosure):
        return []
    if kept.author != user:
        words = "Only who wrote down what was told corrects it."
        return [Blocker("keep.writer", words, "Write down what you told yourself, or ask them.")]
    if _just_written(kept, now):
        return []
    words = "What was told is corrected within a day; after that it stands."
    return [Blocker("keep.told", words, "Write down beside it what is right.")]


def role_blockers(record: Record, before: Record | None, role: Role) -> list[Blocker]:
    """Whether it is this role's to write; what a firm says is also theirs who write to others."""
    if role in CASE_TEAM or not (type(record) in _OF_THE_TEAM or _moved(record, before)):
        return []
    if role is Role.BRIEFING_OFFICER and _asked_the_firm(record, before):
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
            return record.briefing is not None or record.sent_how in _ON_PAPER
        case _:
            return False


def _was(record: Record, before: Record | None) -> Mapping[str, object]:
    """What such fields hold before that step: what was kept, or what a new record begins with."""
    names = _FIELDS.get(type(record), ())
    if before is not None:
        return {name: getattr(before, name) for name in names}
    return {f.name: f.default for f in fields(type(record)) if f.name in names}


def _moves(before: Consent, after: Consent) -> bool:
    return before.state is not after.state and after.state not in MOVES[before.state]


def _moved(record: Record, before: Record | None) -> bool:
    return isinstance(before, Case) and any(
        getattr(record, name) != getattr(before, name) for name in _WHERE
    )


def _asked_the_firm(record: Record, before: Record | None) -> bool:
    if not isinstance(record, Organisation) or not isinstance(before, Organisation):
        return False
    return replace(record, public_consent=before.public_consent) == before


def _refused(record: Record, words: str, remedy: str) -> Blocker:
    return Blocker("keep.step", f"{spec_of(type(record)).label} {words}.", remedy)
