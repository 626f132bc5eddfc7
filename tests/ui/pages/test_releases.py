"""The list of releases: what waits is opened to be read, what was released to be carried."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.fits import SIZES, clipped, nameless, overflowing, show_at
from tests.ui.pages.releasing import Ready, Window, make_submitted, secrets_of, window
from ui.pages.release.page import ReleasePage
from ui.pages.release.state import Step
from ui.pages.releases import ReleasesPage
from ui.pages.releases_begin import Begin
from ui.theme.look import Look, look
from ui.widgets.cells import CELL
from ui.widgets.choices import Combo
from ui.widgets.table import Table
from workstation.bootstrap.second_person import ChildSecondPerson
from workstation.records.access import Role
from workstation.records.cases import Case


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Ready:
    return make_submitted(tmp_path_factory.mktemp("releases"))


@pytest.fixture
def role() -> Role:
    return Role.SUPERVISOR


def table(desk: Window) -> Table:
    page = desk.page("releases")
    assert isinstance(page, ReleasesPage)
    (found,) = page.findChildren(Table)
    return found


def test_enter_opens_a_draft_where_the_second_person_reads_it(desk: Window) -> None:
    listed = table(desk)
    assert listed.model().rowCount() == 1
    QTest.keyClick(listed, Qt.Key.Key_Return)
    desk.wait()
    page = desk.shell.page()

    assert isinstance(page, ReleasePage)
    assert page.wizard.step is Step.SECOND


def test_their_process_starts_while_they_type(
    desk: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected: list[ChildSecondPerson] = []
    monkeypatch.setattr(ChildSecondPerson, "expect", lambda self: expected.append(self))
    QTest.keyClick(table(desk), Qt.Key.Key_Return)
    desk.wait()
    page = desk.shell.page()
    assert isinstance(page, ReleasePage)
    (secret,) = secrets_of(page)
    assert not expected
    QTest.keyClicks(secret, "l")

    assert expected


def test_what_was_sent_back_begins_anew_in_its_case(desk: Window, kept: Ready) -> None:
    (draft,) = desk.session.handovers.waiting()
    desk.session.handovers.send_back(draft.id)
    QTest.keyClick(table(desk), Qt.Key.Key_Return)
    desk.wait()
    page = desk.shell.page()

    assert isinstance(page, ReleasePage)
    assert (page.wizard.step, page.wizard.case) == (Step.CHOOSE, kept.case)


def test_a_choice_leaves_what_was_released_alone(desk: Window) -> None:
    listed = table(desk)
    (which,) = (c for c in desk.shell.findChildren(Combo) if c.accessibleName() == "Which releases")
    which.choose("out")

    assert listed.model().rowCount() == 0


def test_a_machine_with_the_names_says_how_many_forms_it_looked_for(desk: Window) -> None:
    (draft,) = desk.session.handovers.waiting()
    seen = desk.session.releases.reread(draft.id)

    assert seen.forms > 0
    assert (seen.found, seen.blockers) == (0, ())
    assert seen.pages.startswith(b"%PDF")


def test_a_briefing_is_begun_by_the_code_of_its_case(desk: Window, kept: Ready) -> None:
    page = desk.page("releases")
    assert isinstance(page, ReleasesPage)
    page.begin()
    (form,) = page.findChildren(Begin)
    for code, there in (("QQQ-QQQ", False), (desk.session.reader.get(Case, kept.case).code, True)):
        form.code.setText(code.lower())
        QTest.keyClick(form.code, Qt.Key.Key_Return)
        assert form.isVisible() is not there
    desk.wait()
    wizard = desk.shell.page()

    assert isinstance(wizard, ReleasePage)
    assert wizard.wizard.case == kept.case


@pytest.mark.parametrize("size", SIZES)
def test_no_text_is_cut(
    kept: Ready, tmp_path: Path, size: tuple[int, int], theme: str, qtbot: QtBot
) -> None:
    with window(kept.mine(tmp_path), Role.SUPERVISOR, qtbot, size) as desk:
        table(desk)
        show_at(desk.shell, *size)

        assert clipped(desk.shell) + nameless(desk.shell) == []


def test_nobody_signs_pages_that_are_not_drawn_yet(desk: Window) -> None:
    QTest.keyClick(table(desk), Qt.Key.Key_Return)
    page = desk.shell.page()
    assert isinstance(page, ReleasePage)
    before = page.second.sign.isEnabled()
    desk.wait()

    assert (before, page.second.sign.isEnabled()) == (False, True)


def test_recipients_are_whole_in_a_small_window_at_the_largest_text(
    large: Look, desk: Window
) -> None:
    listed = table(desk)
    show_at(desk.shell, 1024, 640)
    cell = listed.model().index(0, 0).data(CELL)

    assert listed.columnWidth(0) - 16 >= look().width("HR, Golden Tide Seafoods", look().font())
    assert listed.columnWidth(0) - 16 >= look().width(cell.text, look().font())
    assert overflowing(desk.shell) == []
