"""Former names on the screen: dots like names of today, found, and said to be looked for."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from tests.ui.fits import SIZES, clipped, show_at, tells
from tests.ui.pages.casework import child, keys, seen, sideways
from tests.ui.pages.releasing import Ready, Window, window
from ui.page import Query
from ui.pages.case.evidence import EvidenceTab
from ui.pages.case.evidence_forms import AddForm
from ui.pages.case.hidden import HeldWords
from ui.pages.case.page import CasePage
from ui.pages.history import HistoryPage
from ui.pages.search import SearchPage
from ui.widgets.found_list import ROW, FoundList
from workstation.records.access import Role
from workstation.records.accounts import Account
from workstation.records.involvement import CasePart, Involvement
from workstation.records.people import Person

ISSUES = 1
"""The tab with the worker's own words."""

FORMER, SLIP = "Quillfeather Ma", "Marzanna Ko"
LOOKED_FOR = "What stood here before is looked for as well, wherever names are."
SLIPPED = "Put right within a day by who wrote it: what stood here before is not looked for."


@pytest.fixture
def ready(ready: Ready) -> Ready:
    """The worker was known by another name, which their account says; and once by a slip."""
    with ready.as_(Role.CASE_WORKER) as session:
        (tie,) = session.reader.find(Involvement, case=ready.case, part=CasePart.AFFECTED)
        person = session.reader.get(Person, tie.person)
        today = person.names[0]
        for name in (SLIP, FORMER):
            person = replace(person, names=(replace(today, text=name), *person.names[1:]))
            person = session.cases.put(person)
        (account,) = session.reader.find(Account, case=ready.case)
        session.cases.put(replace(account, text=f"{FORMER} says that papers are kept."))
    with ready.as_(Role.PROTECTION_OFFICER) as session:
        session.cases.put(replace(person, names=(today, *person.names[1:])))
    return ready


@pytest.fixture
def desk(ready: Ready, qtbot: QtBot) -> Iterator[Window]:
    with window(ready, Role.CASE_WORKER, qtbot, (1280, 720), whole=True) as shown:
        yield shown


def test_a_former_name_in_an_account_is_dots_until_it_is_held(desk: Window, ready: Ready) -> None:
    page = desk.page("case", ready.case)
    assert isinstance(page, CasePage)
    desk.wait()
    page.open_tab(ISSUES)
    words = child(page, HeldWords, lambda w: w.has_names)

    assert child(words, QLabel).text() == "•••••• says that papers are kept."
    assert tells(page, [FORMER]) == []
    assert FORMER not in seen(page)


@pytest.mark.parametrize("size", SIZES)
def test_the_history_says_whether_what_stood_there_is_looked_for(
    desk: Window, ready: Ready, size: tuple[int, int], theme: str
) -> None:
    page = desk.page("history", ready.case)
    assert isinstance(page, HistoryPage)
    desk.wait()
    told = []
    for row in range(page.table.model().rowCount()):
        page.table.selectRow(row)
        QApplication.processEvents()
        show_at(desk.shell, *size)
        told += [words for words in (LOOKED_FOR, SLIPPED) if words in seen(page)]
        assert clipped(page) == []
        assert sideways(page) == []

    # Its first line is of the name that they bear today.
    assert told == [LOOKED_FOR, SLIPPED, LOOKED_FOR]


def test_a_title_of_evidence_with_a_former_name_is_marked_before_anything_is_sealed(
    desk: Window, ready: Ready, tmp_path: Path
) -> None:
    page = desk.page("case", (ready.case, "evidence"))
    file = tmp_path / "note.txt"
    file.write_text("A note.", encoding="utf-8")
    child(page, EvidenceTab).add([file])
    form = child(page, AddForm)
    child(form, QLineEdit).setText(f"Papers of {FORMER.split()[0]}")
    keys(form, "Ctrl+Return")

    assert form.isVisible()
    assert "The title names somebody." in seen(form)
    form.reject()


def test_who_is_asked_for_by_a_former_name_is_found_and_the_row_says_so(
    desk: Window, qtbot: QtBot
) -> None:
    page = SearchPage(desk.session)
    qtbot.addWidget(page)
    show_at(page, 1024, 640)
    page.show_subject(Query("Quillfeather"))
    qtbot.waitUntil(lambda: page.looked_up() == "Quillfeather", timeout=60_000)
    model = page.findChildren(FoundList)[0].model()
    rows = [model.index(at, 0) for at in range(model.rowCount())]
    people = [r for r in rows if getattr(r.data(ROW), "kind", "") == "person"]
    said = [row.data(Qt.ItemDataRole.AccessibleTextRole) for row in people]

    assert len(said) == 1
    assert "Person, before a correction" in said[0]
    assert "Quillfeather" not in said[0]
