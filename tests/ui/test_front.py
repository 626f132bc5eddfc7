"""From the lock screen to the shell, and back into a new process."""

import shutil
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QClipboard
from PySide6.QtWidgets import QApplication, QCheckBox, QLineEdit, QPushButton, QTextBrowser
from pytestqt.qtbot import QtBot

import ui.front
import ui.locking.triggers
from tests.vaults import Office
from ui.front import Front
from ui.locking.port import Cause
from ui.locking.wishes import Wishes
from ui.page import Place
from ui.pages.lock import LockPage
from ui.pages.renew import RenewPage
from ui.pages.settings.recover import RestoreForm
from ui.widgets.check_words import CheckWords
from workstation.bootstrap import unlocked
from workstation.bootstrap.vaults import By
from workstation.errors import WrongPassphrase
from workstation.ports import Silent
from workstation.records.access import Role

PATIENCE = 60_000
HURRY = 5.0
"""Seconds; what hangs in these tests hangs for longer."""


@pytest.fixture
def relaunched(monkeypatch: pytest.MonkeyPatch) -> list[tuple[object, Path]]:
    """What would have been started afresh."""
    started: list[tuple[object, Path]] = []
    monkeypatch.setattr(ui.front, "start_afresh", lambda *what: started.append(what))
    monkeypatch.setattr(ui.front, "remember_vault", lambda _vault: None)
    monkeypatch.setattr(ui.locking.triggers, "watches_here", tuple)
    return started


@pytest.fixture
def front(office: Office, tmp_path: Path, qtbot: QtBot, relaunched: object) -> Iterator[Front]:
    made = Front(("casehaven",))
    qtbot.addWidget(made)
    made.open(office.copy(tmp_path).path)
    made.show()
    made.activateWindow()
    yield made
    made.end()


def entry(front: Front) -> QLineEdit:
    return front.findChildren(QLineEdit)[0]


def unlock(front: Front, office: Office, role: Role, qtbot: QtBot) -> None:
    qtbot.keyClicks(entry(front), office.passphrase(role))
    qtbot.keyClick(entry(front), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: front.workplace is not None, timeout=PATIENCE)


def test_a_wrong_passphrase_is_said_without_blame(front: Front, qtbot: QtBot) -> None:
    page = front.currentWidget()
    assert isinstance(page, LockPage)
    qtbot.keyClicks(entry(front), "not this one")
    qtbot.keyClick(entry(front), Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: page.said() != "", timeout=PATIENCE)

    assert page.said() == "That did not open it. Nothing is lost."
    assert entry(front).text() == ""


def test_a_vault_that_is_gone_is_said(front: Front, office: Office, qtbot: QtBot) -> None:
    page = front.currentWidget()
    assert isinstance(page, LockPage)
    vault = front.vault
    assert vault is not None
    shutil.rmtree(vault)
    qtbot.keyClicks(entry(front), office.passphrase(Role.CASE_WORKER))
    qtbot.keyClick(entry(front), Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: page.said() != "", timeout=PATIENCE)

    assert "did not open it" not in page.said()


@pytest.mark.parametrize("role", [Role.CASE_WORKER, Role.ANALYST])
def test_the_passphrase_opens_the_shell(
    front: Front, office: Office, role: Role, qtbot: QtBot
) -> None:
    unlock(front, office, role, qtbot)

    assert front.windowTitle() == "Workspace"
    assert front.workplace is not None
    assert front.workplace.shell.place == Place("today")


def test_ctrl_l_ends_the_process_and_starts_a_lock_screen(
    front: Front, office: Office, qtbot: QtBot, relaunched: list[tuple[object, Path]]
) -> None:
    unlock(front, office, Role.CASE_WORKER, qtbot)
    assert front.workplace is not None
    vault = front.vault
    qtbot.keyClick(front.workplace.shell, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: bool(relaunched), timeout=PATIENCE)

    assert relaunched == [(("casehaven",), vault)]
    assert front.isHidden()
    assert vault is not None
    assert list((vault / "checkpoints").glob("*.checkpoint"))


