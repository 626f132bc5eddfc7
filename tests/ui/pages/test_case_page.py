"""The page of a case: names behind dots, forms that keep at once, rules that cannot be skipped."""

import datetime as dt
from collections.abc import Callable

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLabel, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from tests.ui.fits import SIZES, clipped, nameless, show_at, tells
from tests.ui.pages.casework import child, first_case, idle, keys, names_of, press, seen, sideways
from tests.ui.vaults import opened
from tests.vaults import Office
from ui.dialogs.record_form import RecordForm
from ui.jobs import JobRunner
from ui.page import Place
from ui.pages.case.hidden import HeldWords, dotted
from ui.pages.case.moving import MoveDialog
from ui.pages.case.number import NumberButton
from ui.pages.case.page import CasePage
from ui.widgets.choices import Combo
from ui.widgets.masked import Masked
from workstation.bootstrap import Opened
from workstation.records.access import Role
from workstation.records.briefings import Profile
from workstation.records.cases import Case, IssueState
from workstation.records.consents import Consent, ConsentState
from workstation.records.contact_log import ContactLog
from workstation.records.disclosures import Disclosure
from workstation.records.issues import Issue
from workstation.records.kit import Id, new_id
from workstation.records.protection import RetaliationIncident
from workstation.store.clock import utc_now

TIMELINE, ISSUES, CONSENTS, PROTECTION = range(4)


def page_of(vault: Opened, jobs: JobRunner, qtbot: QtBot) -> CasePage:
    made = CasePage(vault.session, jobs)
    qtbot.addWidget(made)
    show_at(made, 1092, 664)
    made.show_subject(first_case(vault.session))
    made.activateWindow()
    made.first().setFocus()
    show_at(made, 1092, 664)
    return made


@pytest.fixture
def page(worker: Opened, jobs: JobRunner, qtbot: QtBot) -> CasePage:
    return page_of(worker, jobs, qtbot)


def case_of(vault: Opened) -> Id:
    return first_case(vault.session)


def form(page: CasePage) -> RecordForm:
    return child(page, RecordForm)


def fill(dialog: RecordForm, name: str, text: str) -> None:
    entry = dialog.entry(name)
    if isinstance(entry, QPlainTextEdit):
        entry.setPlainText(text)
    else:
        entry.setText(text)


def write_contact(page: CasePage, jobs: JobRunner, qtbot: QtBot, heard: str) -> None:
    keys(page, "Alt+C")
    fill(form(page), "heard", heard)
    keys(form(page), "Ctrl+Return")
    idle(qtbot, jobs)


def test_no_name_can_be_read_on_any_tab(page: CasePage, worker: Opened) -> None:
    names = names_of(worker.session, case_of(worker))
    for tab in (TIMELINE, ISSUES, CONSENTS, PROTECTION):
        page.open_tab(tab)

        assert [name for name in names if name in seen(page)] == []
        assert tells(page, names) == []


@pytest.mark.parametrize("kind", [Masked, NumberButton])
def test_space_shows_a_name_and_a_number_while_it_is_held(
    kind: type[Masked | NumberButton], page: CasePage, qtbot: QtBot
) -> None:
    hidden = child(page, kind)
    hidden.setFocus()
    qtbot.keyPress(hidden, Qt.Key.Key_Space)
    shown = hidden.is_shown
    qtbot.keyRelease(hidden, Qt.Key.Key_Space)

    assert (shown, hidden.is_shown) == (True, False)


def test_names_in_own_words_are_dots_until_they_are_held(page: CasePage, qtbot: QtBot) -> None:
    page.open_tab(ISSUES)
    words = child(page, HeldWords, lambda w: w.has_names)
    said = child(words, QLabel)
    before = said.text()
    qtbot.keyPress(words, Qt.Key.Key_Space)
    held = said.text()
    qtbot.keyRelease(words, Qt.Key.Key_Space)

    assert "••••••" in before
    assert held != before
    assert said.text() == before


