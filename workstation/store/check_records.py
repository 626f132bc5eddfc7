"""Holds every record against its last entry in the history, and the search index against it."""

from collections.abc import Iterator, Sequence
from typing import Any

import msgspec

from workstation.errors import WorkstationError
from workstation.records.kit import Record, read
from workstation.rules.former import Term
from workstation.store.connect import Connection, in_file
from workstation.store.indexing import INDEXES, Indexed, indexed
from workstation.store.past import former_texts
from workstation.store.sql import RecordSql, record_sql, to_record
from workstation.store.tables import all_tables
from workstation.text import NORMALISER_VERSION


def check_records(connection: Connection, file: str) -> Iterator[str]:
    """What of the records of one file is not as it was last written down, in words."""
    fresh = _folded_by(connection, file) == str(NORMALISER_VERSION)
    noted: dict[str, int] = dict(connection.all(in_file(file, _NOTED)))
    entries, names = 0, 0
    for kind in (kind for kind in all_tables().of if record_sql(kind).file == file):
        sql = record_sql(kind)
        seen = _look(connection, kind, sql, fresh=fresh)
        if seen.bad:
            yield f"{sql.spec.label}: {seen.bad} differ from their history."
        if seen.moved:
            yield f"{sql.spec.label}: {seen.moved} stand in another order than they came in."
        if (gone := noted.get(sql.spec.name, 0) - seen.count) > 0:
            yield f"{sql.spec.label}: {gone} are missing that the history has."
        if seen.lost:
            yield f"{sql.spec.label}: {seen.lost} stand otherwise in the search index."
        entries, names = entries + seen.entries, names + seen.names
    if not fresh:
        yield "The search index was made by another version and is to be rebuilt."
    elif (entries, names) != tuple(connection.all(in_file(file, _INDEXED))[0]):
        yield "The search index holds what no record does."


class _Seen(msgspec.Struct):
    """What was counted over the records of one kind."""

    count: int = 0
    bad: int = 0
    lost: int = 0
    moved: int = 0
    since: int = 0
    entries: int = 0
    names: int = 0


def _look(connection: Connection, kind: type[Record], sql: RecordSql, *, fresh: bool) -> _Seen:
    seen = _Seen()
    page, after = _page(sql), _FIRST
    while rows := connection.all(page, (after,)):
        after = rows[-1][0]
        for row in rows:
            _count(connection, seen, kind, row[1:], fresh=fresh)
    return seen


def _count(
    connection: Connection, seen: _Seen, kind: type[Record], row: Sequence[Any], *, fresh: bool
) -> None:
    seen.count += 1
    width = len(row) - len(INDEXES) - 4
    values, (since, body, *shown) = row[:width], row[width:]
    record = _record(kind, values)
    past = _past(connection, record) if fresh and record is not None else ()
    if record is None or past is None or not _as_noted(record, body):
        seen.bad += 1
        return
    if since is not None:  # else its first words went with somebody who was deleted
        seen.moved += since < seen.since
        seen.since = since
    if fresh:
        wanted = indexed(record, past)
        seen.lost += tuple(shown) not in _index_rows(record, wanted)
        seen.entries += shown[0] is not None
        seen.names += len(set(wanted.names))


def _index_rows(record: Record, wanted: Indexed) -> tuple[tuple[str | None, ...], ...]:
    """How a record may stand in the index; one without texts may stand there or not."""
    row = _index_row(record, wanted)
    return (row, (None, *row[1:])) if wanted == Indexed() else (row,)


def _index_row(record: Record, wanted: Indexed) -> tuple[str | None, ...]:
    names = msgspec.json.encode(sorted(set(wanted.names))).decode()
    folded = ("\n".join(getattr(wanted, each)) or None for each in INDEXES)
    return (msgspec.to_builtins(record.made), names, *folded)


def _record(kind: type[Record], values: Sequence[Any]) -> Record | None:
    try:
        return to_record(kind, tuple(values))
    except _UNREADABLE:
        return None


def _as_noted(record: Record, body: str | None) -> bool:
    try:
        return body is not None and read(type(record), msgspec.json.decode(body)) == record
    except _UNREADABLE:
        return False


def _past(connection: Connection, record: Record) -> tuple[Term, ...] | None:
    """What a record said before; nothing where an older entry cannot be read."""
    try:
        return former_texts(connection, record)
    except _UNREADABLE:
        return None


def _page(sql: RecordSql) -> str:
    columns = ", ".join(f'r."{name}"' for name in sql.names)
    return in_file(
        sql.file,
        f"SELECT r.key, {columns}, "  # noqa: S608 - declared names
        "(SELECT sequence FROM @.history WHERE id = r.id AND revision = 1), "
        "(SELECT body FROM @.history WHERE id = r.id ORDER BY sequence DESC LIMIT 1), "
        f'i.at, {_NAMES}, {_BODIES} FROM @."{sql.spec.name}" AS r '
        f"LEFT JOIN @.indexed AS i ON i.id = r.id AND i.kind = '{sql.spec.name}' "
        "WHERE r.key > ? ORDER BY r.key LIMIT 1000",
    )


_UNREADABLE = (WorkstationError, msgspec.MsgspecError, ValueError)
_FIRST = -(1 << 63)
_NAMES = """(SELECT json_group_array(name) FROM
(SELECT name FROM @.whole_name WHERE key = i.key ORDER BY name))"""
_BODIES = ", ".join(f"(SELECT body FROM @.in_{i} WHERE rowid = i.key)" for i in INDEXES)  # noqa: S608 - our own names
_NOTED = """
SELECT kind, count(*) FROM @.history WHERE body IS NOT NULL AND sequence IN
(SELECT max(sequence) FROM @.history WHERE id <> '' GROUP BY id) GROUP BY kind
"""
_INDEXED = "SELECT (SELECT count(*) FROM @.indexed), (SELECT count(*) FROM @.whole_name)"


def _folded_by(connection: Connection, file: str) -> str | None:
    found: str | None = connection.value(
        in_file(file, "SELECT value FROM @.fact WHERE name = 'normaliser'")
    )
    return found
