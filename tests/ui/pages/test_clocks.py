"""The clocks of an issue: red is what is late and still owed, and nothing that is over."""

import datetime as dt

import pytest
from msgspec.structs import replace
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from ui.pages.case.clocks import clocks_of
from workstation.records.cases import IssueState, Severity
from workstation.records.issues import Issue
from workstation.records.taxonomy import IssueCode
from workstation.rules.clocks import STOPPED

DAY = dt.datetime(2026, 11, 1, tzinfo=dt.UTC)
NOW = DAY + dt.timedelta(days=20)
ISSUE = Issue(
    code=IssueCode.WL11,
    severity=Severity.SERIOUS,
    state=IssueState.OPEN,
    reported_on=DAY.date(),
    acknowledged_at=DAY + dt.timedelta(days=2),
    responded_at=DAY + dt.timedelta(days=9),
)


def lines(issue: Issue, qtbot: QtBot) -> list[tuple[str, str, str]]:
    """What each clock says: its name, its words and their tone."""
    grid = clocks_of(issue, NOW)
    if grid is None:
        return []
    window = QWidget()
    qtbot.addWidget(window)
    window.setLayout(grid)
    found = [grid.itemAtPosition(at, place) for at in range(grid.rowCount()) for place in (0, 2)]
    labels = [each.widget() for each in found if each is not None]
    words = [each for each in labels if isinstance(each, QLabel)]
    pairs = zip(words[::2], words[1::2], strict=True)
    return [(name.text(), said.text(), said.property("tone")) for name, said in pairs]


def test_what_is_done_is_never_red_and_says_by_how_much_it_was_late(qtbot: QtBot) -> None:
    assert lines(ISSUE, qtbot) == [
        ("Acknowledge, 3 d", "done in 2 d", "ok"),
        ("Response, 5 d", "done in 9 d, 4 d late", "muted"),
        ("Remedy, 30 d", "10 d left", "ok"),
        ("Tell the worker, every 30 d", "10 d left", "ok"),
    ]


def test_what_is_late_and_still_owed_is_red(qtbot: QtBot) -> None:
    owed = replace(ISSUE, responded_at=None)

    assert lines(owed, qtbot)[1] == ("Response, 5 d", "15 d late", "danger")


@pytest.mark.parametrize("state", STOPPED)
def test_nothing_runs_on_once_an_issue_is_stopped(state: IssueState, qtbot: QtBot) -> None:
    assert [said for _, said, _ in lines(replace(ISSUE, state=state), qtbot)] == [
        "done in 2 d",
        "done in 9 d, 4 d late",
    ]
    unmet = replace(ISSUE, state=state, acknowledged_at=None, responded_at=None)
    assert lines(unmet, qtbot) == []
