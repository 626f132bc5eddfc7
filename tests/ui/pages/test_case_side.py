"""Beside the timeline stands what is owed, each once and in words."""

import datetime as dt

from msgspec.structs import replace

from ui.pages.case.file import CaseFile
from ui.pages.case.side import steps_of
from workstation.records.cases import Case
from workstation.records.issues import Issue
from workstation.records.taxonomy import IssueCode

TODAY = dt.date(2026, 11, 23)


CASE = Case(code="GE3-C4M", opened_on=TODAY)


def test_a_step_that_is_owed_twice_over_stands_there_once() -> None:
    file = CaseFile((replace(CASE, next_step="Assess risk", next_due=TODAY),))

    assert [step.words for step in steps_of(file, TODAY)] == ["Assess risk"]


def test_a_clock_says_what_went_wrong_and_no_code() -> None:
    codes = (IssueCode.WL11, IssueCode.WL6, IssueCode.LR1)
    issues = [Issue(case=CASE.id, code=code, reported_on=TODAY) for code in codes]
    words = [step.words for step in steps_of(CaseFile((CASE, *issues)), TODAY)]

    assert f"Acknowledge: {IssueCode.WL11.label}, and 2 more" in words
