"""How SQLite would answer every question that is asked in a block."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from workstation.store.connect import Connection, Params, Row
from workstation.store.sought import PARTIAL

_SCANNED = re.compile(r"SCAN (\S+)(?: USING (?:COVERING )?INDEX (\S+))?$")
_MADE = re.compile(r"(?:CO-ROUTINE|MATERIALIZE) (\S+)")

_SMALL = frozenset({"fact", "user", "slot", "carried", "orders", "setting", "import_run"})
_INNER = ("(", "json_each", "sqlite_")


@contextmanager
def whole_reads(few: frozenset[str] = frozenset()) -> Iterator[list[str]]:
    """The lines of plans that go through all of a table, each with its statement.

    Whether there is any row is seen at the first. What goes through an index of a part alone is
    none, nor what goes through one of the `few`: tables, or what a statement calls them, that
    stay small in any office.
    """
    found: list[str] = []
    ask, ask_one = Connection.all, Connection.one

    def look(connection: Connection, sql: str, params: Params) -> None:
        if sql.lstrip().startswith("SELECT") and not sql.startswith("SELECT EXISTS"):
            plan = [str(row[3]) for row in ask(connection, f"EXPLAIN QUERY PLAN {sql}", params)]
            found.extend(f"{line}: {sql}" for line in _whole(plan, few))

    def all_rows(connection: Connection, sql: str, params: Params = ()) -> list[Row]:
        look(connection, sql, params)
        return ask(connection, sql, params)

    def first_row(connection: Connection, sql: str, params: Params = ()) -> Row | None:
        look(connection, sql, params)
        return ask_one(connection, sql, params)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Connection, "all", all_rows)
        patch.setattr(Connection, "one", first_row)
        yield found


def _whole(plan: list[str], few: frozenset[str]) -> Iterator[str]:
    made = {hit[1] for line in plan if (hit := _MADE.match(line))}
    for line in plan:
        if (hit := _SCANNED.match(line)) and hit[2] not in PARTIAL:
            name = hit[1].rpartition(".")[2]
            if name not in made | few | _SMALL and not name.startswith(_INNER):
                yield line
