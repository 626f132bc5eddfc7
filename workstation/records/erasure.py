"""Deleting for good: what was asked for, and the statement that two people sign."""

import datetime as dt
import hashlib
from dataclasses import dataclass
from typing import Annotated, Literal

import msgspec

from workstation.records.access import CASE_TEAM, IDENTITIES, Choice, Role
from workstation.records.kit import SENSITIVE, SHAREABLE, Field, Id, Record, UserToken, record


class Subject(Choice):
    """What is deleted."""

    CASE = "case", "Case"
    PERSON = "person", "Person"


class RequestState(Choice):
    """Whether a request still stands; one that was carried out is gone with what it asked for."""

    WAITING = "waiting", "Waiting"
    WITHDRAWN = "withdrawn", "Withdrawn"


@record(IDENTITIES, label="Request to delete", need_to_know=CASE_TEAM)
class ErasureRequest(Record, frozen=True, kw_only=True):
    """Somebody asked that a case, or a person in all their cases, be deleted for good."""

    subject: Annotated[Subject, Field("What", SENSITIVE)] = Subject.CASE
    person: Annotated[Id | None, Field("Person", SHAREABLE)] = None
    reason: Annotated[
        str, Field("Why", SENSITIVE, long=True, help="It is deleted with the rest.")
    ] = ""
    asked_at: Annotated[dt.datetime | None, Field("Asked", SENSITIVE)] = None
    told_on: Annotated[
        dt.date | None,
        Field("Told of the hold", SENSITIVE, help="The day on which the person was told."),
    ] = None
    state: Annotated[RequestState, Field("State", SHAREABLE)] = RequestState.WAITING

    @property
    def about(self) -> Id:
        """The id of what is to go."""
        found = self.person if self.subject is Subject.PERSON else self.case
        assert found is not None
        return found


class Erasure(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What two people sign: random tokens and a digest, nothing that tells what there was."""

    kind: Literal["casehaven-erasure"] = "casehaven-erasure"
    format: int = 1
    vault: str
    token: str
    at: dt.datetime
    by: str
    subject: Subject
    digest: str


class Line(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A statement as it was signed, by its author and by a second person."""

    body: bytes
    signature: bytes
    second: str
    second_signature: bytes


STATES_FIRST = b'{"kind":"casehaven-erasure"'
"""How every statement begins: a second person's process signs nothing else."""


@dataclass(frozen=True, slots=True)
class Extent:
    """How much an erasure takes: records of all kinds, and sealed files."""

    records: int
    files: int


@dataclass(frozen=True, slots=True)
class Countersigned:
    """Who signed a statement besides its author."""

    by: UserToken
    role: Role
    signature: bytes


def digest_of(subject: Subject, id: str) -> str:
    """What stands for a case or a person in the list of what was deleted.

    An id is 16 random bytes, so nobody finds it from its digest.
    """
    return hashlib.sha256(f"casehaven/v1/erasure:{subject.value}:{id}".encode()).hexdigest()
