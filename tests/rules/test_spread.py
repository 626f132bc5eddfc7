"""What may stand for one person's text."""

import datetime as dt

import pytest

from workstation.records.briefings import GivenDetail, Instead, Spread
from workstation.records.issues import Issue
from workstation.records.organisations import Trait
from workstation.records.taxonomy import IssueCode
from workstation.rules import spread

POOLED, LATER = Spread(way=Instead.POOLED), Spread(way=Instead.LATER)
SITE = GivenDetail(attribute=Trait.SITE, value="Plant")
DATE = GivenDetail(attribute=Trait.DATE, value="Q2 2026")
WOMAN = GivenDetail(attribute=Trait.GENDER, value="woman")


@pytest.mark.parametrize(
    ("way", "fields", "details", "individual"),
    [
        (None, (), (), True),
        (LATER, ("issue.code",), (DATE, SITE), False),
        (POOLED, ("issue.code",), (DATE,), False),
        (POOLED, ("issue.code",), (DATE, SITE), True),
        (LATER, ("issue.code",), (WOMAN,), True),
        (LATER, ("rendition.text",), (), True),
        (LATER, ("summary",), (), True),
        (LATER, ("person.age_band",), (), True),
        (LATER, ("protection_need.kind",), (), True),
    ],
)
def test_a_text_tells_of_somebody_by_peoples_words_and_by_any_trait(
    way: Spread | None, fields: tuple[str, ...], details: tuple[GivenDetail, ...], individual: bool
) -> None:
    assert spread.individual(way, fields, details) is individual


@pytest.mark.parametrize(
    ("since", "first"),
    [
        (dt.date(2026, 5, 3), dt.date(2026, 8, 3)),
        (dt.date(2026, 11, 30), dt.date(2027, 2, 28)),
        (dt.date(2026, 12, 1), dt.date(2027, 3, 1)),
    ],
)
def test_a_quarter_is_three_months_after_the_last_day_that_is_known(
    since: dt.date, first: dt.date
) -> None:
    issues = [Issue(code=IssueCode.LR1, since=dt.date(2020, 1, 1), until=since)]

    assert spread.free_from(issues) == first
    assert spread.waited(issues, first)
    assert not spread.waited(issues, first - dt.timedelta(days=1))


def test_where_no_day_is_known_nobody_has_waited() -> None:
    assert not spread.waited([Issue(code=IssueCode.LR1)], dt.date(2099, 1, 1))


def test_a_topic_of_the_case_itself_is_not_unrelated() -> None:
    way = Spread(way=Instead.GENERAL, topics=(IssueCode.WL1, IssueCode.WL4, IssueCode.WL4))
    assert spread.unrelated(way, {IssueCode.WL1}) == 1
