"""Settings: kept at once, by keyboard, and nothing is offered that does not work."""

import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QTextBrowser
from pytestqt.qtbot import QtBot

from tests.ui.fits import SIZES, clipped, nameless, outside, show_at
from tests.ui.pages.casework import child, idle, press, seen, sideways
from tests.vaults import Office
from ui.jobs import JobRunner
from ui.page import Place
from ui.pages.settings.page import SettingsPage
from ui.pages.settings.protects import security_target
from ui.pages.settings.recover import DrillForm
from ui.pages.settings.secrets import PassphraseForm, ProofForm, RoleForm, WordsForm
from ui.theme.look import Look, look, wear
from ui.theme.tokens import TYPE
from ui.widgets.check_words import CheckWords
from ui.widgets.choices import Check, Combo
from ui.widgets.switch import Switch
from ui.workplace import Workplace
from workstation.bootstrap import open_session
from workstation.ports import Silent
from workstation.records.access import Role
from workstation.records.members import UserState
from workstation.services.settings import LEAVE_NOTHING, LOCK_AFTER, SETTINGS, TEXT_SIZE, THEME

PARTS = ("locking", "screen", "backup", "keys", "people", "keeping", "protects")
DOC = Path(__file__).parents[3] / "docs" / "security-target.md"


class Desk:
    """A workplace at the settings."""

    def __init__(self, work: Workplace, jobs: JobRunner, office: Office, qtbot: QtBot) -> None:
        self.work, self.jobs, self.office, self._qtbot = work, jobs, office, qtbot

    @property
    def page(self) -> SettingsPage:
        page = self.work.shell.page()
        assert isinstance(page, SettingsPage)
        return page

    def at(self, part: str) -> SettingsPage:
        self.work.shell.go(Place("settings", part))
        self.wait()
        return self.page

    def wait(self) -> None:
        idle(self._qtbot, self.jobs)
        QApplication.processEvents()
        idle(self._qtbot, self.jobs)


Open = Callable[[Role], Desk]


@pytest.fixture
def desk_of(office: Office, tmp_path: Path, qtbot: QtBot) -> Iterator[Open]:
    own, ends = office.copy(tmp_path), list[Workplace]()

    def build(role: Role) -> Desk:
        here = threading.main_thread()
        vault = open_session(own.path, own.passphrase(role), hurried=here)
        jobs = JobRunner()
        work = Workplace(vault, jobs)
        ends.append(work)
        show_at(work.shell, 1280, 720)
        return Desk(work, jobs, own, qtbot)

    yield build
    for work in ends:
        with suppress(RuntimeError):  # a test has closed it
            work.close()


@pytest.fixture
def desk(desk_of: Open) -> Desk:
    return desk_of(Role.CASE_WORKER)


def control(desk: Desk, name: str) -> Combo:
    return child(desk.page, Combo, lambda each: each.accessibleName() == name)


def test_a_choice_is_kept_at_once_and_locks_from_now_on(desk: Desk) -> None:
    desk.at("locking")
    after = control(desk, LOCK_AFTER.label)
    after.setFocus()
    QTest.keyClick(after, Qt.Key.Key_Down)
    desk.wait()
    child(desk.page, Switch).click()
    desk.wait()

    assert desk.work.triggers.wishes.after == 600
    assert desk.work.triggers.wishes.leave_nothing
    assert "Back to our office's rules" in seen(desk.page)
    press(desk.page, "Back to our office's rules")
    desk.wait()
    assert desk.work.triggers.wishes.after == int(LOCK_AFTER.default)
    assert not child(desk.page, Switch).isChecked()


def test_every_declared_setting_has_a_line(desk: Desk) -> None:
    words = seen(desk.at("locking")) + seen(desk.at("screen"))

    assert [s.label for s in SETTINGS if s.label not in words or s.help not in words] == []


def test_the_theme_is_worn_at_once(desk: Desk) -> None:
    desk.at("screen")
    theme = control(desk, THEME.label)
    theme.choose("contrast")
    theme.activated.emit(theme.currentIndex())
    desk.wait()

    assert look().theme == "contrast"


