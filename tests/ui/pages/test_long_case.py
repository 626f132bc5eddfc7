"""A case in which much was written down opens as quickly as any, and shows all of it."""

import datetime as dt

from pytestqt.qtbot import QtBot

from tests.ui.fits import show_at
from tests.ui.pages.casework import first_case, seen
from ui.jobs import JobRunner
from ui.pages.case.page import CasePage
from ui.pages.case.timeline import TimelineTab
from workstation.bootstrap import Opened
from workstation.records.contact_log import ContactLog

NOTES = 60


def test_moments_are_drawn_as_somebody_comes_to_them(
    worker: Opened, jobs: JobRunner, qtbot: QtBot
) -> None:
    session = worker.session
    case, now = first_case(session), session.cases.now()
    notes = (
        ContactLog(case=case, at=now - dt.timedelta(days=n), heard=f"Note {n}.")
        for n in range(NOTES)
    )
    session.cases.put_all(notes, "noted")
    page = CasePage(session, jobs)
    qtbot.addWidget(page)
    show_at(page, 1092, 664)
    page.show_subject(case)
    show_at(page, 1092, 664)
    (tab,) = page.findChildren(TimelineTab)

    def drawn() -> list[int]:
        words = seen(tab)
        return [n for n in range(NOTES) if f"Note {n}." in words]

    assert 0 in drawn()
    assert len(drawn()) < NOTES
    bar = tab._line.verticalScrollBar()  # noqa: SLF001 - what a wheel moves

    def at_the_end() -> None:
        bar.setValue(bar.maximum())
        assert len(drawn()) == NOTES

    qtbot.waitUntil(at_the_end)
