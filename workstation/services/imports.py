"""Brings grievances in from files: what can be taken is taken, and the rest is named with why."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from workstation.errors import BadInput
from workstation.ports import Clock, OpenWork, Progress
from workstation.records.cases import Case
from workstation.records.kit import Record
from workstation.services.intake_format import IntakeIn, Row, rows
from workstation.services.intake_map import records_of

BATCH = 25
"""Intakes in one transaction: about 60 ms of writing, so that nobody else waits."""


@dataclass(slots=True)
class ImportReport:
    """What came in, by code, and every row that did not, with its place and why."""

    taken: list[str] = field(default_factory=list)
    refused: list[tuple[str, str]] = field(default_factory=list)


class Imports:
    """Imports files of intakes."""

    def __init__(self, open_work: OpenWork, now: Clock) -> None:
        self._open_work, self._now = open_work, now

    def run(self, path: Path, progress: Progress) -> ImportReport:
        """Take every intake that can be taken; a refused row changes nothing for the others."""
        report = ImportReport()
        waiting = list(rows(path))
        source = iter(waiting)
        while batch := list(islice(source, BATCH)):
            self._take(batch, report)
            done = len(report.taken) + len(report.refused)
            progress.step(done, len(waiting), f"{len(report.taken)} cases")
        return report

    def take(self, intakes: Iterable[IntakeIn]) -> list[Case]:
        """Keep intakes that are already read, in one transaction."""
        return self._keep([self._records(intake) for intake in intakes])

    def _take(self, batch: list[Row], report: ImportReport) -> None:
        good: list[tuple[Record, ...]] = []
        for row in batch:
            try:
                good.append(self._read(row))
            except BadInput as problem:
                report.refused.append((row.place, problem.words.rstrip(".")))
        if good:
            report.taken += [case.code for case in self._keep(good)]

    def _keep(self, intakes: list[tuple[Record, ...]]) -> list[Case]:
        with self._open_work() as work:
            kept = [work.put(record) for records in intakes for record in records]
            cases = [record for record in kept if isinstance(record, Case)]
            work.log("import", None, {"cases": str(len(cases))})
            work.commit()
        return cases

    def _read(self, row: Row) -> tuple[Record, ...]:
        if row.intake is None:
            raise BadInput(row.problem)
        return self._records(row.intake)

    def _records(self, intake: IntakeIn) -> tuple[Record, ...]:
        return records_of(intake, self._now().date())
