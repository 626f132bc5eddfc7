"""Looks records up for people: by the code they say, or by all that belongs to a case."""

import re
from collections.abc import Mapping
from types import MappingProxyType

from workstation.errors import Missing, NotEntitled
from workstation.ports import Finds
from workstation.records.accounts import IdentifyingDetail
from workstation.records.cases import Case
from workstation.records.catalogue import RECORDS
from workstation.records.contact_plan import SafeContactPlan
from workstation.records.involvement import Involvement
from workstation.records.kit import Id, R, Record, spec_of
from workstation.records.people import Person
from workstation.records.revisions import Revision
from workstation.rules.former import NAMING, former

_CODE = re.compile(r"[A-Z0-9]{3}-?[A-Z0-9]{3}")


def case_by_code(finds: Finds, code: str) -> Case:
    """The case with this code, typed in any case, with or without its hyphen. Raises Missing."""
    plain = code.strip().upper()
    if _CODE.fullmatch(plain):
        plain = f"{plain[:3]}-{plain[-3:]}"
    found = finds.find(Case, code=plain)
    if not found:
        raise Missing("There is no case with this code.", "Look it up in the list of cases.")
    return found[0]


def is_code(text: str) -> bool:
    """Whether a text is written as the code of a case is."""
    return _CODE.fullmatch(text.strip().upper()) is not None


_GO_ALONG: Mapping[type[Record], str] = MappingProxyType(
    {Person: "id", SafeContactPlan: "person", IdentifyingDetail: "person"}
)
"""What goes along with somebody into every case they are in, and the field that says who."""


def in_case(finds: Finds, kind: type[R], case: Id) -> tuple[R, ...]:
    """The records of a kind in a case, oldest first.

    Who somebody is, how they are reached and what gives them away is of each case that they are
    in, whichever it was written down with. Raises NotEntitled.
    """
    found = (record for equal in _of(finds, kind, case) for record in finds.find(kind, **equal))
    every = {record.id: record for record in found}
    return tuple(sorted(every.values(), key=lambda record: str(record.made)))


def past_in_case(finds: Finds, kind: type[Record], case: Id) -> tuple[tuple[Revision, ...], ...]:
    """All that was written of each of those that was changed, oldest first. Raises NotEntitled."""
    found = (past for equal in _of(finds, kind, case) for past in finds.revisions(kind, **equal))
    return tuple({past[-1].record.id: past for past in found}.values())


def _of(finds: Finds, kind: type[Record], case: Id) -> list[dict[str, object]]:
    """What the columns of a record equal that is of a case, in each of the ways to be."""
    if (whose := _GO_ALONG.get(kind)) is None:
        return [{"case": case}]
    found: list[dict[str, object]] = [{"case": case}]
    people = dict.fromkeys(tie.person for tie in finds.find(Involvement, case=case))
    return found + [{whose: person} for person in people]


def everything(finds: Finds, case: Id) -> tuple[Record, ...]:
    """Every record of a case that this user's keys open, the case first."""
    found: list[Record] = [finds.get(Case, case)]
    for kind in RECORDS:
        if kind is not Case:
            found += _allowed(finds, kind, case)
    return tuple(found)


def named_before(finds: Finds, case: Id) -> tuple[tuple[str, str], ...]:
    """(kind, text) of what told before who is in a case; nothing for who may not read it."""
    try:
        pasts = [past for kind in NAMING for past in past_in_case(finds, kind, case)]
    except NotEntitled:
        return ()
    return tuple((field.term or "other", text) for past in pasts for field, text in former(past))


def _allowed(finds: Finds, kind: type[Record], case: Id) -> tuple[Record, ...]:
    try:
        return in_case(finds, kind, case)
    except NotEntitled:
        return ()


def label_of(record: Record) -> str:
    """What people call this kind of record."""
    return spec_of(type(record)).label
