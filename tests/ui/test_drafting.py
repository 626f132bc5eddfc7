"""Every open form is in the vault within two seconds of a letter, and comes back."""

import time
from concurrent.futures import Future

import pytest
from PySide6.QtWidgets import QDialog, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from ui.dialogs.card import FormDialog
from ui.dialogs.left import as_left, body_of, form_of, place_of
from ui.drafting import Draft, flush_all
from workstation.errors import DiskFull
from workstation.records.access import PROTECTION, Compartment
from workstation.records.contact_log import ContactLog
from workstation.records.kit import Id
from workstation.records.partners import Contact
from workstation.records.protection import RetaliationIncident
from workstation.records.taxonomy import RetaliationType

FORM, PROMISED = "a form", 2.0


class Kept:
    """A vault that keeps drafts at once, until its disk is full."""

    def __init__(self) -> None:
        self.bodies: dict[str, str] = {}
        self.places: dict[str, Compartment | None] = {}
        self.full = False

    def keep(self, form: str, body: str, where: Compartment | None = None) -> "Future[None]":
        done: Future[None] = Future()
        if self.full:
            done.set_exception(DiskFull("The disk is full.", "Make room."))
        else:
            self.bodies[form], self.places[form] = body, where
            done.set_result(None)
        return done

    def get(self, form: str) -> str | None:
        return self.bodies.get(form)

    def forms(self) -> tuple[str, ...]:
        return tuple(self.bodies)

    def drop(self, form: str) -> "Future[None]":
        self.bodies.pop(form, None)
        done: Future[None] = Future()
        done.set_result(None)
        return done


@pytest.fixture
def kept() -> Kept:
    return Kept()


@pytest.fixture
def area(qtbot: QtBot) -> QPlainTextEdit:
    made = QPlainTextEdit()
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def draft(area: QPlainTextEdit, kept: Kept) -> Draft:
    return Draft(area, kept, FORM, area.toPlainText)


def test_a_letter_is_kept_within_two_seconds(
    area: QPlainTextEdit, draft: Draft, kept: Kept, qtbot: QtBot
) -> None:
    qtbot.keyClicks(area, "a")
    began = time.monotonic()
    # Again and again, as somebody who does not stop typing.
    while not kept.bodies:
        qtbot.keyClicks(area, "b")
        qtbot.wait(20)
        assert time.monotonic() - began < 5 * PROMISED

    assert draft.interval() < 1000 * PROMISED
    assert kept.bodies[FORM].startswith("a")


def test_what_nobody_touched_is_not_kept(draft: Draft, kept: Kept) -> None:
    draft.flush()

    assert kept.bodies == {}


def test_what_is_kept_is_not_kept_again(area: QPlainTextEdit, draft: Draft, kept: Kept) -> None:
    area.setPlainText("words")
    draft.flush()
    kept.bodies.clear()
    draft.flush()

    assert kept.bodies == {}


def test_a_full_disk_is_told_and_tried_again(
    area: QPlainTextEdit, draft: Draft, kept: Kept, qtbot: QtBot
) -> None:
    kept.full = True
    area.setPlainText("words")
    with qtbot.waitSignal(draft.lost):
        draft.flush()
    kept.full = False
    draft.flush()

    assert kept.bodies == {FORM: "words"}


def test_what_was_saved_is_forgotten(area: QPlainTextEdit, draft: Draft, kept: Kept) -> None:
    area.setPlainText("words")
    draft.flush()
    draft.forget()
    draft.flush()

    assert kept.bodies == {}


def test_the_lock_finds_every_form_of_a_window(kept: Kept, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    dialog = QDialog(QWidget(window))
    for name, owner in (("page", QWidget(window)), ("dialog", dialog)):
        area = QPlainTextEdit(owner)
        Draft(owner, kept, name, area.toPlainText)
        area.setPlainText("words")
    flush_all(window)

    assert kept.bodies == {"page": "words", "dialog": "words"}


class Asking(FormDialog):
    """A form with one field."""

    def __init__(self, parent: QWidget, kept: Kept) -> None:
        super().__init__(parent, "A form", "Keep")
        self.area = QPlainTextEdit()
        self.lay_out(self.area, first=self.area)
        self.hold(Draft(self, kept, FORM, self.area.toPlainText))

    def press(self) -> None:
        self.accept()


@pytest.mark.parametrize(("way", "left"), [("verb", {}), ("cancel", {}), ("away", {FORM: "x"})])
def test_a_form_over_a_page_forgets_by_its_verb_and_by_cancel_alone(
    kept: Kept, qtbot: QtBot, way: str, left: dict[str, str]
) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    form = Asking(parent, kept)
    form.open()
    form.area.setPlainText("x")
    {"verb": form.verb.click, "cancel": form.cancel.click, "away": form.reject}[way]()

    assert kept.bodies == left


ACT = RetaliationIncident(
    case=Id("a" * 32), target=Id("b" * 32), act=RetaliationType.RT11, told="He waited outside."
)


def test_a_record_comes_back_as_it_was_left(kept: Kept) -> None:
    start = RetaliationIncident(case=ACT.case, target=Id("c" * 32), act=RetaliationType.RT12)
    form = form_of(start, "target")
    kept.keep(form, body_of(ACT))

    assert form == form_of(ACT, "target")
    assert as_left(kept, form, start) == ACT


def test_a_record_that_was_changed_meanwhile_is_not_overwritten(kept: Kept) -> None:
    changed = Contact(person="Desk", revision=3)
    kept.keep(FORM, body_of(Contact(person="Old desk", revision=2)))

    assert as_left(kept, FORM, changed) == changed


@pytest.mark.parametrize("body", ["", "[]", "{", '{"type": "case"}', '{"schema": 99}', "null"])
def test_a_draft_that_cannot_be_read_leaves_the_form_as_it_starts(kept: Kept, body: str) -> None:
    kept.keep(FORM, body)

    assert as_left(kept, FORM, ACT) == ACT


def test_a_field_that_may_not_be_so_does_not_cost_the_others(kept: Kept) -> None:
    kept.keep(FORM, '{"told": "At night.", "act": "none of them", "foreign": 1}')
    left = as_left(kept, FORM, ACT)

    assert (left.told, left.act) == ("At night.", ACT.act)


def test_what_is_protections_is_kept_with_protection() -> None:
    assert (place_of(ACT), place_of(ContactLog())) == (PROTECTION, None)
