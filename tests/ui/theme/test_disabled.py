"""What is disabled looks so in every theme, whatever kind it is of: faint words, a dashed edge."""

import re
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.fits import show_at
from ui.theme.look import look
from ui.widgets.button import button
from ui.widgets.choices import Check, Combo
from ui.widgets.lay import column
from ui.widgets.segment import Segment

SHEET = Path(__file__).parents[3] / "ui" / "theme" / "sheet.qss"
KINDS = sorted(set(re.findall(r'QPushButton\[kind="(\w+)"\]', SHEET.read_text("utf-8"))))
_LEAST = 12
"""Points of one colour that the eye sees as ink, and changes of colour that it sees as dashes."""


@pytest.fixture
def page(theme: str, qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.setProperty("ground", "window")
    return made


def show(page: QWidget, *parts: QWidget) -> None:
    page.setLayout(column(*parts, gap=12, margins=(20, 20, 20, 20)))
    show_at(page, 320, 240)


def inks(part: QWidget) -> Counter[str]:
    """The colours of the points in a widget."""
    image = part.grab().toImage()
    points = ((x, y) for x in range(image.width()) for y in range(image.height()))
    return Counter(QColor(image.pixelColor(*point)).name() for point in points)


def edged(part: QWidget) -> bool:
    """Whether an edge is dashed: it changes its colour again and again."""
    image = part.grab().toImage()
    across = range(16, image.width() - 16)
    rows = [[image.pixelColor(x, y).name() for x in across] for y in (0, image.height() - 1)]
    return any(sum(a != b for a, b in pairwise(row)) >= _LEAST for row in rows)


@pytest.mark.parametrize("kind", KINDS)
def test_a_disabled_button_of_any_kind_is_dashed_and_faint(kind: str, page: QWidget) -> None:
    on, off = (button("MMMMMMMM", kind) for _ in range(2))
    off.setEnabled(False)
    show(page, QPushButton("First"), on, off)

    assert not edged(on)
    assert edged(off)
    assert inks(off)[look().colour("faint").name()] >= _LEAST


def test_an_answer_that_cannot_be_changed_is_still_told_apart(page: QWidget) -> None:
    answers = Segment([(1, "MMMMMMMM"), (2, "WWWWWWWW")], value=1)
    answers.setEnabled(False)
    show(page, answers)
    one, two = answers.findChildren(QPushButton)

    assert not edged(one)
    assert edged(two)


@pytest.mark.parametrize("make", [QLineEdit, QPlainTextEdit, Combo])
def test_a_disabled_input_is_dashed(make: type[QWidget], page: QWidget) -> None:
    entry = make()
    entry.setEnabled(False)
    show(page, entry)

    assert edged(entry)


def test_a_tick_that_cannot_be_changed_has_no_accent(page: QWidget) -> None:
    on, off = Check("One", checked=True), Check("Two", checked=True)
    off.setEnabled(False)
    show(page, on, off)
    accent = look().colour("accent").name()

    assert inks(on)[accent] >= _LEAST
    assert inks(off)[accent] == 0
