"""How high the fields of a form are."""

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.fits import SIZES, clipped, show_at
from ui.dialogs.card import FormDialog
from ui.theme.look import Look
from ui.widgets.field import Field
from ui.widgets.lay import column, held
from ui.widgets.text import label


def test_a_box_for_long_words_keeps_the_height_that_it_was_given(qtbot: QtBot) -> None:
    boxes = [QPlainTextEdit() for _ in range(8)]
    for box in boxes:
        box.setFixedHeight(74)
    form = held(column(*boxes))
    qtbot.addWidget(form)

    show_at(form, 400, 300)

    assert {box.height() for box in boxes} == {74}


def test_a_small_dialog_needs_no_scrolling(qtbot: QtBot) -> None:
    below = QWidget()
    qtbot.addWidget(below)
    dialog = FormDialog(below, "Delete this case for good", "Ask for it", text="It is kept.")
    box = QPlainTextEdit()
    box.setFixedHeight(94)
    hint = "It is deleted with the rest."
    field = Field("Why", box, required=True, hint=hint)
    dialog.lay_out(field, label("Everybody in it goes with it.", wrap=True), first=box)

    dialog.show()
    qtbot.wait(20)

    (area,) = dialog.findChildren(QScrollArea)
    assert area.verticalScrollBar().maximum() == 0


def test_a_long_dialog_in_large_text_is_no_higher_than_the_window(
    large: Look, qtbot: QtBot
) -> None:
    below = QWidget()
    qtbot.addWidget(below)
    show_at(below, *SIZES[0])
    dialog = FormDialog(below, "Ask for a consent", "Write it down", text="No costs nothing.")
    dialog.lay_out(*(Field(f"Line {at}", QLineEdit()) for at in range(12)))
    dialog.show()
    qtbot.wait(20)

    assert dialog.height() <= below.height()
    assert dialog.verb.isVisible()
    assert clipped(dialog) == []
