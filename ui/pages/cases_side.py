"""The side of the list: before anything else whether ringing is safe now."""

import datetime as dt
from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QWidget

from ui.pages.case.file import CaseFile
from ui.pages.case.head import language
from ui.pages.case.hidden import dotted
from ui.pages.case.side import step_line, steps_of
from ui.pages.case.words import LEVELS, moment, state_badge
from ui.theme.glyph import GlyphView
from ui.theme.icons import icon
from ui.theme.look import look
from ui.widgets.button import button
from ui.widgets.kbd import Kbd
from ui.widgets.lay import Part, column, frame, held, row, rule
from ui.widgets.masked import Masked
from ui.widgets.risk_badge import RiskBadge
from ui.widgets.scrolled import Scrolled
from ui.widgets.text import label
from ui.words import count, tr, unbroken
from workstation.records.cases import Standing
from workstation.records.consents import Consent, ConsentState
from workstation.records.issues import Issue
from workstation.records.people import YesNo
from workstation.rules.consents import as_last_answered, state_on
from workstation.rules.contact import safe_to_ring
from workstation.rules.days import day_of
from workstation.rules.timeline import EntryKind, entries

_NAMES, _STEPS, _ISSUES = 76, 3, 2
_ROOM = 290
"""Below this width the key gives its place to the verbs."""
Press = Callable[[], object]


class CaseSide(QFrame):
    """What is known of the chosen case in one look; `open_case` and `note` are its two verbs."""

    def __init__(self, open_case: Press, note: Press | None) -> None:
        super().__init__()
        self.setProperty("card", "plain")
        self._area = Scrolled()
        self._enter = Kbd("Enter")
        ends: list[Part] = [
            button(tr("Open"), "secondary", icon("go"), press=open_case),
            self._enter,
            None,
        ]
        if note is not None:
            ends.append(button(tr("New call note"), glyph=icon("add"), press=note))
        self._ends = held(row(*ends, gap=6, margins=(14, 6, 12, 12)))
        self.setLayout(column((self._area, 1), self._ends, margins=(1, 1, 1, 1)))
        self.show_none()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._enter.setVisible(self.width() >= look().px(_ROOM))

    def show_none(self) -> None:
        """Nothing is chosen."""
        self._ends.hide()
        self._area.fill(column(margins=(16, 14, 16, 6)))

    def show_case(self, file: CaseFile, now: dt.datetime, *, team: bool) -> None:
        """Show a case; `team` may know how its people are reached."""
        today = day_of(now)
        parts: list[Part] = [
            _head(file),
            rule(),
            _ring(file, now, team=team),
            _facts(file, today),
            rule(),
            label(tr("Next"), "section"),
            *_steps(file, today),
            rule(),
            label(tr("Last"), "section"),
            _last(file, today),
        ]
        self._area.fill(column(*parts, None, gap=8, margins=(16, 14, 16, 6)))
        self._ends.show()


def _head(file: CaseFile) -> Part:
    case = file.case
    top: list[Part] = [label(case.code, "title"), None]
    if case.risk_level is not None:
        top.append(RiskBadge(LEVELS[case.risk_level]))
    words = " · ".join(part for part in (case.title, case.sector.lower()) if part)
    return column(row(*top), label(words, wrap=True), gap=4)


def _ring(file: CaseFile, now: dt.datetime, *, team: bool) -> QWidget:
    if not team:
        words = label(tr("How to reach them is known to the case team only."), wrap=True)
        return frame(
            row(GlyphView(icon("lock"), "info", 20), (words, 1), margins=(12, 8, 12, 8)),
            banner="info",
        )
    plan = file.plan()
    safe, when = safe_to_ring(plan, now)
    tone, lead = ("ok", tr("Safe to ring now")) if safe else ("warn", tr("Do not ring now"))
    glyph = GlyphView(icon("call" if safe else "do_not_call"), tone, 18)
    lines: list[Part] = [
        row(glyph, label(lead, "strong", tone=tone), None, gap=8),
        label(unbroken(when), wrap=True),
    ]
    if plan is not None:
        how = [tr(plan.channel.label), language(plan.language)]
        how += [tr("shared phone")] if plan.shared_device is YesNo.YES else []
        lines.append(label(" · ".join(part for part in how if part), wrap=True))
    return frame(column(*lines, gap=2, margins=(12, 8, 12, 8)), banner=tone)


