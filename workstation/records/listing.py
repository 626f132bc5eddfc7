"""Rows of lists that are not cases: no record, but what is read out of several."""

import datetime as dt
from dataclasses import dataclass, field

from workstation.records.briefings import BriefingState, Profile
from workstation.records.consents import Purpose
from workstation.records.kit import Id


@dataclass(frozen=True, slots=True)
class ReleaseRow:
    """A briefing in one line: the code of its case, who reads it, and where it stands."""

    id: Id
    case: Id | None
    code: str
    recipient: str = field(repr=False)
    firm: str = field(repr=False)
    state: BriefingState
    purpose: Purpose
    profile: Profile
    day: dt.date | None
