"""How high the risk of a case is, since when, and how it went before."""

import datetime as dt
from collections.abc import Sequence

from ui.pages.case.file import CaseFile, employer_told
from ui.pages.case.words import LEVELS, day, due
from ui.widgets.badge import Badge
from ui.widgets.lay import Part, row, rule
from ui.widgets.risk_badge import RiskBadge
from ui.widgets.risk_history import Point, RiskHistory
from ui.widgets.text import label
from ui.words import tr
from workstation.records.cases import Case
from workstation.records.disclosures import Disclosure
from workstation.records.risk import AssessmentState, RiskAssessment

_SEVERAL = 2


def risk_lines(file: CaseFile, today: dt.date) -> list[Part]:
    """The level, the plot, why it is no lower, and everybody else who was assessed."""
    signed = [a for a in file.all(RiskAssessment) if a.state is AssessmentState.SIGNED]
    last = _last(signed, file)
    lines: list[Part] = [row(*_level(file.case, last, today), None, gap=10)]
    lines += _history(file)
    lines += _floors(last)
    for assessment in signed:
        lines += _signed(assessment, file, today) if assessment is not last else []
    if file.case.low_confidence:
        lines.append(label(tr("Low confidence: too much is not known."), tone="warn"))
    return lines


def _last(signed: Sequence[RiskAssessment], file: CaseFile) -> RiskAssessment | None:
    """The worker's newest assessment, which tells the level of the case."""
    worker = file.worker()
    mine = [a for a in signed if worker is not None and a.person == worker.person]
    return mine[-1] if mine else None


def _level(case: Case, last: RiskAssessment | None, today: dt.date) -> list[Part]:
    if case.risk_level is None:
        return [Badge(tr("Not assessed"), "warn"), label(tr("Until then nothing leaves."), "muted")]
    parts: list[Part] = [RiskBadge(LEVELS[case.risk_level])]
    if last is not None and last.signed_at is not None and last.level is case.risk_level:
        since = _since(last.signed_at, today)
        parts.append(label(tr("since {day}").format(day=since), "muted"))
    if case.risk_until is not None:
        late = case.risk_until < today
        words = tr("review was due {day}") if late else tr("review {day}")
        when = day(case.risk_until, today) if late else due(case.risk_until, today)[0]
        parts.append(label(words.format(day=when), tone="danger" if late else ""))
    return parts


def _history(file: CaseFile) -> list[Part]:
    """How the worker's risk went, where it was assessed more than once."""
    worker = file.worker()
    points = [
        Point(a.signed_at.astimezone().date(), a.risk)
        for a in file.all(RiskAssessment)
        if worker is not None
        and a.person == worker.person
        and a.signed_at is not None
        and a.risk is not None
    ]
    if len(points) < _SEVERAL:
        return []
    plot = RiskHistory()
    plot.show_points(
        sorted(points, key=lambda point: point.day), employer_told(file.all(Disclosure))
    )
    return [plot]


def _signed(assessment: RiskAssessment, file: CaseFile, today: dt.date) -> list[Part]:
    if assessment.level is None or assessment.signed_at is None:
        return []
    who = file.handle(assessment.person)
    since = _since(assessment.signed_at, today)
    words = tr("{level} since {day}").format(level=tr(assessment.level.label), day=since)
    line = row(label(who, "strong"), label(words, "muted"), None, gap=10)
    return [rule(), line, *_floors(assessment)]


def _since(signed: dt.datetime, today: dt.date) -> str:
    on = signed.astimezone().date()
    return tr("today") if on == today else day(on, today)


def _floors(assessment: RiskAssessment | None) -> list[Part]:
    if assessment is None or not assessment.floors:
        return []
    floors = "; ".join(tr(floor) for floor in assessment.floors)
    words = tr("Floor: {why}. Lowering it takes a second protection officer.")
    return [label(words.format(why=floors.rstrip(".")), "caption", wrap=True)]
