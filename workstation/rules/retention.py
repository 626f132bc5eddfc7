"""What is due to be made nameless or deleted, and by which rule (domain.md 7).

Starred periods are the office's own choice until it has looked at its law. A legal hold wins.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from workstation.records.access import Choice
from workstation.records.kit import Id

IDENTIFIERS_MONTHS, PLANS_MONTHS, BRIEFINGS_YEARS, AUDIT_YEARS = 24, 6, 5, 5
SHORTEST = dt.timedelta(days=150)
"""After the end of a case nothing of it is due sooner than this."""

Sent = tuple[Id, Id | None, str, dt.date]
"""A released briefing: its id, its case, the code of that, and the day when it was let out."""

Piece = tuple[Id, Id | None, str, dt.date, bool]
"""A piece of evidence: its id, its case, the code of that, until when it is needed, and a hold."""


class Rule(Choice):
    """Why something is due."""

    IDENTIFIERS = "identifiers", "Names go 24 months after the end"
    PLANS = "plans", "Safety plans go 6 months after the end"
    BRIEFINGS = "briefings", "Released briefings go after 5 years"
    EVIDENCE = "evidence", "Evidence goes after the day until which it is needed"
    EVENTS = "events", "The log of events is kept 5 years"


@dataclass(frozen=True, slots=True)
class EndedCase:
    """A case without an open issue: when the last one ended, and what it still holds."""

    case: Id
    code: str
    ended: dt.date
    people: tuple[Id, ...]
    """Those whose every case has ended and who are still named, with the last end as `ended`."""
    plans: tuple[Id, ...]
    held: bool
    """Whether a legal hold stands on evidence of it."""


@dataclass(frozen=True, slots=True)
class Due:
    """One thing that is due since a day; `held` while a legal hold keeps it."""

    rule: Rule
    about: Id | None
    case: Id | None
    code: str
    since: dt.date
    held: bool = False


@dataclass(frozen=True, slots=True)
class Remaining:
    """What is still kept, and may be due: of ended cases, old briefings, and pieces of evidence."""

    cases: tuple[EndedCase, ...]
    briefings: tuple[Sent, ...]
    pieces: tuple[Piece, ...]


def due_of_case(ended: EndedCase, today: dt.date) -> list[Due]:
    """What of an ended case is due today, earliest first."""
    found: list[Due] = []
    for rule, months, ids in (
        (Rule.PLANS, PLANS_MONTHS, ended.plans),
        (Rule.IDENTIFIERS, IDENTIFIERS_MONTHS, ended.people),
    ):
        since = months_after(ended.ended, months)
        if since <= today:
            found += [Due(rule, id, ended.case, ended.code, since, ended.held) for id in ids]
    return found


def due_briefings(released: Iterable[Sent], today: dt.date) -> list[Due]:
    """The briefings that were released more than five years ago."""
    found = [
        (b, case, code, months_after(day, 12 * BRIEFINGS_YEARS)) for b, case, code, day in released
    ]
    return [Due(Rule.BRIEFINGS, b, case, code, at) for b, case, code, at in found if at <= today]


def due_evidence(kept: Iterable[Piece], today: dt.date) -> list[Due]:
    """The pieces whose day is over: fee and pay evidence at its limitation date, sound 30 days
    after its transcript was checked."""
    return [
        Due(Rule.EVIDENCE, id, case, code, until, held)
        for id, case, code, until, held in kept
        if until < today
    ]


def due_events(oldest: dt.date | None, today: dt.date) -> list[Due]:
    """Whether the log of events reaches back further than it should."""
    since = months_after(oldest, 12 * AUDIT_YEARS) if oldest else None
    return [Due(Rule.EVENTS, None, None, "", since)] if since and since <= today else []


def months_after(day: dt.date, months: int) -> dt.date:
    """The same day so many months on, or the last of a shorter month."""
    years, month = divmod(day.month - 1 + months, 12)
    first = dt.date(day.year + years, month + 1, 1)
    following = dt.date(first.year + first.month // 12, first.month % 12 + 1, 1)
    return min(first + dt.timedelta(days=day.day - 1), following - dt.timedelta(days=1))
