"""A record as somebody left it at one time."""

import datetime as dt
from dataclasses import dataclass

from workstation.records.kit import Record, UserToken


@dataclass(frozen=True, slots=True)
class Revision:
    """A record as it was written, when and by whom."""

    record: Record
    at: dt.datetime
    by: UserToken
