"""What has ended and how much of it is still kept, read at once and not case by case."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

import msgspec

from workstation.records.access import IDENTITIES, PROTECTION
from workstation.records.briefings import BriefingState
from workstation.records.kit import Id
from workstation.rules.retention import BRIEFINGS_YEARS, SHORTEST, EndedCase, Piece, Remaining, Sent
from workstation.store.connect import Connection
from workstation.store.sought import HELD, OPEN

_ENDS = f"""
SELECT "case", max(coalesce(closed_on, substr(changed, 1, 10))) FROM cases.issue
GROUP BY "case" HAVING NOT max({OPEN})
"""  # noqa: S608 - declared values
_ENDED = f'SELECT id, code FROM cases."case" WHERE NOT ({OPEN}) ORDER BY key'  # noqa: S608
_PARTS = 'SELECT person, "case" FROM cases.involvement WHERE "case" IS NOT NULL'
_NAMED = "SELECT id FROM identities.person"
_PLANS = 'SELECT "case", id FROM protection.safety_plan ORDER BY key'
_HELD = f'SELECT "case" FROM identities.evidence WHERE {HELD}'  # noqa: S608 - our own words
_RELEASED = f"""
SELECT b.id, b."case", coalesce(c.code, ''), substr(b.released_at, 1, 10)
FROM cases.briefing AS b LEFT JOIN cases."case" AS c ON c.id = b."case"
WHERE b.state = '{BriefingState.RELEASED}' AND b.released_at < :before ORDER BY b.key
"""  # noqa: S608 - a declared value
_PIECES = """
SELECT e.id, e."case", coalesce(c.code, ''), e.keep_until, e.legal_hold
FROM identities.evidence AS e LEFT JOIN cases."case" AS c ON c.id = e."case"
WHERE e.keep_until < :before ORDER BY e.key
"""


def remaining(connection: Connection, today: dt.date) -> Remaining:
    """All that may be due today, as far as the files that are open show it.

    Needs the cases. It goes through all that has ended: run it as a job.
    """
    first = today - dt.timedelta(days=365 * BRIEFINGS_YEARS)
    sent = connection.all(_RELEASED, {"before": first.isoformat()})
    held = IDENTITIES in connection.attached
    pieces = connection.all(_PIECES, {"before": today.isoformat()}) if held else []
    return Remaining(
        cases=tuple(_cases(connection, today - SHORTEST)),
        briefings=msgspec.convert(sent, tuple[Sent, ...]),
        pieces=msgspec.convert(pieces, tuple[Piece, ...], strict=False),
    )


def _cases(connection: Connection, before: dt.date) -> Iterator[EndedCase]:
    ends: dict[str, str] = dict(connection.all(_ENDS))
    people, plans = _people(connection, ends), defaultdict[str, list[Id]](list)
    if PROTECTION in connection.attached:
        for case, plan in connection.all(_PLANS):
            plans[case].append(Id(plan))
    team = IDENTITIES in connection.attached
    held = {case for (case,) in connection.all(_HELD)} if team else set()
    for id, code in connection.all(_ENDED):
        end, named, kept = ends.get(id), people.get(id, ()), plans.get(id, ())
        if (named or kept) and end is not None and end < before.isoformat():
            day = dt.date.fromisoformat(end)
            yield EndedCase(Id(id), code, day, tuple(named), tuple(kept), id in held)


def _people(connection: Connection, ends: Mapping[str, str]) -> Mapping[str, Sequence[Id]]:
    """By case, those still named whose other cases do not end later."""
    found = defaultdict[str, list[Id]](list)
    if IDENTITIES not in connection.attached:
        return found
    cases = defaultdict[str, dict[str, None]](dict)
    for person, case in connection.all(_PARTS):
        cases[person][case] = None
    for (person,) in connection.all(_NAMED):
        mine = cases.get(person, {})
        if mine and all(case in ends for case in mine):
            last = max(ends[case] for case in mine)
            for case in mine:
                if ends[case] == last:
                    found[case].append(Id(person))
    return found
