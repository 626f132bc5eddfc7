"""Search looks while somebody types, hides other names, and opens the case."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from tests.ui.fits import show_at, tells
from tests.ui.vaults import opened
from tests.vaults import Office
from ui.commands import Command
from ui.models.found import FoundRow, Match
from ui.page import Place, Query
from ui.pages.search import SearchPage
from ui.widgets.found_list import ROW, FoundList
from workstation.bootstrap import Opened
from workstation.records.access import Role
from workstation.records.accounts import Account
from workstation.records.cases import Case
from workstation.records.people import Person

PATIENCE = 60_000


@pytest.fixture(scope="module")
def vault(office: Office) -> Iterator[Opened]:
    with opened(office, Role.CASE_WORKER) as made:
        yield made


@pytest.fixture
def page(vault: Opened, qtbot: QtBot) -> SearchPage:
    made = SearchPage(vault.session)
    qtbot.addWidget(made)
    show_at(made, 1024, 640)
    return made


def look_up(page: SearchPage, text: str, qtbot: QtBot) -> FoundList:
    page.show_subject(Query(text))
    qtbot.waitUntil(lambda: page.looked_up() == text, timeout=PATIENCE)
    return page.findChildren(FoundList)[0]


def name_of_somebody(vault: Opened) -> str:
    return next(p.names[0].text for p in vault.session.reader.find(Person) if p.names)


def test_a_code_is_found_and_enter_opens_its_case(
    page: SearchPage, vault: Opened, qtbot: QtBot
) -> None:
    case = vault.session.reader.find(Case)[0]
    found = look_up(page, case.code, qtbot)
    with qtbot.waitSignal(page.go) as went:
        qtbot.keyClick(found, Qt.Key.Key_Return)

    assert went.args == [Place("case", case.id)]


def test_two_letters_are_enough(page: SearchPage, vault: Opened, qtbot: QtBot) -> None:
    found = look_up(page, name_of_somebody(vault)[:2], qtbot)

    assert found.model().rowCount() > 0


def test_nothing_found_says_so(page: SearchPage, qtbot: QtBot) -> None:
    found = look_up(page, "zzzqqq", qtbot)

    assert not found.isVisible()
    assert page.first() is page.entry


def test_a_command_is_found_by_its_words_and_runs(page: SearchPage, qtbot: QtBot) -> None:
    ran: list[str] = []
    words = ("Lock", "Go to Partners")
    page.show_commands([Command(partial(ran.append, word), (), word) for word in words])
    page.show_subject(None)
    qtbot.keyClicks(page.entry, "par")
    qtbot.waitUntil(lambda: page.looked_up() == "par", timeout=PATIENCE)
    (found,) = commands_of(page)
    with qtbot.waitSignal(page.back):
        page.findChildren(FoundList)[0].opened.emit(found)

    assert ran == ["Go to Partners"]


def test_down_and_enter_act_on_the_list_while_it_is_typed(page: SearchPage, qtbot: QtBot) -> None:
    ran: list[str] = []
    words = ("First", "Second")
    page.show_commands([Command(partial(ran.append, word), (), word) for word in words])
    page.show_subject(None)
    qtbot.keyClick(page.entry, Qt.Key.Key_Down)
    qtbot.keyClick(page.entry, Qt.Key.Key_Return)

    assert ran == ["Second"]


def test_the_same_name_in_other_letters_stands_in_a_group_of_its_own(
    office: Office, tmp_path: Path, qtbot: QtBot
) -> None:
    with opened(office.copy(tmp_path), Role.CASE_WORKER) as vault:
        case = vault.session.reader.find(Case)[0].id
        vault.session.cases.put(Account(case=case, text="করিম বলেছে"))
        page = SearchPage(vault.session)
        qtbot.addWidget(page)
        model = look_up(page, "karim", qtbot).model()
        heading, row = (model.data(model.index(at, 0), ROW) for at in range(2))

    assert str(heading).startswith("The same name in other letters")
    assert row.match is Match.ALIKE


def commands_of(page: SearchPage) -> list[FoundRow]:
    model = page.findChildren(FoundList)[0].model()
    rows = [model.data(model.index(at, 0), ROW) for at in range(model.rowCount())]
    return [row for row in rows if isinstance(row, FoundRow) and row.command is not None]


def test_no_name_is_told_to_whoever_asks_the_list(
    page: SearchPage, vault: Opened, qtbot: QtBot
) -> None:
    name = name_of_somebody(vault)
    found = look_up(page, name, qtbot)
    model = found.model()
    roles = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
    said = [
        model.data(model.index(at, 0), role) for at in range(model.rowCount()) for role in roles
    ]

    assert model.rowCount() > 0
    assert [text for text in said if text and name in str(text)] == []
    assert tells(page, [name]) == []


def test_a_scope_shows_its_kind_alone(page: SearchPage, vault: Opened, qtbot: QtBot) -> None:
    found = look_up(page, name_of_somebody(vault), qtbot)
    next(b for b in page.findChildren(QPushButton) if b.text().startswith("People")).click()
    model = found.model()
    rows = [model.data(model.index(at, 0), ROW) for at in range(model.rowCount())]

    assert {row.kind for row in rows if not isinstance(row, str)} == {"person"}
