"""The list of cases."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from ui.models.paged import Column, PagedModel
from ui.widgets.cells import Cell
from ui.words import RISK, tr


@dataclass(frozen=True, slots=True)
class CaseLine:
    """A case in one line. It holds no name: the title is written without any."""

    id: int
    code: str
    title: str
    risk: int
    state: str
    state_tone: str
    due: str = ""
    next_step: str = ""
    late: bool = False
    issues: str = ""
    workers: str = ""
    country: str = ""
    case_worker: str = ""
    changed: str = ""


def _risk(row: CaseLine) -> Cell:
    return Cell(tr(RISK[row.risk]), risk=row.risk) if row.risk else Cell("–", tone="muted")


def _next(row: CaseLine) -> Cell:
    tone = "danger" if row.late else "text" if row.due else "muted"
    return Cell(row.due or "–", under=row.next_step, tone=tone, strong=row.late)


def _muted(text: str) -> Cell:
    return Cell(text, tone="muted")


COLUMNS: tuple[Column[CaseLine], ...] = (
    Column("Risk", "risk", _risk),
    Column("Case", "code", lambda row: Cell(row.code)),
    Column("What it is about", "title", lambda row: Cell(row.title)),
    Column("State", "state", lambda row: Cell(row.state, badge=row.state_tone)),
    Column("Next step", "due", _next),
    Column("Issues", "issues", lambda row: _muted(row.issues)),
    Column("Workers", "workers", lambda row: _muted(row.workers)),
    Column("Country", "country", lambda row: _muted(row.country)),
    Column("Case worker", "case_worker", lambda row: _muted(row.case_worker)),
    Column("Changed", "changed", lambda row: _muted(row.changed)),
)
NARROW = (100, 92, 0, 156, 112, -1, -1, -1, -1, -1)
WIDE = (100, 92, 0, 156, 150, 104, 84, 92, 110, 92)
"""Widths of the columns: 0 takes the rest, -1 is hidden."""


class CaseModel(PagedModel[CaseLine]):
    """Any number of cases."""

    def __init__(self, read: Callable[[Sequence[int]], Sequence[CaseLine]]) -> None:
        super().__init__(COLUMNS, read)
