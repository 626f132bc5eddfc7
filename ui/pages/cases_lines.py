"""A row of the store as the list of cases shows it."""

import datetime as dt

from ui.models.cases import CaseLine
from ui.pages.case.words import LEVELS, STATE_TONES, due
from ui.words import tr
from workstation.records.cases import IssueState, RiskLevel
from workstation.records.listing import CaseRow


def line_of(found: CaseRow, today: dt.date) -> CaseLine:
    """A row of the store as the list shows it."""
    if not found.code:
        return CaseLine(found.key, "–", tr("Deleted meanwhile"), 0, "–", "neutral")
    state = IssueState(found.state)
    words, late = "", False
    if found.next_due:
        words, late = due(dt.date.fromisoformat(found.next_due), today)
    title = " · ".join(part for part in (found.title, found.sector.lower()) if part)
    risk = LEVELS[RiskLevel(found.risk_level)] if found.risk_level else 0
    return CaseLine(
        id=found.key,
        code=found.code,
        title=title,
        risk=risk,
        state=tr(state.label),
        state_tone=STATE_TONES[state],
        due=words,
        next_step=found.next_step,
        late=late,
    )
