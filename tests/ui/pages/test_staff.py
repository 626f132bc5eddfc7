"""A site's staff list: taken in by columns, how old, what is not taken, and away again."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace
from openpyxl import Workbook
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.fits import SIZES, clipped, nameless, show_at
from tests.ui.pages.releasing import Ready, Window, make_ready, window
from ui.dialogs.card import Question
from ui.dialogs.picker import Picker
from ui.dialogs.record_form import RecordForm
from ui.pages.staff import StaffPage
from workstation.errors import Cancelled
from workstation.ports import Silent
from workstation.records.access import Role
from workstation.records.organisations import Site
from workstation.records.rosters import Roster

pytestmark = pytest.mark.slow
CONTROL = Qt.KeyboardModifier.ControlModifier
HEAD = ("Name", "Sex", "Age", "Work group", "Shift")
LINES = [(f"Nandar {n}", "F" if n % 2 else "M", 20 + n % 30, "glazing", "day") for n in range(40)]
BAD = [("Somebody", "F", 7, "glazing", "day"), ("Nobody else", "", "", "", "")]


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Ready:
    return make_ready(tmp_path_factory.mktemp("staff"))


@pytest.fixture
def desk(kept: Ready, tmp_path: Path, qtbot: QtBot) -> Iterator[Window]:
    with window(kept.mine(tmp_path), Role.CASE_WORKER, qtbot, (1280, 720)) as shown:
        yield shown


def a_csv(folder: Path) -> Path:
    file = folder / "list.csv"
    rows = [HEAD, *LINES, *BAD]
    file.write_text("\n".join(",".join(map(str, row)) for row in rows), encoding="utf-8")
    return file


def a_sheet(folder: Path) -> Path:
    book = Workbook()
    for row in (HEAD, *LINES):
        book.active.append(row)
    book.save(folder / "list.xlsx")
    return folder / "list.xlsx"


def said(place: QWidget) -> str:
    QApplication.processEvents()
    return "\n".join(x.text() for x in place.findChildren(QLabel) if x.isVisible() and x.text())


def press(place: QWidget, words: str) -> None:
    found = [b for b in place.findChildren(QPushButton) if b.text() == words and b.isVisible()]
    QTest.keyClick(found[0], Qt.Key.Key_Space)


def staff(desk: Window, case: str) -> StaffPage:
    page = desk.page("staff", case)
    assert isinstance(page, StaffPage)
    return page


def filled(desk: Window, page: StaffPage, file: Path) -> None:
    entry = next(
        e for e in page.findChildren(QLineEdit) if e.accessibleName() == "File of the staff list"
    )
    entry.setText(str(file))
    desk.wait()
    QApplication.processEvents()


def pickers(page: StaffPage) -> list[Picker]:
    return [p for p in page.findChildren(Picker) if p.isVisible()]


def rosters(desk: Window) -> tuple[Roster, ...]:
    return desk.session.reader.find(Roster)


def test_columns_are_proposed_mapped_and_taken_in(
    desk: Window, kept: Ready, tmp_path: Path
) -> None:
    page = staff(desk, kept.case)
    filled(desk, page, a_csv(tmp_path))
    assert [p.value() for p in pickers(page)] == ["", "gender", "age", "", "shift"]

    group = pickers(page)[3]
    group.setFocus()
    at = [group.itemText(n) for n in range(group.count())].index("Section, line")
    for _ in range(at):
        QTest.keyClick(group, Qt.Key.Key_Down)
    press(page, "Take it in")
    desk.wait()

    (roster,) = rosters(desk)
    assert len(roster.rows) == 40
    assert roster.rows[0].section == "glazing"
    assert "Nandar" not in repr(roster.rows)
    shown = said(page)
    assert "40 workers taken in, 2 lines not." in shown
    assert "line 42" in shown
    assert "Its age is none" in shown
    assert "line 43" in shown
    assert "As of " in shown
    desk.wait()
    assert "alone" in said(page)
    assert "It is read by:" in shown


def test_a_spreadsheet_takes_the_place_of_an_older_list_and_goes_away(
    desk: Window, kept: Ready, tmp_path: Path
) -> None:
    page = staff(desk, kept.case)
    for file in (a_csv(tmp_path), a_sheet(tmp_path)):
        filled(desk, page, file)
        press(page, "Take it in")
        desk.wait()
    (roster,) = rosters(desk)
    assert len(roster.rows) == 40

    press(page, "Take it away…")
    (question,) = page.findChildren(Question)
    QTest.keyClick(question.verb, Qt.Key.Key_Space)
    desk.wait()
    assert rosters(desk) == ()
    assert "No staff list." in said(page)


@pytest.mark.parametrize("content", [b"", b"\xff\xfe\x00", b"Name,Phone\nA,1\n"])
def test_a_file_that_is_no_list_is_said_to_be_none(
    desk: Window, kept: Ready, tmp_path: Path, content: bytes
) -> None:
    page = staff(desk, kept.case)
    file = tmp_path / "list.csv"
    file.write_bytes(content)
    filled(desk, page, file)
    take = page.primary()
    assert take is not None
    if take.isEnabled():
        QTest.keyClick(take, Qt.Key.Key_Space)
        desk.wait()

    assert rosters(desk) == ()
    assert "list.csv" in said(page)


def test_a_broken_spreadsheet_changes_nothing(desk: Window, kept: Ready, tmp_path: Path) -> None:
    page = staff(desk, kept.case)
    file = tmp_path / "list.xlsx"
    file.write_bytes(b"PK\x03\x04 nothing")
    filled(desk, page, file)

    assert "is no spreadsheet that can be read" in said(page)


def test_taking_in_is_stopped_between_lines(desk: Window, kept: Ready, tmp_path: Path) -> None:
    class Stopped(Silent):
        def step(self, done: int, total: int, note: str = "") -> None:
            raise Cancelled

    file = tmp_path / "long.csv"
    file.write_text("Sex\n" + "f\n" * 600, encoding="utf-8")
    case = desk.session.cases.file(kept.case)[0]
    with pytest.raises(Cancelled):
        desk.session.rosters.take(case.site, file, progress=Stopped())  # type: ignore[attr-defined]  # a case
    assert rosters(desk) == ()


def test_how_many_work_there_is_written_down_where_it_is_missing(desk: Window, kept: Ready) -> None:
    case = desk.session.cases.file(kept.case)[0]
    site = desk.session.reader.get(Site, case.site)  # type: ignore[attr-defined]  # a case
    desk.session.cases.put(replace(site, headcount=None))
    page = staff(desk, kept.case)
    assert "People on site: not written down" in said(page)

    press(page, "How many work there…")
    (form,) = page.findChildren(RecordForm)
    QTest.keyClick(form.verb, Qt.Key.Key_Space)
    assert "This is still empty." in said(form)
    QTest.keyClicks(form.entry("headcount"), "240")
    QTest.keyClick(form.entry("headcount"), Qt.Key.Key_Return, CONTROL)
    desk.wait()

    assert "People on site: 240" in said(page)
    assert desk.session.reader.get(Site, site.id).headcount == 240


def test_who_may_not_take_it_in_sees_what_there_is(
    kept: Ready, tmp_path: Path, qtbot: QtBot
) -> None:
    with window(kept.mine(tmp_path), Role.BRIEFING_OFFICER, qtbot, (1280, 720)) as desk:
        page = staff(desk, kept.case)
        primary = page.primary()

        assert "No staff list." in said(page)
        assert primary is not None
        assert not primary.isVisible()


@pytest.mark.parametrize("size", SIZES)
def test_no_text_is_cut(
    kept: Ready, tmp_path: Path, size: tuple[int, int], theme: str, qtbot: QtBot
) -> None:
    with window(kept.mine(tmp_path), Role.CASE_WORKER, qtbot, size) as desk:
        page = staff(desk, kept.case)
        filled(desk, page, a_csv(tmp_path))
        show_at(desk.shell, *size)
        assert clipped(desk.shell) + nameless(desk.shell) == []
        press(page, "Take it in")
        desk.wait()
        show_at(desk.shell, *size)
        assert clipped(desk.shell) + nameless(desk.shell) == []
