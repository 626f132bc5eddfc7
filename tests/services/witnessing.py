"""A case with a witness who was tried for more than a month, by others than the officer."""

import datetime as dt
from collections.abc import Callable
from typing import Any

from msgspec.structs import replace

from tests.services.conftest import Ready
from tests.vaults import FIRM, assess, filled
from workstation.errors import Refused
from workstation.records.access import Role
from workstation.records.consents import Purpose
from workstation.records.contact_log import ContactLog, Direction, Outcome
from workstation.records.contact_plan import ContactWay
from workstation.records.involvement import CasePart, Involvement
from workstation.records.issues import Issue
from workstation.records.kit import Id
from workstation.records.names import Name
from workstation.records.out_of_reach import KnownIssue, OutOfReach, WhyNotReached
from workstation.records.people import Person
from workstation.services.belonging import join
from workstation.services.session import Session
from workstation.services.submissions import Submission
from workstation.store.clock import utc_now

WITNESS = "Zin Mar Oo"
DAYS = (40, 21, 3)
"""So many days ago somebody tried."""
BECAUSE = "The papers are needed for a way home."


def ago(days: float) -> Callable[[], dt.datetime]:
    """A clock that stands so many days back."""
    return lambda: utc_now() - dt.timedelta(days=days)


def join_witness(office: Ready) -> Id:
    """Somebody who saw it joins the case."""
    with office.as_(Role.CASE_WORKER) as session:
        ties = session.reader.find(Involvement, case=office.case.id)
        who = Person(names=(Name(text=WITNESS),))
        return join(session.cases, office.case, who, CasePart.WITNESS, ties)[1].id


def tried(office: Ready, person: Id, days: float, role: Role = Role.CASE_WORKER, **more: Any) -> Id:
    """Somebody tried to reach them, so many days ago, and wrote it down then."""
    with office.as_(role, now=ago(days)) as session:
        line: dict[str, Any] = {
            "case": office.case.id,
            "person": person,
            "at": session.cases.now(),
            "channel": ContactWay.PHONE,
            "direction": Direction.WE,
            "outcome": Outcome.MISSED,
            "in_safe_window": True,
        }
        return session.cases.put(ContactLog(**(line | more))).id


def assessed(office: Ready) -> None:
    """An officer signs for everybody exposed."""
    with office.as_(Role.PROTECTION_OFFICER) as session:
        assess(session, office.case.id)


def lost(office: Ready) -> Id:
    """A witness who was tried enough, and whose risk was assessed since."""
    person = join_witness(office)
    for days in DAYS:
        tried(office, person, days)
    assessed(office)
    return person


def the_witness(session: Session, office: Ready) -> Id:
    (tie,) = session.reader.find(Involvement, case=office.case.id, handle="Witness A")
    return tie.person


def about(session: Session, office: Ready) -> tuple[Id, Id, Purpose, Id]:
    """What a decision is about: a case, a reader, a purpose and the witness."""
    contact = session.partners.by_name(FIRM).id
    return office.case.id, contact, Purpose.REMEDY_DIALOGUE, the_witness(session, office)


def decide(session: Session, office: Ready, **more: Any) -> OutOfReach:
    """Decide it by the service."""
    case, contact, purpose, person = about(session, office)
    asked: dict[str, Any] = {
        "case": case,
        "contact": contact,
        "purpose": purpose,
        "person": person,
        "why": WhyNotReached.NOT_FOUND,
        "issues": [issue.id for issue in session.reader.find(Issue, case=case)],
        "because": BECAUSE,
    }
    return session.witnesses.decide(**(asked | more))


def decided(office: Ready, role: Role = Role.PROTECTION_OFFICER, **more: Any) -> OutOfReach:
    """The same, by the user of a role."""
    with office.as_(role) as session:
        return decide(session, office, **more)


def written(office: Ready, role: Role = Role.PROTECTION_OFFICER, **more: Any) -> OutOfReach:
    """A row as a program of somebody's own would write it past every service."""
    with office.as_(role) as session:
        case, contact, purpose, person = about(session, office)
        issues = session.reader.find(Issue, case=case)
        today = session.cases.today()
        row: dict[str, Any] = {
            "case": case,
            "person": person,
            "contact": contact,
            "purpose": purpose,
            "why": WhyNotReached.NOT_FOUND,
            "days": 3,
            "first_on": today - dt.timedelta(days=40),
            "last_on": today,
            "issues": tuple(KnownIssue(issue=i.id, code=i.code) for i in issues),
            "officer": session.user.token,
            "on": today,
            "because": BECAUSE,
        }
        with session.cases._open_work() as work:  # noqa: SLF001 - past every service
            kept = work.put(OutOfReach(**(row | more)))
            work.commit()
    return kept


def bare(session: Session, office: Ready, **more: Any) -> Submission:
    """All steps of a letter in which nothing but the asks is typed."""
    releases, contact = session.releases, session.partners.by_name(FIRM)
    plan = releases.choose(office.case.id, contact.id, Purpose.REMEDY_DIALOGUE)
    answers = filled(releases.template(plan), **({"summary": ""} | more))
    return releases.step_through(plan, releases.template(plan, answers))


def stopped(office: Ready, author: Role = Role.BRIEFING_OFFICER, **more: Any) -> set[str]:
    """The rules by which the author's checks stop a letter; empty where it may go on."""
    with office.as_(author) as session:
        try:
            bare(session, office, **more)
        except Refused as refused:
            return {blocker.rule for blocker in refused.blockers}
    return set()


def submitted(office: Ready, author: Role = Role.BRIEFING_OFFICER, **more: Any) -> Id:
    """A draft that waits for its second person."""
    with office.as_(author) as session:
        return session.releases.submit(bare(session, office, **more)).id


def change(session: Session, record: Any, **more: Any) -> Any:
    """Keep a record of the case with other values, as a form does."""
    return session.cases.put(replace(record, **more))
