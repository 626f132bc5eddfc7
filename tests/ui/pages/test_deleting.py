"""The log of events and deleting for good, as somebody at the window does them."""

import datetime as dt
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.fits import SIZES, clipped, nameless, outside, show_at
from tests.ui.pages.casework import child, idle, press, seen, sideways
from tests.vaults import BUYER, Office
from ui.dialogs.card import Question
from ui.jobs import JobRunner
from ui.page import Page, Place
from ui.pages.audit import audit_spec
from ui.pages.settings.deleting import AskForm, SignForm
from ui.widgets.cells import CELL
from ui.widgets.choices import Combo
from ui.widgets.table import Table
from ui.workplace import Workplace
from workstation.bootstrap import Opened, open_session
from workstation.records.access import Role
from workstation.records.cases import Case
from workstation.records.events import EventFilter
from workstation.services.settings import LOCK_AFTER
from workstation.store.clock import utc_now


class Desk:
    """A workplace on a copy of the office."""

    def __init__(self, opened: Opened, jobs: JobRunner, work: Workplace, qtbot: QtBot) -> None:
        self.session, self.jobs, self.work = opened.session, jobs, work
        self._qtbot = qtbot

    def at(self, key: str, subject: object = None) -> Page:
        self.work.shell.go(Place(key, subject))
        self.wait()
        return self.page

    @property
    def page(self) -> Page:
        page = self.work.shell.page()
        assert isinstance(page, Page)
        return page

    def wait(self) -> None:
        for _ in range(3):
            idle(self._qtbot, self.jobs)
            QApplication.processEvents()


Open = Callable[..., Desk]


@pytest.fixture
def own(office: Office, tmp_path: Path) -> Office:
    return office.copy(tmp_path)


@pytest.fixture
def desk_of(own: Office, qtbot: QtBot) -> Iterator[Open]:
    ends: list[Workplace] = []

    def build(role: Role, days: float = 0.0) -> Desk:
        def now() -> dt.datetime:
            return utc_now() + dt.timedelta(days=days)

        for work in ends:
            work.close()
        ends.clear()
        vault = open_session(own.path, own.passphrase(role), now, threading.main_thread())
        jobs = JobRunner()
        work = Workplace(vault, jobs)
        ends.append(work)
        show_at(work.shell, 1280, 720)
        return Desk(vault, jobs, work, qtbot)

    yield build
    for work in ends:
        with suppress(RuntimeError):
            work.close()


def rows(page: Page) -> int:
    return child(page, Table).model().rowCount()


def test_a_supervisor_reads_what_everybody_did_and_filters_it(desk_of: Open) -> None:
    desk = desk_of(Role.SUPERVISOR)
    page = desk.at("audit")
    everything = rows(page)
    what = child(page, Combo, lambda each: each.accessibleName() == "What was done")
    what.choose("risk assessment signed")
    desk.wait()

    assert 0 < rows(page) < everything
    day = page.filter_entry()
    assert day is not None
    QTest.keyClicks(day, "1 Jan 2020")
    desk.wait()
    assert "Nothing fits" in seen(page)


def test_a_supervisor_confirms_the_date_after_the_clock_ran_ahead(desk_of: Open) -> None:
    ahead = desk_of(Role.CASE_WORKER, days=40)
    partners = ahead.session.partners
    partners.revoke(partners.by_name(BUYER).id, "Left.")
    desk = desk_of(Role.SUPERVISOR)
    page = desk.at("audit")
    assert "clock stands before" in seen(page)
    press(page, "Confirm the date…")
    question = child(page, Question)
    assert clipped(question) == []
    press(question, "It is")
    desk.wait()

    assert "clock stands before" not in seen(page)
    assert desk.session.dates.ahead() is None


def test_who_may_not_confirm_a_date_reads_who_does(desk_of: Open) -> None:
    ahead = desk_of(Role.CASE_WORKER, days=40)
    partners = ahead.session.partners
    partners.revoke(partners.by_name(BUYER).id, "Left.")
    page = desk_of(Role.CASE_WORKER).at("audit")

    assert "a supervisor confirms the date" in seen(page)
    assert "Confirm the date…" not in seen(page)


def test_a_case_worker_reads_their_own_lines_and_no_details(desk_of: Open) -> None:
    desk = desk_of(Role.CASE_WORKER)
    page = desk.at("audit")

    by = {line.who for line in desk.session.audit.lines(range(1, 9), desk.session.audit.people())}
    assert rows(page) > 0
    assert by - {"Recovery sheet"} == {"Name of case_worker"}


@pytest.mark.parametrize("role", [Role.ANALYST, Role.BRIEFING_OFFICER, Role.REVIEWER])
def test_who_may_not_read_the_log_has_no_such_page(desk_of: Open, role: Role) -> None:
    desk = desk_of(role)
    desk.work.shell.go(Place("cases"))

    assert audit_spec(desk.session, desk.jobs) is None


