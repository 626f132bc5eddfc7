"""Protection: the level of risk, what is needed to be safe, and what was done to whom."""

import datetime as dt
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLayout, QPushButton, QWidget

from ui.pages.case.desk import Desk
from ui.pages.case.file import CaseFile
from ui.pages.case.guarding import Guarding
from ui.pages.case.hidden import dotted
from ui.pages.case.locked import need_to_know
from ui.pages.case.risk_lines import risk_lines
from ui.pages.case.words import day, due
from ui.theme.glyph import GlyphView
from ui.theme.icons import icon
from ui.widgets.badge import Badge
from ui.widgets.banner import Banner
from ui.widgets.button import button
from ui.widgets.elide import Elide
from ui.widgets.lay import Part, card, column, held, row, rule
from ui.widgets.scrolled import Scrolled
from ui.widgets.sides import Sides
from ui.widgets.text import label
from ui.words import tr
from workstation.records.access import PROTECTION, Role
from workstation.records.cases import Case
from workstation.records.protection import (
    NeedKind,
    NeedState,
    ProtectionNeed,
    RetaliationIncident,
    Safeguard,
    SafeguardAnswer,
    SafetyPlan,
    Urgency,
)
from workstation.rules.retaliation import stops

Press = Callable[[], object]
_URGENT = {Urgency.NOW: "danger", Urgency.HOURS_72: "danger", Urgency.WEEKS_2: "warn"}
_ANSWERED = {SafeguardAnswer.GIVEN: "ok", SafeguardAnswer.REFUSED: "danger"}
_NEEDED = {
    NeedKind.PAPERS_RECOVERY: "identifies",
    NeedKind.SHELTER: "shelter",
    NeedKind.RELOCATION: "shelter",
    NeedKind.DIGITAL_SAFETY: "device",
}
_SEVERAL = 2
_MARGINS = (0, 0, 12, 12)
_ASSESSORS = frozenset({Role.CASE_WORKER, Role.PROTECTION_OFFICER})


