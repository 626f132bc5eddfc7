"""What can be said about encrypted files to tell whether a copy holds the same."""

from collections.abc import Mapping

import msgspec

from workstation.errors import Damaged
from workstation.store.connect import Connection, in_file
from workstation.store.layout import MAIN, RESTORE
from workstation.store.tables import CHAINED
from workstation.store.work import chain_head

_PLAIN = """
SELECT name FROM @.sqlite_schema
WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'
"""


class FileFacts(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How many rows a file holds in all its tables, and where its chain ends."""

    rows: int
    entries: int = 0
    head: str = ""


def facts_of(connection: Connection) -> dict[str, FileFacts]:
    """The facts of every file that is open, by its name."""
    files = {MAIN: "main"} | {name: name for name in connection.attached}
    return {name: _facts(connection, schema) for name, schema in files.items()}


def refuse_damage(connection: Connection, words: str) -> None:
    """Read every page of every open file; raises Damaged with these words."""
    for file in ("main", *connection.attached):
        damaged = connection.all(in_file(file, "PRAGMA @.cipher_integrity_check"))
        if damaged or connection.all(in_file(file, "PRAGMA @.integrity_check(1)")) != [("ok",)]:
            raise Damaged(words, RESTORE)


def differing(one: Mapping[str, FileFacts], other: Mapping[str, FileFacts]) -> list[str]:
    """The files of both that do not hold the same."""
    return sorted(name for name in one.keys() & other.keys() if one[name] != other[name])


def _facts(connection: Connection, schema: str) -> FileFacts:
    tables = [row[0] for row in connection.all(in_file(schema, _PLAIN))]
    rows = sum(
        connection.value(in_file(schema, f'SELECT count(*) FROM @."{table}"'))  # noqa: S608 - read above
        for table in tables
    )
    if schema not in CHAINED:
        return FileFacts(rows)
    entries, head = chain_head(connection, schema)
    return FileFacts(rows, entries, head.hex())
