"""A vault is made by keyboard alone, and nothing is kept before the last step."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from tests.ui.fits import clipped, show_at
from tests.ui.pages.test_every_page import WORDS, means, measured
from ui.founding import opens
from ui.pages.create import CreatePage, NewVault
from ui.pages.create_people import PeopleStep
from ui.widgets.choices import Combo
from workstation.records.access import Role

PASSPHRASE = "marble tractor velvet sunrise"


@pytest.fixture
def page(qtbot: QtBot, tmp_path: Path) -> CreatePage:
    made = CreatePage(means(tmp_path))
    qtbot.addWidget(made)
    show_at(made, 1024, 640)
    made.activateWindow()
    made.show_step(0)
    return made


def new_vault(folder: Path) -> NewVault:
    return NewVault(
        folder=folder / "office.haven",
        office="North",
        name="Nan",
        role="case_worker",
        passphrase=PASSPHRASE,
        recovery_words=WORDS,
        colleagues=(),
        sheet=folder / "recovery-sheet.pdf",
    )


def type_here(text: str, qtbot: QtBot) -> None:
    qtbot.keyClicks(QApplication.focusWidget(), text)


def tab_to(kind: type, qtbot: QtBot) -> None:
    for _ in range(10):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        if isinstance(QApplication.focusWidget(), kind):
            return


def go_on(page: CreatePage, qtbot: QtBot) -> None:
    qtbot.keyClick(page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def test_it_is_finished_by_keyboard_alone(page: CreatePage, qtbot: QtBot, tmp_path: Path) -> None:
    type_here("office", qtbot)
    go_on(page, qtbot)
    type_here(PASSPHRASE, qtbot)
    tab_to(QLineEdit, qtbot)
    type_here(PASSPHRASE, qtbot)
    go_on(page, qtbot)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    for word in WORDS:
        type_here(word, qtbot)
    go_on(page, qtbot)
    type_here("North", qtbot)
    tab_to(QLineEdit, qtbot)
    type_here("Nan", qtbot)
    tab_to(QComboBox, qtbot)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Down)
    go_on(page, qtbot)
    tab_to(QCheckBox, qtbot)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    with qtbot.waitSignal(page.made) as heard:
        go_on(page, qtbot)

    assert heard.args == [new_vault(tmp_path)]


def test_a_vault_to_be_prints_no_secret() -> None:
    printed = repr(new_vault(Path()))

    assert PASSPHRASE not in printed
    assert WORDS[0] not in printed


def test_a_blocked_button_says_how_many_things_are_left(page: CreatePage) -> None:
    page.show_step(1)
    beside = [button.text() for button in page.findChildren(QPushButton) if button.isVisible()]

    assert "1 thing to put right" in beside


def test_words_must_be_typed_back(page: CreatePage, qtbot: QtBot) -> None:
    page.show_step(2)
    page.findChildren(QCheckBox)[0].setChecked(True)
    go = next(b for b in page.findChildren(QPushButton) if b.text() == "Continue")

    assert not go.isEnabled()


@pytest.mark.parametrize("name", ["", "a/b", ".hidden"])
def test_a_name_that_cannot_be_a_folder_is_refused(
    name: str, page: CreatePage, qtbot: QtBot
) -> None:
    type_here(name, qtbot)
    go = next(b for b in page.findChildren(QPushButton) if b.text() == "Continue")

    assert not go.isEnabled()


def colleague(page: CreatePage, role: int) -> None:
    page.show_step(3)
    next(b for b in page.findChildren(QPushButton) if b.text() == "Add a colleague").click()
    page.findChildren(QComboBox)[-1].setCurrentIndex(role)


def test_one_of_the_people_can_open_a_case(page: CreatePage) -> None:
    page.show_step(3)
    page.findChildren(QComboBox)[0].setCurrentIndex(1)
    people = page.findChildren(PeopleStep)[0]
    alone = people.problems()
    colleague(page, role=0)

    assert alone == 3
    assert people.problems() == 4


def test_forgetting_leaves_no_secret_in_the_fields(page: CreatePage, qtbot: QtBot) -> None:
    page.show_step(1)
    type_here(PASSPHRASE, qtbot)
    page.forget()
    typed = [entry.text() for entry in page.findChildren(QLineEdit)]

    assert PASSPHRASE not in typed


def test_a_computer_with_little_memory_is_told(qtbot: QtBot) -> None:
    page = CreatePage(replace(means(), little_memory=True))
    qtbot.addWidget(page)
    show_at(page, 1024, 640)

    assert any("little memory" in label.text() for label in page.findChildren(QLabel))
    assert clipped(page) == []


def test_a_role_says_what_it_opens_when_it_is_chosen(qtbot: QtBot) -> None:
    page = PeopleStep((("custodian", "Key custodian"),), frozenset(), measured, {"custodian": "Z"})
    qtbot.addWidget(page)
    show_at(page, 640, 400)
    page.findChildren(Combo)[0].choose("custodian")

    assert [each.text() for each in page.findChildren(QLabel) if each.text() == "Z"] == ["Z"]
    assert opens(Role.CASE_WORKER) == "Opens cases, identities and protection."
    assert opens(Role.SUPERVISOR) == "Opens cases, identities and the office's seal."
    assert opens(Role.CUSTODIAN) == "Lets people in and takes them out, and opens no case."
