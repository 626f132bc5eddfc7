"""What the log of events and a check of the vault tell; values that are shown, not kept."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from workstation.records.kit import UserToken


@dataclass(frozen=True, slots=True)
class Event:
    """Something somebody did; `details` is None where it is sealed to others, or deleted."""

    sequence: int
    at: dt.datetime
    by: UserToken
    verb: str
    details: Mapping[str, str] | None = field(repr=False)


@dataclass(frozen=True, slots=True)
class EventFilter:
    """Which events a list shows; days are those of this computer's calendar."""

    by: str = ""
    verb: str = ""
    first: dt.date | None = None
    last: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """Something in a file of the vault that is not as it was written."""

    file: str
    words: str
