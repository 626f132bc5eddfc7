"""Bulk work in short transactions that together can be undone, also after a crash."""

import dataclasses
import secrets
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

import msgspec

from workstation.errors import Cancelled
from workstation.ports import Progress
from workstation.records.kit import Id, Record, spec_of
from workstation.store.connect import Connection, in_file
from workstation.store.leased import in_one_go
from workstation.store.tables import CONTENT
from workstation.store.work import Hand, SqlWork
from workstation.store.writer import Turn, Writer

BATCH = 250
"""Records in one transaction: about 60 ms, so that drafts and readers come between."""

RUNNING, DONE, UNDONE = "running", "done", "undone"
_SET_STATE = "UPDATE cases.import_run SET state = ? WHERE id = ?"


class BulkWrites:
    """Puts many records as one run; a run that was cut short is known and can be undone."""

    def __init__(self, writer: Writer, hand: Callable[[], Hand]) -> None:
        self._writer, self._hand = writer, hand

    def put_all(self, source: str, records: Sequence[Record], progress: Progress) -> Id:
        """Put records in batches and give the run; stopping it takes back what was put."""
        hand = dataclasses.replace(self._hand(), run=secrets.token_hex(16))
        assert hand.run is not None
        run = Id(hand.run)
        self._each(hand, lambda work: _begin(work, hand, source))
        try:
            for start in range(0, len(records), BATCH):
                progress.step(start, len(records))
                self._put(hand, records[start : start + BATCH])
        except Cancelled:
            self.undo(run, progress)
            raise
        self._each(hand, lambda work: _end(work, run, len(records)))
        progress.step(len(records), len(records))
        return run

    def undo(self, run: Id, progress: Progress) -> int:
        """Take back what a run put, except what was changed since; gives how many that were."""
        put = self._writer.call(Turn.WORK, lambda connection: _put_by(connection, run))
        kept = 0
        for start in range(0, len(put), BATCH):
            progress.step(start, len(put))
            batch = put[start : start + BATCH]
            kept += self._each(self._hand(), partial(_take_back, put=batch))
        self._each(self._hand(), lambda work: work.run(_SET_STATE, (UNDONE, run)))
        return kept

    def unfinished(self) -> tuple[Id, ...]:
        """Runs that a crash cut short."""
        sql = "SELECT id FROM cases.import_run WHERE state = ? ORDER BY at"
        rows = self._writer.call(Turn.WORK, lambda connection: connection.all(sql, (RUNNING,)))
        return tuple(Id(row[0]) for row in rows)

    def _put(self, hand: Hand, batch: Sequence[Record]) -> None:
        def put(work: SqlWork) -> None:
            for record in batch:
                work.put(record)

        self._each(hand, put)

    def _each(self, hand: Hand, do: Callable[[SqlWork], Any]) -> Any:
        return self._writer.call(Turn.BATCH, lambda connection: in_one_go(connection, hand, do))


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


def _take_back(work: SqlWork, put: Sequence[tuple[str, Id]]) -> int:
    kept = 0
    for kind, id in put:
        found = work.find(spec_of(kind).cls, id=id)
        if found and found[0].revision == 1:
            work.remove(spec_of(kind).cls, id)
        kept += bool(found) and found[0].revision > 1
    return kept
