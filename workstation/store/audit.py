"""The audit compartment: everybody sees that something happened, supervisors see what."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

import msgspec

from crypto.age import AgeIdentity, open_small
from workstation.errors import NotEntitled
from workstation.records.kit import UserToken
from workstation.store.connect import Connection

_NEWEST = "SELECT sequence, at, by, verb, sealed FROM audit.event ORDER BY sequence DESC LIMIT ?"

ERASED = 16
"""Bytes that stand for details that were deleted for good: the token of the erasure."""


@dataclass(frozen=True, slots=True)
class Event:
    """Something somebody did; `details` is None where it is sealed to others."""

    sequence: int
    at: dt.datetime
    by: UserToken
    verb: str
    details: Mapping[str, str] | None = field(repr=False)


def newest_events(connection: Connection, identity: AgeIdentity, limit: int) -> list[Event]:
    """The last events, newest first."""
    return [
        Event(
            sequence, dt.datetime.fromisoformat(at), UserToken(by), verb, _details(sealed, identity)
        )
        for sequence, at, by, verb, sealed in connection.all(_NEWEST, (limit,))
    ]


def _details(sealed: bytes | None, identity: AgeIdentity) -> Mapping[str, str] | None:
    if sealed is None:
        return {}
    if len(sealed) == ERASED:
        return None
    try:
        return msgspec.json.decode(open_small(sealed, [identity]), type=dict[str, str])
    except NotEntitled:
        return None