def test_a_call_is_kept_at_once_and_taken_back_by_a_key(
    page: CasePage, worker: Opened, jobs: JobRunner, qtbot: QtBot
) -> None:
    write_contact(page, jobs, qtbot, "She is safe and asks for news.")
    kept = worker.session.reader.find(ContactLog, case=case_of(worker))
    said = seen(page)
    keys(page, "Ctrl+Z")
    idle(qtbot, jobs)

    assert [contact.heard for contact in kept] == ["She is safe and asks for news."]
    assert "She is safe and asks for news." in said
    assert page.head().saved.startswith("Saved ")
    assert worker.session.reader.find(ContactLog, case=case_of(worker)) == ()


def test_a_form_that_is_not_complete_says_where(page: CasePage, qtbot: QtBot) -> None:
    keys(page, "Alt+C")
    fill(form(page), "at", "yesterday")
    keys(form(page), "Ctrl+Return")

    assert "Write it as 22 Nov 2026 14:09." in seen(form(page))


def test_escape_leaves_a_form_and_keeps_nothing(
    page: CasePage, worker: Opened, jobs: JobRunner, qtbot: QtBot
) -> None:
    keys(page, "Alt+C")
    fill(form(page), "heard", "Nothing yet.")
    keys(form(page), "Escape")
    idle(qtbot, jobs)
    worker.store.drafts.settle(20)

    assert worker.session.reader.find(ContactLog, case=case_of(worker)) == ()


def test_what_escape_left_stands_there_the_next_time(page: CasePage) -> None:
    keys(page, "Alt+C")
    fill(form(page), "heard", "Half a sentence")
    keys(form(page), "Escape")
    keys(page, "Alt+C")
    entry = form(page).entry("heard")
    keys(form(page), "Escape")

    assert isinstance(entry, QPlainTextEdit)
    assert entry.toPlainText() == "Half a sentence"


def test_cancel_drops_what_was_typed(page: CasePage) -> None:
    keys(page, "Alt+C")
    fill(form(page), "heard", "Half a sentence")
    press(form(page), "Cancel")
    keys(page, "Alt+C")
    entry = form(page).entry("heard")

    assert isinstance(entry, QPlainTextEdit)
    assert entry.toPlainText() == ""


def test_an_act_says_how_long_after_the_employer_was_told(
    page: CasePage, worker: Opened, jobs: JobRunner, qtbot: QtBot
) -> None:
    today = worker.session.cases.today()
    keys(page, "Alt+T")
    fill(form(page), "said", "Papers of eleven workers, no names.")
    fill(form(page), "on", f"{today - dt.timedelta(days=6):%Y-%m-%d}")
    keys(form(page), "Ctrl+Return")
    idle(qtbot, jobs)
    keys(page, "Alt+R")
    fill(form(page), "told", "Threatened on the bus.")
    keys(form(page), "Ctrl+Return")
    idle(qtbot, jobs)
    (told,) = worker.session.reader.find(Disclosure, case=case_of(worker))
    (act,) = worker.session.reader.find(RetaliationIncident, case=case_of(worker))
    page.open_tab(TIMELINE)

    assert told.profile is Profile.EMP
    assert act.disclosure == told.id
    labels = " ".join(part.accessibleName() for part in page.findChildren(QLabel))
    assert "Employer was told" in seen(page) + labels


def test_an_issue_does_not_move_without_a_reason(page: CasePage) -> None:
    page.open_tab(ISSUES)
    press(page, "Move on…")
    dialog = child(page, MoveDialog)

    assert "A reason is missing." in seen(dialog)
    assert not dialog.verb.isEnabled()


def test_a_reason_is_enough_for_a_safety_hold_and_the_case_follows(
    page: CasePage, worker: Opened, jobs: JobRunner, qtbot: QtBot
) -> None:
    page.open_tab(ISSUES)
    press(page, "Move on…")
    dialog = child(page, MoveDialog)
    to = child(dialog, Combo)
    to.setCurrentIndex(to.findText("Safety hold"))
    child(dialog, QPlainTextEdit).setPlainText("Somebody follows her.")
    keys(dialog, "Ctrl+Return")
    idle(qtbot, jobs)
    issues = worker.session.reader.find(Issue, case=case_of(worker))

    assert [i.state for i in issues].count(IssueState.SAFETY_HOLD) == 1