def _facts(file: CaseFile, today: dt.date) -> QGridLayout:
    grid = QGridLayout()
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setVerticalSpacing(4)
    grid.setHorizontalSpacing(10)
    grid.setColumnMinimumWidth(0, look().px(_NAMES))
    grid.setColumnStretch(1, 1)
    facts: list[tuple[str, QWidget]] = [
        (tr("State"), held(row(state_badge(file.case.state), None))),
        (tr("Worker"), _worker(file)),
        *_speaks(file),
        (tr("Affected"), label(_affected(file), wrap=True)),
        (tr("Issues"), label(_issues(file), wrap=True)),
        (tr("Consent"), _consents(file, today)),
    ]
    for at, (name, what) in enumerate(facts):
        grid.addWidget(label(name, "muted"), at, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(what, at, 1)
    return grid


def _worker(file: CaseFile) -> QWidget:
    worker = file.worker()
    if worker is None:
        return label(tr("Nobody named yet"))
    parts: list[Part] = [label(worker.handle)]
    person = file.person(worker.person)
    if person is not None and person.names:
        name = person.names[0].text
        parts.append(Masked(lambda: name))
    return held(row(*parts, None, gap=10))


def _speaks(file: CaseFile) -> list[tuple[str, QWidget]]:
    worker = file.worker()
    person = file.person(worker.person) if worker is not None else None
    words = ", ".join(language(text) for text in person.languages) if person is not None else ""
    return [(tr("Speaks"), label(words, wrap=True))] if words else []


def _affected(file: CaseFile) -> str:
    case = file.case
    number = count(case.affected) if case.affected is not None else tr("not known")
    together = case.standing is Standing.COLLECTIVE
    return tr("{number}, group case").format(number=number) if together else number


def _issues(file: CaseFile) -> str:
    issues = file.all(Issue)
    words = [f"{issue.code.value} {tr(issue.code.label).lower()}" for issue in issues[:_ISSUES]]
    more = len(issues) - _ISSUES
    if more > 0:
        words.append(tr("{number} more").format(number=more))
    return ", ".join(words) or tr("none yet")


def _consents(file: CaseFile, today: dt.date) -> QWidget:
    given = as_last_answered(file.all(Consent))
    held_now = [c for c in given if state_on(c, today) is ConsentState.GRANTED]
    if not held_now:
        return label(tr("none in force"), tone="warn")
    ending = sum(c.expires == today for c in held_now)
    words = tr("{number} in force").format(number=len(held_now))
    ends = tr("{number} ends today").format(number=ending)
    said = label(f"{words}, {ends}" if ending else words, wrap=True)
    return held(row(GlyphView(icon("in_order"), "ok", 16), (said, 1), gap=6))


def _steps(file: CaseFile, today: dt.date) -> list[Part]:
    return [step_line(step, today) for step in steps_of(file, today)[:_STEPS]]


def _last(file: CaseFile, today: dt.date) -> Part:
    lines = [line for line in entries(file.records) if line.kind is not EntryKind.CHANGE]
    if not lines:
        return label(tr("Nothing is written down yet."), "muted")
    last, terms = lines[0], file.terms()
    words = f"{moment(last.at, today)} · {dotted(last.title, terms)}. {dotted(last.text, terms)}"
    mark = (GlyphView(icon("note"), "muted", 16), 0, Qt.AlignmentFlag.AlignTop)
    return row(mark, (label(words.rstrip(". ") + ".", wrap=True), 1))
