"""The wizard on a real vault, by keyboard: nothing leaves before everything is in order."""

import hashlib
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
)
from pytestqt.qtbot import QtBot

from tests.ui.fits import SIZES, clipped, nameless, show_at, tells
from tests.ui.pages.releasing import SUMMARY, Ready, Window, secrets_of, window
from tests.vaults import FIRM, release
from ui.page import Place
from ui.pages.release import state
from ui.pages.release.deciding import Deciding
from ui.pages.release.page import ReleasePage
from ui.pages.release.panes import WrittenPane
from ui.pages.release.state import Step
from ui.pages.release.waiting import WaitingRow
from ui.widgets.choices import Combo
from ui.widgets.segment import Segment
from workstation.bootstrap import verify_file
from workstation.records.access import Role
from workstation.records.briefings import Briefing, BriefingState
from workstation.records.cases import Case
from workstation.records.consents import Consent, ConsentState
from workstation.records.kit import Id
from workstation.rules.do_no_harm import BY_PERSON


def press(key: Qt.Key, text: str = "") -> None:
    """A key where the focus is."""
    target = QApplication.focusWidget()
    assert target is not None
    if text:
        QTest.keyClicks(target, text)
    QTest.keyClick(target, key)


def choose(desk: Window, case: str, summary: str = SUMMARY) -> ReleasePage:
    """Everything that the first step asks for."""
    page = desk.wizard(case)
    contact = next(c for c in page.findChildren(Combo) if c.accessibleName() == "Recipient")
    words = [contact.itemText(at) for at in range(contact.count())]
    contact.setCurrentIndex(next(at for at, text in enumerate(words) if text.startswith(FIRM)))
    told = next(e for e in page.findChildren(QPlainTextEdit) if e.accessibleName() == "Summary")
    told.setPlainText(summary)
    return page


