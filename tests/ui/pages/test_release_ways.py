"""Each rule that can stop a release leads to where it is put right, from wherever one stands."""

import dataclasses
import inspect
import re
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.fits import clipped, show_at
from tests.ui.pages.releasing import Ready, Window, secrets_of, window
from tests.ui.pages.test_release import choose, on
from ui.page import Place
from ui.pages.release.page import ReleasePage
from ui.pages.release.recipient import Recipient
from ui.pages.release.refusal import Refusal
from ui.pages.release.state import Step, Wizard
from ui.pages.release.ways import IN_FIRST, To, way_from, way_of
from ui.widgets.blocker import BlockerCard
from ui.widgets.choices import Combo
from workstation.errors import Blocker, Refused
from workstation.records.access import Role
from workstation.records.kit import new_id
from workstation.rules import attachments, gate, lower_counts, small_cells, unread

_RULES = {
    rule
    for part in (gate, attachments, small_cells, lower_counts, unread)
    for rule in re.findall(r'Blocker\(\s*"(.+?)"', inspect.getsource(part))
} | {"site.small", "site.small.unknown", "event.unique", "event.unique.unknown"}
_PAGES = {
    To.CONTACT: "partners",
    To.STAFF: "staff",
    To.TIMELINE: "case",
    To.CONSENTS: "case",
    To.PEOPLE: "case",
    To.PROTECTION: "case",
    To.ISSUES: "case",
    To.LOG: "audit",
}
_AT_CHECKS = Wizard(case=new_id(), step=Step.CHECKS)
_SIGNING = dataclasses.replace(_AT_CHECKS, step=Step.SECOND)


@pytest.fixture
def role() -> Role:
    return Role.SUPERVISOR


@pytest.fixture
def whole(ready: Ready, role: Role, qtbot: QtBot) -> Iterator[Window]:
    """A window with every page there is."""
    with window(ready, role, qtbot, (1280, 720), whole=True) as shown:
        yield shown


def stop(rule: str) -> Blocker:
    words = "1 person has no consent in force for this recipient and this much."
    return Blocker(rule, words, "Put it right.")


def buttons(place: QWidget) -> list[QPushButton]:
    QApplication.processEvents()
    return [b for b in place.findChildren(QPushButton) if b.isVisible()]


@pytest.mark.parametrize("rule", sorted(_RULES))
def test_each_rule_of_the_gate_has_a_way(rule: str) -> None:
    assert way_of(rule) is not None


@pytest.mark.parametrize(
    ("rule", "way"),
    [
        ("spread.person", (Step.CHOOSE, "Say less")),
        ("names.unknown", (To.AGAIN, "Look again")),
        ("purpose", (To.PURPOSE, "Choose")),
        ("firm.consent", (To.FIRM, "Ask the firm")),
        ("lower.author", (To.LOWER, "Ask an officer…")),
        ("account", (To.TIMELINE, "Open the case")),
    ],
)
def test_a_way_goes_to_the_very_place(rule: str, way: tuple[Step | To, str]) -> None:
    assert way_of(rule) == way


def test_a_clock_that_is_behind_is_confirmed_in_the_log_or_looked_at_again() -> None:
    ways = {role: way_from(_AT_CHECKS, role, "clock") for role in Role}

    assert ways[Role.SUPERVISOR] == (To.LOG, "Open the log")
    assert ways[Role.BRIEFING_OFFICER] == (To.AGAIN, "Look again")


def test_what_is_kept_is_not_led_back_to_its_steps() -> None:
    kept = [way_from(_SIGNING, Role.SUPERVISOR, rule) for rule in ("k.few", "text", "redaction")]

    assert kept == [None] * 3
    assert way_from(_SIGNING, Role.SUPERVISOR, "consent.missing") == way_of("consent.missing")
    assert way_from(_SIGNING, Role.SUPERVISOR, "approval.same") == (To.SIGN, "Sign here")
    assert way_from(_AT_CHECKS, Role.SUPERVISOR, "k.few") == way_of("k.few")


def test_every_page_that_a_blocker_leads_to_is_there(whole: Window, ready: Ready) -> None:
    page = choose(whole, ready.case)
    on(whole, page)
    opened = {}
    for to in _PAGES:
        page.second.go.emit(to)
        whole.wait()
        assert whole.shell.place is not None
        opened[to] = whole.shell.place.key

    assert opened == _PAGES


@pytest.mark.parametrize("to", IN_FIRST)
def test_parts_of_the_first_step_get_the_focus(to: To, desk: Window, ready: Ready) -> None:
    page = choose(desk, ready.case)
    on(desk, page)
    page.second.go.emit(to)
    desk.wait()

    assert page.wizard.step is Step.CHOOSE
    focus = QApplication.focusWidget()
    assert focus is not None
    assert to is not To.PURPOSE or focus.accessibleName() == "Purpose"


def test_the_contact_that_is_chosen_is_opened_from_the_first_step(
    whole: Window, ready: Ready
) -> None:
    page = choose(whole, ready.case)
    contact = next(c for c in page.findChildren(Combo) if c.accessibleName() == "Recipient").value()
    whole.session.partners.revoke(contact, "The keys are lost.")
    page.show_subject(None)
    whole.wait()
    (recipient,) = page.findChildren(Recipient)
    (card,) = recipient.findChildren(BlockerCard)
    (press,) = buttons(card)
    press.click()

    assert (press.text(), whole.shell.place) == ("Open the contact", Place("partners", contact))


def second(desk: Window, ready: Ready, *rules: str) -> tuple[ReleasePage, list[QPushButton]]:
    """What the second person's machine says, and the buttons of its cards."""
    page = choose(desk, ready.case)
    desk.wait()
    page._running.wizard = dataclasses.replace(page.wizard, step=Step.SECOND)  # noqa: SLF001
    page._show_step()  # noqa: SLF001
    page.second.show_stopped([stop(rule) for rule in rules])
    cards = page.second.findChildren(BlockerCard)
    return page, [press for card in cards for press in buttons(card)]


def test_what_stops_a_signature_leads_somewhere(desk: Window, ready: Ready) -> None:
    page, presses = second(desk, ready, "consent.missing", "text.records", "approval.same")
    sent: list[bool] = []
    page.second.send_back.disconnect()
    page.second.send_back.connect(lambda: sent.append(True))

    assert [b.text() for b in presses] == ["Open the consents", "Send back", "Sign here"]
    presses[1].click()
    presses[2].click()

    assert sent == [True]
    assert QApplication.focusWidget() is secrets_of(page)[0]


def test_what_stops_a_signature_has_room_for_its_words(desk: Window, ready: Ready) -> None:
    page, presses = second(desk, ready, "consent.missing")
    show_at(desk.shell, 1024, 640)
    (card,) = page.second.findChildren(BlockerCard)
    words = card.findChildren(QLabel)[0]

    assert presses
    assert words.width() > card.width() / 2
    assert clipped(page.second) == []


def test_a_refusal_over_a_step_has_its_way_too(whole: Window, ready: Ready) -> None:
    page = choose(whole, ready.case)
    (said,) = page.findChildren(Refusal)
    said.say(Refused([stop("hold")]))
    (press,) = buttons(said)
    assert press.text() == "Open the case"

    said.say(RuntimeError())
    assert buttons(said) == []
