"""A new case: a draft needs nothing and is never lost, opening needs what is marked."""

from concurrent.futures import Future

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from tests.ui.fits import SIZES, clipped, nameless, show_at, tells
from tests.ui.pages.casework import child, idle, keys, press, seen, sideways
from ui.dialogs.hidden_entry import HiddenEntry
from ui.jobs import JobRunner
from ui.page import Place
from ui.pages.new_case import NewCasePage
from ui.pages.new_case_cards import ContactCard, WordsCard
from ui.pages.new_case_draft import FORM
from ui.pages.new_case_people import KeepCard, PersonCard, SafetyCard
from workstation.bootstrap import Opened
from workstation.errors import DiskFull
from workstation.ports import Drafts
from workstation.records.access import Compartment
from workstation.records.cases import Case
from workstation.records.consents import Consent, ConsentState
from workstation.records.contact_plan import ContactWay, SafeContactPlan, Weekday
from workstation.records.intake import Intake, IntakeChannel
from workstation.records.involvement import Involvement
from workstation.records.people import Person, YesNo

NAME = "Ma Khin Sabai"


def page_of(
    worker: Opened, jobs: JobRunner, qtbot: QtBot, kept_in: Drafts | None = None
) -> NewCasePage:
    made = NewCasePage(worker.session, jobs, kept_in or worker.store.drafts)
    qtbot.addWidget(made)
    show_at(made, 1224, 664)
    made.show_subject(None)
    idle(qtbot, jobs)
    made.activateWindow()
    made.first().setFocus()
    return made


@pytest.fixture
def drafts(worker: Opened) -> Drafts:
    worker.store.drafts.drop(FORM).result()
    return worker.store.drafts


@pytest.fixture
def page(worker: Opened, drafts: Drafts, jobs: JobRunner, qtbot: QtBot) -> NewCasePage:
    return page_of(worker, jobs, qtbot)


def reach(page: NewCasePage) -> None:
    contact = page.findChild(ContactCard)
    contact.way.choose(ContactWay.VIBER)
    contact.hours.setText("19:00–21:00")
    contact.days.choose("not_sunday")
    contact.zone.choose("Asia/Bangkok")
    contact.language.setText("my")


def say(page: NewCasePage) -> None:
    words = page.findChild(WordsCard)
    words.text.setPlainText(f"They keep the passport of {NAME}.")
    words.wanted.setText("The passport back.")
    words.channel.choose(IntakeChannel.HOTLINE)


def answer(page: NewCasePage, threat: YesNo = YesNo.NO) -> None:
    person, safety = page.findChild(PersonCard), page.findChild(SafetyCard)
    keeping = page.findChild(KeepCard)
    press(person, "No")
    safety.threat.answer(threat)
    safety.threat.answered.emit(threat)
    keeping.explained.setChecked(True)
    press(keeping, "Yes")


def fill(page: NewCasePage, threat: YesNo = YesNo.NO) -> None:
    reach(page)
    say(page)
    child(page.findChild(PersonCard), HiddenEntry).setText(NAME)
    answer(page, threat)


def test_what_is_marked_as_required_holds_the_opening(page: NewCasePage) -> None:
    before = page.primary().isEnabled()
    fill(page)

    assert before is False
    assert page.primary().isEnabled()


def test_the_reason_beside_the_button_leads_to_the_first_thing(page: NewCasePage) -> None:
    fill(page)
    words = page.findChild(WordsCard)
    words.wanted.clear()
    press(page, "1 thing still open")

    assert words.wanted.hasFocus()


def test_a_case_is_opened_with_everything_that_was_said(
    page: NewCasePage, worker: Opened, jobs: JobRunner, qtbot: QtBot
) -> None:
    fill(page)
    with qtbot.waitSignal(page.go) as went:
        page.primary().click()
    place = went.args[0]
    reader = worker.session.reader
    (plan,) = reader.find(SafeContactPlan, case=place.subject)
    (consent,) = reader.find(Consent, case=place.subject)
    (intake,) = reader.find(Intake, case=place.subject)
    (person,) = reader.find(Person, case=place.subject)
    (part,) = reader.find(Involvement, case=place.subject)

    assert place.key == "case"
    assert plan.windows[0].start == 19 * 60
    assert Weekday.SUN not in plan.windows[0].days
    assert consent.state is ConsentState.GRANTED
    assert intake.channel is IntakeChannel.HOTLINE
    assert [name.text for name in person.names] == [NAME]
    assert (part.person, part.handle) == (person.id, "Worker A")


def test_a_threat_makes_an_assessment_due_today(
    page: NewCasePage, worker: Opened, qtbot: QtBot
) -> None:
    fill(page, threat=YesNo.YES)
    said = seen(page)
    with qtbot.waitSignal(page.go) as went:
        page.primary().click()
    case = worker.session.cases.get(Case, went.args[0].subject)

    assert "A threat: a risk assessment is due today." in said
    assert case.next_due == worker.session.cases.now().astimezone().date()


