"""An import takes what can be taken and lists the rest with why."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from tests.ui.fits import clipped, show_at
from tests.ui.pages.casework import press
from tests.ui.vaults import opened
from tests.vaults import Office
from ui.jobs import JobRunner
from ui.pages.importing import ImportPage
from workstation.bootstrap import Opened
from workstation.records.access import Role
from workstation.records.cases import Case

PATIENCE = 60_000
GOOD, BAD = "They keep our papers.,standard", "No pay for two months.,often"


@pytest.fixture
def vault(office: Office, tmp_path: Path) -> Iterator[Opened]:
    with opened(office.copy(tmp_path), Role.CASE_WORKER) as made:
        yield made


@pytest.fixture
def page(vault: Opened, qtbot: QtBot) -> Iterator[ImportPage]:
    jobs = JobRunner()
    made = ImportPage(vault.session, jobs)
    qtbot.addWidget(made)
    show_at(made, 1024, 640)
    yield made
    jobs.close()


def bring(page: ImportPage, folder: Path, *rows: str) -> None:
    file = folder / "intakes.csv"
    file.write_text("\n".join(["text,severity", *rows]), encoding="utf-8")
    page.show_subject(file)
    start = page.primary()
    assert start is not None
    start.click()


def texts(page: ImportPage) -> list[str]:
    return [label.text() for label in page.findChildren(QLabel) if label.isVisible()]


def test_refused_rows_are_listed_with_their_place(
    page: ImportPage, vault: Opened, tmp_path: Path, qtbot: QtBot
) -> None:
    before = len(vault.session.reader.find(Case))
    bring(page, tmp_path, GOOD, BAD)
    qtbot.waitUntil(lambda: "1 taken, 1 not." in texts(page), timeout=PATIENCE)

    assert "row 3" in texts(page)
    assert len(vault.session.reader.find(Case)) == before + 1
    assert clipped(page) == []


def test_a_file_that_is_none_changes_nothing(
    page: ImportPage, vault: Opened, tmp_path: Path, qtbot: QtBot
) -> None:
    file = tmp_path / "photo.csv"
    file.write_bytes(b"\xff\xd8\xff\xe0" + bytes(64))
    page.show_subject(file)
    press = page.primary()
    assert press is not None
    before = len(vault.session.reader.find(Case))
    press.click()
    qtbot.waitUntil(press.isEnabled, timeout=PATIENCE)

    assert any("photo.csv" in text for text in texts(page))
    assert len(vault.session.reader.find(Case)) == before


def test_without_a_file_nothing_can_be_pressed_and_the_reason_stands_there(
    page: ImportPage, tmp_path: Path
) -> None:
    press = page.primary()

    assert press is not None
    assert not press.isEnabled()
    assert "Choose a file first." in texts(page)
    page.show_subject(tmp_path / "gone.csv")
    assert not press.isEnabled()
    assert "There is no such file. Choose one." in texts(page)


def test_an_import_can_be_taken_back(
    page: ImportPage, vault: Opened, tmp_path: Path, qtbot: QtBot
) -> None:
    before = len(vault.session.reader.find(Case))
    bring(page, tmp_path, GOOD)
    qtbot.waitUntil(lambda: "1 taken, 0 not." in texts(page), timeout=PATIENCE)
    press(page, "Take the import back…")
    press(page, "Take back")
    qtbot.waitUntil(lambda: "The import was taken back." in texts(page), timeout=PATIENCE)

    assert len(vault.session.reader.find(Case)) == before
    assert clipped(page) == []


def test_an_import_that_a_crash_cut_short_is_offered_to_be_taken_back(
    page: ImportPage, vault: Opened, qtbot: QtBot
) -> None:
    vault.store.bulk.put(vault.store.bulk.begin("csv"), [Case(code="CUT-OFF")])
    page.show_subject(None)
    back = next(b for b in page.findChildren(QPushButton) if b.text() == "Take the import back…")
    qtbot.waitUntil(back.isVisible, timeout=PATIENCE)

    assert any("cut short" in text for text in texts(page))


def test_a_field_that_was_only_passed_by_is_not_complained_of(page: ImportPage) -> None:
    page.activateWindow()
    entry, press = page.first(), next(b for b in page.findChildren(QPushButton) if b.text())
    assert entry is not None
    entry.setFocus(Qt.FocusReason.TabFocusReason)
    press.setFocus(Qt.FocusReason.TabFocusReason)

    assert entry.property("problem") != "true"


def test_the_same_file_does_not_come_in_twice_by_another_press(
    page: ImportPage, vault: Opened, tmp_path: Path, qtbot: QtBot
) -> None:
    bring(page, tmp_path, GOOD)
    qtbot.waitUntil(lambda: "1 taken, 0 not." in texts(page), timeout=PATIENCE)
    here = len(vault.session.reader.find(Case))
    press = page.primary()
    assert press is not None
    press.click()

    assert not press.isEnabled()
    assert "Choose a file first." in texts(page)
    assert len(vault.session.reader.find(Case)) == here
