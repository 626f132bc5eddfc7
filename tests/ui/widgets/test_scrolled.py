"""What scrolls is measured when it is seen, and shown at once when it changes then."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QStackedWidget, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.fits import clipped, show_at
from ui.pages.assess_form import AssessForm
from ui.pages.release.harm import HarmView
from ui.widgets.field import Field
from ui.widgets.lay import column, held
from ui.widgets.scrolled import Scrolled
from ui.widgets.segment import Segment
from ui.widgets.text import label

LONG = "The agency kept a second set of contracts, and nobody was told what stood in them. " * 8


def lines() -> list[QLabel]:
    return [label(f"{LONG} {at}", wrap=True) for at in range(12)]


def is_measured(widget: QWidget) -> bool:
    return widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished)


@pytest.fixture
def window(qtbot: QtBot) -> QStackedWidget:
    made = QStackedWidget()
    qtbot.addWidget(made)
    return made


def test_nothing_is_measured_while_a_page_is_put_together(window: QStackedWidget) -> None:
    told = lines()
    window.addWidget(held(column((Scrolled(column(*told, None)), 1))))

    assert not any(map(is_measured, told))


@pytest.mark.parametrize("make", [HarmView, lambda: AssessForm(reads=False)])
def test_the_large_pages_measure_none_of_their_questions_early(
    make: Callable[[], QWidget], window: QStackedWidget
) -> None:
    page = make()
    window.addWidget(held(column(page)))

    assert not any(map(is_measured, page.findChildren(Segment)))


def test_everything_is_whole_once_it_is_seen(window: QStackedWidget) -> None:
    told = lines()
    area = Scrolled(column(*told, None))
    window.addWidget(held(column((area, 1))))
    show_at(window, 400, 300)

    assert clipped(window) == []
    assert told[-1].width() <= area.viewport().width()
    assert area.verticalScrollBar().maximum() > 0


def test_what_comes_while_it_is_hidden_is_whole_later(window: QStackedWidget) -> None:
    area, other = Scrolled(column(label("before"))), QWidget()
    for page in (area, other):
        window.addWidget(page)
    show_at(window, 400, 300)
    window.setCurrentWidget(other)
    told = lines()
    area.fill(column(*told, None))
    window.setCurrentWidget(area)
    show_at(window, 400, 300)

    assert clipped(window) == []
    assert area.verticalScrollBar().maximum() > 0


def test_what_comes_while_it_is_seen_is_seen_at_once(window: QStackedWidget) -> None:
    area, told = Scrolled(column(label("before"))), lines()
    window.addWidget(area)
    show_at(window, 400, 300)
    area.fill(column(*told, None))

    assert all(each.isVisible() for each in told)


def test_what_tab_comes_to_from_outside_is_brought_into_view(window: QStackedWidget) -> None:
    before, last = QPushButton("before"), QPushButton("last")
    area = Scrolled(column(*lines(), last))
    window.addWidget(held(column(before, (area, 1))))
    show_at(window, 400, 300)
    window.activateWindow()
    before.setFocus()
    QTest.keyClick(before, Qt.Key.Key_Tab)

    assert last.hasFocus()
    assert area.viewport().rect().contains(last.mapTo(area.viewport(), last.rect().center()))


def test_a_field_that_keys_come_to_is_seen_with_its_name(window: QStackedWidget) -> None:
    entry, last = QLineEdit(), QPushButton("last")
    field = Field("What happened", entry, hint="Without names or numbers.")
    area = Scrolled(column(field, *lines(), last))
    window.addWidget(area)
    show_at(window, 400, 300)
    window.activateWindow()
    last.setFocus(Qt.FocusReason.TabFocusReason)
    assert area.verticalScrollBar().value() > 0
    entry.setFocus(Qt.FocusReason.BacktabFocusReason)

    name = field.findChildren(QLabel)[0]
    assert name.visibleRegion().boundingRect() == name.rect()
