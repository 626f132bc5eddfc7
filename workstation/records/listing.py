"""What lists and searches show: no record, but what is read out of several."""

import datetime as dt
from dataclasses import dataclass, field

from workstation.records.briefings import BriefingState, Profile
from workstation.records.consents import Purpose
from workstation.records.kit import Id, UserToken


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


@dataclass(frozen=True, slots=True)
class CaseRow:
    """What the list of cases shows of one; a case deleted meanwhile has no code."""

    key: int
    id: Id
    code: str
    title: str
    sector: str
    state: str
    risk_level: str
    next_step: str
    next_due: str


@dataclass(frozen=True, slots=True)
class CaseFilter:
    """Which cases a list shows; `words` is matched in code, title and sector."""

    words: str = ""
    states: tuple[str, ...] = ()
    risk_levels: tuple[str, ...] = ()
    open_only: bool = False
    assigned_to: UserToken | None = None


@dataclass(frozen=True, slots=True)
class Hit:
    """One place where a search found something; offsets mark the match inside the snippet.

    `former` says that the record had it before it was corrected.
    """

    case: Id | None
    code: str
    title: str
    kind: str
    record: Id
    snippet: str
    start: int
    end: int
    score: float
    former: bool = False
