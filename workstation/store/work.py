"""The unit of work: one transaction over every compartment that the user holds."""

import datetime as dt
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

import msgspec

from crypto.age import seal_small
from workstation.errors import Blocker, Missing, NotEntitled, Refused
from workstation.ports import Clock
from workstation.records.access import AUDIT, Role
from workstation.records.derive import history_line
from workstation.records.kit import Id, R, Record, UserToken, write
from workstation.records.revisions import Revision
from workstation.records.schema import to_row
from workstation.rules.days import day_of
from workstation.store.audit import latest_event
from workstation.store.chain import SALT_BYTES, event_digest, mark_of, next_link, row_digest
from workstation.store.connect import Connection, Params, in_file
from workstation.store.indexing import index, unindex
from workstation.store.past import former_texts, revisions
from workstation.store.sql import RecordSql, find_sql, record_sql, to_record
from workstation.store.standing import standing

_NOTHING: Mapping[str, str] = MappingProxyType({})
_INSERT_HISTORY = "INSERT INTO @.history VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
_SEALED_IN_STEPS = 256
"""Sealed details are padded to a multiple of this, so that their size tells little."""


@dataclass(frozen=True, slots=True)
class Hand:
    """Who writes, when, and to whom the details of audit events are sealed."""

    who: UserToken
    now: Clock
    auditors: tuple[str, ...] = field(repr=False)
    run: str | None = None


