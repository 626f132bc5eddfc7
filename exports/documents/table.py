"""A table of paragraphs that breaks between rows and repeats its head."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from exports.documents import palette
from exports.documents.blocks import area, rule
from exports.documents.layout import Part, Text
from exports.documents.paper import Paper

_ACROSS = 8.0
_DOWN = 5.0
Cell = Text | Part | None


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of a row, with their shares of the width; None is a cell already drawn."""

    cells: tuple[Cell, ...]
    shares: tuple[float, ...]

    def _placed(self, width: float) -> list[tuple[Cell, float, float]]:
        """Each cell with the start and the width of its text."""
        starts = accumulate(self.shares, initial=0.0)
        return [
            (cell, start * width + _ACROSS, share * width - 2 * _ACROSS)
            for cell, start, share in zip(self.cells, starts, self.shares, strict=False)
        ]

    def _lead(self, width: float) -> float:
        """How far the first base line of all cells stands under the padding."""
        return max(
            (cell.baseline(wide) for cell, _, wide in self._placed(width) if cell), default=0.0
        )

    def height(self, width: float) -> float:
        lead = self._lead(width)
        return 2 * _DOWN + max(
            lead - cell.baseline(wide) + cell.height(wide) if cell else 0.0
            for cell, _, wide in self._placed(width)
        )

    def split(self, width: float, room: float) -> "tuple[Row, Row] | None":
        """Each cell divided where it does not fit; None if one of them cannot be."""
        first: list[Cell] = []
        second: list[Cell] = []
        lead = self._lead(width)
        for cell, _, wide in self._placed(width):
            left = room - 2 * _DOWN - (lead - cell.baseline(wide) if cell else 0.0)
            if cell is None or cell.height(wide) <= left:
                parts: tuple[Cell, Cell] | None = (cell, None)
            else:
                parts = cell.split(wide, left)
            if parts is None:
                return None
            first.append(parts[0])
            second.append(parts[1])
        return replace(self, cells=tuple(first)), replace(self, cells=tuple(second))

    def draw(self, paper: Paper, x: float, top: float, width: float, rtl: bool) -> None:
        lead = self._lead(width)
        for cell, start, wide in self._placed(width):
            left = x + width - start - wide if rtl else x + start
            if cell:
                cell.draw(paper, left, top - _DOWN - lead + cell.baseline(wide), wide)


@dataclass(frozen=True, slots=True)
class Table:
    """A head and rows. `again` is the head as furniture, for the pages after the first."""

    head: Row
    again: Row
    rows: Sequence[Row]
    rtl: bool
    before: float = 4.0
    after: float = 12.0
    keep_with_next: bool = False

    def height(self, width: float) -> float:
        return self.head.height(width) + sum(row.height(width) for row in self.rows)

    def split(self, width: float, room: float) -> "tuple[Table, Table] | None":
        fits, left = 0, room - self.head.height(width)
        while fits < len(self.rows) and self.rows[fits].height(width) <= left:
            left -= self.rows[fits].height(width)
            fits += 1
        if 0 < fits < len(self.rows):
            return self._parts(self.rows[:fits], self.rows[fits:])
        parts = self.rows[0].split(width, left) if self.rows else None
        return self._parts([parts[0]], [parts[1], *self.rows[1:]]) if parts else None

    def _parts(self, first: Sequence[Row], rest: Sequence[Row]) -> "tuple[Table, Table]":
        return replace(self, rows=first), replace(self, head=self.again, rows=rest)

    def draw(self, paper: Paper, x: float, top: float, width: float) -> None:
        high = self.head.height(width)
        area(paper, x, top - high, width, high, palette.ACCENT_SOFT)
        for row in (self.head, *self.rows):
            row.draw(paper, x, top, width, self.rtl)
            top -= row.height(width)
            rule(paper, x, top, width, palette.LINE)
