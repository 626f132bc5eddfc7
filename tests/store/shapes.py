"""What a vault's tables look like, so that a migrated one can be held against a fresh one."""

import re
from typing import Any

from workstation.store.connect import Connection, in_file

_CHECK = re.compile(r"CONSTRAINT\s+\S+\s+CHECK\s*\(")


def shape(connection: Connection) -> dict[str, Any]:
    """Tables, columns, indexes, foreign keys and the texts of all checks, by file."""
    return {file: _shape(connection, file) for file in ("main", *connection.attached)}


def _shape(connection: Connection, file: str) -> dict[str, Any]:
    found: dict[str, Any] = {}
    sql = "SELECT name, type, ncol, wr, strict FROM pragma_table_list WHERE schema = ?"
    for name, *rest in connection.all(sql, (file,)):
        columns = connection.all(in_file(file, f'PRAGMA @.table_xinfo("{name}")'))
        # The order in which indexes were made numbers them; it means nothing.
        indexes = sorted(
            row[1:] for row in connection.all(in_file(file, f'PRAGMA @.index_list("{name}")'))
        )
        keys = connection.all(in_file(file, f'PRAGMA @.foreign_key_list("{name}")'))
        found[name] = (rest, columns, indexes, keys)
    made = connection.all(in_file(file, "SELECT name, type, sql FROM @.sqlite_schema"))
    found["checks"] = {name: checks(text) for name, kind, text in made if kind == "table"}
    found["triggers"] = {name: _plain(text) for name, kind, text in made if kind == "trigger"}
    found["indexes"] = {name: _plain(text) for name, kind, text in made if kind == "index" and text}
    return found


def checks(sql: str) -> list[str]:
    """Every named check of a table's text, with its brackets."""
    return sorted(
        _plain(sql[hit.start() : _closed(sql, hit.end())]) for hit in _CHECK.finditer(sql)
    )


def _closed(sql: str, at: int) -> int:
    depth = 1
    while depth:
        depth += {"(": 1, ")": -1}.get(sql[at], 0)
        at += 1
    return at


def _plain(sql: str) -> str:
    return " ".join(sql.split())