def test_the_vault_is_checked_as_a_job_and_the_verdict_stays(desk_of: Open) -> None:
    desk = desk_of(Role.CASE_WORKER)
    page = desk.at("audit")
    assert "was not checked yet" in seen(page)
    press(page, "Check now")
    desk.wait()
    assert "is as it was written" in seen(page)

    again = desk_of(Role.SUPERVISOR).at("audit")
    assert "is as it was written" in seen(again)


def test_a_case_is_asked_for_on_its_page_signed_for_and_gone(desk_of: Open, own: Office) -> None:
    desk = desk_of(Role.CASE_WORKER)
    case = desk.session.reader.find(Case)[0]
    desk.at("case", case.id)
    press(desk.work.shell, "Delete for good…")
    form = child(desk.page, AskForm)
    press(form, "Ask for it")
    assert "This is empty." in seen(form)
    form.reason.setPlainText("They asked for it.")
    press(form, "Ask for it")
    desk.wait()
    assert f"Case {case.code}" in seen(desk.page)
    assert "A request waits 72 hours" in seen(desk.page)

    desk.at("case", case.id)
    press(desk.work.shell, "Delete for good…")
    desk.wait()
    assert desk.work.shell.place == Place("settings", "keeping")

    later = desk_of(Role.CASE_WORKER, 3.2)
    page = later.at("settings", "keeping")
    press(page, "Delete for good…")
    sign = child(page, SignForm)
    sign.passphrase.setText(own.passphrase(Role.CASE_WORKER))
    press(sign, "Delete for good")
    later.wait()
    assert "another one than who deletes" in seen(sign)
    assert sign.passphrase.text() == ""
    sign.passphrase.setText(own.passphrase(Role.SUPERVISOR))
    press(sign, "Delete for good")
    later.wait()

    assert "Deleted for good." in seen(page)
    assert "Certificate…" in seen(page)
    assert case.id not in {each.id for each in later.session.reader.find(Case)}


def test_a_request_is_withdrawn(desk_of: Open) -> None:
    desk = desk_of(Role.CASE_WORKER)
    case = desk.session.reader.find(Case)[0]
    desk.session.erasure.ask(case.id, "In haste.")
    page = desk.at("settings", "keeping")
    press(page, "Withdraw")
    desk.wait()

    assert "Nothing waits." in seen(page)
    assert desk.session.erasure.waiting() == ()


@pytest.mark.parametrize("role", [Role.CUSTODIAN, Role.ANALYST])
def test_nobody_is_told_that_nothing_waits_who_could_not_see_it(
    role: Role, desk_of: Open, own: Office
) -> None:
    with own.as_(Role.CASE_WORKER) as session:
        session.erasure.ask(session.reader.find(Case)[0].id, "They asked for it.")
    told = seen(desk_of(role).at("settings", "keeping"))

    assert "Nothing waits" not in told
    assert "they and supervisors see it" in told


def test_the_log_names_the_users_that_an_event_is_about(desk_of: Open, own: Office) -> None:
    desk = desk_of(Role.SUPERVISOR)
    page = desk.at("audit")
    names = desk.session.audit.people()
    lines = desk.session.audit.lines(desk.session.audit.numbers(EventFilter()), names)
    told = [value for line in lines for value in (line.details or {}).values()]

    assert told
    assert not set(told) & set(names)
    day = page.filter_entry()
    assert day is not None
    assert day.fontMetrics().horizontalAdvance(day.placeholderText()) < day.width() - 44


def test_the_log_says_besides_in_the_words_of_the_settings_page(desk_of: Open) -> None:
    desk = desk_of(Role.SUPERVISOR)
    desk.session.settings.choose(LOCK_AFTER, "900")
    newest = child(desk.at("audit"), Table).model().index(0, 3)

    newest.data(CELL)  # what is asked for first is read right after
    desk.wait()
    assert newest.data(CELL).text == "After no key or mouse for: 15 minutes"


@pytest.mark.usefixtures("theme")
@pytest.mark.parametrize("size", SIZES)
def test_nothing_is_cut_off(desk_of: Open, size: tuple[int, int]) -> None:
    desk = desk_of(Role.CASE_WORKER)
    case = desk.session.reader.find(Case)[0]
    desk.session.erasure.ask(case.id, "They asked for it.")
    window = desk.work.shell
    for key, subject in (("audit", None), ("settings", "keeping"), ("case", case.id)):
        desk.at(key, subject)
        show_at(window, *size)
        assert (clipped(window), outside(window), nameless(window)) == ([], [], []), key
        assert sideways(window) == []
