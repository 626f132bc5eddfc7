"""The list of briefings as it is shown: every key, and lines for those that are looked at."""

from array import array
from collections.abc import Sequence
from typing import Protocol

from workstation.records.briefings import BriefingState
from workstation.records.listing import ReleaseRow


class ReleaseList(Protocol):
    """Both take some milliseconds at any size; they raise Busy where the thread is in a hurry."""

    def release_keys(self, states: Sequence[BriefingState]) -> "array[int]":
        """The keys of briefings in these states, state by state, newest first."""

    def release_rows(self, keys: Sequence[int]) -> list[ReleaseRow | None]:
        """A line for each key, in their order; None for what is gone."""
