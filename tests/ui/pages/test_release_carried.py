"""What is done with a signed letter: it is carried, told how to check, and asked back."""

from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from tests.ui.fits import SIZES, clipped, nameless, show_at
from tests.ui.pages.releasing import Ready, Window, make_ready, window
from tests.vaults import BUYER, FIRM, release
from ui.pages.release.page import ReleasePage
from ui.pages.release.recall import Learned, RecallDialog
from ui.pages.release.state import Step
from ui.pages.releases import ReleasesPage
from ui.theme.look import Look
from ui.widgets.choices import Combo
from ui.widgets.table import Table
from workstation.records.access import Role
from workstation.records.consents import Consent
from workstation.records.disclosures import Disclosure, RecallReason, RecallState
from workstation.rules.aftercare import AfterStep

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Ready:
    office = make_ready(tmp_path_factory.mktemp("carried"))
    release(office, office.case, FIRM)
    return office


def opened(desk: Window) -> ReleasePage:
    """The one briefing that was let out, at its last step."""
    handovers, recalls = desk.session.handovers, desk.session.recalls
    (briefing,) = (*handovers.released(), *recalls.all())
    page = desk.wizard(("briefing", briefing.id))
    assert page.wizard.step is Step.DONE
    return page


def shown(page: ReleasePage) -> list[str]:
    """The words of every button that can be seen."""
    return [b.text() for b in page.findChildren(QPushButton) if b.isVisible() and b.text()]


def the_button(page: ReleasePage, words: str) -> QPushButton:
    (found,) = [b for b in page.findChildren(QPushButton) if b.isVisible() and b.text() == words]
    return found


def recall(desk: Window, page: ReleasePage) -> None:
    """By keyboard: the button, the reason, the verb."""
    button = the_button(page, "Recall it…")
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)
    (asked,) = page.findChildren(RecallDialog)
    desk.qtbot.waitExposed(asked)
    QTest.keyClick(asked.verb, Qt.Key.Key_Space)
    assert asked.isVisible()  # without a reason nothing happens
    QTest.keyClick(asked.reason, Qt.Key.Key_Down)
    QTest.keyClick(asked.verb, Qt.Key.Key_Space)
    desk.wait()


def test_a_recall_is_asked_for_with_a_reason(desk: Window) -> None:
    page = opened(desk)
    recall(desk, page)

    (told,) = desk.session.reader.find(Disclosure)
    assert (told.recall, told.recall_reason) == (RecallState.ASKED, RecallReason.RECIPIENT)
    assert any("it reached somebody else" in said.text() for said in page.findChildren(QLabel))


def test_what_follows_a_recall_comes_first(large: Look, desk: Window) -> None:
    page = opened(desk)
    recall(desk, page)
    show_at(desk.shell, 1024, 640)
    answer = the_button(page, "They destroyed it")

    assert page.first() is answer
    assert answer.visibleRegion().boundingRect() == answer.rect()


def test_whoever_got_it_is_not_offered_as_somebody_else(desk: Window) -> None:
    page = opened(desk)
    page.done.ask_why()
    (asked,) = page.findChildren(RecallDialog)
    offered = [asked.reached.itemText(at) for at in range(asked.reached.count())]

    assert len(offered) > 1
    assert not [words for words in offered if words.startswith(FIRM)]


def test_what_was_asked_back_is_offered_to_nobody_any_more(desk: Window) -> None:
    page = opened(desk)
    assert "Save it…" in shown(page)
    recall(desk, page)

    assert not {"Save it…", "Show in folder", "Recall it…"} & set(shown(page))


@pytest.mark.parametrize(
    ("words", "state"),
    [("They destroyed it", RecallState.CONFIRMED), ("They refuse", RecallState.REFUSED)],
)
def test_the_answer_is_written_down(desk: Window, words: str, state: RecallState) -> None:
    page = opened(desk)
    recall(desk, page)
    desk.qtbot.waitUntil(lambda: words in shown(page), timeout=60_000)
    QTest.keyClick(the_button(page, words), Qt.Key.Key_Space)
    desk.wait()

    (told,) = desk.session.reader.find(Disclosure)
    assert told.recall is state
    assert words not in shown(page)


