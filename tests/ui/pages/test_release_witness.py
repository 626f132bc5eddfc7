"""A witness nobody can reach: the worker's tries, the officer's decision, the second person."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.services.conftest import Ready, a_document
from tests.services.witnessing import BECAUSE, WITNESS, decided, join_witness, lost, the_witness
from tests.ui.fits import LARGE_TEXT, SIZES, clipped, nameless, outside, show_at
from tests.ui.pages.releasing import Window, window
from tests.ui.pages.test_release import choose, on
from tests.ui.pages.test_release import press as key
from tests.vaults import found, take
from ui.pages.case.witnesses import ForWhom
from ui.pages.release import state
from ui.pages.release.page import ReleasePage
from ui.pages.release.silent import SilentDialog
from ui.pages.release.state import Step
from ui.theme.look import Look
from ui.widgets.choices import Check
from workstation.records.access import Role
from workstation.records.contact_log import ContactLog, Outcome
from workstation.records.out_of_reach import OutOfReach
from workstation.rules.do_no_harm import BY_PERSON

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Ready:
    office = found(tmp_path_factory.mktemp("witness"))
    (case,) = take(office, a_document())
    return Ready(office.path, case)


@pytest.fixture
def office(kept: Ready, tmp_path: Path) -> Ready:
    return Ready(kept.copy(tmp_path).path, kept.case)


def said(place: QWidget) -> str:
    QApplication.processEvents()
    return "\n".join(x.text() for x in place.findChildren(QLabel) if x.isVisible() and x.text())


def press(place: QWidget, words: str) -> None:
    places = [b for b in place.findChildren(QPushButton) if b.text() == words and b.isVisible()]
    QTest.keyClick(places[0], Qt.Key.Key_Space)


def checked(desk: Window, office: Ready, summary: str = "") -> ReleasePage:
    QApplication.processEvents()  # a window that is not active yet hears no shortcut
    page = choose(desk, office.case.id, summary)
    on(desk, page)
    while state.waiting(page.wizard):
        key(Qt.Key.Key_R)
    desk.wait()
    on(desk, page)
    assert page.wizard.step is Step.CHECKS
    return page


def opened(page: QWidget) -> SilentDialog:
    QApplication.processEvents()
    return page.findChildren(SilentDialog)[-1]


def named(form: QWidget, name: str) -> QWidget:
    return next(w for w in form.findChildren(QWidget) if w.accessibleName() == name)


def finish(desk: Window, form: SilentDialog) -> None:
    QTest.keyClick(form.verb, Qt.Key.Key_Space)
    desk.wait()
    desk.wait()


def test_whoever_works_on_the_case_writes_a_try_down(office: Ready, qtbot: QtBot) -> None:
    person = join_witness(office)
    with window(office, Role.CASE_WORKER, qtbot, (1280, 720)) as desk:
        page = checked(desk, office)
        press(page, "Not reached…")
        form = opened(page)
        assert "Tried on 0 days," in said(form)
        finish(desk, form)
        (line,) = desk.session.reader.find(ContactLog, person=person)

        assert line.outcome is Outcome.MISSED
        assert WITNESS not in said(page)
        press(page, "Not reached…")
        assert "Tried on 1 day," in said(opened(page))


def test_an_officer_decides_from_the_case_and_says_everything_that_is_needed(
    office: Ready, qtbot: QtBot
) -> None:
    lost(office)
    with window(office, Role.PROTECTION_OFFICER, qtbot, (1280, 720), whole=True) as desk:
        page = desk.page("case", (office.case.id, "consents"))
        press(page, "A witness not reached…")
        desk.wait()
        page.findChildren(ForWhom)[-1].press()
        form = opened(page)
        finish(desk, form)
        assert said(form).count("This is still empty.") == 3
        assert desk.session.reader.find(OutOfReach) == ()

        why = named(form, "Why they cannot be asked")
        assert isinstance(why, QComboBox)
        why.setCurrentIndex(0)
        form.findChildren(Check)[0].setChecked(True)
        form.findChildren(QPlainTextEdit)[0].setPlainText(BECAUSE)
        finish(desk, form)
        (row,) = desk.session.reader.find(OutOfReach)
        assert (row.person, row.because) == (the_witness(desk.session, office), BECAUSE)

        press(page, "A witness not reached…")
        desk.wait()
        page.findChildren(ForWhom)[-1].press()
        form = opened(page)
        assert "Witness A is left out until" in said(form)
        press(form, "Take it back")
        desk.wait()
        (ended,) = desk.session.reader.find(OutOfReach)
        assert ended.ended_on is not None


def test_the_second_person_reads_who_is_left_out_and_why(office: Ready, qtbot: QtBot) -> None:
    lost(office)
    decided(office)
    with window(office, Role.BRIEFING_OFFICER, qtbot, (1280, 720)) as desk:
        page = checked(desk, office, "The women know.")
        assert "it holds what people typed" in said(page)
        press(page, "Say less")
        assert page.wizard.step is Step.CHOOSE
    with window(office, Role.BRIEFING_OFFICER, qtbot, (1280, 720)) as desk:
        page = checked(desk, office)
        assert "Without 1 witness out of reach" in said(page)
        on(desk, page)
        for _ in BY_PERSON:
            key(Qt.Key.Key_Y)
        on(desk, page)
        assert page.wizard.step is Step.SECOND
        read = said(page.second)
        assert "Nobody could ask these witnesses" in read
        assert BECAUSE in read
        assert "Read what is asked: it may tell nothing that only they know." in read


@pytest.mark.parametrize("size", SIZES)
def test_no_text_is_cut(office: Ready, size: tuple[int, int], theme: str, qtbot: QtBot) -> None:
    whole(office, size, qtbot)


def test_no_text_is_cut_at_the_largest_text(office: Ready, large: Look, qtbot: QtBot) -> None:
    whole(office, LARGE_TEXT, qtbot)


def whole(office: Ready, size: tuple[int, int], qtbot: QtBot) -> None:
    """The form of a worker and of an officer, with everything that they may hold."""
    lost(office)
    for role in (Role.CASE_WORKER, Role.PROTECTION_OFFICER):
        with window(office, role, qtbot, size) as desk:
            page = checked(desk, office)
            press(page, "Not reached…")
            form = opened(page)
            show_at(desk.shell, *size)
            for place in (desk.shell, form):
                assert clipped(place) + nameless(place) + outside(place) == []
            assert form.height() <= desk.shell.height()
