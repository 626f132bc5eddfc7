"""What lists and reminders read beside single records, from any thread."""

import datetime as dt
from array import array
from collections.abc import Sequence

from workstation.bootstrap.readers import ThreadReader
from workstation.records.briefings import BriefingState
from workstation.records.listing import ReleaseRow
from workstation.rules.retention import Remaining
from workstation.store.ended import remaining
from workstation.store.release_list import release_keys, release_rows


class Lists:
    """Asks through the connection that each thread has."""

    def __init__(self, reader: ThreadReader) -> None:
        self._ask = reader.ask

    def remaining(self, today: dt.date) -> Remaining:
        """What is still kept of what has ended; run it as a job."""
        return self._ask(lambda reader: remaining(reader.connection, today))

    def release_keys(self, states: Sequence[BriefingState]) -> "array[int]":
        """The keys of briefings in these states, state by state, newest first."""
        return self._ask(lambda reader: release_keys(reader.connection, states))

    def release_rows(self, keys: Sequence[int]) -> list[ReleaseRow | None]:
        """A line for each key, in their order; None for what is gone."""
        return self._ask(lambda reader: release_rows(reader.connection, keys))
