"""The list of cases: found by words, sorted by the store, opened by Enter."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from tests.ui.fits import SIZES, clipped, nameless, show_at, tells
from tests.ui.pages.casework import first_case, idle, names_of, press, seen, sideways
from tests.ui.vaults import CASES, opened
from tests.vaults import Office, found
from ui.jobs import JobRunner
from ui.page import Place
from ui.pages.cases import CasesPage
from ui.widgets.table import Table
from workstation.bootstrap import Opened
from workstation.records.access import Role


@pytest.fixture
def page(worker: Opened, jobs: JobRunner, qtbot: QtBot) -> CasesPage:
    made = CasesPage(worker.session, jobs)
    qtbot.addWidget(made)
    show_at(made, 1092, 664)
    made.show_subject(None)
    made.activateWindow()
    made.first().setFocus()
    qtbot.waitUntil(lambda: "ring now" in seen(made), timeout=60_000)
    return made


def table(page: CasesPage) -> Table:
    found = page.findChild(Table)
    assert isinstance(found, Table)
    return found


def test_every_case_is_listed_and_counted(page: CasesPage) -> None:
    assert table(page).model().rowCount() == CASES
    assert f"{CASES} cases" in seen(page)


def test_enter_opens_the_chosen_case(page: CasesPage, worker: Opened, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.go) as went:
        qtbot.keyClick(table(page), Qt.Key.Key_Return)

    assert went.args == [Place("case", first_case(worker.session))]


def test_space_hides_the_side_and_shows_it_again(page: CasesPage, qtbot: QtBot) -> None:
    qtbot.keyClick(table(page), Qt.Key.Key_Space)
    hidden = "Consent" not in seen(page)
    qtbot.keyClick(table(page), Qt.Key.Key_Space)

    assert (hidden, "Consent" in seen(page)) == (True, True)


def test_whether_ringing_is_safe_stands_before_everything_else_of_a_case(page: CasesPage) -> None:
    said = seen(page)
    ring = max(said.find("Do not ring now"), said.find("Safe to ring now"))

    assert 0 < ring < said.index("State") < said.index("Worker")


def test_words_narrow_the_list(page: CasesPage, worker: Opened, qtbot: QtBot) -> None:
    (row,) = worker.session.cases.rows([table(page).model().id_at(2)])
    qtbot.keyClicks(page.filter_entry(), row.code)
    qtbot.waitUntil(lambda: table(page).model().rowCount() == 1, timeout=60_000)

    assert "1 case" in seen(page)


def test_words_that_fit_nothing_say_so_and_can_be_cleared(page: CasesPage, qtbot: QtBot) -> None:
    qtbot.keyClicks(page.filter_entry(), "zzzzzz")
    qtbot.waitUntil(lambda: "No case fits these filters" in seen(page), timeout=60_000)
    press(page, "Clear all")

    assert table(page).model().rowCount() == CASES


def test_the_store_sorts_by_the_head_that_is_pressed(page: CasesPage, worker: Opened) -> None:
    table(page).horizontalHeader().sectionClicked.emit(1)
    model = table(page).model()
    codes = [worker.session.cases.rows([model.id_at(at)])[0].code for at in range(CASES)]

    assert codes == sorted(codes, reverse=True)


def test_the_call_note_opens_the_case_at_its_form(page: CasesPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.go) as went:
        press(page, "New call note")

    place = went.args[0]
    assert isinstance(place.subject, tuple)
    assert place.subject[1] == "contact"


def test_no_name_can_be_read(page: CasesPage, worker: Opened) -> None:
    names = names_of(worker.session, first_case(worker.session))

    assert tells(page, names) == []
    assert [name for name in names if name in seen(page)] == []


def test_a_long_question_goes_off_the_thread_the_next_time(
    page: CasesPage, jobs: JobRunner, qtbot: QtBot
) -> None:
    page._slow = True  # noqa: SLF001 - as after a question that took long
    page.seek()
    asked_by_job = jobs.busy
    idle(qtbot, jobs)

    assert asked_by_job
    assert table(page).model().rowCount() == CASES


def test_whoever_holds_no_key_reads_who_does(
    own_office: Office, jobs: JobRunner, qtbot: QtBot
) -> None:
    with opened(own_office, Role.CUSTODIAN) as vault:
        page = CasesPage(vault.session, jobs)
        qtbot.addWidget(page)
        show_at(page, 1092, 664)
        page.show_subject(None)

        assert "This exists. Your key does not open it." in seen(page)


def test_an_empty_vault_offers_the_first_case(
    tmp_path: Path, jobs: JobRunner, qtbot: QtBot
) -> None:
    with opened(found(tmp_path), Role.CASE_WORKER) as vault:
        page = CasesPage(vault.session, jobs)
        qtbot.addWidget(page)
        show_at(page, 1092, 664)
        page.show_subject(None)
        with qtbot.waitSignal(page.go) as went:
            button = page.primary()
            assert isinstance(button, QPushButton)
            button.click()

        assert went.args == [Place("new-case")]
        assert "No cases yet" in seen(page)


@pytest.mark.parametrize("size", SIZES)
def test_no_text_is_cut(page: CasesPage, size: tuple[int, int], theme: str) -> None:
    width, height = size
    show_at(page, width - 56, height - 56)

    assert clipped(page) == []
    assert nameless(page) == []
    assert sideways(page) == []
