"""Bulk work in short transactions that together can be undone, also after a crash."""

import dataclasses
import secrets
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from types import MappingProxyType
from typing import TypeVar

import msgspec

from workstation.errors import Cancelled
from workstation.ports import Progress
from workstation.records.access import CASES
from workstation.records.cases import Case
from workstation.records.involvement import Involvement
from workstation.records.kit import Id, Record, spec_of
from workstation.records.organisations import Organisation, Site
from workstation.rules.going_along import rehomed, whose
from workstation.store.connect import Connection, in_file
from workstation.store.leased import in_one_go
from workstation.store.tables import CONTENT
from workstation.store.work import Hand, SqlWork
from workstation.store.writer import Turn, Writer

T = TypeVar("T")

BATCH = 250
"""Records in one transaction: about 60 ms, so that drafts and readers come between."""

Kept = tuple[Record, ...]
Details = Mapping[str, str]
NO_DETAILS: Details = MappingProxyType({})
RUNNING, DONE, UNDONE = "running", "done", "undone"
_SET_STATE = "UPDATE cases.import_run SET state = ? WHERE id = ?"


class BulkWrites:
    """Puts many records as one run; a run that was cut short is known and can be undone."""

    def __init__(self, writer: Writer, hand: Callable[[], Hand]) -> None:
        self._writer, self._hand = writer, hand

    def begin(self, source: str) -> Id:
        """Begin a run; `source` says where it comes from, without names."""
        hand = self._of(Id(secrets.token_hex(16)))
        self._each(hand, lambda work: _begin(work, hand, source))
        return Id(str(hand.run))

    def put(self, run: Id, records: Sequence[Record], details: Details = NO_DETAILS) -> Kept:
        """Put one batch, with an entry in the log where there are details; gives them stamped."""

        def put(work: SqlWork) -> Kept:
            kept = tuple(work.put(record) for record in records)
            if details:
                work.log("import", run, details)
            return kept

        return self._each(self._of(run), put)

    def end(self, run: Id, records: int) -> None:
        """Say that a run is whole."""
        self._each(self._of(run), lambda work: _end(work, run, records))

    def put_all(self, source: str, records: Sequence[Record], progress: Progress) -> Id:
        """Put records in batches and give the run; stopping it takes back what was put."""
        run = self.begin(source)
        try:
            for start in range(0, len(records), BATCH):
                progress.step(start, len(records))
                self.put(run, records[start : start + BATCH])
        except Cancelled:
            self.undo(run, progress)
            raise
        self.end(run, len(records))
        progress.step(len(records), len(records))
        return run

    def undo(self, run: Id, progress: Progress) -> int:
        """Take back what a run put, except cases on which somebody worked since.

        Such a case stays whole: an erasure has steps of its own. Who is in a case of another run
        by now stays for that one. Gives how many records stay.
        """
        put = self._writer.call(Turn.WORK, lambda connection: _put_by(connection, run))
        worked = self._writer.call(Turn.WORK, lambda connection: _worked_on(connection, run))
        kept = 0
        for start in range(0, len(put), BATCH):
            progress.step(start, len(put))
            batch = put[start : start + BATCH]
            kept += self._each(self._hand(), partial(_take_back, put=batch, worked=worked))
        self._each(self._hand(), lambda work: work.run(_SET_STATE, (UNDONE, run)))
        return kept

    def unfinished(self) -> tuple[Id, ...]:
        """Runs that a crash cut short."""
        return self._writer.call(Turn.WORK, _unfinished)

    def _of(self, run: Id) -> Hand:
        return dataclasses.replace(self._hand(), run=run)

    def _each(self, hand: Hand, do: Callable[[SqlWork], T]) -> T:
        return self._writer.call(Turn.BATCH, lambda connection: in_one_go(connection, hand, do))


def _unfinished(connection: Connection) -> tuple[Id, ...]:
    if CASES.value not in connection.attached:
        return ()
    sql = "SELECT id FROM cases.import_run WHERE state = ? ORDER BY at"
    return tuple(Id(row[0]) for row in connection.all(sql, (RUNNING,)))


def _begin(work: SqlWork, hand: Hand, source: str) -> None:
    row = (hand.run, msgspec.to_builtins(hand.now()), hand.who, source, RUNNING)
    work.run("INSERT INTO cases.import_run VALUES (?, ?, ?, ?, ?)", row)


def _end(work: SqlWork, run: Id, count: int) -> None:
    work.run(_SET_STATE, (DONE, run))
    work.log("import", run, {"records": str(count)})


def _put_by(connection: Connection, run: Id) -> list[tuple[str, Id]]:
    sql = "SELECT kind, id FROM @.history WHERE run = ? AND revision = 1"
    held = [file for file in CONTENT if file in connection.attached]
    return [
        (kind, Id(id)) for file in held for kind, id in connection.all(in_file(file, sql), (run,))
    ]


def _worked_on(connection: Connection, run: Id) -> frozenset[Id]:
    """The cases of a run in which anything was written down since, in the files held."""
    held = [file for file in CONTENT if file in connection.attached]
    rows = (row for file in held for row in connection.all(in_file(file, _SINCE), {"run": run}))
    return frozenset(Id(row[0]) for row in rows)


_SINCE = """
WITH ours AS (SELECT id FROM cases.history WHERE run = :run AND kind = 'case')
SELECT coalesce("case", id) FROM @.history
WHERE ("case" IN ours OR id IN ours) AND run IS NOT :run AND body IS NOT NULL
"""
"""What was taken away has no body: an undoing that was cut short is no work on a case."""


def _take_back(work: SqlWork, put: Sequence[tuple[str, Id]], worked: frozenset[Id]) -> int:
    kept = 0
    for kind, id in put:
        for found in work.find(spec_of(kind).cls, id=id):
            stays = _stays(work, found, worked) or _moves(work, found)
            if not stays:
                work.remove(spec_of(kind).cls, id)
            kept += stays
    return kept


def _moves(work: SqlWork, record: Record) -> bool:
    """What is known of somebody goes over to another case that they are in by now."""
    person = whose(record)
    ties = work.find(Involvement, person=person) if person else ()
    moved = rehomed(record, ties)
    if moved is not None:
        work.put(moved)
    return moved is not None


def _stays(work: SqlWork, record: Record, worked: frozenset[Id]) -> bool:
    """A case goes before the places that came in with it: only others point at them then."""
    if record.revision > 1 or not worked.isdisjoint({record.id, record.case}):
        return True
    match record:
        case Organisation():
            return bool(work.find(Case, organisation=record.id))
        case Site():
            return bool(work.find(Case, site=record.id))
        case _:
            return False
