"""A table of any number of rows: keeps all ids, and only the pages that were looked at."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    QTimer,
)

from ui.patience import AGAIN
from ui.widgets.cells import CELL, Cell
from ui.words import tr
from workstation.errors import Busy

PAGE = 200
_KEPT_PAGES = 32
_WAITING_PAGES = 3
"""Pages asked for and not read yet; older wishes are dropped, as the list has moved on."""

Row = TypeVar("Row")
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Column(Generic[Row]):
    """A column: its heading, what it is sorted by, and what it shows of a row."""

    title: str
    sort_key: str
    cell: Callable[[Row], Cell]


class PagedModel(QAbstractTableModel, Generic[Row]):
    """Painting never waits: a row not read yet has no cell, and its page is read right after.

    `read` gives one row for each id, in their order, None for what is gone, within some
    milliseconds; it may raise Busy.
    """

    def __init__(
        self, columns: Sequence[Column[Row]], read: Callable[[Sequence[int]], Sequence[Row | None]]
    ) -> None:
        super().__init__()
        self._columns, self._read = tuple(columns), read
        self._ids: Sequence[int] = ()
        self._pages: dict[int, Sequence[Row | None]] = {}
        self._waiting: list[int] = []
        self._next = QTimer(self)
        self._next.setSingleShot(True)
        self._next.timeout.connect(self._read_one)

    def show_ids(self, ids: Sequence[int]) -> None:
        """Show these rows in this order."""
        self.beginResetModel()
        self._ids = ids
        self._pages.clear()
        self._waiting.clear()
        self.endResetModel()

    def id_at(self, row: int) -> int:
        """The id shown in a row."""
        return self._ids[row]

    def row_of(self, wanted: int) -> int:
        """The row that shows an id, or -1: used once after a change, to find the place again."""
        return next((row for row, shown in enumerate(self._ids) if shown == wanted), -1)

    def row(self, row: int) -> Row | None:
        """What is known of a row; None until its page was read."""
        start = row - row % PAGE
        page = self._pages.get(start)
        if page is None:
            self._ask_for(start)
            return None
        return page[row - start]

    def sort_key(self, column: int) -> str:
        """What a column is sorted by."""
        return self._columns[column].sort_key

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._ids)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role not in (CELL, Qt.ItemDataRole.DisplayRole) or not index.isValid():
            return None
        row = self.row(index.row())
        if row is None:
            return None
        cell = self._columns[index.column()].cell(row)
        return cell if role == CELL else cell.text

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return tr(self._columns[section].title)
        return None

    def _ask_for(self, start: int) -> None:
        if start not in self._waiting:
            self._waiting = [*self._waiting, start][-_WAITING_PAGES:]
        if not self._next.isActive():
            self._next.start(0)

    def _read_one(self) -> None:
        """Read the page asked for last; one at a time, so that keys and paint come between."""
        if not self._waiting:
            return
        start = self._waiting.pop()
        try:
            rows = self._read(self._ids[start : start + PAGE])
        except Busy:
            self._waiting.append(start)
            self._next.start(AGAIN)
            return
        while len(self._pages) >= _KEPT_PAGES:
            self._pages.pop(next(iter(self._pages)))
        self._pages[start] = rows
        last = min(start + PAGE, len(self._ids)) - 1
        self.dataChanged.emit(self.index(start, 0), self.index(last, len(self._columns) - 1))
        if self._waiting:
            self._next.start(0)
