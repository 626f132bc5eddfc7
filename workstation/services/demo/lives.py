"""What happened to invented cases after their intake, so that a demonstration looks like work."""

import datetime as dt
import random
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from workstation.records.briefings import Profile
from workstation.records.cases import Case, IssueState
from workstation.records.consents import Purpose
from workstation.records.contact_log import ContactLog, Direction, Outcome
from workstation.records.contact_plan import ContactWay
from workstation.records.disclosures import Disclosure, SentHow
from workstation.records.issues import Issue
from workstation.records.kit import Id, Record, UserToken
from workstation.records.people import YesNo
from workstation.records.protection import (
    LinkBasis,
    NeedKind,
    ProtectionNeed,
    RetaliationIncident,
    Urgency,
)
from workstation.records.taxonomy import RetaliationType

_STATES = (
    IssueState.TRIAGED,
    IssueState.OPEN,
    IssueState.OPEN,
    IssueState.ACTION_AGREED,
    IssueState.ACTION_AGREED,
    IssueState.CLAIMED,
    IssueState.AWAITING_VALIDATION,
    IssueState.DISPUTED,
)
_STEPS = (
    "Ring the worker back",
    "Ask for the employer's answer",
    "Talk with the union",
    "Tell news",
)
_HEARD = (
    "Nothing has changed on the line. Others ask when there will be news.",
    "The supervisor asked who had spoken. Wants no names used.",
    "The papers were shown once and taken back the same evening.",
)
_CAUSES = ("The firm keeps papers against debts", "Pay is counted by the contractor, not the firm")


def lived(
    case: Case,
    issues: Sequence[Issue],
    worker: Id,
    employer: Id,
    who: UserToken,
    now: dt.datetime,
    dice: random.Random,
) -> Iterator[Record]:
    """The case as it stands by now, its issues, and what was heard, told and done since."""
    state, today = dice.choice(_STATES), now.date()
    due = today + dt.timedelta(days=dice.randrange(-3, 30))
    yield replace(case, state=state, assigned_to=who, next_step=dice.choice(_STEPS), next_due=due)
    for issue in issues:
        yield replace(
            issue, state=state, root_cause=dice.choice(_CAUSES), acknowledged_at=issue.made
        )
    yield _contact(case, worker, now - dt.timedelta(days=dice.randrange(1, 9)), dice)
    if dice.random() < 0.3:
        yield from _told_and_answered(case, worker, employer, today, dice)
    if dice.random() < 0.25:
        yield ProtectionNeed(
            case=case.id,
            person=worker,
            kind=dice.choice((NeedKind.PAPERS_RECOVERY, NeedKind.SHELTER, NeedKind.LEGAL_DEFENCE)),
            urgency=dice.choice(tuple(Urgency)),
            own_words="A place to go if the room is taken away.",
            raised_on=today - dt.timedelta(days=5),
        )


def _contact(case: Case, worker: Id, at: dt.datetime, dice: random.Random) -> ContactLog:
    return ContactLog(
        case=case.id,
        person=worker,
        at=at,
        channel=ContactWay.PHONE,
        direction=Direction.THEY,
        outcome=Outcome.REACHED,
        in_safe_window=True,
        safe=YesNo.YES,
        fear=dice.randrange(1, 4),
        heard=dice.choice(_HEARD),
        promised="News within a week.",
    )


def _told_and_answered(
    case: Case, worker: Id, employer: Id, today: dt.date, dice: random.Random
) -> Iterator[Record]:
    told = today - dt.timedelta(days=dice.randrange(8, 20))
    yield Disclosure(
        case=case.id,
        contact=employer,
        on=told,
        profile=Profile.EMP,
        purpose=Purpose.REMEDY_DIALOGUE,
        site=case.site,
        said="That papers are kept and pay is short on this site. No names, no line.",
        sent_how=SentHow.PHONE,
    )
    yield RetaliationIncident(
        case=case.id,
        target=worker,
        act=dice.choice((RetaliationType.RT11, RetaliationType.RT4, RetaliationType.RT14)),
        on=told + dt.timedelta(days=6),
        told="Said in front of others that whoever complains is the first to go.",
        basis=(LinkBasis.TIMING, LinkBasis.STATEMENT),
        response_wanted="Nothing said to the employer yet.",
    )