def test_a_consent_is_taken_back_only_after_a_question(
    page: CasePage, worker: Opened, jobs: JobRunner, qtbot: QtBot
) -> None:
    page.open_tab(CONSENTS)
    press(page, "Taken back…")
    before = worker.session.reader.find(Consent, case=case_of(worker))
    question = child(page, QDialog)
    press(question, "Taken back")
    idle(qtbot, jobs)
    after = worker.session.reader.find(Consent, case=case_of(worker))

    assert all(c.state is ConsentState.GRANTED for c in before)
    assert [c.state for c in after].count(ConsentState.WITHDRAWN) == 1


def refuse(page: CasePage, vault: Opened, jobs: JobRunner, qtbot: QtBot) -> Id:
    """Write a no to the first question of the case, and give its id."""
    yes = vault.session.reader.find(Consent, case=case_of(vault))[0]
    no = replace(yes, id=new_id(), revision=0, state=ConsentState.REFUSED)
    page.desk.keep(lambda: vault.session.cases.answer(no))
    idle(qtbot, jobs)
    return no.id


def test_an_answer_by_a_slip_is_undone(
    page: CasePage, worker: Opened, jobs: JobRunner, qtbot: QtBot
) -> None:
    no = refuse(page, worker, jobs, qtbot)
    keys(page, "Ctrl+Z")
    idle(qtbot, jobs)

    assert no not in {c.id for c in worker.session.reader.find(Consent, case=case_of(worker))}


