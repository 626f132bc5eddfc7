"""How high the fields of a form are."""

from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from tests.ui.fits import show_at
from ui.widgets.lay import column, held


def test_a_box_for_long_words_keeps_the_height_that_it_was_given(qtbot: QtBot) -> None:
    boxes = [QPlainTextEdit() for _ in range(8)]
    for box in boxes:
        box.setFixedHeight(74)
    form = held(column(*boxes))
    qtbot.addWidget(form)

    show_at(form, 400, 300)

    assert {box.height() for box in boxes} == {74}
