"""The second person's page is read near or far, and the texts say who stood by them."""

import dataclasses
import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QScrollArea, QWidget

from tests.ui.pages.releasing import Ready, Window, make_submitted
from tests.vaults import FIRM
from ui.pages.release.pages_view import PagesView
from ui.pages.release.redact import RedactView
from ui.pages.release.state import Wizard, marked
from ui.pages.release.waiting import Rest, WaitingRow
from ui.widgets.badge import Badge
from workstation.records.access import Role
from workstation.records.marks import Mark, MarkedText
from workstation.rules.proof import made
from workstation.services.submissions import Redacting
from workstation.services.templates import filled_template

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Ready:
    return make_submitted(tmp_path_factory.mktemp("read"))


@pytest.fixture
def role() -> Role:
    return Role.SUPERVISOR


def pages_of(desk: Window) -> PagesView:
    (draft,) = desk.session.handovers.waiting()
    (found,) = desk.wizard(("briefing", draft.id)).findChildren(PagesView)
    found.setFocus()
    desk.qtbot.wait(80)
    return found


def width(pages: PagesView) -> int:
    inside = pages.widget()
    assert inside is not None
    first = next(p for p in inside.findChildren(QWidget) if p.accessibleName() == "Page 1")
    return first.width()


def test_the_pages_come_nearer_by_keys_and_go_back(desk: Window) -> None:
    pages = pages_of(desk)
    widths = [width(pages)]
    for key in (Qt.Key.Key_Plus, Qt.Key.Key_Plus, Qt.Key.Key_Plus, Qt.Key.Key_Minus, Qt.Key.Key_0):
        QTest.keyClick(pages, key, CONTROL)
        desk.qtbot.wait(80)
        widths.append(width(pages))

    assert widths[1:] == [794, 1191, 1191, 794, widths[0]]


def test_the_pages_come_nearer_by_a_button(desk: Window) -> None:
    pages = pages_of(desk)
    (near,) = [b for b in desk.shell.findChildren(QPushButton) if b.text() == "150 %"]
    near.click()
    desk.qtbot.wait(80)

    assert width(pages) == 1191
    assert pages.horizontalScrollBar().maximum() > 0


def test_the_place_that_is_read_stays_when_the_pages_come_nearer(desk: Window) -> None:
    pages = pages_of(desk)
    bar = pages.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    QTest.keyClick(pages, Qt.Key.Key_Plus, CONTROL)
    desk.qtbot.wait(80)

    assert bar.value() / bar.maximum() == pytest.approx(0.5, abs=0.02)


def test_whoever_may_sign_is_told_so(desk: Window) -> None:
    pages_of(desk)

    assert "You, supervisor" in [said.text() for said in desk.shell.findChildren(QLabel)]


def test_the_head_names_the_issues_of_a_draft_by_somebody_else(desk: Window) -> None:
    (draft,) = desk.session.handovers.waiting()
    page = desk.wizard(("briefing", draft.id))

    assert len(page.wizard.answers.issues) == len(draft.issues) > 0


# --- The second step --------------------------------------------------------------------------


def in_hand(desk: Window, places: int, confirmed: dt.date | None) -> Wizard:
    """The second step with so many places that wait."""
    releases, contact = desk.session.releases, desk.session.partners.by_name(FIRM)
    (draft,) = desk.session.handovers.waiting()
    assert draft.case is not None
    plan = releases.choose(draft.case, contact.id, draft.purpose)
    answers = filled_template(desk.session.reader, plan)
    work = releases.mark(plan, answers)
    words = [f"Ko Zaw{number:02}" for number in range(places)]
    places_in = [(9 * at, 9 * at + 8) for at in range(places)]
    marks = tuple(Mark(*place, "person", sure=False, rule="name") for place in places_in)
    gathered = dataclasses.replace(work.gathered, confirmed_on=confirmed)
    texts = (MarkedText("account", " ".join(words), "en", marks),)
    held = made(Redacting, gathered, texts, work.known)
    return marked(Wizard(), plan, answers, held)


def shown(desk: Window, places: int, confirmed: dt.date | None = None) -> RedactView:
    view = RedactView()
    desk.qtbot.addWidget(view)
    view.show_wizard(in_hand(desk, places, confirmed), None)
    view.resize(1224, 572)
    view.show()
    desk.qtbot.waitExposed(view)
    return view


@pytest.mark.parametrize("places", [1, 5, 12])
def test_what_was_decided_is_seen_however_many_places_wait(desk: Window, places: int) -> None:
    view = shown(desk, places)
    (undo,) = [b for b in view.findChildren(QPushButton) if b.text() == "Undo"]
    bottom = undo.mapTo(view, undo.rect().bottomLeft()).y()

    assert bottom < view.height()
    assert not [
        area
        for area in view.findChildren(QScrollArea)
        if not isinstance(area, Rest) and undo in area.findChildren(QPushButton)
    ]


def test_more_places_than_there_is_room_for_scroll_in_their_list_alone(desk: Window) -> None:
    views = shown(desk, 4), shown(desk, 12)
    few, many = (view.findChildren(Rest)[0] for view in views)

    assert (few.verticalScrollBar().maximum(), len(many.findChildren(WaitingRow))) == (0, 11)
    assert many.verticalScrollBar().maximum() > 0


def test_a_confirmed_account_carries_its_day(desk: Window) -> None:
    told = shown(desk, 1, dt.date(2026, 11, 20))
    untold = shown(desk, 1)

    assert "Confirmed 20 Nov" in [b.accessibleName() for b in told.findChildren(Badge)]
    assert not [b for b in untold.findChildren(Badge) if "Confirmed" in b.accessibleName()]
