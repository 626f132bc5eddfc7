"""Redacting in a small window with large text, and what a place says of itself."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QWidget

from tests.ui.fits import clipped, nameless, outside, overflowing, show_at
from tests.ui.pages.releasing import SUMMARY, Ready, Window
from tests.ui.pages.test_release import choose, on, press
from ui.pages.release import state
from ui.pages.release.deciding import Deciding
from ui.pages.release.page import ReleasePage
from ui.pages.release.panes import Pane, WrittenPane
from ui.theme.look import Look, wear

LONG = "အလုပ်ရှင်က ပြောတယ်။ they said that whoever asks for a paper loses the job"
LINES = 6
"""Lines of a text that have to be seen at once to be read."""


@pytest.fixture(params=["light", "dark", "contrast"])
def largest(request: pytest.FixtureRequest, dressed: QApplication) -> Look:
    """The largest text in each theme, before the window is made."""
    wear(dressed, Look(request.param, 1.3))
    return Look(request.param, 1.3)


@pytest.fixture(params=[1.0, 1.15, 1.3])
def sized(request: pytest.FixtureRequest, dressed: QApplication) -> Look:
    """Each text size, before the window is made."""
    wear(dressed, Look("light", request.param))
    return Look("light", request.param)


def redacting(
    desk: Window, ready: Ready, size: tuple[int, int] = (1280, 720), summary: str = SUMMARY
) -> ReleasePage:
    page = choose(desk, ready.case, summary)
    on(desk, page)
    show_at(desk.shell, *size)
    return page


def texts(page: ReleasePage) -> tuple[Pane, Pane]:
    (left,) = page.findChildren(WrittenPane)
    (right,) = (p for p in page.findChildren(Pane) if not isinstance(p, WrittenPane))
    return left, right


def said(page: QWidget) -> list[str]:
    return [each.text() for each in page.findChildren(QLabel) if each.isVisible()]


def pressed(page: ReleasePage, words: str) -> None:
    (found,) = (b for b in page.findChildren(QPushButton) if b.isVisible() and b.text() == words)
    found.click()
    QApplication.processEvents()


def test_one_text_stands_for_both_in_the_least_window_at_the_largest_text(
    largest: Look, desk: Window, ready: Ready
) -> None:
    page = redacting(desk, ready, (1024, 640))
    left, right = texts(page)
    line = left.fontMetrics().lineSpacing() * 1.3

    assert desk.shell.size().toTuple() == (1024, 640)
    assert clipped(page) + outside(page) + overflowing(page) + nameless(page) == []
    assert left.isVisible()
    assert not right.isVisible()
    assert left.height() >= LINES * line

    press(Qt.Key.Key_O)
    show_at(desk.shell, 1024, 640)

    assert not left.isVisible()
    assert right.isVisible()
    assert clipped(page) + outside(page) == []


def test_nothing_is_cut_while_a_reason_is_asked_there(
    largest: Look, desk: Window, ready: Ready
) -> None:
    page = redacting(desk, ready, (1024, 640))
    press(Qt.Key.Key_R)
    desk.wait()
    for key in (Qt.Key.Key_K, Qt.Key.Key_Return):
        press(key)
        show_at(desk.shell, 1024, 640)

    assert clipped(page) + outside(page) == []


@pytest.mark.parametrize("size", [(1024, 640), (1280, 720)])
def test_words_marked_by_hand_are_decided_about_without_anything_cut(
    sized: Look, size: tuple[int, int], desk: Window, ready: Ready
) -> None:
    page = redacting(desk, ready, size, f"{SUMMARY} {LONG}")
    page.letters()["R"]()
    desk.wait()
    (left,) = page.findChildren(WrittenPane)
    begin = left.toPlainText().index(LONG)
    left.choose(begin, begin + len(LONG))
    page.letters()["M"]()
    desk.wait()
    show_at(desk.shell, *size)

    (place,) = page.findChildren(Deciding)
    assert "Now: replaced by" in " ".join(said(place))
    assert clipped(page) + outside(page) == []


@pytest.mark.parametrize("size", [(1024, 640), (1280, 720)])
def test_both_texts_stand_side_by_side_at_the_normal_size(
    size: tuple[int, int], desk: Window, ready: Ready
) -> None:
    page = redacting(desk, ready, size)
    left, right = texts(page)
    tops = [pane.mapTo(page, QPoint()).y() for pane in (left, right)]

    press(Qt.Key.Key_O)

    assert left.isVisible()
    assert right.isVisible()
    assert max(tops) - min(tops) <= 8
    assert clipped(page) + outside(page) == []


def test_a_reason_that_is_being_written_stays_when_the_texts_are_read_anew(
    desk: Window, ready: Ready
) -> None:
    redacting(desk, ready)
    press(Qt.Key.Key_R)
    press(Qt.Key.Key_K)
    entry = QApplication.focusWidget()
    assert isinstance(entry, QLineEdit)
    QTest.keyClicks(entry, "the firm wrote")
    desk.wait()

    assert QApplication.focusWidget() is entry
    assert entry.text() == "the firm wrote"


def test_what_is_still_to_be_said_is_said(desk: Window, ready: Ready) -> None:
    page = redacting(desk, ready)
    press(Qt.Key.Key_K)
    press(Qt.Key.Key_Return)

    assert "Write why. The second person reads it." in said(page)
    assert all(mark.decision != "keep" for _, mark in state.marks_of(page.wizard))


def test_a_decided_place_says_what_was_decided_and_why(desk: Window, ready: Ready) -> None:
    page = redacting(desk, ready)
    key, start = page.wizard.at or ("", 0)
    press(Qt.Key.Key_K)
    press(Qt.Key.Key_Return, "the firm wrote it itself")
    desk.wait()

    texts(page)[0].picked.emit(key, start)
    desk.wait()

    (place,) = page.findChildren(Deciding)
    assert "Now: kept. “the firm wrote it itself”" in said(place)


def test_somebody_is_the_same_as_another_without_a_key_too(desk: Window, ready: Ready) -> None:
    page = redacting(desk, ready)
    press(Qt.Key.Key_R)
    desk.wait()

    pressed(page, "Same as somebody")

    assert "Who it is" in said(page)


def test_a_line_that_says_what_can_be_done_does_it(desk: Window, ready: Ready) -> None:
    page = redacting(desk, ready)
    (line,) = (each for each in page.findChildren(QLabel) if each.text() == "Keep")
    QTest.mouseClick(line, Qt.MouseButton.LeftButton)

    assert isinstance(QApplication.focusWidget(), QLineEdit)
    assert "Why the reader may know it" in said(page)
