"""Looks a vault over: pages, structure, chains, records against their history, checkpoints."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import msgspec

from workstation.errors import WorkstationError
from workstation.ports import Progress
from workstation.records.access import AUDIT
from workstation.records.kit import Record, read
from workstation.store.chain import first_link, next_link, row_digest
from workstation.store.checkpoint import Checkpoint, disagreement, read_checkpoints
from workstation.store.connect import Connection, Row, in_file
from workstation.store.layout import Header, Place
from workstation.store.people import User
from workstation.store.sql import RecordSql, record_sql, to_record
from workstation.store.tables import CHAINED, CONTENT, all_tables
from workstation.text import NORMALISER_VERSION


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that is not as it was written, in words; nothing was changed."""

    file: str
    words: str


def check_files(connection: Connection, header: Header, progress: Progress) -> list[Finding]:
    """What is wrong inside the files that this connection holds."""
    found: list[Finding] = []
    files = ("main", *connection.attached)
    for done, file in enumerate(files):
        progress.step(done, len(files), file)
        name = "vault" if file == "main" else file
        words = [*_pages(connection, file)] or [*_contents(connection, file, header)]
        found += [Finding(name, each) for each in words]
    progress.step(len(files), len(files))
    return found


def check_checkpoints(connection: Connection, place: Place, users: Iterable[User]) -> list[Finding]:
    """Where the chains disagree with what was signed before."""
    found = []
    for path, seen in read_checkpoints(place, users):
        if not isinstance(seen, Checkpoint):
            found.append(Finding(path.name, f"{path.name}: {seen}"))
            continue
        held = [file for file in seen.heads if file in connection.attached]
        words = {disagreement(connection, file, seen.heads[file]): file for file in held}
        found += [Finding(file, each) for each, file in words.items() if each]
    return found


def _pages(connection: Connection, file: str) -> Iterator[str]:
    damaged = connection.all(in_file(file, "PRAGMA @.cipher_integrity_check"))
    if damaged:
        yield f"{len(damaged)} pages are damaged."


def _contents(connection: Connection, file: str, header: Header) -> Iterator[str]:
    if connection.all(in_file(file, "PRAGMA @.integrity_check(1)")) != [("ok",)]:
        yield "The structure of the file is damaged."
        return
    if connection.all(in_file(file, "PRAGMA @.foreign_key_check")):
        yield "A row names another row that is not there."
    if file in CHAINED:
        yield from _chain(connection, file, header)
    if file in CONTENT:
        yield from _records(connection, file)
        sql = in_file(file, "SELECT value FROM @.fact WHERE name = 'normaliser'")
        if connection.value(sql) != str(NORMALISER_VERSION):
            yield "The search index was made by another version and is to be rebuilt."


def _chain(connection: Connection, file: str, header: Header) -> Iterator[str]:
    kept = "event" if file == AUDIT else "history"
    head, expected = first_link(header.vault, file), 0
    for sequence, digest, stored, *row in _linked(connection, file, kept):
        if sequence != expected:
            yield f"The chain breaks off before entry {sequence}."
            return
        head = next_link(head, digest) if sequence else head
        if stored != head:
            yield f"The chain does not hold at entry {sequence}."
            return
        if sequence and (row[0] is None or row_digest(row) != digest):
            yield f"Entry {sequence} of the {kept} was changed or taken away."
        expected = sequence + 1
    if connection.value(in_file(file, _LONGER[kept])) >= expected:
        yield f"The {kept} holds entries that its chain does not."


def _linked(connection: Connection, file: str, kept: str) -> Iterator[Row]:
    sql, after = in_file(file, _LINKED[kept]), -1
    while rows := connection.all(sql, (after,)):
        yield from rows
        after = rows[-1][0]


_LONGER = {
    "history": "SELECT coalesce(max(sequence), 0) FROM @.history",
    "event": "SELECT coalesce(max(sequence), 0) FROM @.event",
}
_PAGE = """
SELECT c.sequence, c.digest, c.head, k.* FROM @.chain AS c
LEFT JOIN @.%s AS k ON k.sequence = c.sequence
WHERE c.sequence > ? ORDER BY c.sequence LIMIT 1000
"""
_LINKED = {kept: _PAGE.replace("%s", kept) for kept in ("history", "event")}


def _records(connection: Connection, file: str) -> Iterator[str]:
    for kind in all_tables().of:
        sql = record_sql(kind)
        if sql.file == file:
            bad = sum(not _as_noted(kind, row) for row in connection.all(_with_last_note(sql)))
            if bad:
                yield f"{sql.spec.label}: {bad} differ from their history."


def _with_last_note(sql: RecordSql) -> str:
    names = ", ".join(f'r."{name}"' for name in sql.names)
    last = in_file(sql.file, "SELECT max(sequence) FROM @.history WHERE id = r.id")
    return (
        f'SELECT {names}, h.body FROM {sql.file}."{sql.spec.name}" AS r '  # noqa: S608
        f"LEFT JOIN {sql.file}.history AS h ON h.sequence = ({last})"
    )


def _as_noted(kind: type[Record], row: Sequence[Any]) -> bool:
    *values, body = row
    try:
        return body is not None and read(kind, msgspec.json.decode(body)) == to_record(
            kind, tuple(values)
        )
    except (WorkstationError, msgspec.MsgspecError):
        return False
