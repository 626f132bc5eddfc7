"""An identifying value is on the screen only while it is held, and nowhere else."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from tests.ui.fits import show_at, tells
from ui.widgets.hold import hold_button
from ui.widgets.lay import column, held
from ui.widgets.masked import HELD_SECONDS, KEPT_SECONDS, Masked
from ui.widgets.shown import Shown

NAME = "Ma Thida Hlaing"


@pytest.fixture
def masked(qtbot: QtBot) -> Masked:
    value = Masked(lambda: NAME)
    page = held(column(value, QLineEdit(), hold_button([value])))
    qtbot.addWidget(page)
    show_at(page, 400, 200)
    page.activateWindow()
    value.setFocus()
    value.page = page  # type: ignore[attr-defined] - keeps the window alive
    return value


def tick(masked: Masked, seconds: int) -> None:
    for _ in range(seconds):
        masked._tick.timeout.emit()  # noqa: SLF001 - a test does not wait 10 seconds


def test_space_shows_it_while_held(masked: Masked, qtbot: QtBot) -> None:
    qtbot.keyPress(masked, Qt.Key.Key_Space)
    shown = masked.is_shown
    qtbot.keyRelease(masked, Qt.Key.Key_Space)

    assert (shown, masked.is_shown) == (True, False)


def test_the_mouse_shows_it_while_held(masked: Masked, qtbot: QtBot) -> None:
    qtbot.mousePress(masked, Qt.MouseButton.LeftButton)
    shown = masked.is_shown
    qtbot.mouseRelease(masked, Qt.MouseButton.LeftButton)

    assert (shown, masked.is_shown) == (True, False)


def test_it_hides_when_the_focus_goes(masked: Masked) -> None:
    masked.show_value()
    masked.window().findChildren(QLineEdit)[0].setFocus()

    assert not masked.is_shown


def test_it_hides_when_the_window_is_left(masked: Masked, qtbot: QtBot) -> None:
    masked.show_value()
    other = QLineEdit()
    qtbot.addWidget(other)
    show_at(other, 100, 40)
    other.activateWindow()
    QApplication.processEvents()

    assert not masked.is_shown


def test_it_hides_when_the_page_goes(masked: Masked) -> None:
    masked.show_value()
    masked.hide()

    assert not masked.is_shown


def test_it_hides_after_ten_seconds(masked: Masked) -> None:
    masked.show_value()
    tick(masked, HELD_SECONDS - 1)
    before = masked.is_shown
    tick(masked, 1)

    assert (before, masked.is_shown) == (True, False)


def test_shift_space_keeps_it_for_thirty_seconds(masked: Masked, qtbot: QtBot) -> None:
    shift = Qt.KeyboardModifier.ShiftModifier
    qtbot.keyPress(masked, Qt.Key.Key_Space, shift)
    qtbot.keyRelease(masked, Qt.Key.Key_Space, shift)
    tick(masked, KEPT_SECONDS - 1)
    before = masked.is_shown
    tick(masked, 1)

    assert (before, masked.is_shown) == (True, False)


def test_nothing_moves_when_it_is_shown(masked: Masked) -> None:
    before = masked.geometry(), masked.window().size()
    masked.show_value()
    QApplication.processEvents()

    assert (masked.geometry(), masked.window().size()) == before


def test_dots_tell_no_length(qtbot: QtBot) -> None:
    long, short = Masked(lambda: NAME * 3), Masked(lambda: "U")
    qtbot.addWidget(long)
    qtbot.addWidget(short)

    assert long.sizeHint() == short.sizeHint()


def test_no_text_of_the_window_holds_the_name_even_while_shown(masked: Masked) -> None:
    masked.show_value()

    assert tells(masked.window(), [NAME]) == []


def test_a_shown_value_is_forgotten(masked: Masked) -> None:
    masked.show_value()
    over = masked.window().findChildren(Shown)[0]
    masked.hide_value()

    assert NAME not in vars(over).values()


def test_a_held_button_shows_it(masked: Masked, qtbot: QtBot) -> None:
    button = masked.window().findChild(type(hold_button([])))
    qtbot.mousePress(button, Qt.MouseButton.LeftButton)
    shown = masked.is_shown
    qtbot.mouseRelease(button, Qt.MouseButton.LeftButton)

    assert (shown, masked.is_shown) == (True, False)
