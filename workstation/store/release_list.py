"""The list of briefings: the keys of all by where they stand, and lines for those looked at."""

from array import array
from collections.abc import Sequence

import msgspec

from workstation.records.briefings import BriefingState
from workstation.records.listing import ReleaseRow
from workstation.store.connect import Connection, Row

_KEYS = """
SELECT b.key FROM json_each(:states) AS s JOIN cases.briefing AS b ON b.state = s.value
WHERE s.value <> 'superseded' OR b.released_at IS NOT NULL ORDER BY s.key, b.key DESC
"""
_ROWS = """
SELECT b.id, b."case", coalesce(c.code, ''), coalesce(t.person, ''),
coalesce(t.organisation_name, ''), b.state, b.purpose, b.profile, b.day
FROM json_each(:keys) AS k LEFT JOIN cases.briefing AS b ON b.key = k.value
LEFT JOIN cases.contact AS t ON t.id = b.contact LEFT JOIN cases."case" AS c ON c.id = b."case"
ORDER BY k.key
"""


def release_keys(connection: Connection, states: Sequence[BriefingState]) -> "array[int]":
    """The keys of briefings in these states, state by state, newest first.

    One that was replaced before it was let out is no release.
    """
    asked = {"states": msgspec.json.encode(list(states)).decode()}
    return array("q", (row[0] for row in connection.all(_KEYS, asked)))


def release_rows(connection: Connection, keys: Sequence[int]) -> list[ReleaseRow | None]:
    """A line for each key, in their order; None for what is gone."""
    asked = {"keys": msgspec.json.encode(list(keys)).decode()}
    return [_line(row) for row in connection.all(_ROWS, asked)]


def _line(row: Row) -> ReleaseRow | None:
    if row[0] is None:
        return None
    return msgspec.convert(dict(zip(ReleaseRow.__slots__, row, strict=True)), ReleaseRow)
