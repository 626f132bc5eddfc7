"""Case codes and issue codes."""

import re

from workstation.records.cases import new_code
from workstation.records.taxonomy import SUPPRESSION, IssueCode, WorkArea


def test_a_case_code_is_random_and_has_no_letters_that_look_alike() -> None:
    codes = {new_code() for _ in range(500)}
    assert len(codes) > 495
    assert all(re.fullmatch(r"[B-DF-HJKMNP-TV-Z2-9]{3}-[B-DF-HJKMNP-TV-Z2-9]{3}", c) for c in codes)


def test_an_issue_code_knows_its_work_area() -> None:
    assert IssueCode.LR16.area is WorkArea.RECRUITMENT
    assert IssueCode.WL99.area is WorkArea.WORK_AND_LIVING
    assert len(SUPPRESSION) == 10
