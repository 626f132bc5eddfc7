"""What every page of an unlocked vault keeps, at two sizes and in three themes."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from tests.ui.fits import (
    LARGE_TEXT,
    SIZES,
    clipped,
    nameless,
    outside,
    overflowing,
    show_at,
    tells,
)
from tests.ui.vaults import opened
from tests.vaults import Office
from ui.jobs import JobRunner
from ui.page import Place, Query
from ui.shell import Shell
from ui.theme.look import Look
from ui.workplace import Workplace
from workstation.bootstrap import Opened
from workstation.records.access import Role
from workstation.records.cases import Case
from workstation.records.people import Person

pytestmark = pytest.mark.slow

PLACES = (
    "today",
    "cases",
    "releases",
    "partners",
    "new-case",
    "assess",
    "import",
    "search",
    "timeline",
    "issues",
    "consents",
    "protection",
    "evidence",
    "history",
    "settings",
)


@pytest.fixture(scope="module")
def vault(office: Office) -> Iterator[Opened]:
    with opened(office, Role.PROTECTION_OFFICER) as made:
        yield made


@pytest.fixture
def shell(vault: Opened, theme: str) -> Iterator[Shell]:
    with placed(vault) as made:
        yield made


@pytest.fixture
def large_shell(vault: Opened, large: Look) -> Iterator[Shell]:
    with placed(vault) as made:
        yield made


@contextmanager
def placed(vault: Opened) -> Iterator[Shell]:
    jobs = JobRunner()
    made = Workplace(vault, jobs).shell
    yield made
    made.hide()
    jobs.close()
    made.deleteLater()


def place(name: str, vault: Opened) -> Place:
    case = vault.session.reader.find(Case)[0].id
    if name in ("timeline", "issues", "consents", "protection", "evidence"):
        return Place("case", (case, name))
    subjects: dict[str, object] = {"assess": case, "history": case, "search": Query("a")}
    return Place(name, subjects.get(name))


def names(vault: Opened) -> list[str]:
    return [name.text for person in vault.session.reader.find(Person) for name in person.names]


@pytest.mark.parametrize("size", SIZES)
def test_no_text_is_cut_and_nothing_tells_a_name(
    size: tuple[int, int], shell: Shell, vault: Opened, qtbot: QtBot
) -> None:
    found = {}
    known = names(vault)
    show_at(shell, *size)
    for name in PLACES:
        shell.go(place(name, vault))
        qtbot.wait(60)
        wrong = clipped(shell) + outside(shell) + nameless(shell) + tells(shell, known)
        if wrong or shell.size().toTuple() != size:
            found[name] = wrong or [f"grew to {shell.size().toTuple()}"]

    assert found == {}


def test_no_text_and_no_column_is_cut_at_the_large_text_size(
    large_shell: Shell, vault: Opened, qtbot: QtBot
) -> None:
    found = {}
    show_at(large_shell, *LARGE_TEXT)
    for name in PLACES:
        large_shell.go(place(name, vault))
        if wrong := at_rest(large_shell, qtbot):
            found[name] = wrong

    assert found == {}


def at_rest(shell: Shell, qtbot: QtBot) -> list[str]:
    """What does not fit once everything that a page asked for has come and has its place."""
    wrong = ["nothing was seen"]
    for _ in range(30):
        qtbot.wait(60)
        wrong = clipped(shell) + outside(shell) + overflowing(shell)
        if not wrong:
            break
    return wrong


def test_no_page_opens_a_window_of_its_own(shell: Shell, vault: Opened, qtbot: QtBot) -> None:
    show_at(shell, *SIZES[0])
    for name in PLACES:
        shell.go(place(name, vault))
        qtbot.wait(30)

    assert [w for w in QApplication.topLevelWidgets() if w.isVisible() and w is not shell] == []


@pytest.mark.parametrize("role", [Role.CUSTODIAN, Role.ANALYST, Role.SUPERVISOR])
def test_every_page_says_what_a_role_may_not_open(
    role: Role, office: Office, tmp_path: Path, qtbot: QtBot
) -> None:
    with opened(office.copy(tmp_path), role) as mine, placed(mine) as shell:
        show_at(shell, *SIZES[0])
        for name in ("today", "cases", "releases", "partners", "settings"):
            shell.go(Place(name))
            qtbot.wait(60)
            page = shell.page()
            said = [each.text() for each in shell.findChildren(QLabel) if each.isVisible()]

            closed = "This exists. Your key does not open it." in said
            assert closed is (role is Role.CUSTODIAN and name in ("cases", "releases", "partners"))
            assert page is not None
            assert clipped(shell) + outside(shell) == []
