"""The lock screen tells nothing, hides what was typed, and loads quickly."""

import subprocess
import sys

import pytest
from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from tests.ui.fits import SIZES, clipped, show_at
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
    assert offered(lock) == {"Unlock", "Hold to show", "Another way to open"}
    choose(lock, "Another way to open")
    assert offered(lock) == {"Unlock", "Passphrase"}
    lock.offer_pin(True)
    assert offered(lock) == {"Unlock", "Passphrase", "PIN"}


def offered(page: LockPage) -> set[str]:
    return {button.text() for button in page.findChildren(QPushButton) if button.isVisible()}


def choose(page: LockPage, text: str) -> None:
    next(b for b in page.findChildren(QPushButton) if b.text() == text).click()


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_the_words_are_typed_by_keyboard_alone(
    lock: LockPage, qtbot: QtBot, width: int, height: int
) -> None:
    show_at(lock, width, height)
    entry(lock).setFocus()
    for _ in range(8):
        focused = QApplication.focusWidget()
        if isinstance(focused, QPushButton) and focused.text() == "Another way to open":
            break
        qtbot.keyClick(focused or lock, Qt.Key.Key_Tab)
    with qtbot.waitSignal(lock.another_way):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    assert entry(lock).hasFocus()
    assert clipped(lock) == []
    qtbot.keyClicks(entry(lock), "abandon about")
    with qtbot.waitSignal(lock.words) as heard:
        qtbot.keyClick(entry(lock), Qt.Key.Key_Return)

    assert heard.args == ["abandon about"]
    qtbot.keyClick(lock, Qt.Key.Key_Escape)
    assert entry(lock).accessibleName() == "Passphrase"
    assert entry(lock).text() == ""


def test_a_pin_is_hidden_and_goes_its_own_way(lock: LockPage, qtbot: QtBot) -> None:
    lock.offer_pin(True)
    choose(lock, "Another way to open")
    choose(lock, "PIN")
    qtbot.keyClicks(entry(lock), "739150")
    hidden = entry(lock).echoMode()
    with qtbot.waitSignal(lock.pin) as heard:
        qtbot.keyClick(entry(lock), Qt.Key.Key_Return)

    assert (heard.args, hidden) == (["739150"], QLineEdit.EchoMode.Password)


def test_what_was_typed_for_one_way_is_gone_in_another(lock: LockPage, qtbot: QtBot) -> None:
    qtbot.keyClicks(entry(lock), "marble tractor")
    choose(lock, "Another way to open")

    assert entry(lock).text() == ""
    assert entry(lock).echoMode() == QLineEdit.EchoMode.Normal


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_a_wait_is_counted_down_and_no_try_is_taken(
    lock: LockPage, qtbot: QtBot, width: int, height: int
) -> None:
    show_at(lock, width, height)
    tried: list[str] = []
    lock.unlock.connect(tried.append)
    lock.show_missed()
    lock.show_wait(64.2)
    qtbot.keyClicks(entry(lock), "marble tractor")
    qtbot.keyClick(entry(lock), Qt.Key.Key_Return)

    assert "taken in 1 min 5 s" in words(lock)
    assert clipped(lock) == []
    assert (tried, entry(lock).text()) == ([], "marble tractor")
    tick = lock.findChild(QTimer)
    for _ in range(65):
        tick.timeout.emit()
    assert "taken now" in words(lock)
    assert not tick.isActive()
    qtbot.keyClick(entry(lock), Qt.Key.Key_Return)
    assert tried == ["marble tractor"]


def test_a_wait_of_nothing_says_nothing(lock: LockPage) -> None:
    lock.show_wait(0)

    assert lock.said() == ""


def test_it_loads_neither_the_icon_font_nor_the_plots() -> None:
    asked = "import sys, ui.pages.lock; print({'qtawesome', 'pyqtgraph'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "set()"
