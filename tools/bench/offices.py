"""An office of any size with all that ten years of work leave: parts, consents, calls, tellings."""

import datetime as dt
import random
from collections.abc import Iterator
from dataclasses import dataclass

from workstation.ports import Silent
from workstation.records import cases as case_records
from workstation.records.accounts import Account
from workstation.records.briefings import Briefing, BriefingState, GivenDetail, Profile
from workstation.records.cases import Case, IssueState, RiskLevel, Severity
from workstation.records.consents import Consent, ConsentState, Purpose
from workstation.records.contact_log import ContactLog
from workstation.records.disclosures import Disclosure
from workstation.records.involvement import CasePart, Involvement
from workstation.records.issues import Issue
from workstation.records.kit import Id, Record
from workstation.records.names import Name
from workstation.records.organisations import Site, Trait
from workstation.records.partners import Contact, PartnerType
from workstation.records.people import Person
from workstation.records.protection import (
    NeedKind,
    ProtectionNeed,
    RetaliationIncident,
    Safeguard,
    SafetyPlan,
    Urgency,
)
from workstation.records.taxonomy import IssueCode, RetaliationType
from workstation.services.demo.pools import PEOPLE, PLACES
from workstation.services.demo.stories import STORIES
from workstation.store.unlocked import Unlocked

ENDED = (IssueState.CLOSED, IssueState.INACTIVE)
OPEN = tuple(state for state in IssueState if state not in ENDED)
DAY = dt.timedelta(days=1)
YEARS = 10 * 365
STILL_OPEN = 0.15
"""The share of cases that have not ended."""
TOLD = 0.3
NOTES = 200
"""Calls noted in the first case."""


@dataclass(frozen=True, slots=True)
class Around:
    """What all cases of an office share."""

    sites: tuple[Site, ...]
    contacts: tuple[Contact, ...]
    now: dt.datetime


