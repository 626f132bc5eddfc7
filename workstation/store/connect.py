"""Opens the encrypted files as one connection, with every setting that was measured to matter."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Protocol

import sqlcipher3.dbapi2 as sqlcipher

from crypto.keys import CompartmentKey
from workstation.errors import Busy, Damaged, DiskFull, Missing, WorkstationError
from workstation.store.layout import MAIN, RESTORE, Layout

Params = Mapping[str, Any] | Sequence[Any]
Row = tuple[Any, ...]


class Runs(Protocol):
    """Runs one statement: a connection, or a unit of work inside its transaction."""

    def run(self, sql: str, params: Params, /) -> object: ...


WRITER_PATIENCE_MS = 10_000
READER_PATIENCE_MS = 12
_CACHE_KIB = 8_000
# What each setting reads back as; 3 is EXTRA, 2 is MEMORY.
_EVERYWHERE: Mapping[str, str | int] = {
    "journal_mode": "delete",
    "synchronous": 3,
    "secure_delete": 1,
}
_ONCE = {"temp_store": 2, "foreign_keys": 1, "cache_spill": 0, "trusted_schema": 0}


class Connection:
    """One connection to the main file with compartments attached to it by their names."""

    def __init__(self, raw: Any, attached: tuple[str, ...]) -> None:
        self._raw = raw
        self.attached = attached

    def run(self, sql: str, params: Params = ()) -> int:
        """Run one statement; gives the number of the row it inserted."""
        with _in_words():
            return int(self._raw.execute(sql, params).lastrowid or 0)

    def run_many(self, sql: str, params: Sequence[Params]) -> None:
        """Run one statement for many rows."""
        with _in_words():
            self._raw.executemany(sql, params)

    def all(self, sql: str, params: Params = ()) -> list[Row]:
        """Fetch every row at once, so that no reader holds a file longer than that."""
        with _in_words():
            return list(self._raw.execute(sql, params))

    def one(self, sql: str, params: Params = ()) -> Row | None:
        """Fetch the first row, if there is one."""
        with _in_words():
            cursor = self._raw.execute(sql, params)
            row: Row | None = cursor.fetchone()
            cursor.close()
            return row

    def value(self, sql: str, params: Params = ()) -> Any:
        """Fetch one value."""
        row = self.one(sql, params)
        return None if row is None else row[0]

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All of a block or nothing. A plain BEGIN arms only the files that are written."""
        self.run("BEGIN")
        try:
            yield
            self.run("COMMIT")
        except BaseException:
            self.roll_back()
            raise

    def roll_back(self) -> None:
        """Undo the open transaction, if one is open."""
        if self._raw.in_transaction:
            self.run("ROLLBACK")

    def close(self) -> None:
        """Let go of the files."""
        self._raw.close()


def connect(
    layout: Layout,
    keys: Mapping[str, CompartmentKey],
    *,
    read_only: bool = False,
) -> Connection:
    """Open the main file and attach every compartment that there is a key for.

    A missing file is refused. Raises Damaged for a file that its key does not open, Busy, DiskFull.
    """
    names = tuple(name for name in keys if name != MAIN)
    connection = _connected(layout.database(MAIN), names)
    try:
        _open_main(connection, keys[MAIN])
        for name in names:
            _attach(connection, layout.database(name), name, keys[name])
        _settle(connection, READER_PATIENCE_MS if read_only else WRITER_PATIENCE_MS)
        if read_only:
            _set(connection, "", "query_only", 1)
    except BaseException:
        connection.close()
        raise
    return connection


def connect_alone(path: Path, key: CompartmentKey) -> Connection:
    """Open one file by itself, with nothing attached; raises what `connect` raises."""
    connection = _connected(path, ())
    try:
        _open_main(connection, key)
        _settle(connection, WRITER_PATIENCE_MS)
    except BaseException:
        connection.close()
        raise
    return connection


def _connected(path: Path, names: tuple[str, ...]) -> Connection:
    with _in_words():
        return Connection(sqlcipher.connect(_uri(path), uri=True, isolation_level=None), names)


def _open_main(connection: Connection, key: CompartmentKey) -> None:
    # Before the key: a wrong one would print to the error stream.
    connection.run("PRAGMA cipher_log_level = NONE")
    connection.run(f"PRAGMA key = \"x'{key.raw.hex()}'\"")
    if not connection.value("PRAGMA cipher_version"):
        raise WorkstationError("This program was built without encryption.", "Install it again.")
    connection.value("SELECT count(*) FROM main.sqlite_schema")


def _attach(connection: Connection, path: Path, name: str, key: CompartmentKey) -> None:
    try:
        secret = {"path": _uri(path), "key": f"x'{key.raw.hex()}'"}
        connection.run(in_file(name, "ATTACH :path AS @ KEY :key"), secret)
        connection.value(in_file(name, "SELECT count(*) FROM @.sqlite_schema"))
    except (Damaged, Missing):
        raise Damaged(f"{path.name} does not open with its key.", RESTORE) from None


def _settle(connection: Connection, patience_ms: int) -> None:
    for file in ("main", *connection.attached):
        for name, value in _EVERYWHERE.items():
            _set(connection, f"{file}.", name, value)
        connection.run(f"PRAGMA {file}.cache_size = -{_CACHE_KIB}")
        if connection.value(f"PRAGMA {file}.cache_size") != -_CACHE_KIB:
            raise _unsettled("cache_size")
    for name, value in _ONCE.items():
        _set(connection, "", name, value)
    connection.run(f"PRAGMA busy_timeout = {patience_ms}")


def _set(connection: Connection, file: str, name: str, value: str | int) -> None:
    connection.all(f"PRAGMA {file}{name} = {value}")
    if connection.value(f"PRAGMA {file}{name}") != value:
        raise _unsettled(name)


def _unsettled(name: str) -> WorkstationError:
    return WorkstationError(f"The store does not accept its setting {name}.", "Install it again.")


def _uri(path: Path) -> str:
    # as_uri escapes what would be read as a parameter; with rw a mistyped path makes no file.
    return f"{path.absolute().as_uri()}?mode=rw"


_HELD = (5, 6)
"""SQLITE_BUSY and SQLITE_LOCKED; a search that finds a file locked has no other word for it."""
_WORDS: tuple[tuple[str, type[WorkstationError], str, str], ...] = (
    ("full", DiskFull, "The disk is full.", "Free some room. What was saved before is safe."),
    ("unable to open", Missing, "A file of the vault is not there.", RESTORE),
    ("not a database", Damaged, "A file of the vault does not open with its key.", RESTORE),
    ("malformed", Damaged, "A file of the vault is damaged.", RESTORE),
    ("vtable constructor failed", Damaged, "The search of the vault is damaged.", RESTORE),
    ("disk I/O error", Damaged, "The disk could not read or write the vault.", RESTORE),
    ("readonly", WorkstationError, "The vault's folder may not be written to.", ""),
    ("hmac", Damaged, "A file of the vault is damaged.", RESTORE),
)


def in_file(file: str, sql: str) -> str:
    """A statement about one file: `@` stands for its name."""
    assert file.isidentifier(), file
    return sql.replace("@", file)


@contextmanager
def _in_words() -> Iterator[None]:
    try:
        yield
    except sqlcipher.DatabaseError as error:
        if getattr(error, "sqlite_errorcode", 0) & 0xFF in _HELD:
            raise Busy("The vault is being written to.", "Try again in a moment.") from None
        text = str(error)
        for part, kind, words, advice in _WORDS:
            if part in text:
                raise kind(words, advice) from None
        raise