class ProtectionTab(QWidget):
    """Risk and plan at the start; needs, acts and safeguards at the end."""

    def __init__(self, desk: Desk, guarding: Guarding, act: Press, assess: Press) -> None:
        super().__init__()
        self._desk, self._guarding = desk, guarding
        self._write_act, self._to_assess = act, assess
        self._assess: QPushButton | None = None
        self._area = Scrolled()
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
        held_now = [self._held(file.case, user.role)] if file.case.hold else []
        left: list[Part] = [self._risk(file, today), *held_now]
        if not self._desk.session.reader.holds(PROTECTION):
            closed = need_to_know(tr("Assessments, needs and acts"), PROTECTION)
            self._area.fill(column(*left, closed, None, gap=12, margins=_MARGINS))
            return
        left.append(self._plan(file, today))
        right = (self._needs(file), self._acts(file, today), self._guards(file, today))
        start, end = (held(column(*side, None, gap=12)) for side in (left, right))
        both = Sides(start, end, gap=12)
        self._area.fill(column(both, margins=_MARGINS))

    def _risk(self, file: CaseFile, today: dt.date) -> QFrame:
        case, user = file.case, self._desk.session.user
        head: list[Part] = [label(tr("Retaliation risk"), "subtitle"), None]
        if user.role is Role.PROTECTION_OFFICER and not case.hold:
            words = tr("Hold every release")
            head.append(button(words, "quiet", icon("stop"), press=self._turn_hold(case)))
        if user.role in _ASSESSORS:
            verb = tr("Assess again") if case.risk_level is not None else tr("Assess risk")
            self._assess = button(verb, "primary", icon("risk_due"), press=self._to_assess)
            head.append(self._assess)
        return card(row(*head), *risk_lines(file, today), gap=8)

    def _held(self, case: Case, role: Role) -> Banner:
        """That nothing leaves; who may let go has the way to it."""
        officer = role is Role.PROTECTION_OFFICER
        press = button(tr("Let go"), glyph=icon("stop"), press=self._turn_hold(case))
        words = tr("Only a protection officer lets it go.")
        return Banner(
            "danger", tr("Held. Nothing leaves this case."), words, press if officer else None
        )

    def _turn_hold(self, case: Case) -> Press:
        write = partial(self._desk.session.risks.hold, case.id, not case.hold)
        return partial(self._desk.keep, write, final=True)

    def _plan(self, file: CaseFile, today: dt.date) -> QFrame:
        plans = file.all(SafetyPlan)
        plan = plans[-1] if plans else None
        verb = tr("Open") if plan is not None else tr("Write it together")
        press = button(verb, glyph=icon("go"), press=partial(self._guarding.safety_plan, plan))
        press.setEnabled(file.worker() is not None)
        head: list[Part] = [label(tr("Safety plan"), "subtitle")]
        if plan is not None:
            head.append(_agreed(plan, today))
        head.append(None)
        if plan is not None and plan.review_on is not None:
            words, late = due(plan.review_on, today)
            text = tr("review {when}").format(when=words)
            head.append(label(text, "caption", tone="danger" if late else ""))
        text = tr(
            "Signs of danger, code words, safe places, bag and papers, money, children, "
            "phone, leaving, after leaving."
        )
        return card(row(*head, press), label(text, "muted", wrap=True))

    def _needs(self, file: CaseFile) -> QFrame:
        lines: list[Part] = []
        for need in sorted(file.all(ProtectionNeed), key=_pressing):
            badge = Badge(tr(need.urgency.label), _URGENT.get(need.urgency, "neutral"))
            change = partial(
                self._guarding.change, need, tr(need.kind.label), ["urgency", "state", "met_on"]
            )
            lines += _entry(
                _NEEDED.get(need.kind, "safe"),
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
            state = Badge(tr(act.state.label), "danger" if stops(act) else "info")
            wanted = dotted(act.response_wanted or act.told, file.terms())
            follow = button(tr("Follow up"), "quiet", press=partial(self._guarding.act, act))
            lines += _entry("act", title, wanted, [state, follow], tone="danger")
        none = tr("None is written down.")
        return _list(tr("Acts against anybody"), self._write_act, lines, none)

    def _guards(self, file: CaseFile, today: dt.date) -> QFrame:
        lines: list[Part] = []
        for guard in file.all(Safeguard):
            words = _asked(guard, today)
            change = partial(
                self._guarding.change, guard, guard.measure, ["deadline", "answer", "answered_on"]
            )
            given = guard.answer is SafeguardAnswer.GIVEN
            glyph = icon("check") if given else None
            badge = Badge(tr(guard.answer.label), _ANSWERED.get(guard.answer, "warn"), glyph)
            edit = button(tr("Answer"), "quiet", press=change)
            lines += _entry("safe" if given else "protection", guard.measure, words, [badge, edit])
        none = tr("None was asked for.")
        return _list(tr("Safeguards asked of the employer"), self._guarding.safeguard, lines, none)


def _asked(guard: Safeguard, today: dt.date) -> str:
    """When it was asked, until it is answered also by when it is due."""
    parts = []
    if guard.asked_on is not None:
        parts.append(tr("Asked {day}").format(day=day(guard.asked_on, today)))
    if guard.deadline is not None and guard.answer is SafeguardAnswer.NONE:
        parts.append(tr("due {when}").format(when=due(guard.deadline, today)[0]))
    words = ", ".join(parts)
    return words[:1].upper() + words[1:]


def _agreed(plan: SafetyPlan, today: dt.date) -> Badge:
    state = tr(plan.state.label)
    if plan.agreed_on is None:
        return Badge(state)
    return Badge(f"{state} {day(plan.agreed_on, today)}", "ok", icon("check"))


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
    head = row(label(title, "subtitle"), None, press)
    return card(head, *shown, gap=5, margins=(16, 9, 16, 10))
