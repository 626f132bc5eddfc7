"""The shell: pages that exist, the way back, keys, and the order of regions."""

import sys
from collections.abc import Callable, Iterator, Mapping

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.fits import SIZES, clipped, nameless, outside, show_at
from tests.ui.widgets.test_turn import way
from ui.jobs import JobRunner
from ui.page import Head, Page, PageSpec, Place, Query
from ui.shell import Shell
from ui.sidebar import Sidebar
from ui.theme.tokens import RAIL, SIDEBAR
from ui.topbar import SearchEntry
from ui.widgets.button import button
from ui.widgets.lay import column


class Sheet(Page):
    """A page that writes down what it was asked."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self.title, self.subjects, self.left, self.next = title, [], 0, 0
        self.field, self.save = QLineEdit(), button("Save", "primary")
        self.rest = QPushButton("Rest")
        self.field.setAccessibleName("Filter")
        self.pressed = 0
        self.save.clicked.connect(self.count)
        self.setLayout(column(self.rest, self.field, self.save, None))

    def count(self) -> None:
        self.pressed += 1

    def head(self) -> Head:
        return Head(self.title, (("Cases", Place("cases")),), "Saved 14:09")

    def show_subject(self, subject: object) -> None:
        self.subjects.append(subject)

    def first(self) -> QWidget:
        return self.rest

    def primary(self) -> QPushButton:
        return self.save

    def filter_entry(self) -> QLineEdit:
        return self.field

    def letters(self) -> Mapping[str, Callable[[], object]]:
        return {"N": self.go_next}

    def go_next(self) -> None:
        self.next += 1

    def leave(self) -> None:
        self.left += 1


@pytest.fixture
def shell(qtbot: QtBot) -> Iterator[Shell]:
    items = [
        PageSpec("cases", "Cases", "cases", lambda: Sheet("Cases")),
        PageSpec("partners", "Partners", "partners", lambda: Sheet("Partners")),
    ]
    inner = [
        PageSpec("case", "Case", "cases", lambda: Sheet("GE3-C4M"), under="cases"),
        PageSpec("new", "New case", "cases", lambda: Sheet("New"), under="cases", narrow=True),
        PageSpec("search", "Search", "search", lambda: Sheet("Search"), over=True),
    ]
    jobs = JobRunner()
    made = Shell(items, inner, jobs, "Case worker")
    qtbot.addWidget(made)
    made.go(Place("cases"))
    show_at(made, 1280, 720)
    made.activateWindow()
    made.page().first().setFocus()
    yield made
    jobs.close()


def page(shell: Shell) -> Sheet:
    shown = shell.page()
    assert isinstance(shown, Sheet)
    return shown


def press(qtbot: QtBot, shell: Shell, key: Qt.Key, with_: str = "") -> None:
    modifiers = Qt.KeyboardModifier.NoModifier
    if with_:
        modifiers = Qt.KeyboardModifier[f"{with_}Modifier"]
    qtbot.keyClick(QApplication.focusWidget() or shell, key, modifiers)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("key", ["cases", "case", "new"])
def test_nothing_of_the_shell_is_cut(
    key: str, size: tuple[int, int], theme: str, shell: Shell
) -> None:
    shell.go(Place(key))
    show_at(shell, *size)

    assert clipped(shell) + outside(shell) + nameless(shell) == []


def test_tab_comes_to_the_way_to_a_page_before_the_search_and_the_page(shell: Shell) -> None:
    shell.go(Place("case", 7))
    show_at(shell, 1280, 720)
    buttons = [b for b in shell.findChildren(QPushButton) if b.isVisible()]
    (crumb,) = [b for b in buttons if b.property("kind") == "crumb"]
    entry = shell.findChild(SearchEntry)

    assert way(shell, crumb)[1] is entry
    assert way(shell, crumb)[3] is page(shell).rest


def test_a_page_is_told_what_to_show(shell: Shell) -> None:
    shell.go(Place("case", 7))

    assert page(shell).subjects == [7]


def test_a_page_asks_the_shell_to_go(shell: Shell) -> None:
    page(shell).go.emit(Place("partners"))

    assert page(shell).title == "Partners"


def test_the_page_that_is_left_is_told(shell: Shell) -> None:
    left = page(shell)
    shell.go(Place("partners"))

    assert left.left == 1


def test_alt_left_and_escape_go_back(shell: Shell, qtbot: QtBot) -> None:
    shell.go(Place("case", 7))
    shell.go(Place("partners"))
    press(qtbot, shell, Qt.Key.Key_Left, "Alt")
    first = shell.place
    press(qtbot, shell, Qt.Key.Key_Escape)

    assert (first, shell.place) == (Place("case", 7), Place("cases"))


def test_alt_and_a_digit_open_a_page(shell: Shell, qtbot: QtBot) -> None:
    press(qtbot, shell, Qt.Key.Key_2, "Alt")

    assert shell.place == Place("partners")


@pytest.mark.parametrize(("key", "with_"), [(Qt.Key.Key_L, "Control"), (Qt.Key.Key_Pause, "")])
def test_lock_is_reached_from_anywhere(key: Qt.Key, with_: str, shell: Shell, qtbot: QtBot) -> None:
    page(shell).field.setFocus()
    with qtbot.waitSignal(shell.locked):
        press(qtbot, shell, key, with_)


def test_ctrl_k_searches_over_the_page_and_escape_goes_back_to_it(
    shell: Shell, qtbot: QtBot
) -> None:
    under = page(shell)
    press(qtbot, shell, Qt.Key.Key_K, "Control")
    over = page(shell)
    press(qtbot, shell, Qt.Key.Key_Escape)

    assert (over.title, over.subjects, over.left) == ("Search", [Query("")], 1)
    assert (page(shell), under.left, shell.place) == (under, 0, Place("cases"))
    assert under.rest.hasFocus()


def test_what_is_typed_at_the_search_field_is_searched_for(shell: Shell, qtbot: QtBot) -> None:
    entry = next(e for e in shell.findChildren(QLineEdit) if e.isReadOnly())
    entry.setFocus()
    qtbot.keyClick(entry, "T")

    assert page(shell).subjects == [Query("T")]


def test_tab_stays_in_what_lies_over_the_page(shell: Shell, qtbot: QtBot) -> None:
    press(qtbot, shell, Qt.Key.Key_K, "Control")
    over, seen = page(shell), []
    for _ in range(4):
        press(qtbot, shell, Qt.Key.Key_Tab)
        focus = QApplication.focusWidget()
        seen.append(focus is not None and over.isAncestorOf(focus))

    assert all(seen)


def test_leaving_leaves_the_page_under_the_search_too(shell: Shell, qtbot: QtBot) -> None:
    under = page(shell)
    press(qtbot, shell, Qt.Key.Key_K, "Control")
    over = page(shell)
    shell.leave()

    assert (over.left, under.left) == (1, 1)


def test_going_elsewhere_closes_what_lies_over_the_page(shell: Shell, qtbot: QtBot) -> None:
    press(qtbot, shell, Qt.Key.Key_K, "Control")
    press(qtbot, shell, Qt.Key.Key_2, "Alt")

    assert page(shell).title == "Partners"


def test_without_a_search_page_there_is_no_search_field(qtbot: QtBot) -> None:
    jobs = JobRunner()
    made = Shell([PageSpec("cases", "Cases", "cases", lambda: Sheet("C"))], [], jobs, "")
    qtbot.addWidget(made)
    jobs.close()

    assert made.findChildren(QLineEdit) == []


def test_ctrl_enter_presses_the_main_verb(shell: Shell, qtbot: QtBot) -> None:
    press(qtbot, shell, Qt.Key.Key_Return, "Control")

    assert page(shell).pressed == 1


def test_f6_goes_round_head_content_and_sidebar(shell: Shell, qtbot: QtBot) -> None:
    seen = []
    for _ in range(3):
        press(qtbot, shell, Qt.Key.Key_F6)
        focus = QApplication.focusWidget()
        seen.append(focus.accessibleName() or focus.text())

    assert seen == ["Cases", "Search everything", "Rest"]


def test_the_sidebar_is_a_rail_in_a_narrow_window_and_in_wizards(shell: Shell) -> None:
    side = shell.findChildren(Sidebar)[0]
    widths = [side.width()]
    shell.go(Place("new"))
    widths.append(side.width())
    shell.go(Place("cases"))
    shell.resize(1100, 700)
    widths.append(side.width())

    assert widths == [SIDEBAR, RAIL, RAIL]


def test_a_slash_goes_to_the_filter(shell: Shell, qtbot: QtBot) -> None:
    qtbot.keyClick(page(shell).rest, "/")

    assert page(shell).field.hasFocus()


def test_letters_act_outside_text_fields_only(shell: Shell, qtbot: QtBot) -> None:
    sheet = page(shell)
    qtbot.keyClick(sheet.rest, "n")
    sheet.field.setFocus()
    qtbot.keyClick(sheet.field, "n")

    assert (sheet.next, sheet.field.text()) == (1, "n")


@pytest.mark.skipif(sys.platform != "linux", reason="scan codes of Linux")
def test_letters_are_found_by_place_under_a_thai_layout(shell: Shell) -> None:
    sheet = page(shell)
    place_of_n, none = 57, Qt.KeyboardModifier.NoModifier
    event = QKeyEvent(QEvent.Type.KeyPress, 0, none, place_of_n, 0, 0, "ื")
    QApplication.sendEvent(sheet.rest, event)

    assert sheet.next == 1


def test_the_head_is_drawn_anew_when_a_page_asks(shell: Shell) -> None:
    sheet = page(shell)
    sheet.title = "Cases, 3 open"
    sheet.head_changed.emit()

    assert "Cases, 3 open" in {label.text() for label in shell.findChildren(QLabel)}
