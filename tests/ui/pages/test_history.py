"""What was changed in a case, on the screen: the words before and after, names behind dots."""

from collections.abc import Iterator

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from tests.ui.fits import SIZES, clipped, nameless, show_at, tells
from tests.ui.pages.casework import child, press, seen, sideways
from tests.ui.pages.releasing import Ready, Window, window
from ui.pages.case.hidden import HeldWords
from ui.pages.case.page import CasePage
from ui.pages.history import HistoryPage
from ui.widgets.cells import CELL
from ui.widgets.masked import Masked
from workstation.records.access import Role
from workstation.records.contact_log import ContactLog
from workstation.records.people import Person

FIRST = "She said that {name} keeps eleven passports."
SECOND = "She said that {name} keeps twelve passports."


def names_of(ready: Ready) -> list[str]:
    with ready.as_(Role.CASE_WORKER) as session:
        return [name.text for person in session.reader.find(Person) for name in person.names]


@pytest.fixture
def names(ready: Ready) -> list[str]:
    """Every name, of which one is corrected; and what a call note says is corrected too."""
    with ready.as_(Role.CASE_WORKER) as session:
        person = next(p for p in session.reader.find(Person, case=ready.case) if p.names)
        name = person.names[0].text
        note = session.cases.put(ContactLog(case=ready.case, heard=FIRST.format(name=name)))
        session.cases.put(replace(note, heard=SECOND.format(name=name)))
        other = replace(person.names[0], text="Quillfeather Ma")
        session.cases.put(replace(person, names=(other, *person.names[1:])))
    return [name, "Quillfeather Ma"]


@pytest.fixture
def desk(ready: Ready, names: list[str], qtbot: QtBot) -> Iterator[Window]:
    with window(ready, Role.CASE_WORKER, qtbot, (1280, 720), whole=True) as shown:
        yield shown


@pytest.fixture
def page(desk: Window, ready: Ready) -> HistoryPage:
    made = desk.page("history", ready.case)
    assert isinstance(made, HistoryPage)
    desk.wait()
    return made


def lines(page: HistoryPage, desk: Window) -> list[str]:
    """What the rows say, once they are read."""
    model = page.table.model()
    cells = [model.index(at, 2) for at in range(model.rowCount())]
    desk.qtbot.waitUntil(lambda: all(cell.data(CELL) is not None for cell in cells))
    return [cell.data(CELL).text for cell in cells]


def choose(page: HistoryPage, desk: Window, line: str) -> None:
    page.table.selectRow(lines(page, desk).index(line))
    QApplication.processEvents()


def test_a_case_leads_to_what_was_changed_in_it(desk: Window, ready: Ready) -> None:
    case = desk.page("case", ready.case)
    assert isinstance(case, CasePage)
    desk.wait()
    press(case, "What was changed")

    assert isinstance(desk.shell.page(), HistoryPage)


def test_a_correction_shows_both_words_with_names_as_dots_until_they_are_held(
    page: HistoryPage, desk: Window, names: list[str]
) -> None:
    choose(page, desk, "Contact: heard changed")
    before, after = (w for w in page.side.findChildren(HeldWords) if w.isVisible())
    said = [child(each, QLabel) for each in (before, after)]

    assert [each.text() for each in said] == [
        FIRST.format(name="••••••"),
        SECOND.format(name="••••••"),
    ]
    assert tells(page, names) == []
    before.setFocus()
    QTest.keyPress(before, Qt.Key.Key_Space)
    assert said[0].text() == FIRST.format(name=names[0])
    QTest.keyRelease(before, Qt.Key.Key_Space)
    assert said[0].text() == FIRST.format(name="••••••")


def test_a_name_that_was_corrected_is_dots_on_both_sides(
    page: HistoryPage, desk: Window, names: list[str]
) -> None:
    choose(page, desk, "Person: names changed")
    hidden = [value for value in page.side.findChildren(Masked) if value.isVisible()]

    assert len(hidden) == 2
    assert [name for name in names if name in seen(page)] == []
    assert tells(page, names) == []


def test_it_begins_with_corrections_and_shows_everything_when_asked(
    page: HistoryPage, desk: Window
) -> None:
    corrected = lines(page, desk)
    page.which.choose(False)
    desk.wait()

    assert not [line for line in corrected if line.endswith("written down")]
    assert [line for line in lines(page, desk) if line.endswith("written down")]


@pytest.mark.parametrize("size", SIZES)
def test_nothing_is_cut_and_nothing_tells_a_name(
    page: HistoryPage, desk: Window, names: list[str], size: tuple[int, int], theme: str
) -> None:
    for line in ("Contact: heard changed", "Person: names changed"):
        choose(page, desk, line)
        show_at(desk.shell, *size)

        assert clipped(page) == []
        assert nameless(page) == []
        assert sideways(page) == []
        assert tells(page, names) == []
