"""Brings grievances in from files: what can be taken is taken, and the rest is named with why."""

import contextlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from workstation.errors import BadInput, Blocker, Cancelled, Refused, WorkstationError
from workstation.ports import Bulk, Clock, OpenWork, Progress, Silent
from workstation.records.access import CASE_TEAM, Role
from workstation.records.cases import Case
from workstation.records.kit import Id, Record, as_declared
from workstation.rules.days import day_of
from workstation.services.intake_format import IntakeIn, Row, rows
from workstation.services.intake_map import records_of

BATCH = 25
"""Intakes in one transaction: about 60 ms of writing, so that nobody else waits."""


@dataclass(slots=True)
class ImportReport:
    """What came in, by code, and every row that did not, with its place and why."""

    run: Id | None = None
    """None where nothing came in."""
    taken: list[str] = field(default_factory=list)
    refused: list[tuple[str, str]] = field(default_factory=list)


class Imports:
    """Imports files of intakes."""

    def __init__(self, bulk: Bulk, open_work: OpenWork, role: Role, now: Clock) -> None:
        self._bulk, self._open_work = bulk, open_work
        self._role, self._now = role, now

    def run(self, path: Path, progress: Progress) -> ImportReport:
        """Take every intake that can be taken; a refused row changes nothing for the others.

        Stopped or failing half-way, it takes back what it has put, so that the file can be
        imported again. Raises Refused by role.
        """
        self._refuse_role()
        waiting, report = list(rows(path)), ImportReport()
        source = path.suffix.lstrip(".").lower()
        try:
            put = self._take_all(waiting, source, report, progress)
        except (Cancelled, WorkstationError):
            # What cannot be undone now is unfinished, and offered again.
            with contextlib.suppress(WorkstationError):
                if report.run:
                    self._bulk.undo(report.run, Silent())
            raise
        if report.run:
            self._bulk.end(report.run, put)
        return report

    def take_back(self, run: Id, progress: Progress) -> int:
        """Undo an import but for cases on which somebody has worked since, which stay whole.

        Gives how many records stay. Raises Refused by role.
        """
        self._refuse_role()
        return self._bulk.undo(run, progress)

    def unfinished(self) -> tuple[Id, ...]:
        """Imports that a crash cut short; each is to be taken back."""
        return self._bulk.unfinished()

    def take(self, intakes: Iterable[IntakeIn]) -> list[Case]:
        """Keep intakes, in one transaction. Raises BadInput for what does not fit, and Refused."""
        self._refuse_role()
        records = [record for intake in intakes for record in self._records(intake)]
        with self._open_work() as work:
            cases = _cases(tuple(work.put(record) for record in records))
            work.log("import", None, {"cases": str(len(cases))})
            work.commit()
        return cases

    def _take_all(
        self, waiting: Sequence[Row], source: str, report: ImportReport, progress: Progress
    ) -> int:
        put = 0
        for start in range(0, len(waiting), BATCH):
            progress.step(start, len(waiting), f"{len(report.taken)} cases")
            put += self._take(waiting[start : start + BATCH], source, report)
        progress.step(len(waiting), len(waiting), f"{len(report.taken)} cases")
        return put

    def _take(self, batch: Sequence[Row], source: str, report: ImportReport) -> int:
        good: list[Record] = []
        for row in batch:
            try:
                good += self._read(row)
            except BadInput as problem:
                report.refused.append((row.place, problem.words.rstrip(".")))
        if good:
            count = str(sum(isinstance(record, Case) for record in good))
            report.run = report.run or self._bulk.begin(source)
            kept = self._bulk.put(report.run, good, {"cases": count})
            report.taken += [case.code for case in _cases(kept)]
        return len(good)

    def _read(self, row: Row) -> tuple[Record, ...]:
        if row.intake is None:
            raise BadInput(row.problem)
        return self._records(row.intake)

    def _refuse_role(self) -> None:
        if self._role not in CASE_TEAM:
            words = f"Intakes are not for a {self._role.label.lower()} to bring in."
            raise Refused([Blocker("import.role", words, "Ask whoever works on cases.")])

    def _records(self, intake: IntakeIn) -> tuple[Record, ...]:
        # An intake that a program made by hand holds what it likes.
        return tuple(map(as_declared, records_of(intake, day_of(self._now()))))


def _cases(records: Sequence[Record]) -> list[Case]:
    return [record for record in records if isinstance(record, Case)]
