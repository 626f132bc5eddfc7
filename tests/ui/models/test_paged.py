"""A list of any length stays quick: ids are kept, rows are read by the page."""

from array import array
from collections.abc import Sequence
from time import perf_counter

import pytest
from PySide6.QtCore import QModelIndex
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from tests.ui.fits import show_at
from ui.models.cases import SHAPES, CaseLine, CaseModel
from ui.models.paged import PAGE
from ui.widgets.cells import CELL, Cell
from ui.widgets.table import Table
from workstation.errors import Busy

MANY = 100_000


class Shelf:
    """A fake store that counts what it was asked for."""

    def __init__(self, *, busy: int = 0) -> None:
        self.asked: list[int] = []
        self.busy = busy

    def rows(self, ids: Sequence[int]) -> Sequence[CaseLine]:
        if self.busy:
            self.busy -= 1
            raise Busy("The store is busy.")
        self.asked.append(len(ids))
        return [
            CaseLine(key, f"GE3-{key}", "Papers held", 1 + key % 4, "Open", "info") for key in ids
        ]


def model_of(shelf: Shelf, number: int) -> CaseModel:
    model = CaseModel(shelf.rows)
    model.show_ids(array("q", range(number)))
    return model


def code(model: CaseModel, row: int) -> object:
    cell = model.index(row, 1).data(CELL)
    return cell.text if isinstance(cell, Cell) else None


@pytest.mark.parametrize("rows", [0, 500, pytest.param(MANY, marks=pytest.mark.slow)])
def test_it_is_a_proper_model(rows: int, qtmodeltester: ModelTester) -> None:
    model = model_of(Shelf(), rows)

    qtmodeltester.check(model)

    assert model.rowCount() == rows


def test_a_row_not_read_yet_has_no_cell_and_comes_right_after(qtbot: QtBot) -> None:
    model = model_of(Shelf(), MANY)
    before = code(model, 48_203)
    qtbot.waitSignal(model.dataChanged).wait()

    assert (before, code(model, 48_203)) == (None, "GE3-48203")


def test_only_the_page_that_was_looked_at_is_read(qtbot: QtBot) -> None:
    shelf = Shelf()
    model = model_of(shelf, MANY)
    code(model, MANY - 1)
    qtbot.waitSignal(model.dataChanged).wait()

    assert shelf.asked == [PAGE]


def test_a_busy_store_is_asked_again(qtbot: QtBot) -> None:
    model = model_of(Shelf(busy=2), 10)
    code(model, 3)
    qtbot.waitSignal(model.dataChanged).wait()

    assert code(model, 3) == "GE3-3"


def test_a_fast_scroll_reads_the_newest_wishes_only(qtbot: QtBot) -> None:
    shelf = Shelf()
    model = model_of(shelf, MANY)
    for row in range(0, MANY, PAGE):
        code(model, row)
    qtbot.waitUntil(lambda: code(model, MANY - 1) is not None, timeout=60_000)

    assert len(shelf.asked) <= 3


def test_new_ids_drop_what_was_read(qtbot: QtBot) -> None:
    model = model_of(Shelf(), 10)
    code(model, 0)
    qtbot.waitSignal(model.dataChanged).wait()
    model.show_ids(array("q", [7]))
    code(model, 0)
    qtbot.waitSignal(model.dataChanged).wait()

    assert (code(model, 0), model.row_of(7), model.row_of(3)) == ("GE3-7", 0, -1)


@pytest.mark.parametrize("row", [0, MANY // 2, MANY - 1])
def test_a_jump_costs_the_same_over_100_000_rows_as_over_100(row: int, qtbot: QtBot) -> None:
    few = min(_jump(100, min(row, 99), qtbot) for _ in range(3))
    many = min(_jump(MANY, row, qtbot) for _ in range(3))

    assert many < 10 * few


def _jump(rows: int, row: int, qtbot: QtBot) -> float:
    model = model_of(Shelf(), rows)
    table = Table(model)
    table.set_shapes(*SHAPES)
    qtbot.addWidget(table)
    show_at(table, 900, 600)
    table.grab()
    begun = perf_counter()
    table.scrollTo(model.index(row, 0))
    table.grab()
    return perf_counter() - begun


def test_enter_opens_the_row_and_space_the_side(qtbot: QtBot) -> None:
    table = Table(model_of(Shelf(), 10))
    qtbot.addWidget(table)
    show_at(table, 900, 600)
    table.selectRow(2)
    with qtbot.waitSignals([table.opened, table.side_toggled]):
        qtbot.keyClick(table, "\r")
        qtbot.keyClick(table, " ")


def test_a_second_press_on_a_heading_turns_the_order(qtbot: QtBot) -> None:
    table = Table(model_of(Shelf(), 10))
    qtbot.addWidget(table)
    table.show_order(1, falling=False)
    with qtbot.waitSignal(table.sort_asked) as heard:
        table.horizontalHeader().sectionClicked.emit(1)

    assert heard.args == [1, True]


def test_rows_in_view_are_counted_from_one(qtbot: QtBot) -> None:
    table = Table(model_of(Shelf(), 5))
    qtbot.addWidget(table)
    show_at(table, 900, 600)

    assert table.rows_in_view() == (1, 5)


def test_an_index_of_nowhere_has_no_data() -> None:
    assert model_of(Shelf(), 1).data(QModelIndex()) is None
