"""Too few people fit: the worker's half, the officer's half, and what the second person sees."""

from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.fits import SIZES, clipped, nameless, show_at
from tests.ui.pages.releasing import Ready, Window, make_ready, window
from tests.ui.pages.test_release import on, redacted, submitted
from ui.pages.release.lower import LowerDialog
from ui.pages.release.page import ReleasePage
from ui.pages.release.state import Step
from ui.pages.release.ways import To
from workstation.records.access import Role
from workstation.records.briefings import LowerCount
from workstation.records.cases import Case
from workstation.records.consents import Consent
from workstation.records.kit import Id
from workstation.records.organisations import Site

pytestmark = pytest.mark.slow
SAID = "သူတို့ မင်းလို့ ထင်နိုင်တယ်။ They may guess it is you."


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Ready:
    ready = make_ready(tmp_path_factory.mktemp("lower"))
    with ready.as_(Role.CASE_WORKER) as session:
        case = session.reader.get(Case, ready.case)
        assert case.site is not None
        session.cases.put(replace(session.reader.get(Site, case.site), headcount=6))
    return ready


def said(place: QWidget) -> str:
    QApplication.processEvents()
    return "\n".join(x.text() for x in place.findChildren(QLabel) if x.isVisible() and x.text())


def press(place: QWidget, words: str) -> None:
    found = [b for b in place.findChildren(QPushButton) if b.text() == words and b.isVisible()]
    QTest.keyClick(found[0], Qt.Key.Key_Space)


def checked(desk: Window, case: Id) -> ReleasePage:
    QApplication.processEvents()  # a window that is not active yet hears no shortcut
    page = redacted(desk, case)
    on(desk, page)
    assert page.wizard.step is Step.CHECKS
    return page


def opened(page: ReleasePage) -> LowerDialog:
    press(page, "They want it sent all the same…")
    return page.findChildren(LowerDialog)[-1]


def write(desk: Window, form: LowerDialog, words: str) -> None:
    area = next(a for a in form.findChildren(QPlainTextEdit) if a.isVisible())
    area.selectAll()
    area.setPlainText(words)
    QTest.keyClick(form.verb, Qt.Key.Key_Space)
    desk.wait()
    desk.wait()


def told(desk: Window, case: Id) -> list[Consent]:
    return [c for c in desk.session.reader.find(Consent, case=case) if c.may_guess_on]


def both_halves(kept: Ready, qtbot: QtBot) -> None:
    with window(kept, Role.CASE_WORKER, qtbot, (1280, 720)) as desk:
        write(desk, opened(checked(desk, kept.case)), SAID)
        (consent,) = told(desk, kept.case)
        assert consent.may_guess is not None
        assert consent.may_guess.words == SAID
        assert consent.may_guess.by == desk.session.user.token
    with window(kept, Role.PROTECTION_OFFICER, qtbot, (1280, 720)) as desk:
        page = checked(desk, kept.case)
        form = opened(page)
        assert SAID in said(form)
        write(desk, form, "The whole crew asks for it.")
        assert page.wizard.facts is not None
        assert not page.wizard.facts.lower_k_accepted
        assert "Somebody else writes it, or accepts it." in said(page)


def test_workers_then_officer_then_it_may_leave(kept: Ready, tmp_path: Path, qtbot: QtBot) -> None:
    mine = kept.mine(tmp_path)
    both_halves(mine, qtbot)

    with window(mine, Role.BRIEFING_OFFICER, qtbot, (1280, 720)) as desk:
        page = checked(desk, mine.case)
        assert "No rule stops it, though fewer people fit than are needed." in said(page)
        assert "The workers and a protection officer accepted a lower count" in said(page)
    with window(mine, Role.BRIEFING_OFFICER, qtbot, (1280, 720)) as desk:
        QApplication.processEvents()
        page = submitted(desk, mine.case)
        desk.wait()
        assert page.wizard.step is Step.SECOND
        assert "Accepted though too few people fit" in said(page.second)
        assert SAID in said(page.second)


def test_it_is_taken_back_until_it_was_used(kept: Ready, tmp_path: Path, qtbot: QtBot) -> None:
    mine = kept.mine(tmp_path)
    both_halves(mine, qtbot)

    with window(mine, Role.PROTECTION_OFFICER, qtbot, (1280, 720)) as desk:
        page = checked(desk, mine.case)
        page._going.decide(To.LOWER, page)  # noqa: SLF001 - nothing stops it, so no button leads there
        form = page.findChildren(LowerDialog)[-1]
        press(form, "Take it back")
        desk.wait()
        assert told(desk, mine.case) == []
        # What the officer accepted rested on those words, and ends with them.
        assert desk.session.reader.find(LowerCount, case=mine.case) == ()
        assert page.wizard.facts is not None
        assert not page.wizard.facts.lower_k_accepted


def test_a_small_site_leads_to_what_may_be_sent_instead(
    kept: Ready, tmp_path: Path, qtbot: QtBot
) -> None:
    with window(kept.mine(tmp_path), Role.BRIEFING_OFFICER, qtbot, (1280, 720)) as desk:
        page = checked(desk, kept.case)
        press(page, "Send instead…")

        assert page.wizard.step is Step.CHOOSE
        focus = QApplication.focusWidget()
        assert focus is not None
        assert focus.accessibleName() == "Send instead"

        on(desk, page)
        on(desk, page)
        press(page, "Say less")
        focus = QApplication.focusWidget()
        assert isinstance(focus, QPushButton)
        assert focus.text() == "Add a detail"


@pytest.mark.parametrize("size", SIZES)
def test_no_text_is_cut(
    kept: Ready, tmp_path: Path, size: tuple[int, int], theme: str, qtbot: QtBot
) -> None:
    with window(kept.mine(tmp_path), Role.PROTECTION_OFFICER, qtbot, size) as desk:
        page = checked(desk, kept.case)
        form = opened(page)
        show_at(desk.shell, *size)
        assert clipped(desk.shell) + nameless(desk.shell) == []
        assert clipped(form) + nameless(form) == []
        assert form.height() <= desk.shell.height()
