"""A full save against the bare transaction that writes the same rows, and a bare commit."""

import itertools
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

from tools.bench.rows import Row, at_each, timed
from tools.bench.vaults import bare, fill, make, opened
from workstation.records import cases
from workstation.records.cases import Case
from workstation.store.connect import Connection
from workstation.store.unlocked import Unlocked

TABLES = ("case", "history", "chain", "indexed")
TIMES = 60


def rows(sizes: tuple[int, ...]) -> Iterator[Row]:
    """Saving one case into vaults of growing size."""
    return at_each(sizes, _at)


def _at(size: int, folder: Path) -> Iterator[Row]:
    path = make(folder / "bench")
    with opened(path) as store:
        fill(store, size)
        ours = timed(partial(_save, store), TIMES)
    connection = bare(path)
    connection.run("CREATE TABLE cases.bench (one INTEGER)")
    same = _same_rows(connection)
    peer = timed(partial(_write_next, connection, same), TIMES)
    commit = timed(partial(_commit, connection), TIMES)
    connection.close()
    label = f"{size:,} cases"
    yield Row("save a case", label, ours, peer, "ms", "the same rows, one bare transaction")
    yield Row("save a case", label, ours, commit, "ms", "one bare commit")


def _save(store: Unlocked) -> None:
    with store.open_work() as work:
        work.put(Case(code=cases.new_code(), title="Papers held and a fee", sector="Seafood"))
        work.commit()


def _same_rows(connection: Connection) -> Iterator[dict[str, dict[str, Any]]]:
    """The newest row of each table that a save writes, with keys of its own."""
    newest = {table: _newest(connection, table) for table in TABLES}
    for n in itertools.count(1):
        fresh = {"id": f"{n:032x}", "key": None, "sequence": None, "code": f"B{n}"}
        yield {
            table: {name: fresh.get(name, value) for name, value in row.items()}
            | ({"sequence": row["sequence"] + n} if "sequence" in row else {})
            for table, row in newest.items()
        }


def _newest(connection: Connection, table: str) -> dict[str, Any]:
    columns = [c[1] for c in connection.all(f"PRAGMA cases.table_info('{table}')")]
    row = connection.one(f'SELECT * FROM cases."{table}" ORDER BY rowid DESC LIMIT 1')  # noqa: S608 - a constant
    assert row is not None
    return dict(zip(columns, row, strict=True))


def _write_next(connection: Connection, same: Iterator[dict[str, dict[str, Any]]]) -> None:
    rows = next(same)
    with connection.transaction():
        for table, row in rows.items():
            places = ", ".join("?" * len(row))
            connection.run(f'INSERT INTO cases."{table}" VALUES ({places})', tuple(row.values()))  # noqa: S608 - constants


def _commit(connection: Connection) -> None:
    with connection.transaction():
        connection.run("INSERT INTO cases.bench VALUES (1)")
