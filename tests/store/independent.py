"""Reads and changes a vault's files with another program: apsw-sqlite3mc, not our code."""

from collections.abc import Mapping
from pathlib import Path

import apsw


def open_independently(path: Path, key: bytes) -> apsw.Connection:
    """Open one file as SQLCipher 4 with its raw key."""
    connection = apsw.Connection(str(path))
    connection.pragma("cipher", "sqlcipher")
    connection.pragma("legacy", 4)
    connection.pragma("hexkey", (b"x'" + key.hex().encode() + b"'").hex())
    return connection


def every_row(
    folder: Path, keys: Mapping[str, bytes]
) -> dict[str, dict[str, list[tuple[object, ...]]]]:
    """Every row of every plain table, by file and table."""
    return {
        name: _rows(open_independently(folder / f"{name}.db", key)) for name, key in keys.items()
    }


def _rows(connection: apsw.Connection) -> dict[str, list[tuple[object, ...]]]:
    names = [
        row[0]
        for row in connection.execute(
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND substr(name, 1, 3) <> 'in_'"
        )
    ]
    rows = {name: list(connection.execute(f'SELECT * FROM "{name}"')) for name in names}  # noqa: S608 - a test's own
    connection.close()
    return rows
