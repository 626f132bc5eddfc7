"""The rows of today: parts with their headings, tasks, and what is folded away."""

from collections.abc import Sequence
from dataclasses import dataclass
from types import MappingProxyType

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from ui.pages.case.words import LEVELS, due
from ui.theme.icons import icon
from ui.widgets.cells import CELL, Cell
from ui.words import count, tr
from workstation.records.agenda import DueKind
from workstation.rules.days import day_of
from workstation.services.today import Day, Task

FEW = 3
"""Tasks of a part that are shown before it is unfolded."""
TITLES = ("Overdue", "Due today", "Next 7 days")
GLYPHS = MappingProxyType(
    {
        DueKind.STEP: "next_step",
        DueKind.RISK: "risk_due",
        DueKind.CONSENT: "consent",
        DueKind.ACKNOWLEDGE: "timer",
        DueKind.RESPONSE: "timer",
        DueKind.REMEDY: "timer",
        DueKind.FEEDBACK: "ring",
        DueKind.CALL: "ring",
        DueKind.ANSWER: "releases",
        DueKind.WARN: "told",
        DueKind.REPORT: "told",
        DueKind.PLAN: "protection",
        DueKind.SAFEGUARD: "safe",
        DueKind.NEED: "shelter",
    }
)
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Heading:
    """The beginning of a part, and how many things are in it."""

    part: int
    number: int


@dataclass(frozen=True, slots=True)
class More:
    """Tasks of a part that are not shown yet; those beyond what was read stand in the cases."""

    part: int
    number: int


Row = Heading | Task | More


class AgendaModel(QAbstractTableModel):
    """Four columns: what is to do and why, the case, its risk, and when."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[Row] = []
        self._day: Day | None = None
        self._unfolded: set[int] = set()

    def show_day(self, day: Day) -> None:
        """Show another day, or the same anew."""
        self._day = day
        self._renew()

    def unfold(self, part: int) -> None:
        """Show all tasks of a part that were read."""
        self._unfolded.add(part)
        self._renew()

    def row_at(self, at: int) -> Row:
        """What stands in a row."""
        return self._rows[at]

    def first_task(self) -> int:
        """The first row with something to do, or -1."""
        return next((at for at, row in enumerate(self._rows) if isinstance(row, Task)), -1)

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else 4

    def flags(self, index: Index) -> Qt.ItemFlag:
        if isinstance(self._rows[index.row()], Heading):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role not in (CELL, Qt.ItemDataRole.DisplayRole) or self._day is None:
            return None
        cell = self._cell(self._rows[index.row()], index.column())
        return cell if role == CELL else cell.text

    def _cell(self, row: Row, column: int) -> Cell:
        if isinstance(row, Heading):
            return Cell(tr(TITLES[row.part]), count(row.number), "" if row.part else "danger")
        if isinstance(row, More):
            return Cell(tr("Show {number} more").format(number=count(row.number)))
        return (_what, _case, _risk, self._when)[column](row)

    def _when(self, task: Task) -> Cell:
        assert self._day is not None
        words, late = due(task.due, day_of(self._day.now))
        safe = (
            "" if task.safe is None else tr("Safe now") if task.safe[0] else tr("Do not ring now")
        )
        return Cell(words, safe, "danger" if late else "text", strong=late)

    def _renew(self) -> None:
        assert self._day is not None
        self.beginResetModel()
        self._rows = []
        for part, tasks in enumerate(self._day.parts):
            if tasks:
                few = tasks if part in self._unfolded else tasks[:FEW]
                self._rows += [Heading(part, self._day.counts[part]), *few]
                self._rows += [More(part, len(tasks) - len(few))] if len(few) < len(tasks) else []
        self.endResetModel()


def headings(model: AgendaModel) -> Sequence[int]:
    """The rows that stand over all columns."""
    rows = range(model.rowCount())
    return [at for at in rows if not isinstance(model.row_at(at), Task)]


def _what(task: Task) -> Cell:
    return Cell(tr(task.verb), tr(task.why), strong=True, glyph=icon(GLYPHS[task.kind]))


def _case(task: Task) -> Cell:
    return Cell(task.title or tr("Without a title"), task.code)


def _risk(task: Task) -> Cell:
    level = LEVELS[task.level] if task.level else 0
    return Cell("", risk=level) if level else Cell("–", tone="muted")
