"""The end of a workplace: nothing of a page outlives the vault that it reads."""

import gc
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from tests.ui.fits import show_at
from tests.ui.pages.casework import first_case
from tests.vaults import Office
from ui.jobs import JobRunner
from ui.page import Place, Query
from ui.workplace import Workplace
from workstation.bootstrap import open_session, unlocked
from workstation.records.access import Role

PLACES = ("cases", "case", "assess", "new-case", "partners", "search", "import")


def timers() -> list[QTimer]:
    """Every timer that something owns; one without an owner ends with what it was bound to."""
    found = [each for each in gc.get_objects() if isinstance(each, QTimer) and isValid(each)]
    return [each for each in found if each.parent() is not None]


@pytest.mark.parametrize("name", PLACES)
def test_no_timer_of_a_page_is_left_when_the_vault_is_closed(
    name: str, office: Office, tmp_path: Path, qtbot: QtBot
) -> None:
    own, before = office.copy(tmp_path), {id(each) for each in timers()}
    opened = open_session(own.path, own.passphrase(Role.CASE_WORKER))
    work = Workplace(opened, JobRunner())
    show_at(work.shell, 1280, 720)
    case = first_case(opened.session)
    subjects: dict[str, object] = {"search": Query("a"), "case": case, "assess": case}
    work.shell.go(Place(name, subjects.get(name)))
    qtbot.wait(30)
    mine = [each for each in timers() if id(each) not in before]
    for timer in mine:
        timer.start()

    work.close()
    left = [each for each in mine if isValid(each)]
    qtbot.wait(200)

    assert mine
    assert left == []


def test_a_search_index_of_another_version_is_renewed_at_the_start(
    office: Office, tmp_path: Path, qtbot: QtBot
) -> None:
    own = office.copy(tmp_path)
    opened = open_session(own.path, own.passphrase(Role.CASE_WORKER))
    with opened.store._writer.lease() as call:  # noqa: SLF001 - an older version is played
        call(lambda c: c.run("UPDATE cases.fact SET value = '0' WHERE name = 'normaliser'"))
    work = Workplace(opened, JobRunner())
    try:
        qtbot.waitUntil(lambda: not opened.store.stale_index, timeout=60_000)
    finally:
        work.close()


def test_the_command_line_renews_it_too(office: Office, tmp_path: Path) -> None:
    own = office.copy(tmp_path)
    words = own.passphrase(Role.CASE_WORKER)
    opened = open_session(own.path, words)
    with opened.store._writer.lease() as call:  # noqa: SLF001 - an older version is played
        call(lambda c: c.run("UPDATE cases.fact SET value = '0' WHERE name = 'normaliser'"))
    opened.close()
    with unlocked(own.path, words):
        pass

    opened = open_session(own.path, words)
    stale = opened.store.stale_index
    opened.close()
    assert not stale
