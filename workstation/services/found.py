"""Looks records up for people: by the code they say, or by all that belongs to a case."""

import re
from functools import cached_property
from itertools import chain

from workstation.errors import Missing, NotEntitled
from workstation.ports import Finds
from workstation.records.cases import Case
from workstation.records.catalogue import RECORDS
from workstation.records.involvement import Involvement
from workstation.records.kit import Id, Other, R, Record, spec_of
from workstation.records.revisions import Revision
from workstation.rules.former import NAMING, former
from workstation.rules.going_along import GOES_ALONG

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


class OfCase:
    """The records of a case; who is in it is asked once.

    Who somebody is, how they are reached and what gives them away is of each case that they are
    in, whichever it was written down with.
    """

    def __init__(self, finds: Finds, case: Id) -> None:
        self._finds, self._case = finds, case

    def records(self, kind: type[R]) -> tuple[R, ...]:
        """Those of a kind, oldest first. Raises NotEntitled."""
        own, *others = (self._finds.find(kind, **equal) for equal in self._ways(kind))
        if not any(others):
            return own
        return tuple(sorted(chain(own, *others), key=lambda record: str(record.made)))

    def pasts(self, kind: type[Record]) -> tuple[tuple[Revision, ...], ...]:
        """All that was written of each that was changed, oldest first. Raises NotEntitled."""
        ways = self._ways(kind)
        return tuple(past for equal in ways for past in self._finds.revisions(kind, **equal))

    def _ways(self, kind: type[Record]) -> list[dict[str, object]]:
        """What the columns of a record equal in each of the ways to be of the case."""
        if (whose := GOES_ALONG.get(kind)) is None:
            return [{"case": self._case}]
        return [{"case": self._case}, {"case": Other(self._case), whose: self._people}]

    @cached_property
    def _people(self) -> frozenset[Id]:
        return frozenset(tie.person for tie in self._finds.find(Involvement, case=self._case))


def in_case(finds: Finds, kind: type[R], case: Id) -> tuple[R, ...]:
    """The records of a kind in a case, oldest first. Raises NotEntitled."""
    return OfCase(finds, case).records(kind)


def everything(finds: Finds, case: Id) -> tuple[Record, ...]:
    """Every record of a case that this user's keys open, the case first."""
    found: list[Record] = [finds.get(Case, case)]
    of_case = OfCase(finds, case)
    for kind in RECORDS:
        if kind is not Case:
            found += _allowed(of_case, kind)
    return tuple(found)


def ever_naming(finds: Finds, case: Id) -> tuple[Record, ...]:
    """By what anybody in a case is or ever was known, with each slip of the hand.

    Nothing for who may not read it.
    """
    try:
        of_case = OfCase(finds, case)
        today = [one for kind in NAMING for one in of_case.records(kind)]
        pasts = [past for kind in NAMING for past in of_case.pasts(kind)]
    except NotEntitled:
        return ()
    return (*today, *(each.record for past in pasts for each in past))


def named_before(finds: Finds, case: Id) -> tuple[tuple[str, str], ...]:
    """(kind, text) of what told before who is in a case; nothing for who may not read it."""
    try:
        of_case = OfCase(finds, case)
        pasts = [past for kind in NAMING for past in of_case.pasts(kind)]
    except NotEntitled:
        return ()
    return tuple((field.term or "other", text) for past in pasts for field, text in former(past))


def _allowed(of_case: OfCase, kind: type[Record]) -> tuple[Record, ...]:
    try:
        return of_case.records(kind)
    except NotEntitled:
        return ()


def label_of(record: Record) -> str:
    """What people call this kind of record."""
    return spec_of(type(record)).label
