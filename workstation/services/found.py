"""Looks records up for people: by the code they say, or by all that belongs to a case."""

import re

from workstation.errors import Missing, NotEntitled
from workstation.ports import Finds
from workstation.records.cases import Case
from workstation.records.catalogue import RECORDS
from workstation.records.kit import Id, Record, spec_of
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
        pasts = [past for kind in NAMING for past in finds.revisions(kind, case=case)]
    except NotEntitled:
        return ()
    return tuple((field.term or "other", text) for past in pasts for field, text in former(past))


def _allowed(finds: Finds, kind: type[Record], case: Id) -> tuple[Record, ...]:
    try:
        return finds.find(kind, case=case)
    except NotEntitled:
        return ()


def label_of(record: Record) -> str:
    """What people call this kind of record."""
    return spec_of(type(record)).label
