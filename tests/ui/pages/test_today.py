"""The first page: what is due opens its own form, and nothing is waited for."""

import datetime as dt
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.services.test_forged_drafts import put
from tests.ui.fits import SIZES, clipped, nameless, outside, show_at, tells
from tests.ui.pages.casework import child, first_case, idle, names_of, press, seen, sideways
from tests.vaults import Office, found
from ui.dialogs.record_form import RecordForm
from ui.jobs import JobRunner
from ui.page import Place
from ui.pages.case.page import CasePage
from ui.pages.today import TodayPage
from ui.pages.today_places import place_of
from ui.pages.today_rows import FEW, AgendaModel, More
from ui.pages.today_table import AgendaTable
from ui.sidebar import NavButton
from ui.workplace import Workplace
from workstation.bootstrap import open_session
from workstation.records.access import Role
from workstation.records.agenda import DueKind
from workstation.records.briefings import Profile
from workstation.records.cases import Case, IssueState
from workstation.records.consents import Purpose
from workstation.records.disclosures import Disclosure, RecallReason, RecallState
from workstation.records.issues import Issue
from workstation.records.kit import new_id
from workstation.records.listing import CaseFilter
from workstation.records.partners import Contact
from workstation.services.session import Session
from workstation.services.today import Task

STEP = "Ask the clinic for an answer"


class Desk:
    """A workplace at the first page."""

    def __init__(self, work: Workplace, jobs: JobRunner, session: Session, qtbot: QtBot) -> None:
        self.work, self.session, self._jobs, self._qtbot = work, session, jobs, qtbot

    @property
    def page(self) -> TodayPage:
        page = self.work.shell.page()
        assert isinstance(page, TodayPage)
        return page

    @property
    def table(self) -> AgendaTable:
        return child(self.page, AgendaTable)

    @property
    def model(self) -> AgendaModel:
        model = self.table.model()
        assert isinstance(model, AgendaModel)
        return model

    def wait(self) -> None:
        for _ in range(3):
            idle(self._qtbot, self._jobs)
            QApplication.processEvents()


Open = Callable[[Role], Desk]


@pytest.fixture
def own(office: Office, tmp_path: Path) -> Office:
    """The office, with every case due today."""
    mine = office.copy(tmp_path)
    with mine.as_(Role.CASE_WORKER) as session:
        today = session.cases.today()
        for row in session.cases.rows(session.cases.keys(CaseFilter(), "code")):
            case = session.reader.get(Case, row.id)
            session.cases.put(replace(case, next_step=STEP, next_due=today))
    return mine


@pytest.fixture
def desk_of(own: Office, qtbot: QtBot) -> Iterator[Open]:
    ends = list[Workplace]()

    def build(role: Role) -> Desk:
        while ends:
            ends.pop().close()
        vault = open_session(own.path, own.passphrase(role), hurried=threading.main_thread())
        jobs = JobRunner()
        ends.append(Workplace(vault, jobs))
        made = Desk(ends[-1], jobs, vault.session, qtbot)
        show_at(made.work.shell, 1280, 720)
        made.work.open()
        made.wait()
        return made

    yield build
    for work in ends:
        work.close()


@pytest.fixture
def desk(desk_of: Open) -> Desk:
    return desk_of(Role.CASE_WORKER)


def test_it_is_the_first_page_and_tells_what_is_due(desk: Desk) -> None:
    texts = [str(desk.model.index(row, 0).data()) for row in range(desk.model.rowCount())]

    assert "Due today" in texts
    assert STEP in texts
    assert desk.table.hasFocus() or not desk.work.shell.isActiveWindow()


def test_enter_opens_the_form_of_the_task(desk: Desk) -> None:
    at = next(n for n in range(desk.model.rowCount()) if desk.model.index(n, 0).data() == STEP)
    desk.table.setCurrentIndex(desk.model.index(at, 0))
    QTest.keyClick(desk.table, Qt.Key.Key_Return)
    desk.wait()

    assert isinstance(desk.work.shell.page(), CasePage)
    form = child(desk.work.shell.window(), RecordForm)
    draft = form.draft()
    assert isinstance(draft, Case)
    assert draft.next_step == STEP
    form.reject()


def test_every_task_leads_to_a_form_and_a_recall_to_the_letter_that_was_asked_back(
    desk: Desk,
) -> None:
    session, letter = desk.session, new_id()
    (case, *_) = session.reader.find(Case)
    (partner, *_) = session.reader.find(Contact)
    at = session.cases.today()

    def place(kind: DueKind) -> Place:
        task = Task(kind=kind, verb="", why="", due=at, case=case.id, code="", title="", level=None)
        return place_of(task, session.reader)

    assert {place(kind).key for kind in DueKind} == {"case", "assess", "releases"}
    told = Disclosure(
        case=case.id,
        contact=partner.id,
        on=at,
        profile=Profile.EMP,
        purpose=Purpose.REMEDY_DIALOGUE,
        briefing=letter,
        recall=RecallState.ASKED,
        recall_reason=RecallReason.DANGER,
        recalled_on=at,
    )
    put(session, told)
    recalls = [DueKind.ANSWER, DueKind.WARN, DueKind.REPORT]
    assert [place(kind) for kind in recalls] == [Place("release", ("briefing", letter))] * 3


