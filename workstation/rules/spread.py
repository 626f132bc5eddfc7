"""What may stand for one person's text: a pooled one, a general topic, or one a quarter later."""

import datetime as dt
from collections.abc import Iterable, Sequence

from workstation.records.briefings import GivenDetail, Instead, Spread
from workstation.records.issues import Issue
from workstation.records.organisations import Trait
from workstation.records.taxonomy import IssueCode

_QUARTER = 3

TELLING = ("summary", "rendition.text")
"""Words of people: whatever they say, they say of somebody."""

_OF_NOBODY = frozenset({Trait.DATE, Trait.SITE})


def allowed(spread: Spread) -> frozenset[Trait]:
    """The details that such a text may give; one that is pooled names no site."""
    return _OF_NOBODY - ({Trait.SITE} if spread.way is Instead.POOLED else set())


def individual(
    spread: Spread | None, fields: Iterable[str], details: Sequence[GivenDetail]
) -> bool:
    """Whether a text tells of one person all the same, by its words or by any detail."""
    told = set(fields)
    personal = any(name.startswith(("person.", "protection_need.")) for name in told)
    if spread is None or personal or told.intersection(TELLING):
        return True
    return any(detail.attribute not in allowed(spread) for detail in details)


def unrelated(spread: Spread, told: Iterable[IssueCode]) -> int:
    """How many other topics stand beside the issues that are told."""
    return len(set(spread.topics) - set(told))


def free_from(issues: Sequence[Issue]) -> dt.date | None:
    """The first day that is a quarter after everything known of the issues; None for no day."""
    days = [d for i in issues for d in (i.since, i.until, i.reported_on) if d is not None]
    return _a_quarter_after(max(days)) if days else None


def waited(issues: Sequence[Issue], on: dt.date) -> bool:
    """Whether a quarter has passed; a day that nobody knows has not."""
    first = free_from(issues)
    return first is not None and on >= first


def _a_quarter_after(day: dt.date) -> dt.date:
    years, month = divmod(day.month - 1 + _QUARTER, 12)
    first = dt.date(day.year + years, month + 1, 1)
    return min(first + dt.timedelta(days=day.day - 1), _last(first))


def _last(first: dt.date) -> dt.date:
    return (first + dt.timedelta(days=31)).replace(day=1) - dt.timedelta(days=1)