def test_a_draft_outlives_the_page(
    page: NewCasePage, worker: Opened, jobs: JobRunner, qtbot: QtBot
) -> None:
    fill(page)
    page.leave()
    qtbot.waitUntil(lambda: page.head().saved.startswith("Draft kept"), timeout=60_000)
    again = page_of(worker, jobs, qtbot)
    words = again.findChild(WordsCard)

    assert words.text.toPlainText() == f"They keep the passport of {NAME}."
    assert again.primary().isEnabled()


def test_what_was_typed_is_in_the_vault_after_two_seconds(
    page: NewCasePage, drafts: Drafts, qtbot: QtBot
) -> None:
    page.findChild(WordsCard).wanted.setText("Papers back.")
    qtbot.waitUntil(lambda: "Papers back." in (drafts.get(FORM) or ""), timeout=2500)


def test_throwing_away_asks_first_and_leaves_nothing(
    page: NewCasePage, drafts: Drafts, qtbot: QtBot
) -> None:
    say(page)
    page.leave()
    press(page, "Throw away…")
    kept = drafts.get(FORM)
    with qtbot.waitSignal(page.go) as went:
        press(page, "Throw away")

    assert kept is not None
    assert went.args == [Place("cases")]
    assert drafts.get(FORM) is None


def test_an_opened_case_leaves_no_draft(page: NewCasePage, drafts: Drafts, qtbot: QtBot) -> None:
    fill(page)
    page.leave()
    with qtbot.waitSignal(page.go):
        page.primary().click()

    assert drafts.get(FORM) is None


def test_a_name_hides_when_its_field_is_left(page: NewCasePage) -> None:
    entry = child(page.findChild(PersonCard), HiddenEntry)
    entry.setFocus()
    entry.setText(NAME)
    typed = entry.echoMode()
    page.findChild(WordsCard).wanted.setFocus()

    assert typed == QLineEdit.EchoMode.Normal
    assert entry.echoMode() == QLineEdit.EchoMode.Password
    assert tells(page, [NAME]) == []


def test_names_that_were_written_down_are_marked_in_own_words(page: NewCasePage) -> None:
    fill(page)
    area = child(page.findChild(WordsCard), QPlainTextEdit)

    assert [s.cursor.selectedText() for s in area.extraSelections()] == [NAME]
    assert "1 name seen." in seen(page)


def test_a_name_is_marked_where_it_stands_behind_pictures_and_odd_letters(
    page: NewCasePage,
) -> None:
    fill(page)
    area = child(page.findChild(WordsCard), QPlainTextEdit)
    area.setPlainText(f"😭😭 İstanbul, they hit {NAME.upper()}.")

    assert [s.cursor.selectedText() for s in area.extraSelections()] == [NAME.upper()]


def test_no_hours_are_needed_where_nobody_rings_them(page: NewCasePage) -> None:
    fill(page)
    contact = page.findChild(ContactCard)
    contact.hours.clear()
    without = page.primary().isEnabled()
    contact.way.choose(ContactWay.THEY_RING)

    assert (without, page.primary().isEnabled()) == (False, True)


def test_it_is_opened_by_keys(page: NewCasePage, qtbot: QtBot) -> None:
    fill(page)
    page.findChild(WordsCard).wanted.setFocus()
    qtbot.keyClick(page.findChild(WordsCard).wanted, "\t")

    assert page.findChild(WordsCard).title.hasFocus()
    keys(page, "Tab")


@pytest.mark.parametrize("size", SIZES)
def test_no_text_is_cut(page: NewCasePage, size: tuple[int, int], theme: str) -> None:
    fill(page, threat=YesNo.YES)
    width, height = size
    show_at(page, width - 56, height - 56)

    assert clipped(page) == []
    assert nameless(page) == []
    assert sideways(page) == []


class FullDisk:
    """A place that keeps no draft."""

    def keep(self, form: str, body: str, where: Compartment | None = None) -> "Future[None]":
        failed: Future[None] = Future()
        failed.set_exception(DiskFull("The disk is full.", "Make room."))
        return failed

    def get(self, form: str) -> str | None:
        return None

    def forms(self) -> tuple[str, ...]:
        return ()

    def drop(self, form: str) -> "Future[None]":
        return Future()


def test_a_draft_that_could_not_be_kept_is_said(
    worker: Opened, jobs: JobRunner, qtbot: QtBot
) -> None:
    page = page_of(worker, jobs, qtbot, FullDisk())
    page.findChild(WordsCard).wanted.setText("Papers back.")
    page.leave()

    assert "The disk is full." in seen(page)
    assert page.head().saved == ""


class Slow(FullDisk):
    """A place that answers when it is told to."""

    def __init__(self) -> None:
        self.asked: list[Future[None]] = []

    def keep(self, form: str, body: str, where: Compartment | None = None) -> "Future[None]":
        self.asked.append(Future())
        return self.asked[-1]


def test_a_draft_that_is_kept_after_the_page_has_gone_tells_nobody(
    worker: Opened, jobs: JobRunner, qapp: QApplication, caplog: pytest.LogCaptureFixture
) -> None:
    slow = Slow()
    page = NewCasePage(worker.session, jobs, slow)
    page.findChild(WordsCard).wanted.setText("Papers back.")
    page.leave()
    page.deleteLater()
    qapp.sendPostedEvents(page, QEvent.Type.DeferredDelete.value)

    slow.asked[0].set_result(None)

    assert caplog.records == []