class SqlFinds:
    """Finds records through one connection."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def get(self, kind: type[R], id: Id) -> R:
        """The record of that id; raises Missing, NotEntitled."""
        found = self._stored(kind, id)
        if found is None:
            label = record_sql(kind).spec.label.lower()
            raise Missing(f"This {label} is not there any more.", "Look at the list again.")
        return found

    def find(self, kind: type[R], **equal: object) -> tuple[R, ...]:
        """Records whose columns equal all of these, oldest first; raises NotEntitled."""
        self._sql(kind)
        sql, plain = find_sql(kind, equal)
        return tuple(to_record(kind, row) for row in self._connection.all(sql, plain))

    def revisions(self, kind: type[Record], **equal: object) -> tuple[tuple[Revision, ...], ...]:
        """All that was written of each record so found that was changed; raises NotEntitled."""
        self._sql(kind)
        return revisions(self._connection, kind, equal)

    def role_of(self, user: UserToken) -> Role | None:
        """What somebody does here by the last order that a file vouches for; None for who left."""
        vault = str(self._connection.value("SELECT value FROM main.fact WHERE name = 'vault'"))
        member = standing(self._connection, vault).vouched().roster().members.get(user)
        return member.role if member is not None and member.present else None

    def latest(self) -> dt.datetime | None:
        """The latest moment in the log since somebody confirmed the date."""
        return latest_event(self._connection)

    def _stored(self, kind: type[R], id: Id) -> R | None:
        row = self._connection.one(self._sql(kind).get, {"id": id})
        return None if row is None else to_record(kind, row)

    def _sql(self, kind: type[Record]) -> RecordSql:
        sql = record_sql(kind)
        if sql.file not in self._connection.attached:
            raise NotEntitled(
                f"You do not hold the key of the {sql.file} compartment.",
                "Ask somebody who works with it.",
            )
        return sql


class SqlWork(SqlFinds):
    """Writes records with their history, chain and search text; used on the writing thread."""

    def __init__(self, connection: Connection, hand: Hand) -> None:
        super().__init__(connection)
        self._hand = hand
        self._heads: dict[str, tuple[int, bytes]] = {}
        self._wrote = False

    def begin(self) -> None:
        """Open the transaction. A plain BEGIN arms only the files that are written."""
        self._connection.run("BEGIN")

    def put(self, record: R) -> R:
        """Write a record down and give it back stamped; raises Refused for a stale revision.

        A record of revision 0 is new; any other must be the revision that is stored.
        """
        sql = self._sql(type(record))
        before = self._stored(type(record), record.id)
        _refuse_stale(sql.spec.label, before, record)
        now = self._hand.now()
        after = msgspec.structs.replace(
            record,
            author=before.author if before else self._hand.who,
            made=before.made if before else now,
            changed=now,
            revision=record.revision + 1,
        )
        self._connection.run(sql.update if before else sql.insert, to_row(after))
        body = msgspec.json.encode(write(after)).decode()
        self._note(sql, after, now, history_line(before, after), body)
        past = former_texts(self._connection, after)
        index(self._connection, sql.file, sql.spec.name, before, after, past)
        return after

    def remove(self, kind: type[Record], id: Id) -> None:
        """Take a record away; its history stays. Raises Missing."""
        sql = self._sql(kind)
        last = self.get(kind, id)
        self._connection.run(sql.delete, {"id": id})
        gone = msgspec.structs.replace(last, revision=last.revision + 1)
        self._note(sql, gone, self._hand.now(), f"{sql.spec.label} removed", None)
        unindex(self._connection, sql.file, id)

    def log(
        self, verb: str, about: Id | None = None, details: Mapping[str, str] = _NOTHING
    ) -> None:
        """Write an event down: the verb in clear, what it was about sealed to the auditors."""
        sealed = self._sealed(({"about": about} if about else {}) | dict(details))
        at = msgspec.to_builtins(self._hand.now())
        sequence, head = self._head(AUDIT)
        row = (sequence + 1, at, self._hand.who, verb, sealed, mark_of(about) if about else None)
        self._connection.run("INSERT INTO audit.event VALUES (?, ?, ?, ?, ?, ?)", row)
        self._link(AUDIT, sequence + 1, head, event_digest(row))

    def run(self, sql: str, params: Params) -> None:
        """Run a statement of the store's own inside the transaction."""
        self._connection.run(sql, params)

    def commit(self) -> None:
        """Make all of it durable, in every file or in none.

        The log has a line of each day on which anything was written, so that its latest moment
        tells of a clock that was turned back.
        """
        if self._wrote and AUDIT in self._connection.attached and self._first_of_its_day():
            self.log("day begun")
        self._connection.run("COMMIT")

    def undo(self) -> None:
        """Take back what was not committed."""
        self._connection.roll_back()

    def _first_of_its_day(self) -> bool:
        latest = self.latest()
        return latest is None or day_of(latest) < day_of(self._hand.now())

    def _note(
        self, sql: RecordSql, value: Record, at: dt.datetime, line: str, body: str | None
    ) -> None:
        self._wrote = True
        sequence, head = self._head(sql.file)
        row: tuple[Any, ...] = (
            sequence + 1,
            sql.spec.name,
            value.id,
            value.case,
            value.revision,
            msgspec.to_builtins(at),
            self._hand.who,
            line,
            body,
            self._hand.run,
            secrets.token_bytes(SALT_BYTES),
        )
        self._connection.run(in_file(sql.file, _INSERT_HISTORY), row)
        self._link(sql.file, sequence + 1, head, row_digest(row))

    def _head(self, file: str) -> tuple[int, bytes]:
        if file not in self._heads:
            self._heads[file] = chain_head(self._connection, file)
        return self._heads[file]

    def _link(self, file: str, sequence: int, previous: bytes, digest: bytes) -> None:
        head = next_link(previous, digest)
        sql = in_file(file, "INSERT INTO @.chain VALUES (?, ?, ?)")
        self._connection.run(sql, (sequence, digest, head))
        self._heads[file] = sequence, head

    def _sealed(self, details: Mapping[str, str]) -> bytes | None:
        if not details:
            return None
        plain = msgspec.json.encode(details)
        return seal_small(plain + b" " * (-len(plain) % _SEALED_IN_STEPS), self._hand.auditors)


def chain_head(connection: Connection, file: str) -> tuple[int, bytes]:
    """How long a file's chain is, and its last link."""
    row = connection.one(
        in_file(file, "SELECT sequence, head FROM @.chain ORDER BY sequence DESC LIMIT 1")
    )
    assert row is not None, file  # every chain starts with a first link
    return row[0], row[1]


def _refuse_stale(label: str, before: Record | None, record: Record) -> None:
    stored = before.revision if before else 0
    if record.revision != stored:
        words = (
            f"This {label.lower()} was changed meanwhile."
            if before
            else f"This {label.lower()} was removed meanwhile."
        )
        raise Refused([Blocker("stale", words, "Look at it as it is now, then decide again.")])
