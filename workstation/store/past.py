"""What was written of records before they were changed, read from the histories."""

import datetime as dt
from collections.abc import Iterable, Mapping
from functools import cache
from itertools import groupby
from typing import Any

import msgspec
import sqlalchemy as sa

from workstation.records.kit import Id, Record, UserToken, read, spec_of
from workstation.records.revisions import Revision
from workstation.rules.former import NAMING, Term, former
from workstation.store.connect import Connection, in_file
from workstation.store.sql import Wanted, asked, fitting, record_sql
from workstation.store.tables import all_tables, sql_of


def revisions(
    connection: Connection, kind: type[Record], equal: Mapping[str, object]
) -> tuple[tuple[Revision, ...], ...]:
    """For each record with these values that was changed since it was made, all its revisions."""
    wanted, plain = asked(equal)
    by_record = groupby(connection.all(_changed(kind, wanted), plain), key=lambda row: row[0])
    return tuple(tuple(_read(kind, (row[1:] for row in rows))) for _, rows in by_record)


def written(connection: Connection, record: Record) -> tuple[Revision, ...]:
    """All that was written of one record, oldest first."""
    kind = type(record)
    rows = connection.all(in_file(record_sql(kind).file, _OF_ONE), (record.id,))
    return tuple(_read(kind, rows))


def former_texts(connection: Connection, record: Record) -> tuple[Term, ...]:
    """What a record said of somebody before it was corrected."""
    if record.revision < _CHANGED or not isinstance(record, NAMING):
        return ()
    return former(written(connection, record))


def numbered(connection: Connection, record: Record) -> tuple[tuple[int, Record], ...]:
    """What was written of a record before its last revision, each with its place in the history."""
    kind = type(record)
    sql = in_file(record_sql(kind).file, _BEFORE)
    rows = connection.all(sql, (record.id, record.revision))
    return tuple((number, read(kind, msgspec.json.decode(body))) for number, body in rows)


def taken_back(connection: Connection, file: str, case: Id) -> tuple[Record, ...]:
    """Every revision of the records of a case that are there no more."""
    rows = connection.all(in_file(file, _TAKEN_BACK), (case,))
    return tuple(read(spec_of(kind).cls, msgspec.json.decode(body)) for kind, body in rows)


_CHANGED = 2
"""The first revision before which there is another one."""


def _read(kind: type[Record], rows: Iterable[tuple[Any, ...]]) -> Iterable[Revision]:
    for body, at, by in rows:
        record = read(kind, msgspec.json.decode(body))
        yield Revision(record, dt.datetime.fromisoformat(at), UserToken(by))


_OF_ONE = """SELECT body, at, by FROM @.history
WHERE id = ? AND body IS NOT NULL ORDER BY sequence"""
_BEFORE = """SELECT sequence, body FROM @.history
WHERE id = ? AND revision < ? AND body IS NOT NULL"""
_TAKEN_BACK = """SELECT kind, body FROM @.history WHERE body IS NOT NULL
AND id IN (SELECT id FROM @.history WHERE "case" = ? AND body IS NULL)"""


@cache
def _changed(kind: type[Record], wanted: Wanted) -> str:
    held, past = all_tables().of[kind], all_tables()[f"{record_sql(kind).file}.history"]
    columns = (held.c.id, past.c.body, past.c.at, past.c.by)
    # The few records that were changed are found first; their history has an index by id.
    found = sa.select(*columns).join_from(held, past, past.c.id == held.c.id)
    return sql_of(
        found.where(
            held.c.revision >= sa.literal_column(str(_CHANGED)),
            past.c.body.is_not(None),
            *fitting(held, wanted),
        ).order_by(held.c.key, past.c.sequence)
    )
