"""Letter keys go on when a page has deleted the widget that had the focus."""

import pytest
import shiboken6
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.fits import show_at
from ui.keys import LetterKeys
from ui.widgets.lay import column


@pytest.fixture
def area(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.setLayout(column(QPushButton("First"), QPushButton("Second")))
    show_at(made, 400, 300)
    made.activateWindow()
    return made


def test_a_key_works_after_the_focused_widget_is_gone(area: QWidget, qtbot: QtBot) -> None:
    pressed: list[str] = []
    keys = LetterKeys(area, {"N": lambda: pressed.append("N")})
    first, second = area.findChildren(QPushButton)
    first.setFocus()
    shiboken6.delete(first)
    second.setFocus()
    qtbot.keyClicks(second, "n")

    assert keys.parent() is area
    assert pressed == ["N"]
