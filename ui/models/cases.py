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


def _risk(row: CaseLine) -> Cell:
    return Cell(tr(RISK[row.risk]), risk=row.risk) if row.risk else Cell("–", tone="muted")


def _next(row: CaseLine) -> Cell:
    tone = "danger" if row.late else "text" if row.due else "muted"
    return Cell(row.due or "–", tone=tone, strong=row.late)


COLUMNS: tuple[Column[CaseLine], ...] = (
    Column("Risk", "risk", _risk),
    Column("Case", "code", lambda row: Cell(row.code)),
    Column("What it is about", "title", lambda row: Cell(row.title)),
    Column("State", "state", lambda row: Cell(row.state, badge=row.state_tone)),
    Column("Next step", "due", _next),
    Column("What is next", "", lambda row: Cell(row.next_step, tone="muted")),
)
SHAPES = (
    (1000, (98, 100, 0, 170, 130, 330)),
    (560, (98, 90, 0, 142, 108, -1)),
    (460, (98, 90, 0, -1, 108, -1)),
    (0, (98, 90, 0, -1, -1, -1)),
)
"""Widths of the columns by the table's: 0 takes the rest, -1 is hidden and told at the side."""


class CaseModel(PagedModel[CaseLine]):
    """Any number of cases."""

    def __init__(self, read: Callable[[Sequence[int]], Sequence[CaseLine]]) -> None:
        super().__init__(COLUMNS, read)