def fill_office(store: Unlocked, cases: int, now: dt.datetime) -> Id:
    """Put that many cases with everything around them; gives the one with 200 notes."""
    dice = random.Random(11)
    around = Around(tuple(_sites(max(cases // 50, 1), dice)), tuple(_contacts(40)), now)
    batch: list[Record] = [*around.sites, *around.contacts]
    first: Id | None = None
    for _ in range(cases):
        made = list(_case(around, dice))
        first = first or made[0].id
        batch += made
        if len(batch) >= 3000:
            store.bulk.put_all("bench", batch, Silent())
            batch = []
    assert first is not None
    notes = [_call(first, first, now - n * DAY, dice) for n in range(NOTES)]
    store.bulk.put_all("bench", [*batch, *notes], Silent())
    return first


def _sites(number: int, dice: random.Random) -> Iterator[Site]:
    for n in range(number):
        place = dice.choice(PLACES)
        yield Site(names=(f"{place.firm} {n}",), country=place.country, headcount=400)


def _contacts(number: int) -> Iterator[Contact]:
    kinds = tuple(PartnerType)
    for n in range(number):
        yield Contact(person=f"Contact {n}", partner_type=kinds[n % len(kinds)])


def _case(around: Around, dice: random.Random) -> Iterator[Record]:
    story, today = dice.choice(STORIES), around.now.date()
    alive = dice.random() < STILL_OPEN
    opened = today - dice.randrange(3, 120 if alive else YEARS) * DAY
    since, place = today if alive else opened, dice.choice(PLACES)
    case = Case(
        code=case_records.new_code(),
        title=story.title,
        sector=place.sector,
        country=place.country,
        state=dice.choice(OPEN if alive else ENDED),
        opened_on=opened,
        severity=dice.choice(tuple(Severity)),
        site=dice.choice(around.sites).id,
        risk_level=dice.choice(tuple(RiskLevel)),
        risk_until=since + dice.randrange(-3, 80) * DAY,
        next_step="Ring the worker back",
        next_due=since + dice.randrange(-3, 60) * DAY,
    )
    latin, native = dice.choice(PEOPLE[dice.choice(tuple(PEOPLE))])
    number = dice.randrange(10**6)
    names = (Name(text=f"{latin} {number}"), Name(text=native))
    person = Person(case=case.id, names=names, languages=("my",))
    text = story.template.replace("{W1}", latin).replace("{W1:1}", native)
    yield from (case, person, Account(case=case.id, text=f"{text} ({number})", wanted=story.wants))
    for part in (CasePart.AFFECTED, CasePart.DEFENDER):
        yield Involvement(case=case.id, person=person.id, handle="Worker A", part=part)
    yield from _issues(case, opened, dice)
    yield from _consents(case, person.id, opened)
    for _ in range(3):
        at = around.now - dice.randrange(3, 90) * DAY if alive else _moment(opened)
        yield _call(case.id, person.id, at, dice)
    if dice.random() < TOLD:
        yield from _told(case, person.id, opened, around, dice)
    if dice.random() < TOLD:
        yield from _protection(case, person.id, opened, dice)


def _issues(case: Case, opened: dt.date, dice: random.Random) -> Iterator[Issue]:
    ended = case.state in ENDED
    closed = opened + 60 * DAY if case.state is IssueState.CLOSED else None
    for code in dice.sample(tuple(IssueCode), 2):
        yield Issue(
            case=case.id,
            code=code,
            severity=case.severity,
            state=case.state,
            since=opened,
            reported_on=opened,
            closed_on=closed,
            acknowledged_at=_moment(opened) if ended or dice.random() < 0.8 else None,
            responded_at=_moment(opened) if ended or dice.random() < 0.5 else None,
            worker_told_at=_moment(opened + 3 * DAY),
        )


def _consents(case: Case, person: Id, opened: dt.date) -> Iterator[Consent]:
    for purpose in (Purpose.CASE_WORK, Purpose.REMEDY_DIALOGUE):
        yield Consent(
            case=case.id,
            person=person,
            purpose=purpose,
            given=opened,
            expires=opened + 365 * DAY,
            state=ConsentState.GRANTED,
        )


def _call(case: Id, person: Id, at: dt.datetime, dice: random.Random) -> ContactLog:
    return ContactLog(
        case=case,
        person=person,
        at=at,
        heard="Nothing has changed on the line. Others ask when there will be news.",
        next_step="Tell news",
        next_on=at.date() + dice.randrange(1, 30) * DAY,
    )


def _told(
    case: Case, person: Id, opened: dt.date, around: Around, dice: random.Random
) -> Iterator[Record]:
    text = Briefing(
        case=case.id,
        contact=dice.choice(around.contacts).id,
        profile=Profile.EMP,
        purpose=Purpose.REMEDY_DIALOGUE,
        state=BriefingState.RELEASED,
        released_at=_moment(opened),
    )
    told = Disclosure(
        case=case.id,
        contact=text.contact,
        profile=text.profile,
        purpose=text.purpose,
        on=opened + 9 * DAY,
        site=case.site,
        briefing=text.id,
        said="That papers are kept and pay is short on this site.",
        details=(GivenDetail(attribute=Trait.GENDER, value="woman"),),
    )
    yield from (text, told)
    if dice.random() < TOLD:
        yield RetaliationIncident(
            case=case.id, target=person, act=RetaliationType.RT11, on=told.on, disclosure=told.id
        )


def _protection(case: Case, person: Id, opened: dt.date, dice: random.Random) -> Iterator[Record]:
    need, urgency = dice.choice(tuple(NeedKind)), dice.choice(tuple(Urgency))
    day = opened + 30 * DAY
    yield ProtectionNeed(case=case.id, person=person, kind=need, urgency=urgency, raised_on=opened)
    yield Safeguard(case=case.id, measure="Line leader off that shift", deadline=day)
    yield SafetyPlan(case=case.id, person=person, review_on=day)


def _moment(day: dt.date) -> dt.datetime:
    return dt.datetime.combine(day, dt.time(9), dt.UTC)
