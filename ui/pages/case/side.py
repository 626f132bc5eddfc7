"""Beside the timeline: what comes next, and what can be written down."""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QFrame, QLayout, QPushButton

from ui.pages.case.file import CaseFile
from ui.pages.case.words import due
from ui.theme.glyph import GlyphView
from ui.theme.icons import icon
from ui.widgets.button import button
from ui.widgets.kbd import Kbd
from ui.widgets.lay import Part, card, column, row
from ui.widgets.text import label
from ui.words import tr
from workstation.records.consents import Consent, ConsentState
from workstation.records.contact_log import ContactLog
from workstation.records.issues import Issue
from workstation.rules.clocks import STOPPED, Clock, running
from workstation.rules.consents import as_last_answered, state_on

_SOON = dt.timedelta(days=14)
_MOST = 6


@dataclass(frozen=True, slots=True)
class Step:
    """Something to do by a day; it names nobody."""

    icon: str
    words: str
    by: dt.date | None


@dataclass(frozen=True, slots=True)
class ToWrite:
    """Something that can be written down: its key goes with Alt."""

    icon: str
    words: str
    key: str
    press: Callable[[], object]


def steps_of(file: CaseFile, today: dt.date) -> list[Step]:
    """What is owed in a case, the most pressing first, each once."""
    found = [*_of_case(file), *_of_contacts(file), *_of_consents(file, today), *_of_issues(file)]
    steps: dict[object, Step] = {}
    for step in found:
        steps.setdefault((step.words, step.by), step)
    return sorted(steps.values(), key=lambda step: step.by or dt.date.max)[:_MOST]


def _of_case(file: CaseFile) -> list[Step]:
    case = file.case
    steps = [Step("risk_due", tr("Assess risk"), case.risk_until or case.opened_on)]
    if case.risk_level is not None:
        steps = [Step("risk_due", tr("Assess risk again"), case.risk_until)]
    if case.next_step:
        steps.append(Step("next_step", case.next_step, case.next_due))
    return steps


def _of_contacts(file: CaseFile) -> list[Step]:
    last = max(
        (c for c in file.all(ContactLog) if c.at is not None),
        key=lambda c: c.at or dt.datetime.min,
        default=None,
    )
    if last is None or not last.next_step:
        return []
    return [Step("ring", last.next_step, last.next_on)]


def _of_consents(file: CaseFile, today: dt.date) -> list[Step]:
    ending = [
        c
        for c in as_last_answered(file.all(Consent))
        if state_on(c, today) is ConsentState.GRANTED
        and c.expires is not None
        and c.expires <= today + _SOON
    ]
    words = tr("Ask again: {purpose}")
    return [
        Step("consent", words.format(purpose=tr(c.purpose.label).lower()), c.expires)
        for c in ending
    ]


def _of_issues(file: CaseFile) -> list[Step]:
    """The next clock of each issue that nothing stopped yet; equal ones in one line."""
    owed: dict[tuple[Clock, dt.date], list[str]] = {}
    for issue in file.all(Issue):
        if issue.state in STOPPED or issue.reported_on is None:
            continue
        reported = dt.datetime.combine(issue.reported_on, dt.time(), dt.UTC)
        waiting = [c for c in running(issue, reported) if c.met is None]
        if waiting:
            first = min(waiting, key=lambda c: c.due)
            owed.setdefault((first.clock, first.due.date()), []).append(tr(issue.code.label))
    return [
        Step("timer", f"{tr(clock.label)}: {_in_short(issues)}", by)
        for (clock, by), issues in owed.items()
    ]


def _in_short(issues: Sequence[str]) -> str:
    first, *more = issues
    return tr("{first}, and {n} more").format(first=first, n=len(more)) if more else first


def step_line(step: Step, today: dt.date) -> QLayout:
    """What is to be done, and by when or how late it is."""
    words, late = due(step.by, today) if step.by is not None else ("", False)
    return row(
        GlyphView(icon(step.icon), "danger" if late else "muted", 16),
        (label(step.words, "strong" if late else "body", wrap=True), 1),
        label(words, "caption", tone="danger" if late else ""),
    )


def steps_card(steps: Sequence[Step], today: dt.date, more: Sequence[QPushButton]) -> QFrame:
    """Next steps, with how late they are; `more` stand under them."""
    lines: list[Part] = [label(tr("Next steps"), "subtitle")]
    lines += [step_line(step, today) for step in steps]
    if len(lines) == 1:
        lines.append(label(tr("Nothing is owed now."), "muted"))
    if more:
        lines.append(column(*(row(press, None) for press in more), gap=2))
    return card(*lines, gap=7)


def writing_card(writings: Sequence[ToWrite]) -> QFrame:
    """What can be written down, each with its key."""
    lines: list[Part] = [label(tr("Write down"), "subtitle")]
    for writing in writings:
        press = button(writing.words, "line", icon(writing.icon), press=writing.press)
        lines.append(row(press, None, Kbd("Alt", writing.key), gap=4))
    return card(*lines, gap=1)