def test_a_larger_text_draws_every_page_anew_at_the_same_place(desk: Desk, qtbot: QtBot) -> None:
    desk.work.shell.go(Place("cases"))
    desk.work.shell.show_number("today", 53)
    desk.at("screen")
    old = desk.work.shell
    size = control(desk, TEXT_SIZE.label)
    size.choose("130")
    size.activated.emit(size.currentIndex())
    desk.wait()
    qtbot.waitUntil(lambda: desk.work.shell is not old, timeout=60_000)
    show_at(desk.work.shell, 1280, 720)
    desk.wait()

    assert look() == Look("light", 1.3)
    assert child(desk.page, Combo).accessibleName() == THEME.label
    assert clipped(desk.work.shell) == []
    assert desk.work.shell.standing.numbers == {"today": 53}
    desk.work.shell.go_back()
    assert desk.work.shell.place == Place("cases")


def test_the_text_grows_step_by_step_by_key(desk: Desk, qtbot: QtBot) -> None:
    desk.at("screen")
    desk.work.renewed.connect(lambda: show_at(desk.work.shell, 1280, 720))
    control(desk, TEXT_SIZE.label).setFocus()
    for size in (1.15, 1.3):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Down)
        qtbot.waitUntil(lambda: look().scale == size, timeout=60_000)  # noqa: B023 - waited for
        desk.wait()
        qtbot.waitUntil(lambda: control(desk, TEXT_SIZE.label).hasFocus(), timeout=60_000)


def test_what_was_chosen_holds_from_the_next_start_on(desk_of: Open) -> None:
    desk = desk_of(Role.SUPERVISOR)
    desk.work._opened.session.settings.choose(LEAVE_NOTHING, "yes")  # noqa: SLF001 - as kept
    desk.work.close()

    assert desk_of(Role.SUPERVISOR).work.triggers.wishes.leave_nothing


def test_arrows_move_through_the_parts(desk: Desk) -> None:
    page = desk.at("locking")
    first = page.first()
    assert first is not None
    first.setFocus()
    QTest.keyClick(first, Qt.Key.Key_Down)
    desk.wait()

    assert THEME.label in seen(page)


def test_what_outside_locks_is_told_as_it_is(desk: Desk) -> None:
    words = seen(desk.at("locking"))

    assert "None of them is heard on this computer." in words
    assert "not here" in words


def test_the_security_target_is_one_text(desk: Desk) -> None:
    page = desk.at("protects")
    shown = child(page, QTextBrowser).toPlainText()

    assert security_target() == DOC.read_text("utf-8")
    for heading in ("What is promised", "Threats", "What we refuse to promise"):
        assert heading in shown


def test_headings_are_larger_than_what_stands_under_them(desk: Desk) -> None:
    block = child(desk.at("protects"), QTextBrowser).document().begin()
    sizes = []
    for _ in range(3):
        sizes.append(block.begin().fragment().charFormat().font().pixelSize())
        block = block.next()

    assert (sizes[0], sizes[2]) == (TYPE["title"], TYPE["subtitle"])
    assert sizes[1] < sizes[2]


def test_a_backup_is_made_and_the_side_says_so(desk: Desk, tmp_path: Path) -> None:
    page = desk.at("backup")
    view = page._view  # noqa: SLF001 - the dialog for the folder is Qt's own
    (tmp_path / "stick").mkdir()
    view._start(tmp_path / "stick")  # type: ignore[attr-defined] # noqa: SLF001
    desk.wait()

    assert list((tmp_path / "stick").glob("*.backup.age"))
    assert "Last verified backup: today" in seen(page)
    assert "Backed up and read back." in seen(page)
    assert "today" in seen(desk.work.shell)


def test_words_that_do_not_open_a_backup_are_said_and_nothing_is_lost(
    desk: Desk, tmp_path: Path
) -> None:
    page = desk.at("backup")
    (tmp_path / "stick").mkdir()
    page._view._start(tmp_path / "stick")  # type: ignore[attr-defined] # noqa: SLF001
    desk.wait()
    press(page, "Practise a restore…")
    form = child(desk.work.shell.window(), DrillForm)
    form.words.setText(" ".join(desk.work._opened.session.ways.offer_code()))  # noqa: SLF001
    form.verb.click()
    desk.wait()

    assert form.isVisible()
    assert form.verb.isEnabled()
    form.reject()


