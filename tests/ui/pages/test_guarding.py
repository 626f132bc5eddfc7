"""How an act against somebody is followed up, and who is offered to stand it down."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QComboBox, QPushButton
from pytestqt.qtbot import QtBot

from tests.ui.fits import clipped, show_at
from tests.ui.pages.casework import child, first_case, idle, keys, press, seen, sideways
from tests.ui.vaults import opened
from tests.vaults import Office
from ui.dialogs.record_form import RecordForm
from ui.jobs import JobRunner
from ui.pages.case.page import CasePage
from workstation.bootstrap import Opened
from workstation.records.access import Role
from workstation.records.cases import Case
from workstation.records.kit import new_id
from workstation.records.protection import RetaliationIncident, RetaliationState, SafetyPlan
from workstation.records.taxonomy import RetaliationType

PROTECTION = 3
TEAM = (Role.CASE_WORKER, Role.PROTECTION_OFFICER)


@pytest.fixture
def vault(office: Office, role: Role, tmp_path: Path) -> Iterator[Opened]:
    """The vault of who sits here, with a critical act and a safety plan in its first case."""
    own = office.copy(tmp_path)
    with own.as_(Role.CASE_WORKER) as session:
        case = first_case(session)
        act = RetaliationIncident(
            case=case, target=new_id(), act=RetaliationType.RT12, critical=True
        )
        session.risks.report(act)
        session.cases.put(SafetyPlan(case=case, person=new_id()))
    with opened(own, role) as found:
        yield found


@pytest.fixture
def page(vault: Opened, jobs: JobRunner, qtbot: QtBot) -> CasePage:
    made = CasePage(vault.session, jobs)
    qtbot.addWidget(made)
    show_at(made, 968, 584)
    made.show_subject(first_case(vault.session))
    made.open_tab(PROTECTION)
    return made


def form_of(page: CasePage) -> RecordForm:
    shown = child(page, RecordForm)
    assert (clipped(shown), sideways(shown)) == ([], [])
    return shown


def states(shown: RecordForm) -> list[str]:
    entry = shown.entry("state")
    assert isinstance(entry, QComboBox)
    return [entry.itemText(at) for at in range(entry.count())]


@pytest.mark.parametrize("role", TEAM)
def test_only_a_protection_officer_is_offered_to_stand_down_or_to_end(
    page: CasePage, role: Role
) -> None:
    officer = role is Role.PROTECTION_OFFICER
    press(page, "Follow up")
    shown = form_of(page)

    assert ("Stood down" in states(shown), "Acting" in states(shown)) == (officer, True)
    assert ("Critical" in seen(shown)) is officer
    keys(shown, "Escape")
    plan = next(b for b in page.findChildren(QPushButton) if b.isVisible() and b.text() == "Open")
    plan.click()
    assert ("Ended" in states(form_of(page))) is officer


@pytest.mark.parametrize("role", [Role.PROTECTION_OFFICER])
def test_an_officer_stands_an_act_down_and_the_case_may_go(
    page: CasePage, vault: Opened, jobs: JobRunner, qtbot: QtBot
) -> None:
    press(page, "Follow up")
    shown = form_of(page)
    entry = shown.entry("state")
    assert isinstance(entry, QComboBox)
    entry.setCurrentIndex(entry.findText("Stood down"))
    keys(shown, "Ctrl+Return")
    idle(qtbot, jobs)

    (act,) = vault.session.reader.find(RetaliationIncident)
    assert act.state is RetaliationState.STOOD_DOWN
    case = vault.session.cases.get(Case, first_case(vault.session))
    assert case.open_critical_retaliation is False
