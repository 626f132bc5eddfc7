"""A field says what is wrong after it was left, never while somebody types."""

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from tests.ui.fits import clipped, show_at
from ui.theme.look import Look, look, wear
from ui.theme.tokens import CONTROL
from ui.widgets.button import button
from ui.widgets.choices import Combo
from ui.widgets.field import Field
from ui.widgets.lay import column, held


class Form:
    def __init__(self, qtbot: QtBot) -> None:
        self.entry, self.other = QLineEdit(), QLineEdit()
        self.field = Field("Day", self.entry, required=True, hint="A day", check=self.check)
        self.page = held(column(self.field, self.other, None))
        qtbot.addWidget(self.page)
        show_at(self.page, 400, 300)
        self.page.activateWindow()
        self.entry.setFocus()

    def check(self) -> str:
        return "" if self.entry.text() == "right" else "November has 30 days."

    def said(self) -> bool:
        return self.entry.property("problem") == "true"


@pytest.mark.parametrize("scale", [1.0, 1.3])
def test_what_stands_side_by_side_is_equally_high(scale: float, dressed: QApplication) -> None:
    wear(dressed, Look("light", scale))
    parts = (QLineEdit(), Combo((1, "one")), button("Choose…"))

    assert {part.sizeHint().height() for part in parts} == {look().px(CONTROL)}


@pytest.fixture
def form(qtbot: QtBot) -> Form:
    return Form(qtbot)


def test_nothing_is_said_while_typing(form: Form, qtbot: QtBot) -> None:
    qtbot.keyClicks(form.entry, "31 Nov")

    assert not form.said()


def test_the_problem_is_said_on_leaving(form: Form) -> None:
    form.other.setFocus()

    assert form.said()


def test_the_problem_goes_as_soon_as_it_is_right(form: Form, qtbot: QtBot) -> None:
    form.other.setFocus()
    form.entry.setFocus()
    qtbot.keyClicks(form.entry, "right")

    assert not form.said()


def test_the_problem_is_whole(form: Form) -> None:
    form.other.setFocus()
    show_at(form.page, 400, 300)

    assert clipped(form.page) == []


def test_a_screen_reader_hears_the_label_and_the_hint(form: Form) -> None:
    said = form.entry.accessibleName(), form.entry.accessibleDescription()

    assert said == ("Day", "A day")


def test_a_problem_with_a_choice_goes_as_soon_as_something_is_chosen(qtbot: QtBot) -> None:
    entry = Combo((1, "one"), (2, "two"), placeholder="Choose")
    field = Field("How many", entry, check=lambda: "" if entry.value() else "This is still empty.")
    qtbot.addWidget(field)
    show_at(field, 300, 120)
    field.show_problem()
    assert entry.property("problem") == "true"

    entry.choose(2)

    assert entry.property("problem") == "false"
