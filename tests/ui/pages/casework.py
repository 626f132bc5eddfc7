"""Ways to work the pages of cases in a test."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.quiet import quiet
from ui.jobs import JobRunner
from workstation.records.derive import direct_terms
from workstation.records.kit import Id
from workstation.records.listing import CaseFilter
from workstation.services.session import Session

W = TypeVar("W", bound=QWidget)


def first_case(session: Session) -> Id:
    """The case that stands first in the list."""
    keys = session.cases.keys(CaseFilter(), "code")
    return session.cases.rows(keys)[0].id


def names_of(session: Session, case: Id) -> list[str]:
    """Everything that identifies somebody in a case."""
    return [text for record in session.cases.file(case) for _, text in direct_terms(record)]


def idle(qtbot: QtBot, jobs: JobRunner) -> None:
    """Wait until nothing is being done or about to be."""
    qtbot.waitUntil(lambda: quiet(jobs), timeout=180_000)
    QApplication.processEvents()


def seen(window: QWidget) -> str:
    """Every word that can be read now."""
    parts = [*window.findChildren(QLabel), *window.findChildren(QPushButton)]
    return " | ".join(part.text() for part in parts if part.isVisible())


def sideways(window: QWidget) -> list[int]:
    """By how many pixels a visible part would have to be scrolled sideways."""
    areas = [area for area in window.findChildren(QScrollArea) if area.isVisible()]
    return [bar for area in areas if (bar := area.horizontalScrollBar().maximum())]


def press(window: QWidget, text: str) -> None:
    """Press the visible button with these words."""
    found = [b for b in window.findChildren(QPushButton) if b.isVisible() and b.text() == text]
    assert found, f"no button {text!r} in {seen(window)}"
    found[0].click()


def keys(window: QWidget, sequence: str) -> None:
    """Press a key combination."""
    window.window().activateWindow()
    QApplication.processEvents()
    combination = QKeySequence(sequence)[0]
    QTest.keyClick(window, combination.key(), combination.keyboardModifiers())


def child(window: QWidget, kind: type[W], fits: Callable[[W], bool] = lambda _: True) -> W:
    """The first visible part of a kind."""
    return next(part for part in window.findChildren(kind) if part.isVisible() and fits(part))
