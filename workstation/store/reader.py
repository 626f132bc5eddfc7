"""Reads without ever waiting for the writer: one connection for one thread, query only."""

import datetime as dt
import heapq
from array import array
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import Any

import msgspec
import sqlalchemy as sa

from workstation.errors import NotEntitled
from workstation.ports import Past
from workstation.records.access import CASES, Compartment
from workstation.records.agenda import Agenda
from workstation.records.cases import Case, IssueState, RiskLevel
from workstation.records.events import Event, EventFilter
from workstation.records.kit import Id, Record, UserToken, declared, read, spec_of
from workstation.records.listing import CaseFilter, CaseRow, Hit
from workstation.store.agenda import agenda
from workstation.store.audit import event_numbers, events_numbered, newest_events
from workstation.store.connect import Connection, Row, in_file
from workstation.store.people import Held
from workstation.store.search import matching_cases, search, search_any
from workstation.store.tables import CONTENT, all_tables, bound, each
from workstation.store.work import SqlFinds

_ENDED = [IssueState.CLOSED.value, IssueState.INACTIVE.value]


class SqlReader(SqlFinds):
    """The Reader port; every call fetches at once and lets go of the files."""

    def __init__(self, connection: Connection, held: Held) -> None:
        super().__init__(connection)
        self._identity = held.identity.age
        self._kinds = [spec.name for spec in declared() if held.role in spec.need_to_know]

    @property
    def connection(self) -> Connection:
        """For what reads beside it: the keys of sealed files."""
        return self._connection

    def case_keys(self, which: CaseFilter, order: str, descending: bool = False) -> "array[int]":
        """The keys of all cases that fit, in order; KeyError for an order that there is not."""
        self._need_cases()
        matching = matching_cases(self._connection, which.words) if which.words.strip() else None
        sql, params = _case_list(which, order, descending, matching)
        return array("q", (row[0] for row in self._connection.all(sql, params)))

    def case_rows(self, keys: Sequence[int]) -> list[CaseRow]:
        """What a list shows of these, one row for each key, in their order."""
        self._need_cases()
        params = {"keys": msgspec.json.encode(list(keys)).decode()}
        return [_case_row(row) for row in self._connection.all(_CASE_ROWS, params)]

    def search(self, query: str, limit: int = 50, ranked: bool = False) -> list[Hit]:
        """Where the words stand in what this user may read: best kind of match, newest first.

        Below three code points only names and codes are looked through; run that as a job.
        """
        return search(self._connection, self._kinds, query, limit, ranked)

    def search_any(self, spellings: Sequence[str], limit: int = 50) -> list[Hit]:
        """Where any of these spellings stands; those of fewer than three letters are left out."""
        return search_any(self._connection, self._kinds, spellings, limit)

    def history(self, case: Id) -> tuple[Past, ...]:
        """What was changed in a case and in its people, newest first."""
        held = [file for file in CONTENT if file in self._connection.attached]
        params = {"case": case, "kinds": _json(self._kinds)}
        told = [_in_time(self._connection.all(in_file(file, _HISTORY), params)) for file in held]
        merged = [row for _, row in heapq.merge(*told, key=lambda each: each[0])]
        return tuple(_past(*row) for row in reversed(merged))

    def former(self, case: Id, kinds: Collection[str], id: Id | None = None) -> tuple[Record, ...]:
        """Every revision of these kinds in a case and of its people, or of one record, in order.

        Reads what was written, whoever has changed it since; nothing of what is not this role's.
        """
        asked = [name for name in self._kinds if name in kinds]
        params = {"case": case, "id": id, "kinds": _json(asked)}
        held = [file for file in CONTENT if file in self._connection.attached]
        rows = (
            row for file in held for row in self._connection.all(in_file(file, _FORMER), params)
        )
        return tuple(read(spec_of(kind).cls, msgspec.json.decode(body)) for kind, body in rows)

    def events(self, limit: int = 200) -> list[Event]:
        """What was done lately, newest first; details for those to whom they are sealed."""
        return newest_events(self._connection, self._identity, limit)

    def agenda(self, today: dt.date, until: dt.date, most: int) -> Agenda:
        """What is due until a day; run it as a job."""
        return agenda(self._connection, today, until, most)

    def event_numbers(self, which: EventFilter) -> "array[int]":
        """The numbers of all events that fit, newest first; up to a second for a million."""
        return event_numbers(self._connection, which)

    def events_numbered(self, numbers: Sequence[int]) -> list[Event]:
        """These events, in their order; details for those to whom they are sealed."""
        return events_numbered(self._connection, self._identity, numbers)

    def holds(self, compartment: Compartment) -> bool:
        """Whether this user has the key of a compartment."""
        return compartment.value in self._connection.attached

    def close(self) -> None:
        """Let go of the files."""
        self._connection.close()

    def _need_cases(self) -> None:
        if not self.holds(CASES):
            raise NotEntitled("You do not hold the key of the cases.", "Your role opens no case.")