def test_work_that_hangs_does_not_hold_up_the_lock(
    front: Front, office: Office, qtbot: QtBot, relaunched: list[tuple[object, Path]]
) -> None:
    unlock(front, office, Role.CASE_WORKER, qtbot)
    go_on, asked = threading.Event(), threading.Event()
    front.jobs.start("hangs", lambda _progress: (asked.set(), go_on.wait(4 * HURRY)))
    asked.wait(HURRY)
    began = time.monotonic()
    front.lock()
    took = time.monotonic() - began
    go_on.set()

    assert relaunched
    assert took < HURRY


def test_a_window_that_hangs_is_left_by_another_thread(
    front: Front, office: Office, qtbot: QtBot, relaunched: list[tuple[object, Path]]
) -> None:
    unlock(front, office, Role.CASE_WORKER, qtbot)
    assert front.workplace is not None
    front.workplace.triggers.tell(Cause.SLEEP)
    until = time.monotonic() + HURRY
    while not relaunched and time.monotonic() < until:
        time.sleep(0.01)  # no event is handled: this thread hangs

    assert relaunched


@pytest.mark.parametrize(("ours", "left"), [(True, ""), (False, "a name")])
def test_the_lock_takes_back_what_was_copied_here_and_nothing_else(
    front: Front,
    office: Office,
    qtbot: QtBot,
    relaunched: list[tuple[object, Path]],
    monkeypatch: pytest.MonkeyPatch,
    ours: bool,
    left: str,
) -> None:
    # The platform without a screen has a clipboard that does not know whose it is.
    monkeypatch.setattr(QClipboard, "ownsClipboard", lambda _self: ours)
    unlock(front, office, Role.CASE_WORKER, qtbot)
    QApplication.clipboard().setText("a name")
    front.lock()

    assert QApplication.clipboard().text() == left
    assert relaunched