def on(desk: Window, page: ReleasePage) -> None:
    """Continue, by its key."""
    primary = page.primary()
    assert primary is not None
    assert primary.isEnabled()
    QTest.keyClick(desk.shell, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    desk.wait()


def redacted(desk: Window, case: str) -> ReleasePage:
    """At the second step, with every place replaced by the letter R."""
    page = choose(desk, case)
    on(desk, page)
    while state.waiting(page.wizard):
        press(Qt.Key.Key_R)
    desk.wait()
    return page


def submitted(desk: Window, case: str) -> ReleasePage:
    """At the fifth step, with yes to everything that a person is asked."""
    page = redacted(desk, case)
    on(desk, page)
    on(desk, page)
    for _ in BY_PERSON:
        press(Qt.Key.Key_Y)
    on(desk, page)
    assert page.wizard.facts is None
    return page


def reasons(page: ReleasePage) -> list[str]:
    """What stands beside the closed button."""
    return [b.text() for b in page.findChildren(QPushButton) if b.isVisible() and b.text()]


def test_the_way_on_is_closed_until_a_recipient_is_chosen(desk: Window, ready: Ready) -> None:
    page = desk.wizard(ready.case)
    primary = page.primary()

    assert primary is not None
    assert not primary.isEnabled()
    assert "Choose who reads it." in reasons(page)

    choose(desk, ready.case)
    assert primary.isEnabled()


def test_the_head_names_no_reader_while_another_one_may_be_chosen(
    desk: Window, ready: Ready
) -> None:
    page = choose(desk, ready.case)
    on(desk, page)
    assert page.head().title == "Briefing for an employer"

    back = next(b for b in page.findChildren(QPushButton) if b.text() == "Back" and b.isVisible())
    back.click()
    desk.wait()

    assert page.wizard.step is Step.CHOOSE
    assert page.head().title == "New briefing"
    assert not page.extras()


def test_what_is_asked_is_filled_in_with_its_day(desk: Window, ready: Ready) -> None:
    page = choose(desk, ready.case)
    asked = [
        e.text() for e in page.findChildren(QLineEdit) if e.accessibleName() == "What is asked"
    ]
    days = [e.text() for e in page.findChildren(QLineEdit) if e.accessibleName() == "By when"]

    assert asked
    assert len(days) == len(asked)
    assert all(days)


def test_nothing_goes_on_while_a_place_waits(desk: Window, ready: Ready) -> None:
    page = choose(desk, ready.case)
    on(desk, page)
    primary = page.primary()
    number = len(state.waiting(page.wizard))

    assert number >= 2
    assert primary is not None
    assert not primary.isEnabled()
    assert f"{number} places wait for you. Until you decide, they stay out." in reasons(page)


def test_saying_less_is_done_by_keys_alone(desk: Window, ready: Ready) -> None:
    page = choose(desk, ready.case)
    on(desk, page)
    first = state.waiting(page.wizard)[0].words

    press(Qt.Key.Key_G)
    press(Qt.Key.Key_Return, "a foreman")
    desk.wait()

    said = [m.say for t, m in state.marks_of(page.wizard) if t.at(m) == first]
    assert said
    assert set(said) == {"a foreman"}


def test_escape_leaves_the_question_and_not_the_page(desk: Window, ready: Ready) -> None:
    page = choose(desk, ready.case)
    on(desk, page)

    press(Qt.Key.Key_K)
    press(Qt.Key.Key_Escape)

    assert desk.shell.page() is page
    assert len(state.waiting(page.wizard)) >= 2


def test_an_arrow_makes_nobody_the_same_as_somebody_and_enter_does(
    desk: Window, ready: Ready
) -> None:
    page = choose(desk, ready.case, "Mr Somchai keeps the papers. Ma Hla asked Mr Thein for hers.")
    on(desk, page)
    first = state.waiting(page.wizard)[0].words
    press(Qt.Key.Key_R)
    desk.wait()
    second = state.waiting(page.wizard)[0]

    press(Qt.Key.Key_S)
    press(Qt.Key.Key_Down)
    whom = QApplication.focusWidget()
    assert isinstance(whom, Combo)
    assert whom.currentText().endswith(first)
    assert state.waiting(page.wizard)[0] == second

    press(Qt.Key.Key_Return)
    desk.wait()
    marked = {t.at(m): m.whose for t, m in state.marks_of(page.wizard)}
    assert marked[second.words] == marked[first] or marked[second.words] == first.casefold()


def test_escape_leaves_the_choice_of_somebody_and_not_the_page(desk: Window, ready: Ready) -> None:
    page = choose(desk, ready.case)
    on(desk, page)
    press(Qt.Key.Key_R)
    desk.wait()

    press(Qt.Key.Key_S)
    press(Qt.Key.Key_Escape)

    assert desk.shell.page() is page
    assert page.findChildren(Deciding)[0].replace.hasFocus()


def test_rows_that_wait_keep_their_height_where_many_do(desk: Window, ready: Ready) -> None:
    page = choose(desk, ready.case, " ".join(f"Ma Hla paid {n}500 baht." for n in range(11, 30)))
    on(desk, page)

    rows = page.findChildren(WaitingRow)

    assert len(rows) > 9
    assert all(row.height() >= row.sizeHint().height() for row in rows)


def test_ctrl_z_takes_the_last_decision_back(desk: Window, ready: Ready) -> None:
    page = choose(desk, ready.case)
    on(desk, page)
    before = len(state.waiting(page.wizard))
    press(Qt.Key.Key_R)

    target = QApplication.focusWidget()
    assert target is not None
    QTest.keyClick(target, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)

    assert len(state.waiting(page.wizard)) == before


def test_decisions_stay_when_another_page_was_looked_at(desk: Window, ready: Ready) -> None:
    page = redacted(desk, ready.case)
    desk.page("releases")

    assert desk.wizard(ready.case) is page
    assert page.wizard.step is Step.REDACT
    assert state.waiting(page.wizard) == []


def test_decisions_stay_when_the_choice_is_looked_at_again(desk: Window, ready: Ready) -> None:
    page = redacted(desk, ready.case)
    back = next(b for b in page.findChildren(QPushButton) if b.text() == "Back")
    back.click()
    on(desk, page)

    assert page.wizard.step is Step.REDACT
    assert state.waiting(page.wizard) == []


def test_a_consent_taken_back_stops_it_at_the_checks(desk: Window, ready: Ready) -> None:
    page = redacted(desk, ready.case)
    for consent in desk.session.reader.find(Consent, case=ready.case):
        if consent.state is ConsentState.GRANTED:
            desk.session.cases.withdraw(consent.id)
    on(desk, page)
    primary = page.primary()

    assert page.wizard.step is Step.CHECKS
    assert primary is not None
    assert not primary.isEnabled()
    assert "1 thing to put right" in reasons(page)


def test_a_no_stops_it_and_no_button_outranks_it(desk: Window, ready: Ready) -> None:
    page = redacted(desk, ready.case)
    on(desk, page)
    on(desk, page)
    for number in range(len(BY_PERSON)):
        press(Qt.Key.Key_N if number == 3 else Qt.Key.Key_Y)
    primary = page.primary()

    assert primary is not None
    assert not primary.isEnabled()
    assert "13 of 14 are yes" in reasons(page)


def test_statements_that_wait_are_no_answers_and_are_seen_whole(desk: Window, ready: Ready) -> None:
    page = redacted(desk, ready.case)
    on(desk, page)
    assert page.primary() is QApplication.focusWidget()
    on(desk, page)
    view = page.harm

    said = [each.text() for each in view.findChildren(QLabel)]
    assert f"{len(BY_PERSON)} statements wait for you." in said
    answers = [each for each in view.findChildren(QPushButton) if each.text() == "Unsure"]
    assert len(answers) == len(BY_PERSON)
    for each in answers:
        segment = each.parent()
        assert isinstance(segment, Segment)
        assert segment.width() >= segment.sizeHint().width()
        assert not segment.visibleRegion().isEmpty()
        assert segment.visibleRegion().boundingRect() == segment.rect()


def test_what_the_program_answers_cannot_be_ticked(desk: Window, ready: Ready) -> None:
    page = redacted(desk, ready.case)
    on(desk, page)
    on(desk, page)
    yes = [b for b in page.findChildren(QPushButton) if b.isVisible() and b.text() == "Yes"]

    assert len(yes) == len(BY_PERSON)


def test_a_wrong_passphrase_lets_nothing_out(desk: Window, ready: Ready) -> None:
    page = submitted(desk, ready.case)
    (secret,) = secrets_of(page)
    secret.setText("nobody has these words")
    QTest.keyClick(secret, Qt.Key.Key_Return)
    desk.wait()

    assert secret.text() == ""
    assert page.wizard.step is Step.SECOND
    assert desk.session.handovers.released() == ()


def test_the_writer_cannot_approve(desk: Window, ready: Ready) -> None:
    page = submitted(desk, ready.case)
    (secret,) = secrets_of(page)
    secret.setText(ready.passphrase(Role.BRIEFING_OFFICER))
    QTest.keyClick(secret, Qt.Key.Key_Return)
    desk.wait()

    assert page.wizard.step is Step.SECOND
    assert desk.session.handovers.released() == ()


@pytest.mark.slow
def test_a_briefing_goes_the_whole_way_by_keyboard(
    desk: Window, ready: Ready, tmp_path: Path
) -> None:
    page = submitted(desk, ready.case)
    (secret,) = secrets_of(page)
    secret.setText(ready.passphrase(Role.SUPERVISOR))
    QTest.keyClick(secret, Qt.Key.Key_Return)
    desk.wait()

    assert page.wizard.step is Step.DONE
    page.done.save.emit(tmp_path)
    desk.wait()
    (pdf,) = tmp_path.glob("briefing-*.pdf")
    assert pdf.with_name(pdf.name + ".minisig").exists()
    seal = hashlib.sha256(desk.session.partners.office().certificate).hexdigest()
    assert verify_file(pdf, seal)["verdict"] == "unaltered"


def test_a_draft_sent_back_is_listed_for_its_author(desk: Window, ready: Ready) -> None:
    page = submitted(desk, ready.case)
    back = next(b for b in page.findChildren(QPushButton) if b.text() == "Send back")
    back.click()
    desk.wait()

    (draft,) = desk.session.reader.find(Briefing)
    assert draft.state is BriefingState.DRAFT
    assert desk.shell.place is not None
    assert desk.shell.place.key == "releases"


def test_a_new_draft_takes_the_place_of_what_was_sent_back(desk: Window, ready: Ready) -> None:
    for _ in range(2):
        desk.session.handovers.send_back(submitted(desk, ready.case).wizard.briefing or Id(""))
        desk.page("releases")

    states = [briefing.state for briefing in desk.session.reader.find(Briefing)]
    assert sorted(states) == [BriefingState.DRAFT, BriefingState.SUPERSEDED]


def test_words_chosen_by_hand_are_marked_by_a_key(desk: Window, ready: Ready) -> None:
    page = choose(desk, ready.case)
    on(desk, page)
    pane = page.findChildren(WrittenPane)[0]
    begin = pane.toPlainText().index("keeps the papers")
    pane.setFocus()
    pane.choose(begin, begin + len("keeps the papers"))
    QTest.keyClick(pane, Qt.Key.Key_M)
    desk.wait()

    mark = state.current(page.wizard)
    assert mark is not None
    assert state.text_of(page.wizard, "summary").at(mark) == "keeps the papers"


def test_no_name_stands_where_a_reader_of_the_screen_or_a_tooltip_tells_it(
    desk: Window, ready: Ready
) -> None:
    page = choose(desk, ready.case)
    on(desk, page)

    assert tells(desk.shell, ("Zaw", "Hla")) == []


def test_nothing_can_be_copied_from_what_was_written(desk: Window, ready: Ready) -> None:
    page = choose(desk, ready.case)
    on(desk, page)
    pane = page.findChildren(WrittenPane)[0]
    QApplication.clipboard().clear()
    pane.selectAll()
    QTest.keyClick(pane, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)

    assert "Zaw" not in QApplication.clipboard().text()


def test_work_for_one_case_changes_nothing_about_the_next(desk: Window, ready: Ready) -> None:
    page = choose(desk, ready.case)
    primary = page.primary()
    assert primary is not None
    primary.click()
    other = next(c.id for c in desk.session.reader.find(Case) if c.id != ready.case)
    desk.shell.go(Place("release", other))
    desk.wait()

    assert (page.wizard.case, page.wizard.step, page.wizard.plan) == (other, Step.CHOOSE, None)


@pytest.mark.slow
def test_a_supervisor_seals_what_was_released_as_a_bundle(
    ready: Ready, tmp_path: Path, qtbot: QtBot
) -> None:
    letter = release(ready, ready.case, FIRM)
    with window(ready, Role.SUPERVISOR, qtbot, (1280, 720)) as desk:
        page = desk.wizard(("briefing", letter.briefing))
        page.done.seal.emit(tmp_path)
        desk.wait()

    assert [file.suffix for file in tmp_path.glob("briefing-*")] == [".age"]


def test_only_a_protection_officer_is_offered_to_hold(ready: Ready, qtbot: QtBot) -> None:
    for role, offered in ((Role.SUPERVISOR, False), (Role.PROTECTION_OFFICER, True)):
        with window(ready, role, qtbot, (1280, 720)) as shown:
            page = shown.wizard(ready.case)
            hold = next(b for b in page.findChildren(QPushButton) if b.text() == "Hold")
            assert hold.isHidden() is not offered


STEPS = [Step.CHOOSE, Step.REDACT, Step.CHECKS, Step.HARM]


@pytest.mark.parametrize("size", SIZES)
def test_no_text_is_cut_at_any_step(
    ready: Ready, size: tuple[int, int], theme: str, qtbot: QtBot
) -> None:
    with window(ready, Role.BRIEFING_OFFICER, qtbot, size) as desk:
        page = choose(desk, ready.case)
        for step in STEPS:
            show_at(desk.shell, *size)
            assert page.wizard.step is step
            assert clipped(desk.shell) + wider(desk.shell) + nameless(desk.shell) == []
            while step is Step.REDACT and state.waiting(page.wizard):
                press(Qt.Key.Key_R)
            desk.wait()
            if step is not Step.HARM:
                on(desk, page)
        for _ in BY_PERSON:
            press(Qt.Key.Key_Y)
        on(desk, page)
        show_at(desk.shell, *size)
        assert page.wizard.step is Step.SECOND
        assert clipped(desk.shell) + wider(desk.shell) + nameless(desk.shell) == []


@pytest.mark.slow
@pytest.mark.parametrize("size", SIZES)
def test_no_text_is_cut_once_it_is_signed(
    ready: Ready, size: tuple[int, int], theme: str, qtbot: QtBot
) -> None:
    letter = release(ready, ready.case, FIRM)
    with window(ready, Role.SUPERVISOR, qtbot, size) as desk:
        desk.wizard(("briefing", letter.briefing))
        show_at(desk.shell, *size)

        assert clipped(desk.shell) + wider(desk.shell) + nameless(desk.shell) == []


def wider(shell: object) -> list[str]:
    """Scrolled parts that reach over the side of their place: nothing scrolls sideways."""
    assert hasattr(shell, "findChildren")
    return [
        f"{area.widget().minimumSizeHint().width()} in {area.viewport().width()}"
        for area in shell.findChildren(QScrollArea)
        if area.isVisible() and area.widget().minimumSizeHint().width() > area.viewport().width()
    ]
