"""Whoever is on record in another case is offered while a name is typed, and linked."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.exceptions import capture_exceptions
from pytestqt.qtbot import QtBot

from tests.ui.fits import clipped, nameless, outside, show_at, tells
from tests.ui.pages.casework import idle, keys, seen, sideways
from tests.ui.pages.releasing import Ready, Window, window
from tests.ui.pages.test_belonging import focused, form, keep, people
from ui.dialogs.picker import Picker
from ui.dialogs.records_form import RecordsForm
from ui.pages.case.known import NEW, KnownPeople
from ui.theme.look import Look, wear
from workstation.errors import Busy
from workstation.records.access import Role
from workstation.records.cases import Case, new_code
from workstation.records.involvement import CasePart, Involvement
from workstation.records.names import Name
from workstation.records.people import Person, YesNo

NAME, TITLE = "Kyi Pyar Hlaing", "Pay held back"


@pytest.fixture
def role() -> Role:
    return Role.CASE_WORKER


@pytest.fixture
def desk(ready: Ready, role: Role, qtbot: QtBot) -> Iterator[Window]:
    with window(ready, role, qtbot, (1024, 640), whole=True) as shown:
        yield shown


@pytest.fixture
def bare(desk: Window) -> Case:
    return desk.session.cases.put(Case(code=new_code()))


@pytest.fixture
def known(desk: Window) -> Person:
    """Somebody who is affected in another case."""
    put = desk.session.cases.put
    case = put(Case(code="AAA-222", title=TITLE))
    person = put(Person(case=case.id, names=(Name(text=NAME),), under_18=YesNo.NO))
    part = CasePart.AFFECTED
    put(Involvement(case=case.id, person=person.id, handle="Worker B", part=part))
    return person


def who(asked: RecordsForm) -> Picker:
    picker = asked.entry(Involvement, "person")
    assert isinstance(picker, Picker)
    return picker


def offered(asked: RecordsForm) -> list[str]:
    return [who(asked).itemText(at) for at in range(who(asked).count())]


def of_age(asked: RecordsForm) -> None:
    """Press No under "Under 18?"."""
    _yes, no, _unknown = asked.entry(Person, "under_18").findChildren(QPushButton)
    QTest.keyClick(no, Qt.Key.Key_Space)


def type_over(asked: RecordsForm, text: str) -> None:
    """Type into the line of names, in place of what stands there."""
    line = asked.entry(Person, "names")
    line.setFocus()
    QTest.keySequence(line, QKeySequence(QKeySequence.StandardKey.SelectAll))
    QTest.keyClicks(line, text)


@contextmanager
def slow(desk: Window) -> Iterator[None]:
    """Nothing is looked up until this ends."""
    gate = Event()
    desk.jobs.start("Slow", lambda _progress: gate.wait())
    try:
        yield
    finally:
        gate.set()
        idle(desk.qtbot, desk.jobs)


def gone() -> None:
    """Take away what is to be deleted."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def type_name(desk: Window, asked: RecordsForm, text: str) -> None:
    """Type into what has the focus, and wait until it was looked up."""
    QTest.keyClicks(focused(asked), text)
    idle(desk.qtbot, desk.jobs)


def test_who_is_on_record_is_linked_by_keyboard_and_undone(
    desk: Window, bare: Case, known: Person
) -> None:
    asked = people(desk, bare.id)
    type_name(desk, asked, NAME.lower())
    hint, asks_more = asked.field(Involvement, "person").hint, seen(asked)
    QTest.keyClick(focused(asked), Qt.Key.Key_Tab)
    for _ in range(2):
        QTest.keyClick(focused(asked), Qt.Key.Key_Down)
    shown = who(asked).currentText()
    keep(desk, asked)
    find = desk.session.reader.find
    (tie,) = find(Involvement, case=bare.id)
    page = seen(desk.shell)
    keys(desk.shell, "Ctrl+Z")
    idle(desk.qtbot, desk.jobs)

    assert hint == "This very name or number is on record: choose whose it is."
    assert "Under 18?" not in asks_more
    assert shown == f"Worker B in AAA-222: {TITLE}"
    assert (tie.person, tie.handle, tie.part) == (known.id, "Worker A", CasePart.AFFECTED)
    assert ("Worker A" in page, NAME in page, tells(desk.shell, [NAME])) == (True, False, [])
    assert find(Involvement, case=bare.id) == ()
    assert desk.session.cases.get(Person, known.id) == known


