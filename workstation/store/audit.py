"""The audit compartment: everybody sees that something happened, supervisors see what."""

import datetime as dt
from array import array
from collections.abc import Mapping, Sequence

import msgspec

from crypto.age import AgeIdentity, open_small
from workstation.errors import NotEntitled
from workstation.records.access import AUDIT
from workstation.records.events import Event, EventFilter
from workstation.records.kit import UserToken
from workstation.rules.days import begin_of
from workstation.store.connect import Connection, Row
from workstation.store.sought import CONFIRMED

_ROWS = """
SELECT e.sequence, e.at, e.by, e.verb, e.sealed FROM json_each(?) AS k
JOIN audit.event AS e ON e.sequence = k.value ORDER BY k.key
"""
_NEWEST = "SELECT sequence, at, by, verb, sealed FROM audit.event ORDER BY sequence DESC LIMIT ?"

# By the plus no row is sought by its number: the index of moments gives the latest at once.
_LATEST = f"""
SELECT at FROM audit.event WHERE +sequence >= coalesce(
    (SELECT max(sequence) FROM audit.event WHERE {CONFIRMED}), 0)
ORDER BY at DESC LIMIT 1
"""  # noqa: S608 - our own words

ERASED = 16
"""Bytes that stand for details that were deleted for good: the token of the erasure."""


def event_numbers(connection: Connection, which: EventFilter) -> "array[int]":
    """The numbers of all events that fit, newest first."""
    after = which.last + dt.timedelta(days=1) if which.last else None
    begin, end = _begin(which.first), _begin(after)
    wanted = {"by": which.by, "verb": which.verb, "from": begin, "to": end}
    asked = {name: value for name, value in wanted.items() if value}
    where = " AND ".join(_CONDITIONS[name] for name in asked) or "1"
    sql = f"SELECT sequence FROM audit.event WHERE {where} ORDER BY sequence DESC"  # noqa: S608 - our own words
    return array("q", (row[0] for row in connection.all(sql, asked)))


def events_numbered(
    connection: Connection, identity: AgeIdentity, numbers: Sequence[int]
) -> list[Event]:
    """These events, in their order."""
    asked = (msgspec.json.encode(list(numbers)).decode(),)
    return [_event(row, identity) for row in connection.all(_ROWS, asked)]


def newest_events(connection: Connection, identity: AgeIdentity, limit: int) -> list[Event]:
    """The last events, newest first."""
    return [_event(row, identity) for row in connection.all(_NEWEST, (limit,))]


def latest_event(connection: Connection) -> dt.datetime | None:
    """The latest moment in the log since somebody confirmed the date; None where it is empty."""
    if AUDIT not in connection.attached:
        return None
    row = connection.one(_LATEST, ())
    return dt.datetime.fromisoformat(row[0]) if row else None


_CONDITIONS = {
    "by": "by = :by",
    "verb": "verb = :verb",
    "from": "at >= :from",
    "to": "at < :to",
}


def _begin(day: dt.date | None) -> str:
    """As moments are written, up to the second: before everything that was written in it."""
    return f"{begin_of(day):%Y-%m-%dT%H:%M:%S}" if day else ""


def _event(row: Row, identity: AgeIdentity) -> Event:
    sequence, at, by, verb, sealed = row
    when = dt.datetime.fromisoformat(at)
    return Event(sequence, when, UserToken(by), verb, _details(sealed, identity))


def _details(sealed: bytes | None, identity: AgeIdentity) -> Mapping[str, str] | None:
    if sealed is None:
        return {}
    if len(sealed) == ERASED:
        return None
    try:
        return msgspec.json.decode(open_small(sealed, [identity]), type=dict[str, str])
    except NotEntitled:
        return None