_OF_CASE = """
FROM @.history WHERE ("case" = :case OR id = :case
    OR id IN (SELECT person FROM cases.involvement WHERE "case" = :case))
AND kind IN (SELECT value FROM json_each(:kinds))
"""
_HISTORY = f"SELECT kind, id, revision, at, by, line {_OF_CASE} ORDER BY sequence"
_FORMER = f"""SELECT kind, body {_OF_CASE}
AND body IS NOT NULL AND (:id IS NULL OR id = :id) ORDER BY sequence"""


def _in_time(rows: Iterable[Row]) -> list[tuple[str, Row]]:
    """Rows of one file with a time that never goes back: a clock only decides between files."""
    latest, told = "", []
    for row in rows:
        latest = max(latest, row[3])
        told.append((latest, row))
    return told


def _past(kind: str, id: str, revision: int, at: str, by: str, line: str) -> Past:
    when = dt.datetime.fromisoformat(at)
    return Past(kind, Id(id), revision, when, UserToken(by), line)


_CASE = all_tables().of[Case].c
_SHOWN = ("id", "code", "title", "sector", "state", "risk_level", "next_step", "next_due")


def _ranked(column: Any, values: Iterable[str]) -> Any:
    return sa.case({value: place for place, value in enumerate(values)}, value=column)


ORDERS: Mapping[str, Any] = {
    "code": _CASE.code,
    "title": _CASE.title,
    "sector": _CASE.sector,
    "state": _ranked(_CASE.state, IssueState),
    "risk_level": _ranked(_CASE.risk_level, RiskLevel),
    "next_step": _CASE.next_step,
    "next_due": _CASE.next_due,
    "changed": _CASE.changed,
    "made": _CASE.made,
}
"""What a list of cases may be ordered by."""

_FILTERS: Mapping[str, Callable[[], Any]] = {
    "states": lambda: _CASE.state.in_(each("states")),
    "risk_levels": lambda: _CASE.risk_level.in_(each("risk_levels")),
    "open_only": lambda: _CASE.state.not_in(each("open_only")),
    "assigned_to": lambda: _CASE.assigned_to == sa.bindparam("assigned_to"),
    "ids": lambda: _CASE.id.in_(each("ids")),
}


def _case_list(
    which: CaseFilter, order: str, descending: bool, matching: Sequence[str] | None
) -> tuple[str, dict[str, Any]]:
    asked: dict[str, Any] = {
        "states": _json(which.states) if which.states else None,
        "risk_levels": _json(which.risk_levels) if which.risk_levels else None,
        "open_only": _json(_ENDED) if which.open_only else None,
        "assigned_to": which.assigned_to,
        "ids": None if matching is None else _json(matching),
    }
    params = {name: value for name, value in asked.items() if value is not None}
    by = ORDERS[order]
    direction = (by.desc(), _CASE.key.desc()) if descending else (by, _CASE.key)
    chosen = sa.select(_CASE.key).where(*(_FILTERS[name]() for name in params))
    # What has no value comes last in either direction.
    return bound(chosen.order_by(by.is_(None), *direction), params)


def _json(values: Sequence[str]) -> str:
    return msgspec.json.encode(list(values)).decode()


_COLUMNS = ", ".join(f'c."{name}"' for name in _SHOWN)
_CASE_ROWS = f"""
SELECT k.value, {_COLUMNS} FROM json_each(:keys) AS k
LEFT JOIN cases."case" AS c ON c.key = k.value ORDER BY k.key
"""  # noqa: S608 - declared names


def _case_row(row: tuple[Any, ...]) -> CaseRow:
    key, id, *texts = row
    return CaseRow(key, Id(id or ""), *(text or "" for text in texts))
