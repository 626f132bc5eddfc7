"""Protection: the level of risk, what is needed to be safe, and what was done to whom."""

import datetime as dt
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLayout, QPushButton, QScrollArea, QWidget

from ui.pages.case.desk import Desk
from ui.pages.case.file import CaseFile
from ui.pages.case.guarding import Guarding
from ui.pages.case.hidden import dotted
from ui.pages.case.locked import need_to_know
from ui.pages.case.words import LEVELS, day, due
from ui.theme.glyph import GlyphView
from ui.theme.icons import icon
from ui.widgets.badge import Badge
from ui.widgets.banner import Banner
from ui.widgets.button import button
from ui.widgets.elide import Elide
from ui.widgets.lay import Part, card, column, held, row, rule
from ui.widgets.risk_badge import RiskBadge
from ui.widgets.risk_history import Point, RiskHistory
from ui.widgets.text import label
from ui.words import tr
from workstation.records.access import PROTECTION, Role
from workstation.records.cases import Case
from workstation.records.protection import (
    NeedState,
    ProtectionNeed,
    RetaliationIncident,
    Safeguard,
    SafeguardAnswer,
    SafetyPlan,
    Urgency,
)
from workstation.records.risk import AssessmentState, RiskAssessment

Press = Callable[[], object]
_URGENT = {Urgency.NOW: "danger", Urgency.HOURS_72: "danger", Urgency.WEEKS_2: "warn"}
_ANSWERED = {SafeguardAnswer.GIVEN: "ok", SafeguardAnswer.REFUSED: "danger"}
_SEVERAL = 2
_ASSESSORS = frozenset({Role.CASE_WORKER, Role.PROTECTION_OFFICER})


class ProtectionTab(QWidget):
    """Risk and plan at the start; needs, acts and safeguards at the end."""

    def __init__(self, desk: Desk, guarding: Guarding, act: Press, assess: Press) -> None:
        super().__init__()
        self._desk, self._guarding = desk, guarding
        self._write_act, self._to_assess = act, assess
        self._assess: QPushButton | None = None
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setLayout(column((self._area, 1), margins=(20, 12, 8, 0)))

    def first(self) -> QWidget | None:
        """Assess the risk."""
        return self._assess

    def primary(self) -> QPushButton | None:
        """Assess the risk."""
        return self._assess

    def show_file(self, file: CaseFile, today: dt.date) -> None:
        """Draw everything anew."""
        user = self._desk.session.user
        self._assess = None
        left: list[Part] = [self._risk(file, today), self._hold(file.case, user.role)]
        if not self._desk.session.reader.holds(PROTECTION):
            closed = need_to_know(tr("Assessments, needs and acts"), PROTECTION)
            self._area.setWidget(held(column(*left, closed, None, gap=12)))
            return
        left.append(self._plan(file, today))
        right = (self._needs(file), self._acts(file, today), self._guards(file, today))
        sides = ((column(*side, None, gap=12), 1) for side in (left, right))
        self._area.setWidget(held(row(*sides, gap=12, margins=(0, 0, 12, 12))))

    def _risk(self, file: CaseFile, today: dt.date) -> QFrame:
        case = file.case
        signed = [a for a in file.all(RiskAssessment) if a.state is AssessmentState.SIGNED]
        head: list[Part] = [label(tr("Retaliation risk"), "subtitle"), None]
        if self._desk.session.user.role in _ASSESSORS:
            verb = tr("Assess again") if case.risk_level is not None else tr("Assess risk")
            self._assess = button(verb, "primary", icon("risk_due"), press=self._to_assess)
            head.append(self._assess)
        lines: list[Part] = [row(*head), row(*_level(case, today), None, gap=10)]
        lines += _history(file)
        for assessment in signed:
            lines += _signed(assessment, file, today)
        if case.low_confidence:
            lines.append(label(tr("Low confidence: too much is not known."), tone="warn"))
        return card(*lines, gap=8)

    def _hold(self, case: Case, role: Role) -> QWidget:
        officer = role is Role.PROTECTION_OFFICER
        verb = tr("Let go") if case.hold else tr("Hold every release")
        write = partial(self._desk.session.risks.hold, case.id, not case.hold)
        press = button(verb, glyph=icon("stop"), press=partial(self._desk.keep, write, final=True))
        if case.hold:
            words = tr("Only a protection officer lets it go.")
            action = press if officer else None
            return Banner("danger", tr("Held. Nothing leaves this case."), words, action)
        none = label(tr("Nothing is held."), "muted")
        parts: list[Part] = [GlyphView(icon("stop"), "muted", 18), none, None]
        return card(row(*parts, *([press] if officer else []), gap=8))

    def _plan(self, file: CaseFile, today: dt.date) -> QFrame:
        plans = file.all(SafetyPlan)
        plan = plans[-1] if plans else None
        verb = tr("Open") if plan is not None else tr("Write it together")
        press = button(verb, glyph=icon("go"), press=partial(self._guarding.safety_plan, plan))
        press.setEnabled(file.worker() is not None)
        head: list[Part] = [label(tr("Safety plan"), "subtitle")]
        if plan is not None:
            head.append(Badge(tr(plan.state.label), "ok" if plan.agreed_on else "neutral"))
        head.append(None)
        if plan is not None and plan.review_on is not None:
            words, late = due(plan.review_on, today)
            text = tr("review {when}").format(when=words)
            head.append(label(text, "caption", tone="danger" if late else ""))
        text = tr("Signs of danger, words, safe places, bag and papers, money, children, phone.")
        return card(row(*head, press), label(text, "muted", wrap=True))

    def _needs(self, file: CaseFile) -> QFrame:
        lines: list[Part] = []
        for need in sorted(file.all(ProtectionNeed), key=_pressing):
            badge = Badge(tr(need.urgency.label), _URGENT.get(need.urgency, "neutral"))
            change = partial(
                self._guarding.change, need, tr(need.kind.label), ["urgency", "state", "met_on"]
            )
            lines += _entry(
                "safe",
                tr(need.kind.label),
                dotted(need.own_words, file.terms()),
                [badge, button(tr(need.state.label), "quiet", press=change)],
            )
        none = tr("Nothing is needed yet, or nobody asked.")
        return _list(tr("Needed to be safe"), self._guarding.need, lines, none)

    def _acts(self, file: CaseFile, today: dt.date) -> QFrame:
        lines: list[Part] = []
        for act in sorted(file.all(RetaliationIncident), key=_newest, reverse=True):
            when = day(act.on, today) if act.on is not None else ""
            title = f"{when}  {act.act.value} {tr(act.act.label)}".strip()
            state = Badge(tr(act.state.label), "danger" if act.critical else "info")
            wanted = dotted(act.response_wanted or act.told, file.terms())
            lines += _entry("act", title, wanted, [state], tone="danger")
        none = tr("None is written down.")
        return _list(tr("Acts against anybody"), self._write_act, lines, none)

    def _guards(self, file: CaseFile, today: dt.date) -> QFrame:
        lines: list[Part] = []
        for guard in file.all(Safeguard):
            words = ""
            if guard.deadline is not None:
                words = tr("Due {when}").format(when=due(guard.deadline, today)[0])
            change = partial(
                self._guarding.change, guard, guard.measure, ["deadline", "answer", "answered_on"]
            )
            badge = Badge(tr(guard.answer.label), _ANSWERED.get(guard.answer, "warn"))
            edit = button(tr("Answer"), "quiet", press=change)
            lines += _entry("protection", guard.measure, words, [badge, edit])
        none = tr("None was asked for.")
        return _list(tr("Safeguards asked for"), self._guarding.safeguard, lines, none)


