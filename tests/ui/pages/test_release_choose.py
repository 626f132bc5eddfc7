"""The first step fits its reader, and offers what may stand for one person's text."""

from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.fits import SIZES, clipped, nameless, show_at
from tests.ui.pages.releasing import Ready, Window, make_ready, window
from tests.ui.pages.test_release import on
from tests.vaults import FIRM, befriend
from ui.dialogs.picker import Picker
from ui.dialogs.record_form import RecordForm
from ui.pages.release.page import ReleasePage
from ui.pages.release.recipient import contact_words
from ui.pages.release.state import Step
from ui.widgets.choices import Check, Combo
from workstation.records.access import Role
from workstation.records.briefings import Instead
from workstation.records.cases import Case
from workstation.records.consents import Purpose
from workstation.records.issues import Issue
from workstation.records.kit import new_id
from workstation.records.organisations import Organisation, Site
from workstation.records.partners import PartnerType

pytestmark = pytest.mark.slow

UNION, BANK, DAILY = "Dock workers' union", "Ethics desk of the bank", "The Daily"


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Ready:
    ready = make_ready(tmp_path_factory.mktemp("choosing"))
    with ready.as_(Role.CASE_WORKER) as session:
        befriend(session, UNION, PartnerType.TRADE_UNION)
        befriend(session, BANK, PartnerType.FINANCIAL_INSTITUTION)
        befriend(session, DAILY, PartnerType.OTHER)
        case = session.reader.get(Case, ready.case)
        assert case.site is not None
        for name in ("Aster", "Birch"):
            site = session.cases.put(Site(names=(f"Works {name}",), headcount=120))
            other = session.cases.put(Case(code=name, site=site.id))
            blank = session.reader.find(Issue, case=case.id)[0]
            session.cases.put(replace(blank, id=new_id(), case=other.id, revision=0))
    return ready


def named(page: QWidget, name: str) -> Combo:
    return next(c for c in page.findChildren(Combo) if c.accessibleName() == name)


def pick(combo: Combo, words: str) -> None:
    """Choose what begins with these words, by arrows."""
    combo.setFocus()
    texts = [combo.itemText(at) for at in range(combo.count())]
    QTest.keyClick(combo, Qt.Key.Key_Home)
    for _ in range(next(at for at, text in enumerate(texts) if text.startswith(words))):
        QTest.keyClick(combo, Qt.Key.Key_Down)


def to(desk: Window, case: str, who: str) -> ReleasePage:
    """The first step with somebody chosen, by typing the beginning of their name."""
    page = desk.wizard(case)
    recipient = named(page, "Recipient")
    contact = desk.session.partners.by_name(who)
    pick(recipient, contact_words(contact))
    assert recipient.value() == contact.id
    return page


def said(place: QWidget) -> str:
    QApplication.processEvents()
    return "\n".join(x.text() for x in place.findChildren(QLabel) if x.isVisible() and x.text())


def press(place: QWidget, words: str) -> None:
    found = [b for b in place.findChildren(QPushButton) if b.text() == words and b.isVisible()]
    QTest.keyClick(found[0], Qt.Key.Key_Space)


def summary(page: ReleasePage) -> QPlainTextEdit:
    return next(e for e in page.findChildren(QPlainTextEdit) if e.accessibleName() == "Summary")


def test_purposes_follow_the_reader(desk: Window, kept: Ready) -> None:
    page = to(desk, kept.case, UNION)
    purpose = named(page, "Purpose")
    assert purpose.value() is Purpose.REFERRAL

    to(desk, kept.case, DAILY)
    words = [purpose.itemText(at) for at in range(purpose.count())]
    assert words == ["Public advocacy", "Statistics"]


def test_it_says_what_this_reader_gets_and_never_gets(desk: Window, kept: Ready) -> None:
    page = to(desk, kept.case, FIRM)
    assert "They read: issue codes" in said(page)
    assert "when it happened (quarter)" in said(page)

    to(desk, kept.case, DAILY)
    assert "They read: issues by work area alone" in said(page)
    assert "Never: words of yours, the firm, the site" in said(page)


