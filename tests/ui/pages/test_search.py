"""Search looks while somebody types, hides other names, and opens the case."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from tests.ui.fits import show_at, tells
from tests.ui.vaults import opened
from tests.vaults import Office
from ui.page import Place, Query
from ui.pages.search import SearchPage
from ui.widgets.found_list import ROW, FoundList
from workstation.bootstrap import Opened
from workstation.records.access import Role
from workstation.records.cases import Case
from workstation.records.people import Person

PATIENCE = 10_000


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
    assert page.first() is None


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