def test_nothing_offered_names_anybody(desk: Window, bare: Case, known: Person) -> None:
    asked = people(desk, bare.id)
    type_name(desk, asked, "Kyi Pyar")
    QTest.keyClick(focused(asked), Qt.Key.Key_Tab)

    assert offered(asked) == ["Somebody new", f"Worker B in AAA-222: {TITLE}"]
    assert who(asked).value() == NEW
    assert asked.field(Involvement, "person").hint == "1 person on record is offered here."
    assert tells(asked, [NAME, "Hlaing", "Kyi"]) == []


def test_whoever_types_faster_than_it_is_looked_up_is_asked_as_well(
    desk: Window, bare: Case, known: Person
) -> None:
    asked = people(desk, bare.id)
    QTest.keyClicks(focused(asked), NAME)
    of_age(asked)
    keep(desk, asked)

    assert form(desk.shell) is asked
    assert "Choose whose name it is, or “Somebody new”." in seen(asked)
    assert (who(asked).value(), who(asked).hasFocus(), asked.verb.isEnabled()) == (None, True, True)
    assert desk.session.reader.find(Involvement, case=bare.id) == ()


def test_somebody_else_of_the_same_name_is_written_down_when_that_is_said(
    desk: Window, bare: Case, known: Person
) -> None:
    asked = people(desk, bare.id)
    type_name(desk, asked, NAME)
    QTest.keyClick(focused(asked), Qt.Key.Key_Tab)
    QTest.keyClick(focused(asked), Qt.Key.Key_Down)
    chosen = who(asked).currentText()
    of_age(asked)
    keep(desk, asked)
    (tie,) = desk.session.reader.find(Involvement, case=bare.id)

    assert chosen == "Somebody new"
    assert tie.person != known.id


def test_a_name_that_nobody_bears_says_so_and_goes_on(desk: Window, bare: Case) -> None:
    asked = people(desk, bare.id)
    type_name(desk, asked, "Zzyx Qwerty")

    assert asked.field(Involvement, "person").hint == "Nobody on record is called so."
    assert offered(asked) == ["Somebody new"]


def test_who_was_chosen_stands_there_after_escape(desk: Window, bare: Case, known: Person) -> None:
    asked = people(desk, bare.id)
    type_name(desk, asked, NAME)
    who(asked).choose(known.id)
    keys(asked, "Escape")
    gone()
    again = people(desk, bare.id)
    desk.wait()

    assert who(again).currentText() == f"Worker B in AAA-222: {TITLE}"


def test_a_form_that_is_left_while_it_is_looked_up_leaves_nothing(
    desk: Window, bare: Case, known: Person
) -> None:
    asked = people(desk, bare.id)
    QTest.keyClicks(focused(asked), NAME)
    keys(asked, "Ctrl+Return")
    keys(asked, "Escape")
    gone()
    idle(desk.qtbot, desk.jobs)

    assert desk.session.reader.find(Involvement, case=bare.id) == ()


def test_what_is_asked_of_somebody_new_is_asked_after_a_name_that_is_on_record_was_put_right(
    desk: Window, bare: Case, known: Person
) -> None:
    asked = people(desk, bare.id)
    type_name(desk, asked, NAME)
    unasked = not asked.entry(Person, "under_18").isVisible()
    type_over(asked, "Zzyx Qwerty")
    keep(desk, asked)
    find = desk.session.reader.find
    said, ties = seen(form(desk.shell)), find(Involvement, case=bare.id)
    of_age(asked)
    keep(desk, asked)
    (tie,) = find(Involvement, case=bare.id)
    (kept,) = find(Person, id=tie.person)

    assert unasked
    assert ("This is still empty." in said, ties) == (True, ())
    assert ([name.text for name in kept.names], kept.under_18) == (["Zzyx Qwerty"], YesNo.NO)