def test_what_follows_a_recall_is_done_step_by_step(desk: Window) -> None:
    page = opened(desk)
    recall(desk, page)
    for _ in (AfterStep.WARN, AfterStep.ASSESS, AfterStep.REPORT):
        desk.qtbot.waitUntil(lambda: "Done today" in shown(page), timeout=60_000)
        buttons = [b for b in page.findChildren(QPushButton) if b.isVisible()]
        first = next(b for b in buttons if b.text() == "Done today")
        QTest.keyClick(first, Qt.Key.Key_Space)
        desk.wait()
    desk.qtbot.waitUntil(lambda: "Write it down…" in shown(page), timeout=60_000)
    QTest.keyClick(the_button(page, "Write it down…"), Qt.Key.Key_Space)
    (asked,) = desk.shell.findChildren(Learned)
    QTest.keyClick(asked.verb, Qt.Key.Key_Space)
    assert asked.isVisible()  # nothing is learned without words
    asked.words.setPlainText("Addresses are read back twice.")
    QTest.keyClick(asked.verb, Qt.Key.Key_Space)
    desk.wait()

    (told,) = desk.session.reader.find(Disclosure)
    today = desk.session.cases.today()
    assert (told.warned_on, told.assessed_on, told.reported_on) == (today, today, today)
    assert told.learned == "Addresses are read back twice."
    assert "Done today" not in shown(page)


def test_whoever_has_it_instead_is_asked_only_where_it_went_astray(desk: Window) -> None:
    page = opened(desk)
    page.done.ask_why()
    (asked,) = page.findChildren(RecallDialog)
    before = asked.reached.isVisible()
    asked.reason.choose(RecallReason.RECIPIENT)
    buyer = desk.session.partners.by_name(BUYER)
    assert asked.reached.isVisible()
    asked.reached.choose(buyer.id)
    QTest.keyClick(asked.verb, Qt.Key.Key_Space)
    desk.wait()

    assert not before
    assert desk.session.reader.find(Disclosure)[0].reached == buyer.id


def test_the_reason_that_was_missing_is_missed_no_more(desk: Window) -> None:
    page = opened(desk)
    page.done.ask_why()
    (asked,) = page.findChildren(RecallDialog)
    said = "Choose why it is asked back."

    QTest.keyClick(asked.verb, Qt.Key.Key_Space)
    assert [w.text() for w in asked.findChildren(QLabel) if w.isVisible()].count(said) == 1
    QTest.keyClick(asked.reason, Qt.Key.Key_Down)

    assert said not in [w.text() for w in asked.findChildren(QLabel) if w.isVisible()]


def test_the_list_says_that_it_was_asked_back(desk: Window) -> None:
    recall(desk, opened(desk))
    listed = desk.page("releases")
    assert isinstance(listed, ReleasesPage)
    (which,) = (c for c in listed.findChildren(Combo) if c.accessibleName() == "Which releases")
    counts = []
    for choice in ("recalled", "out"):
        which.choose(choice)
        counts.append(listed.findChildren(Table)[0].model().rowCount())

    assert counts == [1, 0]


def test_an_independent_reviewer_is_not_offered_to_carry_or_recall(
    kept: Ready, tmp_path: Path, qtbot: QtBot
) -> None:
    with window(kept.mine(tmp_path), Role.REVIEWER, qtbot, (1280, 720)) as desk:
        page = opened(desk)
        page.done.save.emit(tmp_path)
        desk.wait()

        assert not {"Save it…", "Recall it…"} & set(shown(page))
        assert list(tmp_path.glob("*.pdf*")) == []


@pytest.mark.parametrize("late", [True, False])
def test_a_letter_is_not_saved_once_a_consent_was_taken_back(
    desk: Window, tmp_path: Path, late: bool
) -> None:
    page = opened(desk)
    if late:
        for consent in desk.session.reader.find(Consent):
            desk.session.cases.withdraw(consent.id)
    page.done.save.emit(tmp_path)
    desk.wait()

    assert len(list(tmp_path.glob("briefing-*.pdf*"))) == (0 if late else 2)


def test_how_to_check_is_copied_without_the_words_and_without_a_name(desk: Window) -> None:
    page = opened(desk)
    QApplication.clipboard().clear()
    QTest.keyClick(the_button(page, "Copy this as a text"), Qt.Key.Key_Space)
    copied = QApplication.clipboard().text()
    (briefing,) = desk.session.handovers.released()
    text = desk.session.handovers.text_of(briefing.id)

    assert "minisign -V -p signer.pub -m briefing-" in copied
    # One of them may be a word of the instructions as well ("eight"); two in a row are not.
    assert not [pair for pair in pairwise(text.check_words) if " ".join(pair) in copied]
    assert FIRM not in copied


@pytest.mark.parametrize("size", SIZES)
def test_no_text_is_cut_once_it_is_asked_back(
    kept: Ready, tmp_path: Path, size: tuple[int, int], theme: str, qtbot: QtBot
) -> None:
    with window(kept.mine(tmp_path), Role.BRIEFING_OFFICER, qtbot, size) as desk:
        recall(desk, opened(desk))
        show_at(desk.shell, *size)

        assert clipped(desk.shell) + nameless(desk.shell) == []
