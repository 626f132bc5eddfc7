"""A release that was not finished comes back after the lock, at its first step."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from tests.ui.pages.releasing import SUMMARY, Ready, Window, make_ready, window
from tests.vaults import FIRM
from ui.drafting import flush_all
from ui.pages.release import state
from ui.pages.release.page import ReleasePage
from ui.pages.release.state import Step
from ui.widgets.choices import Combo
from workstation.records.access import Role
from workstation.records.briefings import HarmAnswer

SIZE = (1280, 720)


@pytest.fixture(scope="module")
def ready(tmp_path_factory: pytest.TempPathFactory) -> Ready:
    return make_ready(tmp_path_factory.mktemp("left"))


def summary(page: ReleasePage) -> QPlainTextEdit:
    return next(e for e in page.findChildren(QPlainTextEdit) if e.accessibleName() == "Summary")


def recipient(page: ReleasePage) -> Combo:
    return next(c for c in page.findChildren(Combo) if c.accessibleName() == "Recipient")


def asks(page: ReleasePage) -> list[QLineEdit]:
    return [e for e in page.findChildren(QLineEdit) if e.accessibleName() == "What is asked"]


def write(desk: Window, case: str) -> ReleasePage:
    """Everything that the first step asks for."""
    page = desk.wizard(case)
    contact = recipient(page)
    words = [contact.itemText(at) for at in range(contact.count())]
    contact.setCurrentIndex(next(at for at, text in enumerate(words) if text.startswith(FIRM)))
    desk.wait()
    summary(page).setPlainText(SUMMARY)
    asks(page)[0].setText("Give the papers back")
    return page


def on(desk: Window, page: ReleasePage) -> None:
    primary = page.primary()
    assert primary is not None
    primary.click()
    desk.wait()


def locked(desk: Window) -> None:
    """What the lock does to the forms that are open."""
    flush_all(desk.shell.window())
    desk.session.drafts.settle(20)  # type: ignore[attr-defined] - the store's own


def test_what_was_typed_decided_and_answered_comes_back(
    ready: Ready, tmp_path: Path, qtbot: QtBot
) -> None:
    mine = ready.mine(tmp_path)
    with window(mine, Role.BRIEFING_OFFICER, qtbot, SIZE) as desk:
        page = write(desk, mine.case)
        on(desk, page)
        waited = len(state.waiting(page.wizard))
        page.letters()["R"]()
        desk.wait()
        left = len(state.waiting(page.wizard))
        page.harm.answered.emit(1, HarmAnswer.NO)
        locked(desk)
    with window(mine, Role.BRIEFING_OFFICER, qtbot, SIZE) as desk:
        page = desk.wizard(mine.case)
        shown = summary(page).toPlainText(), recipient(page).currentText(), asks(page)[0].text()
        on(desk, page)
        again = len(state.waiting(page.wizard))

        assert shown[0] == SUMMARY
        assert shown[1].startswith(FIRM)
        assert shown[2] == "Give the papers back"
        assert (again, left < waited) == (left, True)
        assert page.wizard.answers.do_no_harm == {"1": "no"}


def test_a_release_that_nobody_touched_leaves_no_draft(
    ready: Ready, tmp_path: Path, qtbot: QtBot
) -> None:
    mine = ready.mine(tmp_path)
    with window(mine, Role.BRIEFING_OFFICER, qtbot, SIZE) as desk:
        desk.wizard(mine.case)
        locked(desk)

        assert desk.session.drafts.forms() == ()


def test_a_draft_that_cannot_be_read_begins_anew(
    ready: Ready, tmp_path: Path, qtbot: QtBot
) -> None:
    mine = ready.mine(tmp_path)
    with window(mine, Role.BRIEFING_OFFICER, qtbot, SIZE) as desk:
        desk.session.drafts.keep(f"release/{mine.case}", '{"texts": [1]}').result()
        page = desk.wizard(mine.case)

        assert page.wizard.step is Step.CHOOSE
        assert summary(page).toPlainText() == ""
