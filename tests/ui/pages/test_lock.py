"""The lock screen tells nothing, hides what was typed, and loads quickly."""

import subprocess
import sys

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from tests.ui.fits import show_at
from ui.pages.lock import LockPage


@pytest.fixture
def lock(qtbot: QtBot) -> LockPage:
    page = LockPage()
    qtbot.addWidget(page)
    show_at(page, 1024, 640)
    page.activateWindow()
    return page


def entry(page: LockPage) -> QLineEdit:
    found = page.findChildren(QLineEdit)
    return found[0]


def words(page: LockPage) -> str:
    return " ".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())


def test_enter_unlocks_with_what_was_typed(lock: LockPage, qtbot: QtBot) -> None:
    qtbot.keyClicks(entry(lock), "marble tractor")
    with qtbot.waitSignal(lock.unlock) as heard:
        qtbot.keyClick(entry(lock), Qt.Key.Key_Return)

    assert heard.args == ["marble tractor"]


def test_what_was_shown_is_hidden_again_when_unlock_is_pressed(
    lock: LockPage, qtbot: QtBot
) -> None:
    qtbot.keyClicks(entry(lock), "marble")
    show = next(b for b in lock.findChildren(QPushButton) if b.text() == "Hold to show")
    show.pressed.emit()
    qtbot.keyClick(entry(lock), Qt.Key.Key_Return)

    assert entry(lock).echoMode() == QLineEdit.EchoMode.Password


def test_a_miss_empties_the_field_and_says_nothing_is_lost(lock: LockPage, qtbot: QtBot) -> None:
    qtbot.keyClicks(entry(lock), "marble")
    lock.show_missed()

    assert entry(lock).text() == ""
    assert "Nothing is lost" in words(lock)


def press(page: LockPage, text: str) -> None:
    none = Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(entry(page), QKeyEvent(QEvent.Type.KeyPress, 0, none, text))


def test_a_capital_without_shift_is_taken_for_caps_lock(lock: LockPage) -> None:
    press(lock, "a")
    before = "Caps Lock on" in words(lock)
    press(lock, "A")

    assert (before, "Caps Lock on" in words(lock)) == (False, True)


def test_a_thai_letter_tells_the_keyboard(lock: LockPage) -> None:
    press(lock, "ฟ")

    assert "Keyboard: Thai" in words(lock)


def test_it_names_neither_product_nor_vault(lock: LockPage) -> None:
    said = words(lock) + lock.windowTitle() + lock.accessibleName()

    assert "haven" not in said.casefold()


def test_only_ways_that_exist_are_offered(lock: LockPage) -> None:
    offered = {button.text() for button in lock.findChildren(QPushButton)}

    assert offered == {"Unlock", "Hold to show"}


def test_it_loads_neither_the_icon_font_nor_the_plots() -> None:
    asked = "import sys, ui.pages.lock; print({'qtawesome', 'pyqtgraph'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "set()"