def _level(case: Case, today: dt.date) -> list[Part]:
    if case.risk_level is None:
        return [Badge(tr("Not assessed"), "warn"), label(tr("Until then nothing leaves."), "muted")]
    parts: list[Part] = [RiskBadge(LEVELS[case.risk_level])]
    if case.risk_until is not None:
        words, late = due(case.risk_until, today)
        text = tr("review {when}").format(when=words)
        parts.append(label(text, tone="danger" if late else ""))
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
    plot.show_points(sorted(points, key=lambda point: point.day))
    return [plot]


def _signed(assessment: RiskAssessment, file: CaseFile, today: dt.date) -> list[Part]:
    if assessment.level is None or assessment.signed_at is None:
        return []
    who = file.handle(assessment.person)
    on = assessment.signed_at.astimezone().date()
    since = tr("today") if on == today else day(on, today)
    words = tr("{level} since {day}").format(level=tr(assessment.level.label), day=since)
    lines: list[Part] = [rule(), row(label(who, "strong"), label(words, "muted"), None, gap=10)]
    if assessment.floors:
        floors = "; ".join(tr(floor) for floor in assessment.floors)
        lines.append(label(tr("Floor: {why}").format(why=floors), "caption", wrap=True))
    return lines


def _pressing(need: ProtectionNeed) -> tuple[bool, int]:
    done = need.state in (NeedState.MET, NeedState.DECLINED)
    return done, list(Urgency).index(need.urgency)


def _newest(act: RetaliationIncident) -> dt.date:
    return act.on or dt.date.min


def _entry(glyph: str, title: str, text: str, ends: list[Part], tone: str = "muted") -> list[Part]:
    words: list[Part] = [label(title, "strong", wrap=True)]
    words += [Elide(text, "muted")] if text else []
    mark = (GlyphView(icon(glyph), tone, 18), 0, Qt.AlignmentFlag.AlignVCenter)
    line: QLayout = row(mark, (column(*words, gap=1), 1), *ends, gap=10)
    return [line, rule()]


def _list(title: str, add: Press, lines: list[Part], none: str) -> QFrame:
    press = button(tr("Add"), "quiet", icon("add"), press=add)
    shown = lines[:-1] if lines else [label(none, "muted")]
    return card(row(label(title, "subtitle"), None, press), *shown, gap=7)
