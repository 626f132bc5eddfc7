"""Tab comes to what is shown later where it stands, and gets out of it again."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.fits import show_at
from ui.pages.release.asks import Asks
from ui.pages.release.details import Details
from ui.pages.release.slot import Slot
from ui.pages.release.waiting import Rest
from ui.widgets.check_words import CheckWords
from ui.widgets.lay import column, held
from ui.widgets.segment import Segment


def way(window: QWidget, start: QWidget) -> list[QWidget]:
    """Where Tab goes from a widget until it comes back."""
    window.activateWindow()
    start.setFocus()
    found: list[QWidget] = []
    for _ in range(30):
        focus = QApplication.focusWidget()
        assert focus is not None
        if focus in found:
            break
        found.append(focus)
        QTest.keyClick(focus, Qt.Key.Key_Tab)
    return found


def test_what_a_slot_shows_later_is_come_to_between_its_neighbours(qtbot: QtBot) -> None:
    before, slot, after = QPushButton("before"), Slot(), QPushButton("after")
    window = held(column(before, slot, after))
    qtbot.addWidget(window)
    for _ in range(2):
        one, two = QLineEdit(), QPushButton("two")
        slot.fill(column(one, two))
        show_at(window, 400, 300)

        assert way(window, before) == [before, one, two, after]


def test_parts_that_hand_on_their_focus_keep_nobody_in(qtbot: QtBot) -> None:
    before, slot, after = QPushButton("before"), Slot(), QPushButton("after")
    window = held(column(before, slot, after))
    qtbot.addWidget(window)
    show_at(window, 600, 300)
    words, how = CheckWords(4, lambda _at, _word: False), Segment([(1, "one"), (2, "two")], value=1)
    last = QPushButton("last")
    slot.fill(column(words, how, last))
    QApplication.processEvents()
    entries = words.findChildren(QLineEdit)

    assert way(window, before) == [before, *entries, how.focusProxy(), last, after]
    assert all(entry.focusPolicy() is Qt.FocusPolicy.StrongFocus for entry in entries)


def test_what_is_asked_is_come_to_line_by_line_before_the_next_thing(qtbot: QtBot) -> None:
    before, asks, after = QPushButton("before"), Asks(), QPushButton("after")
    window = held(column(before, asks, after))
    qtbot.addWidget(window)
    show_at(window, 600, 300)
    asks.show_left((("Pay", "22 Jan 2027", ""), ("Papers", "22 Jan 2027", "")))
    QApplication.processEvents()
    names = [part.accessibleName() for part in way(window, before)]

    line = ["What is asked", "By when", "Do not ask this"]
    assert names == ["", *line, *line, "", ""]


def test_details_are_come_to_line_by_line_before_the_button_that_adds_one(qtbot: QtBot) -> None:
    before, details, after = QPushButton("before"), Details(), QPushButton("after")
    window = held(column(before, details, after))
    qtbot.addWidget(window)
    show_at(window, 900, 300)
    details.show_lines((("section", "night crab"), ("room", "room 14")))
    QApplication.processEvents()
    names = [part.accessibleName() or part.text() for part in way(window, before)]

    line = ["What is told", "In which words", "The text does not tell this"]
    assert names == ["before", *line, *line, "Add a detail", "after"]


def test_places_that_wait_are_come_to_where_they_stand(qtbot: QtBot) -> None:
    before, rest, after = QPushButton("before"), Rest(), QPushButton("after")
    window = held(column(before, rest, after))
    qtbot.addWidget(window)
    show_at(window, 400, 300)
    for _ in range(2):
        one, two = QPushButton("one"), QPushButton("two")
        rest.show_rows([one, two])
        show_at(window, 400, 300)

        assert way(window, before) == [before, one, two, after]