def test_who_gets_no_words_is_asked_for_none(desk: Window, kept: Ready) -> None:
    page = to(desk, kept.case, BANK)

    assert not summary(page).isVisible()
    assert "no words of yours" in said(page)
    on(desk, page)
    assert page.wizard.step is Step.REDACT
    assert page.wizard.answers.asks == ()


def test_the_firms_own_consent_is_written_down_where_it_is_needed(
    desk: Window, kept: Ready
) -> None:
    page = to(desk, kept.case, BANK)
    assert "nobody wrote down that it agrees" in said(page)

    press(page, "What it said…")
    (form,) = page.findChildren(RecordForm)
    yes = next(b for b in form.findChildren(QPushButton) if b.text() == "Yes")
    QTest.keyClick(yes, Qt.Key.Key_Space)
    QTest.keyClick(form.verb, Qt.Key.Key_Space)
    desk.wait()

    case = desk.session.reader.get(Case, kept.case)
    assert case.organisation is not None
    assert desk.session.reader.get(Organisation, case.organisation).public_consent
    assert "The firm agreed to be named" in said(page)


STRANGE = "Ang mga manggagawa sa pabrika ay hindi binayaran"


def reading(page: QWidget) -> Check:
    return next(c for c in page.findChildren(Check) if c.text().startswith("I read it"))


def test_a_part_that_is_not_counted_is_shown_and_confirmed_for_these_words_alone(
    desk: Window, kept: Ready
) -> None:
    page = to(desk, kept.case, FIRM)
    summary(page).setPlainText("Papers are kept.")
    assert not reading(page).isVisible()

    summary(page).setPlainText(f"Papers are kept. {STRANGE}.")
    assert "Traits in these words were not counted. A person has to read them" in said(page)
    assert f"“{STRANGE}”" in said(page)
    QTest.keyClick(reading(page), Qt.Key.Key_Space)
    assert reading(page).isChecked()

    summary(page).setPlainText(f"Papers are kept. {STRANGE}. Again {STRANGE} at ang mga iba.")
    assert not reading(page).isChecked()


@pytest.mark.parametrize("confirmed", [True, False])
def test_the_checks_ask_for_it_and_lead_back_to_it(
    desk: Window, kept: Ready, confirmed: bool
) -> None:
    page = to(desk, kept.case, FIRM)
    summary(page).setPlainText(f"Papers are kept. {STRANGE}.")
    if confirmed:
        QTest.keyClick(reading(page), Qt.Key.Key_Space)
    on(desk, page)

    assert page.wizard.answers.read_by_person == ("yes" if confirmed else "unsure")


def test_details_are_added_counted_and_taken_away_by_keys(desk: Window, kept: Ready) -> None:
    page = to(desk, kept.case, FIRM)
    press(page, "Add a detail")
    value = next(e for e in page.findChildren(QLineEdit) if e.accessibleName() == "In which words")
    what = next(p for p in page.findChildren(Picker) if p.accessibleName() == "What is told")
    assert what.hasFocus()

    QTest.keyClicks(value, "line 4")
    assert "nobody counted it" in said(page)
    on(desk, page)
    (told,) = page.wizard.answers.details
    assert (told.attribute, told.value) == ("section", "line 4")

    press(page, "Back")
    away = [b for b in page.findChildren(QPushButton) if b.isVisible()]
    QTest.keyClick(
        next(b for b in away if b.accessibleName() == "The text does not tell this"),
        Qt.Key.Key_Space,
    )
    on(desk, page)
    assert page.wizard.answers.details == ()


def test_pooled_needs_two_sites_that_had_the_same(desk: Window, kept: Ready) -> None:
    page = to(desk, kept.case, FIRM)
    pick(named(page, "Send instead"), "Together")
    desk.wait()
    primary = page.primary()

    assert primary is not None
    assert not primary.isEnabled()
    assert not summary(page).isVisible()
    press(page, "Choose two other sites, or another way.")
    ticks = [c for c in page.findChildren(Check) if c.text().startswith("Works ")]
    assert [c.text() for c in ticks] == ["Works Aster (120 people)", "Works Birch (120 people)"]
    assert ticks[0].hasFocus()
    for tick in ticks:
        QTest.keyClick(tick, Qt.Key.Key_Space)

    on(desk, page)
    given = page.wizard.answers.instead
    assert given is not None
    assert (given.way, len(given.sites)) == ("pooled", 2)
    on(desk, page)
    assert page.wizard.facts is not None
    assert page.wizard.facts.spread is Instead.POOLED
    assert page.wizard.facts.pooled_sites == 2


