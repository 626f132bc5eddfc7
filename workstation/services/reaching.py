"""Reads what is on file about a witness for the gate, and ends what was decided about them."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from msgspec.structs import replace

from workstation.errors import Blocker, NotEntitled
from workstation.ports import Finds, Work
from workstation.records.accounts import Account
from workstation.records.consents import Consent
from workstation.records.contact_log import ContactLog
from workstation.records.fees import FeeRecord
from workstation.records.involvement import CasePart, Involvement
from workstation.records.kit import Id, R, Record
from workstation.records.out_of_reach import OutOfReach
from workstation.records.protection import RetaliationIncident, RetaliationState
from workstation.rules.out_of_reach import OnFile, Use, against, never_left_out
from workstation.rules.tries import reached


@dataclass(frozen=True, slots=True)
class Reach:
    """The witnesses who may be left out, those of whom it is decided, and why others are not."""

    witnesses: frozenset[Id]
    decided: frozenset[Id]
    against: tuple[Blocker, ...]


def reach_of(finds: Finds, case: Id, contact: Id, people: Sequence[Id], use: Use) -> Reach:
    """Who of these people a letter to a contact may go without today."""
    known = [known_of(finds, case, person) for person in witnesses_among(finds, case, people)]
    may = [each for each in known if never_left_out(each) is None]
    against = {each.person: stands_against(finds, contact, each, use) for each in known}
    return Reach(
        witnesses=frozenset(each.person for each in may),
        decided=frozenset(person for person, found in against.items() if found == ()),
        against=tuple(dict.fromkeys(b for found in against.values() for b in found or ())),
    )


def stands_against(
    finds: Finds, contact: Id, known: OnFile, use: Use
) -> tuple[Blocker, ...] | None:
    """Why nothing that was decided about a witness counts; empty where something does.

    None where nothing was decided.
    """
    decided = finds.find(OutOfReach, case=known.case, contact=contact, person=known.person)
    found = [against(each, known, use, finds.role_of) for each in decided]
    if not found:
        return None
    return () if None in found else tuple(dict.fromkeys(b for b in found if b is not None))


def witnesses_among(finds: Finds, case: Id, people: Sequence[Id]) -> tuple[Id, ...]:
    """Those of these people who are a witness in the case, whatever they are besides."""
    ties = finds.find(Involvement, case=case)
    saw = {tie.person for tie in ties if tie.part is CasePart.WITNESS}
    return tuple(person for person in people if person in saw)


def known_of(finds: Finds, case: Id, person: Id) -> OnFile:
    """What is on file about somebody of a case."""
    return OnFile(
        person=person,
        case=case,
        ties=finds.find(Involvement, case=case),
        consents=finds.find(Consent, person=person),
        fees=finds.find(FeeRecord, case=case, person=person),
        log=_readable(finds, ContactLog, person=person),
        accounts=_readable(finds, Account, case=case),
        acts=_readable(finds, RetaliationIncident, target=person),
    )


def end_by(work: Work, record: Record, today: dt.date) -> None:
    """End what was decided about whoever was reached, or is acted against, by a new record."""
    match record:
        case ContactLog(person=str() as person) if reached(record):
            end_decisions(work, today, person=person)
        case RetaliationIncident(state=state) if state is not RetaliationState.STOOD_DOWN:
            end_decisions(work, today, person=record.target)


def end_decisions(work: Work, today: dt.date, **about: object) -> bool:
    """End those decisions that stand; whether there was one."""
    standing = work.find(OutOfReach, ended_on=None, **about)
    for each in standing:
        work.put(replace(each, ended_on=today))
    return bool(standing)


def _readable(finds: Finds, kind: type[R], **equal: object) -> tuple[R, ...] | None:
    """None where this user has no key."""
    try:
        return finds.find(kind, **equal)
    except NotEntitled:
        return None
