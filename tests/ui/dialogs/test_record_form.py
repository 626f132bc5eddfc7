"""A form made from a declaration asks, checks and gives back what was chosen."""

import pytest
from msgspec.structs import replace
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.fits import clipped, nameless, show_at
from tests.ui.pages.casework import sideways
from ui.dialogs.entries import choice_entry
from ui.dialogs.picker import Picker
from ui.dialogs.record_form import RecordForm
from ui.theme.look import Look, wear
from ui.widgets.field import Field
from workstation.records.consents import Consent, Purpose, WithheldItem, WithheldReason
from workstation.records.contact_log import ContactLog
from workstation.records.contact_plan import ContactWay, SafeContactPlan
from workstation.records.issues import Issue
from workstation.records.kit import Id, Record, spec_of
from workstation.records.protection import RetaliationIncident, SafetyPlan
from workstation.records.taxonomy import IssueCode, RetaliationType

STARTS: tuple[Record, ...] = (
    ContactLog(fear=3),
    Issue(code=IssueCode.WV1),
    Consent(person=Id("p"), purpose=Purpose.REFERRAL),
    RetaliationIncident(target=Id("p"), act=RetaliationType.RT11),
    SafetyPlan(person=Id("p")),
)
IDS = ("person", "contact", "interpreter", "target", "actor", "disclosure", "signs")
SKIPPED = (*IDS, "screen", "held_from", "state", "may_guess")


def names_of(start: Record) -> list[str]:
    return [spec.name for spec in spec_of(type(start)).own if spec.name not in SKIPPED]


@pytest.fixture
def page(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    show_at(made, 1024, 640)
    return made


@pytest.mark.parametrize("start", STARTS, ids=lambda start: type(start).__name__)
def test_what_is_not_touched_comes_back_as_it_was(start: Record, page: QWidget) -> None:
    kept: list[Record] = []
    form = RecordForm(
        page,
        "A form",
        start,
        names_of(start),
        lambda _form, record: kept.append(record),
        verb="Keep",
    )
    form.open()
    form.press()

    assert kept == [start]


def test_what_somebody_keeps_back_is_written_between_commas(page: QWidget) -> None:
    told = WithheldItem(item="age", reason=WithheldReason.TELLS_SELF)
    start = Consent(person=Id("p"), purpose=Purpose.REFERRAL, withheld=(told,))
    kept: list[Record] = []
    form = RecordForm(page, "A form", start, ["withheld"], lambda _, r: kept.append(r), verb="Keep")
    form.open()
    (line,) = form.findChildren(QLineEdit)
    line.setText(f"{line.text()}, my employer,")
    form.press()

    assert kept == [replace(start, withheld=(told, WithheldItem(item="my employer")))]


@pytest.mark.parametrize("start", STARTS, ids=lambda start: type(start).__name__)
def test_every_input_has_its_words(start: Record, page: QWidget) -> None:
    form = RecordForm(page, "A form", start, names_of(start), lambda *_: None, verb="Keep")
    form.open()
    show_at(form, form.width(), form.height())

    assert nameless(form) == []
    assert clipped(form) == []
    assert sideways(form) == []


def test_what_is_required_and_empty_keeps_the_form_open(page: QWidget) -> None:
    kept: list[Record] = []
    form = RecordForm(
        page,
        "A form",
        ContactLog(),
        ["at"],
        lambda _form, record: kept.append(record),
        verb="Keep",
        required=frozenset({"at"}),
    )
    form.open()
    form.press()

    assert kept == []


def test_a_closed_list_gives_back_its_member_and_not_its_text(qtbot: QtBot) -> None:
    entry = choice_entry(RetaliationType, RetaliationType.RT11)
    qtbot.addWidget(entry.widget)

    assert isinstance(entry.widget, Picker)
    assert entry.value() is RetaliationType.RT11


def test_an_identifying_line_hides_when_it_is_left(page: QWidget) -> None:
    plan = SafeContactPlan(person=Id("p"), channel=ContactWay.PHONE, number="+66 81 555 0142")
    form = RecordForm(page, "A form", plan, ["number", "cover_story"], lambda *_: None, verb="Keep")
    form.open()
    show_at(form, form.width(), form.height())
    form.activateWindow()
    form.entry("number").setFocus()
    typed = form.entry("number").displayText()
    form.entry("cover_story").setFocus()

    assert "555" in typed
    assert "555" not in form.entry("number").displayText()


@pytest.mark.parametrize("scale", [1.0, 1.15, 1.3])
def test_pairs_stand_in_two_columns(scale: float, page: QWidget, dressed: QApplication) -> None:
    wear(dressed, Look("light", scale))
    pairs = (("direction", "outcome"), ("safe", "in_safe_window"), ("channel", "at"))
    form = RecordForm(page, "A call", ContactLog(), pairs, lambda *_: None, verb="Keep")
    form.open()
    QApplication.processEvents()
    fields = form.findChildren(Field)
    starts = {field.mapTo(form, field.rect().topLeft()).x() for field in fields[1::2]}

    assert len(fields) == 6
    assert len(starts) == 1