def test_a_choice_that_was_left_without_a_name_writes_nobody_down_unasked(
    desk: Window, bare: Case, known: Person
) -> None:
    asked = people(desk, bare.id)
    type_name(desk, asked, NAME)
    of_age(asked)
    who(asked).choose(known.id)
    type_over(asked, "X")
    QTest.keyClick(focused(asked), Qt.Key.Key_Backspace)
    keys(asked, "Escape")
    gone()
    desk.wait()
    again = people(desk, bare.id)
    keep(desk, again)
    said, ties = seen(form(desk.shell)), desk.session.reader.find(Involvement, case=bare.id)

    assert ties == ()
    assert "Type again what they are called, or choose “Somebody new”." in said
    assert who(again).hasFocus()


def test_a_press_waits_for_the_answer_to_what_stands_there_then(
    desk: Window, bare: Case, known: Person
) -> None:
    asked = people(desk, bare.id)
    of_age(asked)
    with slow(desk):
        with desk.qtbot.waitSignal(desk.jobs.started):
            type_over(asked, "Kyi")
        QTest.keyClicks(asked.entry(Person, "names"), " Kyi")
        keys(asked, "Ctrl+Return")
    (tie,) = desk.session.reader.find(Involvement, case=bare.id)

    assert [n.text for n in desk.session.cases.get(Person, tie.person).names] == ["Kyi Kyi"]


def test_a_lookup_that_fails_after_the_form_was_left_troubles_nobody(
    desk: Window, bare: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_asked: object) -> None:
        raise Busy("The store is busy.")

    monkeypatch.setattr("ui.pages.case.known.on_record", fails)
    asked = people(desk, bare.id)
    of_age(asked)
    with capture_exceptions() as wrong, slow(desk):
        QTest.keyClicks(asked.entry(Person, "names"), NAME)
        keys(asked, "Ctrl+Return")
        keys(asked, "Escape")
        gone()

    assert wrong == []


def test_who_is_affected_in_this_very_case_is_said_and_not_offered(
    desk: Window, known: Person
) -> None:
    assert known.case is not None
    asked = people(desk, known.case)
    type_name(desk, asked, NAME)
    hint = asked.field(Involvement, "person").hint
    of_age(asked)
    keep(desk, asked)

    assert hint == "Worker B of this case is on record by this very name or number."
    assert offered(asked) == ["Somebody new"]
    assert form(desk.shell) is asked
    assert len(desk.session.reader.find(Involvement, case=known.case)) == 1


def test_whose_role_searches_no_people_is_not_asked_who(ready: Ready, qtbot: QtBot) -> None:
    with ready.as_(Role.CASE_WORKER) as session:
        bare = session.cases.put(Case(code=new_code()))
    with window(ready, Role.SUPERVISOR, qtbot, (1024, 640), whole=True) as desk:
        asked = people(desk, bare.id)

        assert asked.findChild(KnownPeople) is None
        assert "Person" not in seen(asked).split(" | ")


@pytest.mark.parametrize("worn", [*map(Look, ("light", "dark", "contrast")), Look("light", 1.3)])
def test_the_form_fits_while_it_has_to_be_said_whose_name_it_is(
    worn: Look, desk: Window, bare: Case, known: Person, dressed: QApplication
) -> None:
    wear(dressed, worn)
    show_at(desk.shell, 1024, 640)
    asked = people(desk, bare.id)
    whole = asked.height()
    type_name(desk, asked, NAME)
    keep(desk, asked)

    assert (clipped(asked), sideways(asked), nameless(asked), outside(asked)) == ([], [], [], [])
    assert asked.height() < whole <= 640