def test_an_answer_of_yesterday_is_not_undone_and_the_page_says_what_to_do(
    page: CasePage,
    worker: Opened,
    jobs: JobRunner,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    no = refuse(page, worker, jobs, qtbot)
    monkeypatch.setattr(worker.session.cases, "_now", lambda: utc_now() + dt.timedelta(days=2))
    keys(page, "Ctrl+Z")
    idle(qtbot, jobs)

    assert "Ask them again, and write down what they say now." in seen(page)
    assert worker.session.cases.get(Consent, no).state is ConsentState.REFUSED


def test_a_yes_to_what_was_not_explained_is_refused_with_its_reason(
    page: CasePage, jobs: JobRunner, qtbot: QtBot
) -> None:
    page.open_tab(CONSENTS)
    press(page, "Ask for another consent")
    fill(form(page), "audience", "The union")
    keys(form(page), "Ctrl+Return")
    idle(qtbot, jobs)

    assert "Something was not explained before the question was asked." in seen(form(page))


def test_a_consent_never_says_by_a_day_alone_that_somebody_may_be_guessed(page: CasePage) -> None:
    page.open_tab(CONSENTS)
    press(page, "Ask for another consent")

    assert "Kept back" in seen(form(page))
    assert "guess" not in "".join(seen(form(page)))


def test_the_assessment_is_asked_for_by_the_cases_id(
    page: CasePage, worker: Opened, qtbot: QtBot
) -> None:
    page.open_tab(PROTECTION)
    with qtbot.waitSignal(page.go) as went:
        page.primary().click()

    assert went.args == [Place("assess", case_of(worker))]


def test_a_case_opens_at_its_timeline_and_marks_it(page: CasePage, worker: Opened) -> None:
    page.open_tab(PROTECTION)
    page.show_subject(case_of(worker))
    tabs = [b for b in page.findChildren(QPushButton) if b.property("kind") == "tab"]

    assert [tab.text().split()[0] for tab in tabs if tab.isChecked()] == ["Timeline"]
    assert "Next steps" in seen(page)


def test_ctrl_and_a_number_open_a_tab(page: CasePage) -> None:
    keys(page, "Ctrl+4")

    assert "Needed to be safe" in seen(page)


def test_the_case_opens_at_the_form_that_was_asked_for(
    page: CasePage, worker: Opened, qtbot: QtBot
) -> None:
    page.show_subject((case_of(worker), "contact"))
    qtbot.waitUntil(
        lambda: any(d.isVisible() for d in page.findChildren(RecordForm)), timeout=60_000
    )


def test_a_briefing_officer_reads_that_own_words_exist_and_nothing_of_them(
    own_office: Office, jobs: JobRunner, qtbot: QtBot
) -> None:
    with opened(own_office, Role.BRIEFING_OFFICER) as vault:
        page = page_of(vault, jobs, qtbot)
        page.open_tab(ISSUES)
        said = seen(page)

        assert "This exists. Your key does not open it." in said
        assert page.findChildren(HeldWords) == []
        assert page.findChildren(Masked) == []
        assert "Move on…" not in said


def test_a_protection_officer_holds_every_release_and_lets_go(
    own_office: Office, jobs: JobRunner, qtbot: QtBot
) -> None:
    with opened(own_office, Role.PROTECTION_OFFICER) as vault:
        page = page_of(vault, jobs, qtbot)
        page.open_tab(PROTECTION)
        press(page, "Hold every release")
        idle(qtbot, jobs)
        held = vault.session.cases.get(Case, case_of(vault)).hold
        press(page, "Let go")
        idle(qtbot, jobs)

        assert (held, vault.session.cases.get(Case, case_of(vault)).hold) == (True, False)


def test_a_write_against_a_stale_record_is_said_on_the_page(
    page: CasePage, worker: Opened, jobs: JobRunner, qtbot: QtBot
) -> None:
    stale = worker.session.cases.get(Case, case_of(worker))
    worker.session.cases.put(replace(stale, next_step="Ring on Monday"))
    page.desk.keep(lambda: worker.session.cases.put(replace(stale, next_step="Other")))
    idle(qtbot, jobs)

    assert "changed" in seen(page)


def test_every_form_of_a_name_becomes_the_same_dots() -> None:
    assert dotted("Ma Thida met MA THIDA HLAING.", ["Ma Thida Hlaing", "Ma Thida"]) == (
        "•••••• met ••••••."
    )


@pytest.mark.parametrize("size", SIZES)
def test_no_text_is_cut(page: CasePage, size: tuple[int, int], theme: str) -> None:
    width, height = size
    for tab in (TIMELINE, ISSUES, CONSENTS, PROTECTION):
        page.open_tab(tab)
        show_at(page, width - 56, height - 56)

        assert clipped(page) == []
        assert nameless(page) == []
        assert sideways(page) == []


FORMS: tuple[Callable[[CasePage], object], ...] = (
    lambda page: page.writing.contact(),
    lambda page: page.writing.act(),
    lambda page: page.writing.told(),
    lambda page: page.writing.next_step(),
    lambda page: page.matters.issue(),
    lambda page: page.matters.consent(),
)


@pytest.mark.parametrize("form_of", FORMS)
def test_a_form_fits_its_window(page: CasePage, form_of: Callable[[CasePage], object]) -> None:
    form_of(page)
    shown = form(page)
    show_at(shown, shown.width(), shown.height())

    assert sideways(shown) == []
    assert clipped(shown) == []
    assert shown.height() <= 600


def test_a_briefing_begins_on_the_page_of_its_case(
    page: CasePage, worker: Opened, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(page.go) as gone:
        press(page, "New briefing…")

    assert gone.args == [Place("release", case_of(worker))]


def test_a_head_made_while_the_page_was_hidden_fits_the_window_that_it_comes_back_to(
    page: CasePage, worker: Opened
) -> None:
    title = worker.session.reader.get(Case, first_case(worker.session)).title
    heads: list[bool] = []

    def tell() -> None:
        said = (part.text() for part in page.extras() if isinstance(part, QLabel))
        heads.append(any(words.startswith(title) for words in said))

    show_at(page, 1400, 720)
    tell()
    page.hide()
    page.resize(960, 640)
    page.head_changed.connect(tell)
    page.show()

    assert (heads[0], heads[-1]) == (True, False)
