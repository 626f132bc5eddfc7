"""A blocker for want of people or of a site leads to a form that writes them down."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.fits import clipped, nameless, outside, show_at, tells
from tests.ui.pages.casework import child, idle, keys, press, seen, sideways
from tests.ui.pages.releasing import Ready, Window, window
from ui.dialogs.hidden_entry import HiddenEntry
from ui.dialogs.picker import Picker
from ui.dialogs.records_form import RecordsForm
from ui.page import Place
from ui.pages.release.state import Step, Wizard
from ui.pages.release.ways import To, place_of, way_from
from ui.theme.look import Look, wear
from workstation.errors import Busy
from workstation.records.access import Role
from workstation.records.cases import Case, new_code
from workstation.records.involvement import CasePart, Involvement
from workstation.records.kit import Id, Record
from workstation.records.organisations import Organisation, Site
from workstation.records.people import Person

NAME = "Htwe Htwe"


@pytest.fixture
def role() -> Role:
    return Role.CASE_WORKER


@pytest.fixture
def desk(ready: Ready, role: Role, qtbot: QtBot) -> Iterator[Window]:
    with window(ready, role, qtbot, (1024, 640), whole=True) as shown:
        yield shown


@pytest.fixture
def bare(desk: Window) -> Case:
    """A case without people and without a site."""
    return desk.session.cases.put(Case(code=new_code()))


def focused(form: RecordsForm) -> QWidget:
    """Where a key goes now."""
    found = form.focusWidget()
    assert found is not None
    return found


def form(page: QWidget) -> RecordsForm:
    QApplication.processEvents()
    return child(page, RecordsForm)


def people(desk: Window, case: Id) -> RecordsForm:
    desk.page("case", (case, "people"))
    desk.wait()
    return form(desk.shell)


def where(desk: Window, case: Id) -> RecordsForm:
    """Enter on what the page of the staff list offers first."""
    first = desk.page("staff", case).first()
    assert isinstance(first, QPushButton)
    QTest.keyClick(first, Qt.Key.Key_Space)
    return form(desk.shell)


def line(form: RecordsForm, kind: type[Record], name: str) -> QLineEdit:
    entry = form.entry(kind, name)
    assert isinstance(entry, QLineEdit)
    return entry


def pick(form: RecordsForm, kind: type[Record], name: str, value: object) -> None:
    entry = form.entry(kind, name)
    assert isinstance(entry, Picker)
    entry.choose(value)


def keep(desk: Window, form: RecordsForm) -> None:
    keys(form, "Ctrl+Return")
    idle(desk.qtbot, desk.jobs)


@pytest.mark.parametrize(
    ("who", "to"),
    [
        (Role.CASE_WORKER, (To.PEOPLE, "Write them down")),
        (Role.BRIEFING_OFFICER, (To.CONSENTS, "Open the consents")),
    ],
)
def test_the_blocker_leads_to_the_form_of_whoever_may_fill_it_in(
    who: Role, to: tuple[To, str]
) -> None:
    wizard = Wizard(case=Id("c"), step=Step.CHECKS)

    assert way_from(wizard, who, "consent.people") == to
    assert place_of(to[0], wizard) == Place("case", (Id("c"), to[0].value))


def test_somebody_new_is_written_down_by_keyboard_and_undone(desk: Window, bare: Case) -> None:
    asked = people(desk, bare.id)
    QTest.keyClicks(focused(asked), f"{NAME}, Ma Htwe")
    keep(desk, asked)
    stays = form(desk.shell)
    said = seen(stays)
    yes = next(b for b in stays.entry(Person, "under_18").findChildren(QPushButton))
    QTest.keyClick(yes, Qt.Key.Key_Space)
    keep(desk, stays)
    find = desk.session.reader.find
    (tie,), (person,) = find(Involvement, case=bare.id), find(Person, case=bare.id)
    shown = seen(desk.shell)
    keys(desk.shell, "Ctrl+Z")
    idle(desk.qtbot, desk.jobs)

    assert "This is still empty." in said
    assert (tie.handle, tie.person, tie.part) == ("Worker A", person.id, CasePart.AFFECTED)
    assert [name.text for name in person.names] == [NAME, "Ma Htwe"]
    assert "Worker A" in shown
    assert (NAME in shown, tells(desk.shell, [NAME])) == (False, [])
    assert (find(Involvement, case=bare.id), find(Person, case=bare.id)) == ((), ())


def test_a_name_hides_itself_when_it_is_left(desk: Window, bare: Case) -> None:
    asked = people(desk, bare.id)
    entry = asked.entry(Person, "names")
    QTest.keyClicks(entry, NAME)
    open_then = line(asked, Person, "names").echoMode()
    QTest.keyClick(entry, Qt.Key.Key_Tab)

    assert isinstance(entry, HiddenEntry)
    assert open_then == QLineEdit.EchoMode.Normal
    assert entry.echoMode() == QLineEdit.EchoMode.Password
    assert tells(asked, [NAME]) == []


def test_somebody_on_record_gets_another_part_and_keeps_the_handle(
    desk: Window, bare: Case
) -> None:
    person = desk.session.cases.put(Person(case=bare.id))
    tie = Involvement(case=bare.id, person=person.id, handle="Relative A", part=CasePart.FAMILY)
    desk.session.cases.put(tie)
    asked = people(desk, bare.id)
    pick(asked, Involvement, "person", person.id)
    hidden = asked.entry(Person, "under_18").isVisible()
    keep(desk, asked)
    (kept,) = desk.session.reader.find(Involvement, case=bare.id)

    assert not hidden
    assert (kept.handle, kept.part) == ("Relative A", CasePart.AFFECTED)
    assert len(desk.session.reader.find(Person, case=bare.id)) == 1


def test_a_new_site_and_firm_are_written_down_by_keyboard(desk: Window, bare: Case) -> None:
    asked = where(desk, bare.id)
    QTest.keyClick(focused(asked), Qt.Key.Key_Tab)
    keep(desk, asked)
    said = seen(form(desk.shell))
    QTest.keyClicks(line(asked, Site, "names"), "Plant 2")
    QTest.keyClicks(line(asked, Site, "country"), "TH")
    QTest.keyClicks(line(asked, Site, "headcount"), "90")
    QTest.keyClicks(line(asked, Organisation, "names"), "Siam Works, SW")
    keep(desk, asked)
    find, kept = desk.session.reader.find, desk.session.cases.get(Case, bare.id)
    (site,) = find(Site, id=kept.site)
    (firm,) = find(Organisation, id=kept.organisation)

    assert "This is still empty." in said
    assert (site.names, site.headcount, site.organisation) == (("Plant 2",), 90, firm.id)
    assert (site.case, firm.case) == (None, None)
    assert firm.names == ("Siam Works", "SW")
    assert "People on site: 90" in seen(desk.shell)


def test_a_site_on_record_is_chosen_and_may_be_another_one(desk: Window, bare: Case) -> None:
    put = desk.session.cases.put
    firms = [put(Organisation(names=(f"Firm {n}",))) for n in (1, 2)]
    one, two = (put(Site(names=(f"Of {f.names[0]}",), organisation=f.id)) for f in firms)
    asked = where(desk, bare.id)
    pick(asked, Case, "site", one.id)
    shown = asked.entry(Site, "names").isVisible()
    keep(desk, asked)
    first = desk.session.cases.get(Case, bare.id).site
    press(desk.shell, "Another site…")
    again = form(desk.shell)
    pick(again, Case, "site", two.id)
    keep(desk, again)

    case = desk.session.cases.get(Case, bare.id)

    assert not shown
    assert (first, case.site, case.organisation) == (one.id, two.id, firms[1].id)


def test_what_escape_left_stands_there_the_next_time(desk: Window, bare: Case) -> None:
    asked = where(desk, bare.id)
    line(asked, Site, "names").setText("Half a na")
    keys(asked, "Escape")
    again = where(desk, bare.id)
    text = line(again, Site, "names").text()
    keys(again, "Escape")
    elsewhere = where(desk, desk.session.cases.put(Case(code=new_code())).id)

    assert text == "Half a na"
    assert line(elsewhere, Site, "names").text() == ""


def test_a_case_that_was_changed_meanwhile_says_so_in_a_sentence(desk: Window, bare: Case) -> None:
    asked = where(desk, bare.id)
    changed = desk.session.cases.get(Case, bare.id)
    desk.session.cases.put(changed)
    line(asked, Site, "names").setText("Plant 2")
    keep(desk, asked)

    assert asked.isVisible()
    assert asked.verb.isEnabled()
    assert "changed" in seen(asked)


def test_who_does_not_work_on_the_case_is_told_and_offered_nothing(
    ready: Ready, qtbot: QtBot
) -> None:
    with ready.as_(Role.CASE_WORKER) as session:
        bare = session.cases.put(Case(code=new_code()))
    with window(ready, Role.BRIEFING_OFFICER, qtbot, (1024, 640), whole=True) as desk:
        page = desk.page("staff", bare.id)
        QApplication.processEvents()

        assert "This case names no site." in seen(page)
        assert page.first() is None
        assert "Write down where it is…" not in seen(page)


def test_the_form_opens_as_soon_as_a_busy_store_is_read(
    desk: Window, bare: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    cases = desk.session.cases
    read, answers = cases.file, [Busy("The store is busy.")]

    def file(case: Id) -> tuple[Record, ...]:
        if answers:
            raise answers.pop()
        return read(case)

    monkeypatch.setattr(cases, "file", file)

    assert people(desk, bare.id).isVisible()
    assert answers == []


@pytest.mark.parametrize("worn", [*map(Look, ("light", "dark", "contrast")), Look("light", 1.3)])
@pytest.mark.parametrize("opens", [people, where])
def test_the_forms_and_what_opens_them_fit(
    opens: object, worn: Look, desk: Window, bare: Case, dressed: QApplication
) -> None:
    desk.session.cases.put(
        Involvement(case=bare.id, person=Person().id, handle="Relative A", part=CasePart.FAMILY)
    )
    wear(dressed, worn)
    assert callable(opens)
    asked = opens(desk, bare.id)
    show_at(desk.shell, 1024, 640)

    assert (clipped(asked), sideways(asked), nameless(asked), outside(asked)) == ([], [], [], [])
    keys(asked, "Escape")
    QApplication.processEvents()
    assert clipped(desk.shell) == []


@pytest.mark.parametrize("worn", [*map(Look, ("light", "dark", "contrast")), Look("light", 1.3)])
def test_the_consents_fit_with_both_buttons(
    worn: Look, desk: Window, ready: Ready, dressed: QApplication
) -> None:
    wear(dressed, worn)
    page = desk.page("case", (ready.case, "consents"))
    show_at(desk.shell, 1024, 640)

    assert "Somebody in the case…" in seen(page)
    assert clipped(page) == []