def test_arrows_pass_over_headings_and_enter_unfolds_a_part(desk: Desk) -> None:
    rows = range(desk.model.rowCount())
    more = [n for n in rows if isinstance(desk.model.row_at(n), More)]
    assert more
    before = desk.model.rowCount()
    for _ in range(before):
        QTest.keyClick(desk.table, Qt.Key.Key_Down)
        at = desk.table.currentIndex().row()
        if isinstance(desk.model.row_at(at), More):
            break
    QTest.keyClick(desk.table, Qt.Key.Key_Return)

    assert desk.model.rowCount() > before
    assert desk.model.rowCount() > FEW
    here = desk.table.visualRect(desk.table.currentIndex())
    assert desk.table.viewport().rect().contains(here)


def test_the_side_tells_how_much_is_pressing(desk: Desk) -> None:
    day = desk.session.today.look()

    assert day.pressing >= 6
    item = next(b for b in desk.work.shell.findChildren(NavButton) if b.text() == "Today")
    assert item.number == day.pressing
    assert "never" in seen(desk.work.shell)


def test_ctrl_enter_backs_up_and_the_days_are_counted_from_it(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "stick").mkdir()
    assert desk.page.primary() is not None
    desk.page._start(tmp_path / "stick")  # noqa: SLF001 - the dialog for the folder is Qt's own
    desk.wait()

    assert "Backed up today" in seen(desk.page)
    press(desk.page, "Practise a restore")
    desk.wait()


def test_an_office_without_cases_is_told_how_to_begin(tmp_path: Path, qtbot: QtBot) -> None:
    new = found(tmp_path)
    vault = open_session(new.path, new.passphrase(Role.CASE_WORKER))
    jobs = JobRunner()
    work = Workplace(vault, jobs)
    show_at(work.shell, 1024, 640)
    work.open()
    desk = Desk(work, jobs, vault.session, qtbot)
    desk.wait()

    assert "No cases yet" in seen(desk.page)
    assert "Getting ready" in seen(desk.page)
    assert desk.page.primary() is desk.page.first()
    assert clipped(work.shell) + outside(work.shell) == []
    work.close()


def test_an_office_whose_cases_are_all_closed_has_nothing_due(desk: Desk) -> None:
    for row in desk.session.cases.rows(desk.session.cases.keys(CaseFilter(), "code")):
        case = desk.session.reader.get(Case, row.id)
        desk.session.cases.put(replace(case, state=IssueState.CLOSED))
    desk.page.renew()
    desk.wait()

    assert "Nothing is due this week" in seen(desk.page)


def test_what_is_kept_long_enough_is_one_line_that_leads_to_the_settings(desk_of: Open) -> None:
    desk = desk_of(Role.CASE_WORKER)
    assert "kept long enough" not in seen(desk.page)
    case = desk.session.reader.get(Case, first_case(desk.session))
    long_ago = desk.session.cases.today() - dt.timedelta(days=3 * 365)
    desk.session.cases.put(replace(case, state=IssueState.INACTIVE))
    for issue in desk.session.reader.find(Issue, case=case.id):
        ended = replace(issue, state=IssueState.INACTIVE, closed_on=long_ago)
        desk.session.cases.put(ended)
    number = desk.session.retention.count()
    assert number > 1

    later = desk_of(Role.CASE_WORKER)
    press(later.page, f"{number} records are kept long enough")
    later.wait()
    assert later.work.shell.place == Place("settings", "keeping")
    assert "Kept long enough: " in seen(later.work.shell)


@pytest.mark.parametrize("role", [Role.CUSTODIAN, Role.ANALYST, Role.SUPERVISOR])
def test_every_role_has_a_first_page(role: Role, desk_of: Open) -> None:
    desk = desk_of(role)

    assert "No backup yet" in seen(desk.page)
    assert clipped(desk.work.shell) == []


def test_a_custodian_is_led_to_what_is_theirs(desk_of: Open) -> None:
    desk = desk_of(Role.CUSTODIAN)
    assert desk.page.first() is desk.page.primary() is not None
    press(desk.page, "Open people and roles")

    assert desk.work.shell.place == Place("settings", "people")


@pytest.mark.parametrize("size", SIZES)
def test_no_text_is_cut_and_no_name_is_told(size: tuple[int, int], theme: str, desk: Desk) -> None:
    show_at(desk.work.shell, *size)
    desk.wait()
    names = names_of(desk.session, first_case(desk.session))

    assert clipped(desk.work.shell) + outside(desk.work.shell) == []
    assert sideways(desk.work.shell) == []
    assert nameless(desk.page) == []
    assert tells(desk.work.shell, names) == []
