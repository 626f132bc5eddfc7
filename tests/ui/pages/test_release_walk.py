"""What somebody sees who goes through a release for the first time."""

import dataclasses
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.fits import clipped, show_at, tells
from tests.ui.pages.releasing import Ready, Window, secrets_of, window
from tests.ui.pages.test_release import choose, on, press, redacted, submitted
from tests.vaults import FIRM, release
from ui.pages.release import state
from ui.pages.release.about import About
from ui.pages.release.checks import ChecksView
from ui.pages.release.inferring import inference_card
from ui.pages.release.page import ReleasePage
from ui.pages.release.state import Step
from ui.theme.look import look
from workstation.errors import Blocker
from workstation.records.access import Role
from workstation.records.cases import Case
from workstation.rules.inference import Inference

_SHADE = 30
"""How far the colour of a thin line may be from the one that it is drawn in."""


@pytest.fixture
def desk(ready: Ready, qtbot: QtBot) -> Iterator[Window]:
    with window(ready, Role.BRIEFING_OFFICER, qtbot, (1024, 640)) as shown:
        yield shown


def said(place: QWidget) -> list[str]:
    """Every word that can be seen, on labels and on buttons."""
    QApplication.processEvents()
    labels = [each.text() for each in place.findChildren(QLabel) if each.isVisible()]
    return labels + [each.text() for each in place.findChildren(QPushButton) if each.isVisible()]


def about(page: ReleasePage) -> str:
    (line,) = page.findChildren(About)
    return " ".join(said(line))


def red(part: QWidget) -> bool:
    """Whether anything in it is drawn as what stops is."""
    image, danger = part.grab().toImage(), look().colour("danger")
    points = ((x, y) for x in range(image.width()) for y in range(image.height()))
    return any(_near(image.pixelColor(*point), danger) for point in points)


def _near(one: QColor, other: QColor) -> bool:
    apart = (one.red() - other.red(), one.green() - other.green(), one.blue() - other.blue())
    return max(map(abs, apart)) <= _SHADE


def inferred(*pointing: str) -> Inference:
    return Inference((), 400, 40, 40, 10, pointing, ())


def test_every_step_names_the_case_and_each_after_the_first_the_reader(
    desk: Window, ready: Ready
) -> None:
    code = desk.session.reader.get(Case, ready.case).code
    other = next(c.id for c in desk.session.reader.find(Case) if c.id != ready.case)
    page = choose(desk, ready.case)
    assert code in about(page)
    assert FIRM not in about(page)

    on(desk, page)
    told = {page.wizard.step: about(page)}
    while state.waiting(page.wizard):
        press(Qt.Key.Key_R)
    for _ in range(2):
        on(desk, page)
        told[page.wizard.step] = about(page)
    desk.page("releases")
    page = submitted(desk, other)
    told[page.wizard.step] = about(page)

    assert set(told) == {Step.REDACT, Step.CHECKS, Step.HARM, Step.SECOND}
    assert all(FIRM in words for words in told.values())
    assert all(code in words for step, words in told.items() if step is not Step.SECOND)


def test_the_line_over_the_steps_leads_to_the_case(desk: Window, ready: Ready) -> None:
    page = choose(desk, ready.case)
    code = desk.session.reader.get(Case, ready.case).code
    (line,) = page.findChildren(About)
    said(line)
    (lead,) = [b for b in line.findChildren(QPushButton) if b.text() == code and b.isVisible()]
    QTest.keyClick(lead, Qt.Key.Key_Space)
    desk.wait()

    assert desk.shell.place is not None
    assert (desk.shell.place.key, desk.shell.place.subject) == ("case", ready.case)
    assert tells(line, (FIRM,)) == []


def test_leaving_out_has_a_key_of_its_own(desk: Window, ready: Ready) -> None:
    page = choose(desk, ready.case)
    on(desk, page)
    first = state.waiting(page.wizard)[0].words
    assert "Leave out" in said(page)

    press(Qt.Key.Key_L)
    desk.wait()

    found = {m.decision for t, m in state.marks_of(page.wizard) if t.at(m) == first}
    assert found == {"drop"}


def test_words_that_may_point_at_somebody_are_said_in_the_head_too(
    desk: Window, ready: Ready
) -> None:
    page = redacted(desk, ready.case)
    on(desk, page)
    (view,) = page.findChildren(ChecksView)
    assert page.wizard.step is Step.CHECKS
    assert not view.reason()

    view.show_wizard(dataclasses.replace(page.wizard, inference=inferred()))
    assert "Nothing found stands against it. Nothing has left." in said(view)

    view.show_wizard(dataclasses.replace(page.wizard, inference=inferred("the only cook")))
    show_at(desk.shell, 1024, 640)
    words = said(view)
    assert "These words may point at one person" in words
    assert "Nothing found stands against it. Nothing has left." not in words
    assert any(each.startswith("No rule stops it, but") for each in words)
    assert not any("one person alone" in each for each in words)
    assert not red(view)
    assert clipped(desk.shell) == []


@pytest.mark.parametrize("stopped", [True, False])
def test_what_may_be_inferred_is_red_where_the_gate_stops_it(stopped: bool, qtbot: QtBot) -> None:
    card = inference_card(inferred("the only cook"), stopped=stopped)
    qtbot.addWidget(card)
    show_at(card, 372, 160)

    assert red(card) is stopped


def test_what_stopped_the_last_try_is_gone_when_the_next_one_begins(
    desk: Window, ready: Ready
) -> None:
    page = submitted(desk, ready.case)
    stopped = "Their machine stops it. Nothing has left."
    page.second.show_stopped([Blocker("names.found", "A name is in it.", "Take it out.")])
    assert stopped in said(page.second)

    (secret,) = secrets_of(page)
    secret.setText("nobody has these words")
    QTest.keyClick(secret, Qt.Key.Key_Return)
    assert stopped not in said(page.second)
    desk.wait()

    assert not {stopped, "A name is in it."} & set(said(page.second))


def test_it_is_not_sent_back_while_it_is_being_signed(desk: Window, ready: Ready) -> None:
    page = submitted(desk, ready.case)
    (back,) = [b for b in page.findChildren(QPushButton) if b.text() == "Send back"]
    (secret,) = secrets_of(page)
    secret.setText("nobody has these words")
    QTest.keyClick(secret, Qt.Key.Key_Return)
    meanwhile = back.isEnabled()
    desk.wait()

    assert (meanwhile, back.isEnabled()) == (False, True)


def test_what_stopped_it_is_gone_when_it_is_opened_again(desk: Window, ready: Ready) -> None:
    page = submitted(desk, ready.case)
    page.second.show_stopped([Blocker("names.found", "A name is in it.", "Take it out.")])
    desk.page("releases")
    page = desk.wizard(("briefing", page.wizard.briefing))

    assert "A name is in it." not in said(page.second)


@pytest.mark.slow
def test_the_main_verb_of_what_was_signed_is_to_save_it(ready: Ready, qtbot: QtBot) -> None:
    letter = release(ready, ready.case, FIRM)
    with window(ready, Role.SUPERVISOR, qtbot, (1024, 640)) as desk:
        page = desk.wizard(("briefing", letter.briefing))
        main = [b for b in page.findChildren(QPushButton) if b.property("kind") == "primary"]

        assert page.primary() is page.done.keep
        assert [b.text() for b in main if b.isVisible()] == ["Save it…"]