def test_the_passphrase_is_changed_after_the_old_one_is_proved(desk: Desk) -> None:
    page = desk.at("keys")
    press(page, "Change…")
    form = child(desk.work.shell.window(), PassphraseForm)
    new = "willow candle seven northern basket"
    for entry in form.step.findChildren(QLineEdit):
        entry.setText(new)
    form.old.setText("wrong words entirely")
    form.verb.click()
    desk.wait()
    assert "Nothing was changed" in seen(form)
    form.old.setText(desk.office.passphrase(Role.CASE_WORKER))
    form.verb.click()
    desk.wait()

    assert "Your passphrase is changed." in seen(page)


def test_new_words_hold_only_after_they_were_typed_back(desk: Desk) -> None:
    page = desk.at("keys")
    press(page, "New words…")
    proof = child(desk.work.shell.window(), ProofForm)
    proof.passphrase.setText(desk.office.passphrase(Role.CASE_WORKER))
    proof.verb.click()
    words = child(desk.work.shell.window(), WordsForm)
    words.verb.click()
    assert words.problems() == 1
    words.step.findChildren(Check)[0].click()
    entries = child(words, CheckWords).findChildren(QLineEdit)
    for entry, word in zip(entries, words.code, strict=True):
        entry.setText(word)
    words.verb.click()
    desk.wait()

    assert "The new words hold." in seen(page)


def test_the_custodian_gives_another_role_and_reads_what_it_means(desk_of: Open) -> None:
    desk = desk_of(Role.CUSTODIAN)
    page = desk.at("people")
    access = desk.work._opened.session.access  # noqa: SLF001
    analyst = next(u for u in access.users() if u.role is Role.ANALYST)
    page._view._change_role(analyst)  # type: ignore[attr-defined] # noqa: SLF001
    form = child(desk.work.shell.window(), RoleForm)
    form.verb.click()
    assert "That is their role now." in seen(form)
    form.role.choose(Role.SUPERVISOR)
    form.verb.click()
    desk.wait()

    changed = next(u for u in access.users() if u.token == analyst.token)
    assert (changed.role, changed.state) == (Role.SUPERVISOR, UserState.WAITING)
    assert "What you are to know" in seen(page)
    assert "Keys that wait" in seen(page)


def test_whoever_is_no_custodian_sees_the_list_and_no_orders(desk: Desk) -> None:
    words = seen(desk.at("people"))

    assert "Who works here" in words
    assert "Take out…" not in words
    assert "Let somebody in…" not in words


@pytest.mark.parametrize("size", SIZES)
def test_no_text_is_cut(size: tuple[int, int], theme: str, desk_of: Open) -> None:
    desk = desk_of(Role.CUSTODIAN)
    for part in PARTS:
        desk.at(part)
        show_at(desk.work.shell, *size)

        assert clipped(desk.work.shell) + outside(desk.work.shell) == []
        assert sideways(desk.work.shell) == []
        assert nameless(desk.page) == []


@pytest.fixture(autouse=True)
def undressed(qapp: QApplication) -> Iterator[None]:
    yield
    qapp.setProperty("casehaven.choice", None)
    wear(qapp, Look())


def test_what_was_ordered_is_told_to_the_next_holder_as_they_unlock(desk_of: Open) -> None:
    custodian = desk_of(Role.CUSTODIAN)
    access = custodian.work._opened.session.access  # noqa: SLF001 - orders without forms
    analyst = next(u for u in access.users() if u.role is Role.ANALYST)
    access.order_role(analyst.token, Role.SUPERVISOR, Silent())
    custodian.work.close()
    holder = desk_of(Role.CASE_WORKER)
    holder.work.open()
    holder.wait()

    assert f"{analyst.name} was let in to identities" in seen(holder.work.shell)
    assert "If this was not expected, ask the key custodian." in seen(holder.work.shell)
