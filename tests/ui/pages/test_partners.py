"""Partners: eight words are typed as they are heard, and nothing else makes keys verified."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from tests.ui.fits import SIZES, clipped, nameless, show_at
from tests.ui.pages.releasing import Window, window
from tests.ui.pages.test_release import wider
from tests.vaults import BUYER, FIRM, Office, befriend
from ui.dialogs.record_form import RecordForm
from ui.pages.partners import PartnersPage
from ui.pages.partners_forms import PassOn
from ui.pages.partners_list import how_known
from ui.theme.look import Look, look
from ui.widgets.cells import CELL
from ui.widgets.choices import Combo
from workstation.errors import BadInput
from workstation.records.access import Role
from workstation.records.kit import UserToken
from workstation.records.partners import Contact, PartnerType, Verification, VerifiedHow
from workstation.services.partners import words_of


@pytest.fixture
def desk(office: Office, tmp_path: Path, qtbot: QtBot) -> Iterator[Window]:
    with window(office.copy(tmp_path), Role.CASE_WORKER, qtbot, (1280, 720)) as shown:
        yield shown


def unverified(desk: Window) -> tuple[PartnersPage, Contact]:
    """The page on a card that nobody compared yet."""
    known = desk.session.partners.by_name(BUYER)
    card = Contact(person="New desk", partner_type=PartnerType.BUYER, came_on=known.came_on)
    contact = desk.session.partners.add(card)
    page = desk.page("partners", contact.id)
    assert isinstance(page, PartnersPage)
    return page, contact


def partners(desk: Window) -> PartnersPage:
    page = desk.page("partners")
    assert isinstance(page, PartnersPage)
    return page


def dialog(desk: Window, kind: type[QDialog]) -> QDialog:
    """The form that is open."""
    found = [made for made in desk.shell.findChildren(kind) if made.isVisible()]
    assert found
    return found[-1]


def named(area: QDialog, name: str) -> QLineEdit:
    return next(e for e in area.findChildren(QLineEdit) if e.accessibleName() == name)


def pressed(area: QDialog | PartnersPage, words: str) -> None:
    QApplication.processEvents()
    next(b for b in area.findChildren(QPushButton) if b.isVisible() and b.text() == words).click()


def hear(page: PartnersPage, words: tuple[str, ...]) -> None:
    """Type the words into one field after the other, as the focus goes."""
    assert page.detail.verify is not None
    page.detail.verify.words.setFocus()
    for word in words:
        target = QApplication.focusWidget()
        assert target is not None
        QTest.keyClicks(target, word[:4] + ("" if len(word) > 3 else " "))


def test_eight_words_that_agree_make_a_contact_verified(desk: Window) -> None:
    page, contact = unverified(desk)
    primary = page.primary()
    assert primary is not None
    assert not primary.isEnabled()

    hear(page, words_of(contact))
    assert primary.isEnabled()
    QTest.keyClick(desk.shell, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    desk.wait()

    after = desk.session.partners.get(contact.id)
    assert after.verification is Verification.VERIFIED
    assert after.verified_how is VerifiedHow.PHONE
    assert page.detail.verify is None


def test_one_other_word_keeps_the_button_closed(desk: Window) -> None:
    page, contact = unverified(desk)
    *seven, _last = words_of(contact)
    hear(page, (*seven, "zzzz"))
    primary = page.primary()

    assert primary is not None
    assert not primary.isEnabled()


def test_words_that_differ_are_forgotten_and_said(desk: Window) -> None:
    page, contact = unverified(desk)
    hear(page, words_of(contact)[:3])
    pressed(page, "They differ, stop")

    assert page.detail.verify is not None
    assert page.detail.verify.words.agreeing() == 0
    assert desk.session.partners.get(contact.id).verification is Verification.UNVERIFIED


def test_a_card_is_added_and_has_to_be_verified(desk: Window) -> None:
    page = partners(desk)
    page.add()
    form = dialog(desk, RecordForm)
    named(form, "Contact person").setText("Second desk")
    pressed(form, "Add")
    desk.wait()

    added = desk.session.partners.by_name("Second desk")
    assert added.verification is Verification.UNVERIFIED
    assert page.detail.verify is not None


def test_the_kind_other_says_that_it_reads_what_the_public_may(desk: Window) -> None:
    page = partners(desk)
    pressed(page, "Add")
    form = dialog(desk, RecordForm)
    kind = next(c for c in form.findChildren(Combo) if c.accessibleName() == "Kind of partner")
    words = [kind.itemText(at) for at in range(kind.count())]

    assert kind.value() is PartnerType.OTHER
    assert kind.currentText() == "Other: reads only what the public may"
    assert [text for text in words if "public" in text] == [kind.currentText()]
    assert clipped(form) == []


def test_a_key_that_is_none_is_not_kept(desk: Window) -> None:
    page = partners(desk)
    page.add()
    form = dialog(desk, RecordForm)
    named(form, "Contact person").setText("Third desk")
    named(form, "Recipient key").setText("age1notakey")
    pressed(form, "Add")
    desk.wait()

    assert form.isVisible()
    assert "Third desk" not in [c.person for c in desk.session.partners.all()]


def test_a_key_that_stands_on_another_card_is_said_on_the_form(desk: Window) -> None:
    page = partners(desk)
    page.add()
    form = dialog(desk, RecordForm)
    named(form, "Contact person").setText("Union desk")
    named(form, "Recipient key").setText(desk.session.partners.by_name(BUYER).age_recipient)
    pressed(form, "Add")
    desk.wait()

    said = " ".join(label.text() for label in form.findChildren(QLabel) if label.isVisible())
    assert BUYER in said
    assert "Ask for their own key" in said
    assert clipped(form) == []


def test_a_card_of_the_same_organisation_may_have_the_same_key(desk: Window) -> None:
    buyer = desk.session.partners.by_name(BUYER)
    desk.session.partners.change(replace(buyer, organisation_name="Fair Shop"))
    page = partners(desk)
    page.add()
    form = dialog(desk, RecordForm)
    named(form, "Contact person").setText("Second desk")
    named(form, "Organisation").setText("Fair Shop")
    named(form, "Recipient key").setText(buyer.age_recipient)
    pressed(form, "Add")
    desk.wait()

    assert "Second desk" in [c.person for c in desk.session.partners.all()]


def test_the_service_refuses_a_card_without_a_name(desk: Window) -> None:
    with pytest.raises(BadInput):
        desk.session.partners.add(Contact(person=" "))


def test_another_name_makes_a_contact_unverified_again(desk: Window) -> None:
    unnamed = befriend(desk.session, "First desk", PartnerType.BUYER)
    page = partners(desk)
    desk.page("partners", unnamed.id)
    pressed(page, "Edit")
    form = dialog(desk, RecordForm)
    named(form, "Contact person").setText("Other desk")
    pressed(form, "Save")
    desk.wait()

    changed = desk.session.partners.by_name("Other desk")
    assert changed.verification is Verification.UNVERIFIED


def test_a_contact_is_revoked_for_a_reason_only(desk: Window) -> None:
    page = partners(desk)
    contact = desk.session.partners.by_name(BUYER)
    desk.page("partners", contact.id)
    pressed(page, "Revoke…")
    form = dialog(desk, RecordForm)
    pressed(form, "Revoke")
    desk.wait()
    assert desk.session.partners.get(contact.id).verification is Verification.VERIFIED

    named(form, "Why revoked").setText("Their key was lost")
    pressed(form, "Revoke")
    desk.wait()
    assert desk.session.partners.get(contact.id).verification is Verification.REVOKED


def test_whom_a_contact_may_pass_things_on_to_is_ticked(desk: Window) -> None:
    page = partners(desk)
    buyer, firm = (desk.session.partners.by_name(name) for name in (BUYER, FIRM))
    desk.page("partners", buyer.id)
    pressed(page, "Change")
    form = dialog(desk, PassOn)
    assert isinstance(form, PassOn)
    form.boxes[firm.id].setChecked(True)
    pressed(form, "Save")
    desk.wait()

    after = desk.session.partners.get(buyer.id)
    assert after.affiliates == (firm.id,)
    assert after.verification is Verification.VERIFIED


def test_a_tick_that_stands_is_not_an_authors_to_take_away(desk: Window) -> None:
    buyer, firm = (desk.session.partners.by_name(name) for name in (BUYER, FIRM))
    desk.session.partners.change(replace(buyer, affiliates=(firm.id,)))
    page = partners(desk)
    desk.page("partners", buyer.id)
    pressed(page, "Change")
    form = dialog(desk, PassOn)
    assert isinstance(form, PassOn)

    assert form.boxes[firm.id].isChecked()
    assert not form.boxes[firm.id].isEnabled()
    said = " ".join(label.text() for label in form.findChildren(QLabel))
    assert "A supervisor or protection officer takes one away." in said


def test_the_filter_leaves_those_in_whom_the_words_stand(desk: Window) -> None:
    page = partners(desk)
    entry = page.filter_entry()
    assert entry is not None
    entry.setText("sourcing")

    assert page.list.table.model().rowCount() == 1


@pytest.mark.parametrize("size", SIZES)
def test_no_text_is_cut(
    office: Office, tmp_path: Path, size: tuple[int, int], theme: str, qtbot: QtBot
) -> None:
    with window(office.copy(tmp_path), Role.CASE_WORKER, qtbot, size) as desk:
        page, contact = unverified(desk)
        show_at(desk.shell, *size)
        assert clipped(desk.shell) + wider(desk.shell) + nameless(desk.shell) == []

        desk.session.partners.change(replace(contact, person="Renamed desk"))
        desk.page("partners", desk.session.partners.by_name(FIRM).id)
        show_at(desk.shell, *size)
        assert page.detail.verify is None
        assert clipped(desk.shell) + wider(desk.shell) + nameless(desk.shell) == []


def test_a_row_says_by_whom_how_and_when_the_words_were_compared(desk: Window) -> None:
    contact = desk.session.partners.by_name(BUYER)
    me, now = desk.session.user.token, dt.datetime.now().astimezone()
    day = f"{now.day} {now:%b}"

    assert how_known(contact, me) == f"you, by phone, {day}"
    assert how_known(contact, UserToken("another")) == f"a colleague, by phone, {day}"


def test_who_may_not_keep_contacts_reads_who_may(
    office: Office, tmp_path: Path, qtbot: QtBot
) -> None:
    with window(office.copy(tmp_path), Role.ANALYST, qtbot, (1280, 720)) as desk:
        page = partners(desk)
        QApplication.processEvents()
        offered = {b.text() for b in page.findChildren(QPushButton) if b.isVisible()}
        said = [label.text() for label in page.findChildren(QLabel) if label.isVisible()]

        assert not offered & {"Add", "Edit", "Revoke…", "Change", "Mark as verified"}
        assert page.primary() is None
        assert any("briefing officer" in text for text in said)


def test_our_key_file_is_the_one_that_minisign_takes(desk: Window, tmp_path: Path) -> None:
    page = partners(desk)
    pressed(page, "Save our key file…")
    (asked,) = page.findChildren(QFileDialog)
    out = tmp_path / "signer.pub"
    asked.fileSelected.emit(str(out))
    desk.wait()

    assert out.read_text("utf-8").endswith(desk.session.partners.office().signer + "\n")


def test_names_of_contacts_are_whole_in_a_small_window_at_the_largest_text(
    large: Look, desk: Window
) -> None:
    name = "HR, Cempaka Palm Estates"
    desk.session.partners.add(Contact(person=name, partner_type=PartnerType.BUYER))
    page = partners(desk)
    show_at(desk.shell, 1024, 640)
    table, font = page.list.table, look().font(bold=True)
    at = [c.data(CELL).text for c in (table.model().index(n, 0) for n in range(3))].index(name)
    cell = table.model().index(at, 0).data(CELL)
    mark = 26 if cell.glyph is not None else 0

    assert table.columnWidth(0) - 16 - mark >= look().width(name, font)
    assert cell.under.startswith("Not verified")
    assert table.isColumnHidden(1)

    show_at(desk.shell, 1600, 900)

    assert not table.isColumnHidden(1)


def test_enter_revokes_once_a_reason_stands_there(desk: Window) -> None:
    page = partners(desk)
    id = page.list._shown[0].id  # noqa: SLF001 - the one that is chosen
    pressed(page, "Revoke…")
    entry = named(dialog(desk, RecordForm), "Why revoked")
    QApplication.processEvents()
    assert QApplication.focusWidget() is entry

    QTest.keyClick(entry, Qt.Key.Key_Return)
    desk.wait()
    assert desk.session.partners.get(id).verification is Verification.VERIFIED
    QTest.keyClicks(entry, "Their phone is gone.")
    QTest.keyClick(entry, Qt.Key.Key_Return)
    desk.wait()

    assert desk.session.partners.get(id).verification is Verification.REVOKED


def test_enter_keeps_nothing_of_a_form_with_more_to_fill_in(desk: Window) -> None:
    page = partners(desk)
    before = desk.session.partners.all()
    pressed(page, "Edit")
    form = dialog(desk, RecordForm)
    QTest.keyClicks(named(form, "Contact person"), "Somebody else")
    QTest.keyClick(named(form, "Contact person"), Qt.Key.Key_Return)
    desk.wait()

    assert form.isVisible()
    assert desk.session.partners.all() == before
