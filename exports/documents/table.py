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

    def _widths(self, width: float) -> list[float]:
        return [share * width for share in self.shares]

    def height(self, width: float) -> float:
        return 2 * _DOWN + max(
            cell.height(wide - 2 * _ACROSS) if cell else 0.0
            for cell, wide in zip(self.cells, self._widths(width), strict=True)
        )

    def split(self, width: float, room: float) -> "tuple[Row, Row] | None":
        """Each cell divided where it does not fit; None if one of them cannot be."""
        first: list[Cell] = []
        second: list[Cell] = []
        for cell, wide in zip(self.cells, self._widths(width), strict=True):
            inside, high = wide - 2 * _ACROSS, room - 2 * _DOWN
            if cell is None or cell.height(inside) <= high:
                parts: tuple[Cell, Cell] | None = (cell, None)
            else:
                parts = cell.split(inside, high)
            if parts is None:
                return None
            first.append(parts[0])
            second.append(parts[1])
        return replace(self, cells=tuple(first)), replace(self, cells=tuple(second))

    def draw(self, paper: Paper, x: float, top: float, width: float, rtl: bool) -> None:
        widths = self._widths(width)
        starts = list(accumulate(widths, initial=0.0))
        for cell, start, wide in zip(self.cells, starts, widths, strict=False):
            left = x + width - start - wide if rtl else x + start
            if cell:
                cell.draw(paper, left + _ACROSS, top - _DOWN, wide - 2 * _ACROSS)


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