def test_other_topics_are_asked_about_alike(desk: Window, kept: Ready) -> None:
    page = to(desk, kept.case, FIRM)
    pick(named(page, "Send instead"), "As a topic")
    for _ in range(2):
        pick(named(page, "Another topic"), "LR")
        press(page, "Add")

    on(desk, page)
    given = page.wizard.answers
    assert given.instead is not None
    assert len(given.instead.topics) == 2
    assert {ask.issue for ask in given.asks} >= set(given.instead.topics)
    assert page.wizard.step is Step.REDACT


def asked(page: ReleasePage) -> list[str]:
    QApplication.processEvents()
    found = page.findChildren(QLineEdit)
    return [e.text() for e in found if e.accessibleName() == "What is asked" and e.isVisible()]


def test_another_reader_is_asked_in_other_words_and_typed_ones_stay(
    desk: Window, kept: Ready
) -> None:
    page = to(desk, kept.case, FIRM)
    pick(named(page, "Send instead"), "As a topic")
    pick(named(page, "Another topic"), "LR")
    press(page, "Add")
    desk.wait()
    assert len(asked(page)) > 1
    assert all(words.startswith("Put right for every worker") for words in asked(page))

    to(desk, kept.case, UNION)
    assert all(words.startswith("Help the worker with this: ") for words in asked(page))

    own = next(e for e in page.findChildren(QLineEdit) if e.accessibleName() == "What is asked")
    own.setText("Ring us.")
    to(desk, kept.case, FIRM)
    assert asked(page)[0] == "Ring us."
    assert all(words.startswith("Put right for every worker") for words in asked(page)[1:])


def test_what_was_taken_out_is_not_offered_to_the_next_reader(desk: Window, kept: Ready) -> None:
    page = to(desk, kept.case, FIRM)
    number = len(asked(page))
    away = [b for b in page.findChildren(QPushButton) if b.accessibleName() == "Do not ask this"]
    QTest.keyClick(away[0], Qt.Key.Key_Space)
    to(desk, kept.case, UNION)
    QApplication.processEvents()

    assert len(asked(page)) == number - 1


def test_later_says_from_which_day(desk: Window, kept: Ready) -> None:
    page = to(desk, kept.case, FIRM)
    pick(named(page, "Send instead"), "A quarter")

    assert "It may go from " in said(page)
    assert "A quarter has not passed yet." in [b.text() for b in page.findChildren(QPushButton)]


def test_what_was_chosen_is_there_again(kept: Ready, tmp_path: Path, qtbot: QtBot) -> None:
    mine = kept.mine(tmp_path)
    with window(mine, Role.BRIEFING_OFFICER, qtbot, (1280, 720)) as desk:
        page = to(desk, kept.case, UNION)
        press(page, "Add a detail")
        pick(named(page, "Send instead"), "A quarter")
        desk.page("releases")
        desk.wait()
    with window(mine, Role.BRIEFING_OFFICER, qtbot, (1280, 720)) as desk:
        page = desk.wizard(kept.case)

        assert named(page, "Purpose").value() is Purpose.REFERRAL
        assert named(page, "Send instead").value() is Instead.LATER
        assert [p for p in page.findChildren(Picker) if p.accessibleName() == "What is told"]


@pytest.mark.parametrize("size", SIZES)
def test_no_text_is_cut(
    kept: Ready, tmp_path: Path, size: tuple[int, int], theme: str, qtbot: QtBot
) -> None:
    with window(kept.mine(tmp_path), Role.BRIEFING_OFFICER, qtbot, size) as desk:
        for who, way in ((UNION, "Nothing"), (FIRM, "Together"), (FIRM, "As a topic"), (BANK, "A")):
            page = to(desk, kept.case, who)
            press(page, "Add a detail") if way == "Nothing" else None
            pick(named(page, "Send instead"), way)
            desk.wait()
            show_at(desk.shell, *size)
            assert clipped(desk.shell) + nameless(desk.shell) == []
