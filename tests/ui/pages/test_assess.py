"""Nineteen questions by keyboard; only an officer signs; lowering needs a second one."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.fits import show_at
from tests.ui.quiet import quiet
from tests.ui.vaults import opened
from tests.vaults import Office
from ui.jobs import JobRunner
from ui.keys import LetterKeys
from ui.pages.assess import AssessPage
from ui.pages.assess_sign import LevelDialog
from ui.widgets.choices import Combo
from workstation.bootstrap import Opened
from workstation.errors import Busy
from workstation.records.access import Role
from workstation.records.cases import Case, RiskLevel
from workstation.records.risk import AssessmentState, Factor, RiskAssessment

PATIENCE = 60_000


@pytest.fixture
def vault(office: Office, tmp_path: Path) -> Iterator[Opened]:
    with opened(office.copy(tmp_path), Role.PROTECTION_OFFICER) as made:
        yield made


def page_of(vault: Opened, jobs: JobRunner) -> AssessPage:
    page = AssessPage(vault.session, jobs)
    LetterKeys(page, page.letters())
    show_at(page, 1024, 640)
    page.activateWindow()
    page.show_subject(first_case(vault).id)
    first = page.first()
    assert first is not None
    first.setFocus()
    return page


@pytest.fixture
def page(vault: Opened, jobs: JobRunner, qtbot: QtBot) -> Iterator[AssessPage]:
    made = page_of(vault, jobs)
    yield made
    # What was typed is kept while the page still stands, as the shell does it.
    made.leave()
    qtbot.waitUntil(lambda: quiet(jobs), timeout=PATIENCE)
    made.close()
    made.deleteLater()


def first_case(vault: Opened) -> Case:
    return vault.session.reader.find(Case)[0]


def texts(page: QWidget) -> list[str]:
    return [label.text() for label in page.findChildren(QLabel) if label.isVisible()]


def press(qtbot: QtBot, key: Qt.Key | str) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    if isinstance(key, str):
        qtbot.keyClicks(focus, key)
    else:
        qtbot.keyClick(focus, key)


def newest(vault: Opened) -> RiskAssessment:
    """The assessment that was written last; asked again while the writer is at it."""
    while True:
        try:
            return vault.session.risks.of(first_case(vault).id)[-1]
        except Busy:
            QApplication.processEvents()


def score(assessment: RiskAssessment, factor: Factor) -> int | None:
    return next((a.score for a in assessment.answers if a.factor is factor), None)


def test_digits_answer_and_arrows_move(page: AssessPage, qtbot: QtBot) -> None:
    press(qtbot, "4")
    press(qtbot, Qt.Key.Key_Down)
    press(qtbot, "3")
    press(qtbot, Qt.Key.Key_Down)
    press(qtbot, "?")
    draft = page.draft()

    assert [score(draft, f) for f in (Factor.T1, Factor.T2, Factor.T3)] == [4, 3, None]


def test_a_threat_that_happens_lifts_the_level_and_says_why(page: AssessPage, qtbot: QtBot) -> None:
    press(qtbot, "4")

    assert any(text.endswith("because T1 is 4: it is happening") for text in texts(page))
    assert any(text.startswith("Ring daily.") for text in texts(page))


def test_what_is_answered_is_kept_when_the_page_is_left(
    page: AssessPage, vault: Opened, qtbot: QtBot
) -> None:
    press(qtbot, "3")
    page.leave()

    qtbot.waitUntil(lambda: newest(vault).state is AssessmentState.DRAFT, timeout=PATIENCE)

    assert score(newest(vault), Factor.T1) == 3


def test_the_same_draft_is_kept_again_and_again(
    page: AssessPage, vault: Opened, qtbot: QtBot
) -> None:
    for answer in "321":
        press(qtbot, answer)
        page.leave()
        wanted = int(answer)
        qtbot.waitUntil(lambda w=wanted: score(newest(vault), Factor.T1) == w, timeout=PATIENCE)

    assert newest(vault).revision == 3


def test_signing_tells_the_case(page: AssessPage, vault: Opened, qtbot: QtBot) -> None:
    press(qtbot, "4")
    sign = page.primary()
    assert sign is not None
    sign.click()

    qtbot.waitUntil(lambda: newest(vault).level is RiskLevel.CRITICAL, timeout=PATIENCE)

    qtbot.waitUntil(lambda: "Signed at Critical." in texts(page), timeout=PATIENCE)


def test_raising_needs_a_reason(page: AssessPage, vault: Opened, qtbot: QtBot) -> None:
    next(b for b in page.findChildren(QPushButton) if b.text() == "Change the level…").click()
    dialog = page.findChildren(LevelDialog)[0]
    combo = dialog.findChildren(Combo)[0]
    combo.setCurrentIndex(3)
    without = dialog.verb.isEnabled()
    dialog.say("They were seen near the gate.")
    dialog.verb.click()
    qtbot.waitUntil(lambda: newest(vault).level is RiskLevel.CRITICAL, timeout=PATIENCE)

    assert not without
    assert newest(vault).change_reason == "They were seen near the gate."


def test_lowering_asks_for_a_second_passphrase(page: AssessPage, qtbot: QtBot) -> None:
    press(qtbot, "4")
    next(b for b in page.findChildren(QPushButton) if b.text() == "Change the level…").click()
    dialog = page.findChildren(LevelDialog)[0]
    dialog.findChildren(Combo)[0].setCurrentIndex(0)
    dialog.say("They moved away.")
    secret = next(e for e in dialog.findChildren(QLineEdit))

    assert secret.isVisible()
    assert not dialog.verb.isEnabled()


@pytest.mark.parametrize("role", [Role.CASE_WORKER])
def test_a_case_worker_keeps_a_draft_and_cannot_sign(
    role: Role, office: Office, tmp_path: Path, jobs: JobRunner, qtbot: QtBot
) -> None:
    with opened(office.copy(tmp_path), role) as vault:
        page = page_of(vault, jobs)
        qtbot.addWidget(page)
        shown = [b.text() for b in page.findChildren(QPushButton) if b.isVisible()]

        assert "Sign assessment" not in shown
        assert "Save draft" in shown
        assert "A protection officer signs it." in texts(page)


def test_without_the_key_the_page_says_who_may_open_it(
    office: Office, tmp_path: Path, jobs: JobRunner, qtbot: QtBot
) -> None:
    with opened(office.copy(tmp_path), Role.SUPERVISOR) as vault:
        page = AssessPage(vault.session, jobs)
        qtbot.addWidget(page)
        show_at(page, 1024, 640)
        page.show_subject(first_case(vault).id)

        assert "Risk assessment" in texts(page)
        assert page.first() is None