def test_the_lock_leaves_no_window_where_somebody_wishes_so(
    front: Front, office: Office, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    left: list[bool] = []
    monkeypatch.setattr(ui.front, "leave_nothing", lambda: left.append(True))
    unlock(front, office, Role.CASE_WORKER, qtbot)
    assert front.workplace is not None
    front.workplace.triggers.lock_as(Wishes(leave_nothing=True))
    front.lock()

    assert left == [True]


def test_what_fails_on_the_way_does_not_stop_the_lock(
    front: Front,
    office: Office,
    qtbot: QtBot,
    relaunched: list[tuple[object, Path]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    unlock(front, office, Role.CASE_WORKER, qtbot)
    assert front.workplace is not None
    page = front.workplace.shell.page()
    monkeypatch.setattr(page, "leave", lambda: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        front.lock()

    assert relaunched
    monkeypatch.undo()


def test_the_vault_is_free_after_the_window(front: Front, office: Office, qtbot: QtBot) -> None:
    unlock(front, office, Role.CASE_WORKER, qtbot)
    front.close()
    QApplication.processEvents()
    again = Front()
    qtbot.addWidget(again)
    again.open(front.vault)
    unlock(again, office, Role.SUPERVISOR, qtbot)

    assert again.workplace is not None
    again.end()


def the(front: Front, text: str) -> QPushButton:
    shown = (b for b in front.findChildren(QPushButton) if b.isVisible())
    return next(button for button in shown if button.text() == text)


def test_after_the_third_miss_it_waits_and_says_so_after_a_restart(
    front: Front, office: Office, qtbot: QtBot
) -> None:
    assert front.vault is not None
    (front.vault / "tries").write_text(f'{{"count":8,"at":{time.time()}}}', encoding="utf-8")
    again = Front()
    qtbot.addWidget(again)
    again.open(front.vault)
    again.show()
    again.warm_up()
    page = again.currentWidget()
    assert isinstance(page, LockPage)
    qtbot.waitUntil(lambda: "Several tries" in page.said(), timeout=PATIENCE)
    again.end()


def test_the_recovery_words_open_and_set_both_anew(
    front: Front, office: Office, qtbot: QtBot
) -> None:
    assert front.vault is not None
    with unlocked(front.vault, office.passphrase(Role.CASE_WORKER)) as session:
        code = session.ways.offer_code()
        session.ways.change_code(office.passphrase(Role.CASE_WORKER), code, " ".join(code))
    the(front, "Another way to open").click()
    qtbot.keyClicks(entry(front), " ".join(code))
    qtbot.keyClick(entry(front), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: isinstance(front.currentWidget(), RenewPage), timeout=PATIENCE)

    new = "velvet harbour nineteen copper moss"
    for field in (e for e in front.findChildren(QLineEdit) if e.isVisible()):
        qtbot.keyClicks(field, new)
    the(front, "Continue").click()
    page = front.currentWidget()
    assert isinstance(page, RenewPage)
    words = page.offered_words()
    page.findChildren(QCheckBox)[0].click()
    for field, word in zip(
        page.findChildren(CheckWords)[0].findChildren(QLineEdit), words, strict=True
    ):
        qtbot.keyClicks(field, word)
    the(front, "Set both and open").click()
    qtbot.waitUntil(lambda: front.workplace is not None, timeout=PATIENCE)
    vault = front.vault
    front.end()

    for typed, by in ((new, By.PASSPHRASE), (" ".join(words), By.WORDS)):
        with unlocked(vault, typed, by=by) as session:
            assert session.user.role is Role.CASE_WORKER
    with pytest.raises(WrongPassphrase), unlocked(vault, " ".join(code), by=By.WORDS):
        pass


def test_words_that_open_may_leave_everything_as_it_is(
    front: Front, office: Office, qtbot: QtBot
) -> None:
    assert front.vault is not None
    with unlocked(front.vault, office.passphrase(Role.ANALYST)) as session:
        code = session.ways.offer_code()
        session.ways.change_code(office.passphrase(Role.ANALYST), code, " ".join(code))
    the(front, "Another way to open").click()
    qtbot.keyClicks(entry(front), " ".join(code))
    qtbot.keyClick(entry(front), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: isinstance(front.currentWidget(), RenewPage), timeout=PATIENCE)
    the(front, "Not now, open it").click()

    qtbot.waitUntil(lambda: front.workplace is not None, timeout=PATIENCE)


def test_the_first_page_tells_what_is_protected_and_goes_back(front: Front, qtbot: QtBot) -> None:
    front.go_to_start()
    the(front, "What this protects, and what it cannot").click()
    read = front.findChildren(QTextBrowser)[0]
    assert "identities.db" in read.toPlainText()
    qtbot.keyClick(read, Qt.Key.Key_Escape)

    assert the(front, "Open vault…").isVisible()


def test_a_backup_is_brought_back_without_a_vault(
    front: Front, office: Office, tmp_path: Path, qtbot: QtBot
) -> None:
    assert front.vault is not None
    with unlocked(front.vault, office.passphrase(Role.SUPERVISOR)) as session:
        code = session.ways.offer_code()
        session.ways.change_code(office.passphrase(Role.SUPERVISOR), code, " ".join(code))
        made = session.backups.make(tmp_path, Silent())
    front.go_to_start()
    the(front, "Restore from a backup").click()
    form = front.findChildren(RestoreForm)[0]
    form.file.setText(str(tmp_path / made.name))
    form.words.setText(" ".join(code))
    form.folder.setText(str(tmp_path))
    form.press()
    qtbot.waitUntil(lambda: isinstance(front.currentWidget(), LockPage), timeout=PATIENCE)
    unlock(front, office, Role.CASE_WORKER, qtbot)

    assert front.vault == tmp_path / "restored.haven"
