"""What no chain covers: small tables, each change of which counts one turn of their file.

A checkpoint remembers the turn and what the tables held then. A file with fewer turns is an older
copy; one with as many has to hold the same.
"""

import hashlib
from collections.abc import Iterable, Mapping
from types import MappingProxyType

from workstation.records.access import AUDIT, CASES, IDENTITIES, PROTECTION
from workstation.store.chain import row_digest
from workstation.store.connect import Connection, in_file
from workstation.store.layout import MAIN

TURN = "turn"
REST: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        MAIN: ("fact", "user", "slot", "orders", "carried", "setting", "backup", "shred"),
        CASES.value: ("fact", "draft", "evidence_key", "import_run"),
        IDENTITIES.value: ("fact", "draft", "evidence_key"),
        PROTECTION.value: ("fact", "draft"),
        AUDIT.value: ("fact",),
    }
)
"""The tables of each file whose rows stand in no history."""

_ACTS = ("INSERT", "UPDATE", "DELETE")
_COUNT = "UPDATE fact SET value = CAST(value + 1 AS TEXT) WHERE name = 'turn'"
_SEEN_AT = "SELECT CAST(value AS INTEGER) FROM @.fact WHERE name = 'turn'"


def triggers(file: str) -> list[str]:
    """The statements that make a file count its turns."""
    return [_trigger(file, table, act) for table in REST[file] for act in _ACTS]


def rest_of(connection: Connection, file: str) -> tuple[int, bytes]:
    """How many turns a file has taken, and a digest of what its small tables hold."""
    schema, whole = schema_of(file), hashlib.sha256()
    for table in REST[file]:
        whole.update(table.encode())
        for digest in _digests(connection.all(in_file(schema, _rows(table)))):
            whole.update(digest)
    return connection.value(in_file(schema, _SEEN_AT)) or 0, whole.digest()


def files_in(connection: Connection) -> tuple[str, ...]:
    """The files of a connection, the main one first."""
    return (MAIN, *connection.attached)


def schema_of(file: str) -> str:
    """What SQL calls a file."""
    return "main" if file == MAIN else file


def _digests(rows: Iterable[tuple[object, ...]]) -> Iterable[bytes]:
    return sorted(row_digest(row) for row in rows)  # type: ignore[arg-type] # values of SQLite


def _rows(table: str) -> str:
    # The turn itself goes up with every row.
    only = " WHERE name <> 'turn'" if table == "fact" else ""
    return f'SELECT * FROM @."{table}"{only}'  # noqa: S608 - the names above


def _trigger(file: str, table: str, act: str) -> str:
    row = "OLD" if act == "DELETE" else "NEW"
    when = f"WHEN {row}.name <> '{TURN}' " if table == "fact" else ""
    name = f"{schema_of(file)}.turn_{table}_{act.lower()}"
    return f'CREATE TRIGGER {name} AFTER {act} ON "{table}" {when}BEGIN {_COUNT}; END'
