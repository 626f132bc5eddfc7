"""The issues as a letter lists them: one line for each code, whatever stands behind it."""

import datetime as dt

import pytest
from msgspec.structs import replace

from tests.services.conftest import Ready
from tests.services.test_releases import submitted
from tests.vaults import BUYER
from workstation.records.access import Role
from workstation.records.issues import Issue
from workstation.records.kit import new_id
from workstation.records.release import Grid
from workstation.records.taxonomy import IssueCode
from workstation.services.dossiers import lines_of
from workstation.services.telling import Told

OPEN, DONE = "Open", "Put right, as workers confirm"
NOVEMBER = {"responded_at": "November 2026"}
DAY = dt.datetime(2026, 11, 20, 9, tzinfo=dt.UTC)


def answers(*said: dict[str, str], code: IssueCode = IssueCode.WL11) -> list[str]:
    """What stands beside the one line of issues of a code of which this is said."""
    issues = [Issue(code=code) for _ in said]
    told = Told({}, {i.id: {"code": code.value} | s for i, s in zip(issues, said, strict=True)}, ())
    lines = lines_of(issues, told)
    assert {(line.code, line.words) for line in lines} == {(code.value, code.label)}
    return [line.answer for line in lines]


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ([{"state": OPEN}, {"state": OPEN}], "Open"),
        ([{"state": OPEN} | NOVEMBER] * 2, "Open; answered November 2026"),
        (
            [{"state": DONE}, {"state": OPEN} | NOVEMBER, {"state": OPEN}],
            "In part open. In part open; answered November 2026. "
            "In part put right, as workers confirm",
        ),
        ([{}, {}], ""),
    ],
)
def test_issues_of_one_code_are_one_line_with_what_differs(
    said: list[dict[str, str]], words: str
) -> None:
    assert answers(*said) == [words]
    assert answers(*reversed(said)) == [words]


def test_issues_of_two_codes_are_two_lines_and_those_of_an_area_one() -> None:
    issues = [Issue(code=code) for code in (IssueCode.WL11, IssueCode.LR1, IssueCode.WL2)]
    by_code = Told({}, {i.id: {"code": i.code.value} for i in issues}, ())
    by_area = Told({}, {i.id: {"code": i.code.area.label} for i in issues}, ())

    assert [line.code for line in lines_of(issues, by_code)] == ["LR1", "WL11", "WL2"]
    assert [line.code for line in lines_of(issues, by_area)] == ["", ""]


def test_a_buyers_letter_about_two_issues_of_one_code_has_one_line_and_is_approved(
    office: Ready,
) -> None:
    with office.as_(Role.CASE_WORKER) as session:
        (first,) = session.reader.find(Issue, case=office.case.id)
        session.cases.put(replace(first, id=new_id(), revision=0, responded_at=DAY))

    draft = submitted(office, contact=BUYER)

    with office.as_(Role.SUPERVISOR) as session:
        grid = next(b for b in session.handovers.text_of(draft).blocks if isinstance(b, Grid))
    assert [row[-1].runs[0].text for row in grid.rows] == [
        "In part open. In part open; answered November 2026"
    ]
    office.approve(draft)
