"""Who knows what, on the screen: from a case, from a worker, from a contact."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from tests.services.test_forged_drafts import put
from tests.services.test_knowing import another_case, tell
from tests.ui.fits import SIZES, clipped, nameless, show_at
from tests.ui.pages.releasing import Ready, Window, make_ready, window
from tests.vaults import BUYER, FIRM
from ui.dialogs.days import day_words
from ui.pages.case.page import CasePage
from ui.pages.knowing import KnowingPage
from ui.pages.partners import PartnersPage
from ui.sidebar import Sidebar
from ui.widgets.cells import CELL
from workstation.records.access import Role
from workstation.records.briefings import Briefing, BriefingState, Profile
from workstation.records.consents import Purpose
from workstation.records.disclosures import Disclosure
from workstation.records.involvement import CasePart, Involvement
from workstation.records.kit import Id, new_id
from workstation.rules.references import reference_of
from workstation.services.session import Session

TOLD = ("issue.code", "organisation.names", "site.names", "summary")
SECRET = "The worker of line six asked for her pay."


def worker_of(session: Session, case: str) -> Involvement:
    return next(
        p for p in session.reader.find(Involvement, case=case) if p.part is CasePart.AFFECTED
    )


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Ready:
    office = make_ready(tmp_path_factory.mktemp("knowing"))
    with office.as_(Role.CASE_WORKER) as session:
        tell(session, office.case, FIRM, 9, said=SECRET)
        tell(session, office.case, BUYER, 2, fields_out=TOLD)
        other = another_case(session)
        worker = worker_of(session, office.case)
        session.cases.put(
            Involvement(case=other.id, person=worker.person, handle="Worker A", part=worker.part)
        )
        tell(session, other.id, FIRM, 1)
    return office


@pytest.fixture
def desk(kept: Ready, tmp_path: Path, qtbot: QtBot) -> Iterator[Window]:
    with window(kept.mine(tmp_path), Role.CASE_WORKER, qtbot, (1280, 720), whole=True) as shown:
        yield shown


def page_of(desk: Window, *subject: str) -> KnowingPage:
    page = desk.page("knows", subject)
    assert isinstance(page, KnowingPage)
    desk.wait()
    return page


def words(page: KnowingPage) -> list[str]:
    return [said.text() for said in page.side.findChildren(QLabel)]


def press(page: KnowingPage | PartnersPage | CasePage, text: str) -> None:
    QApplication.processEvents()
    (found,) = [b for b in page.findChildren(QPushButton) if b.isVisible() and b.text() == text]
    QTest.keyClick(found, Qt.Key.Key_Space)


def test_a_case_leads_to_who_knows_of_it(desk: Window, kept: Ready) -> None:
    case = desk.page("case", kept.case)
    assert isinstance(case, CasePage)
    desk.wait()
    press(case, "Who knows what")
    desk.wait()
    page = desk.shell.page()

    assert isinstance(page, KnowingPage)
    assert page.table.model().rowCount() == 2


def test_a_worker_is_followed_through_their_cases(desk: Window, kept: Ready) -> None:
    page = page_of(desk, "case", kept.case)
    page.about.choose(worker_of(desk.session, kept.case).person)
    desk.wait()

    assert page.table.model().rowCount() == 3


def test_a_contact_leads_to_everything_they_were_told(desk: Window) -> None:
    firm = desk.session.partners.by_name(FIRM)
    contact = desk.page("partners", firm.id)
    assert isinstance(contact, PartnersPage)
    press(contact, "Everything")
    desk.wait()
    page = desk.shell.page()

    assert isinstance(page, KnowingPage)
    assert not page.about.isVisible()
    assert page.table.model().rowCount() >= 2
    assert chosen(desk) == ["Partners"]


def chosen(desk: Window) -> list[str]:
    """What of the sidebar is marked as open."""
    (side,) = desk.shell.findChildren(Sidebar)
    return [item.text() for item in side.findChildren(QAbstractButton) if item.isChecked()]


def test_what_was_said_is_behind_dots(desk: Window, kept: Ready) -> None:
    page = page_of(desk, "case", kept.case)
    QTest.keyClick(page.table, Qt.Key.Key_Down)

    assert FIRM in " ".join(words(page))
    assert not [said for said in words(page) if SECRET in said]


def test_what_was_told_is_said_in_plain_words_and_the_most_telling_first(
    desk: Window, kept: Ready
) -> None:
    page = page_of(desk, "case", kept.case)
    what = page.table.model().index(0, 2)
    what.data(CELL)  # asks for a row that was not painted yet
    desk.wait()

    assert "The firm\nThe site\nOur summary\nWhat it is about" in words(page)
    assert what.data(CELL).text == "The firm and 3 more"


def test_enter_opens_the_case_of_what_was_told_by_phone(desk: Window, kept: Ready) -> None:
    page = page_of(desk, "case", kept.case)
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    desk.wait()

    assert isinstance(desk.shell.page(), CasePage)


def test_a_letter_that_was_replaced_says_by_which_one_and_when(
    kept: Ready, tmp_path: Path, qtbot: QtBot
) -> None:
    office = kept.mine(tmp_path)
    with office.as_(Role.CASE_WORKER) as session:
        old, new = replaced(session, office.case)
    with window(office, Role.CASE_WORKER, qtbot, (1024, 640), whole=True) as desk:
        page = page_of(desk, "case", office.case)
        state = page.table.model().index(0, 4)
        qtbot.waitUntil(lambda: state.data(CELL) is not None)
        shown = words(page)

        assert state.data(CELL).text == "Replaced"
        assert "Replaced" in shown
        assert f"{reference_of(new.randomness)} took its place on {day_words(old.on)}." in shown
        assert "Stands" not in shown
        assert clipped(desk.shell) == []


def replaced(session: Session, case: Id) -> tuple[Disclosure, Briefing]:
    """A letter of today, and the one that took its place at once."""
    firm, today = session.partners.by_name(FIRM), session.cases.today()
    old = Briefing(
        case=case,
        contact=firm.id,
        profile=Profile.EMP,
        purpose=Purpose.REMEDY_DIALOGUE,
        randomness="01" * 32,
        state=BriefingState.SUPERSEDED,
        released_at=dt.datetime.combine(today, dt.time(9), dt.UTC),
    )
    put(session, old)
    new = replace(
        old,
        id=new_id(),
        randomness="02" * 32,
        state=BriefingState.RELEASED,
        replaces=old.id,
    )
    put(session, new)
    return tell(session, case, FIRM, 0, briefing=old.id), new


@pytest.mark.parametrize("size", SIZES)
def test_no_text_is_cut(
    kept: Ready, tmp_path: Path, size: tuple[int, int], theme: str, qtbot: QtBot
) -> None:
    with window(kept.mine(tmp_path), Role.CASE_WORKER, qtbot, size, whole=True) as desk:
        page_of(desk, "case", kept.case)
        show_at(desk.shell, *size)

        assert clipped(desk.shell) + nameless(desk.shell) == []
