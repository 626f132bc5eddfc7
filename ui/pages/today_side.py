"""Beside the list of today: the last backup, how the open cases stand, and who is waited for."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QPushButton

from ui.pages.case.words import LEVELS, moment
from ui.theme.glyph import GlyphView
from ui.theme.icons import icon
from ui.widgets.backup_line import backup_tone
from ui.widgets.badge import Badge
from ui.widgets.button import button
from ui.widgets.lay import Part, card, column, row, rule
from ui.widgets.risk_badge import RiskBadge
from ui.widgets.text import label
from ui.words import count, tr
from workstation.records.access import ENTITLED, PROTECTION, Role
from workstation.records.agenda import Load
from workstation.records.kit import Id
from workstation.rules.days import day_of
from workstation.services.today import Day, Wait

_WAITS = 4
Press = Callable[[], object]


@dataclass(frozen=True, slots=True)
class Verbs:
    """What the cards offer; `let_in` is None for those who let nobody in."""

    back_up: Press
    practise: Press
    let_in: Press | None
    open_briefing: Callable[[Id], object]


def backup_card(day: Day, verbs: Verbs) -> QFrame:
    """How long ago the last backup was read back, and the next one."""
    tone = backup_tone(day.backup_days)
    mark = GlyphView(icon("backup"), "muted" if tone == "ok" else tone, 22)
    words = column(label(_lead(day), "strong", wrap=True), label(_under(day), "muted", wrap=True))
    top = Qt.AlignmentFlag.AlignTop
    parts: list[Part] = [row((mark, 0, top), (words, 1), gap=12)]
    now = button(tr("Back up now"), "primary", icon("backup"), press=verbs.back_up)
    verbs_line: list[Part] = [now]
    if day.backup is not None:
        verbs_line.append(button(tr("Practise a restore"), "quiet", press=verbs.practise))
    return card(*parts, row(*verbs_line, None, gap=6), gap=10)


def risk_card(day: Day, role: Role) -> QFrame:
    """How many open cases stand at each level, and how many reviews are late."""
    by_level = {load.level: load for load in day.loads}
    total = sum(load.cases for load in day.loads)
    title = tr("Retaliation risk, {number} open cases").format(number=count(total))
    grid = QGridLayout()
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(10)
    grid.setVerticalSpacing(5)
    grid.setColumnStretch(2, 1)
    shown = [by_level.get(level, Load(level, 0, 0)) for level in reversed(list(LEVELS))]
    for at, load in enumerate(shown):
        assert load.level is not None
        grid.addWidget(RiskBadge(LEVELS[load.level]), at, 0)
        _tell(grid, at, load, _late(load))
    if (none := by_level.get(None)) is not None:
        grid.addWidget(Badge(tr("Not assessed"), "warn"), len(shown), 0)
        _tell(grid, len(shown), none, tr("nothing leaves until then"))
    parts: list[Part] = [label(title, "subtitle", wrap=True), grid]
    if role not in ENTITLED[PROTECTION]:
        parts.append(label(tr("Protection assesses; the levels are told to all."), "caption"))
    return card(*parts, gap=8)


def waiting_card(day: Day, verbs: Verbs) -> QFrame:
    """What somebody else has to do first."""
    lines: list[Part] = [label(tr("Waiting for others"), "subtitle")]
    today = day_of(day.now)
    lines += [_wait(each, today, verbs) for each in day.waits[:_WAITS]]
    more = len(day.waits) - _WAITS
    if more > 0:
        lines.append(label(tr("{number} more").format(number=count(more)), "muted"))
    return card(*lines, gap=7)


def ready_card(day: Day, verbs: Verbs) -> QFrame:
    """The first day: what is done, and what is to be done before the first release."""
    away = tr("To a USB stick that does not stay with this computer.")
    back = button(tr("Back up…"), press=verbs.back_up)
    invite = button(tr("Let somebody in…"), press=verbs.let_in) if verbs.let_in else None
    alone = tr("Nothing can be released by one person alone.")
    lost = tr("They open it if the passphrase is lost.")
    lines = [
        _step(tr("Passphrase chosen"), tr("Only you know it."), done=True),
        _step(tr("Recovery words on paper"), lost, done=True),
        _step(tr("A first backup, read back"), away, done=day.backup is not None, press=back),
        _step(tr("A second person"), alone, done=day.colleagues > 0, press=invite),
    ]
    parts: list[Part] = [label(tr("Getting ready"), "subtitle")]
    for at, each in enumerate(lines):
        parts += [rule(), each] if at else [each]
    lock = tr("Press Ctrl L now. You will be back in a second, and your hand will know it.")
    parts += [rule(), _step(tr("Practise locking"), lock, glyph="lock")]
    return card(*parts, gap=9)


def kept_line(number: int, press: Press) -> QPushButton:
    """How much has been kept long enough, and the way to it; deleting is a person's decision."""
    many = tr("{number} records are kept long enough").format(number=count(number))
    words = tr("1 record is kept long enough") if number == 1 else many
    return button(words, "line", icon("calendar"), press=press)


def _lead(day: Day) -> str:
    if day.backup_days is None:
        return tr("No backup yet")
    if day.backup_days == 0:
        return tr("Backed up today")
    if day.backup_days == 1:
        return tr("1 day since the last verified backup")
    return tr("{days} days since the last verified backup").format(days=day.backup_days)


def _under(day: Day) -> str:
    if day.backup is None:
        return tr("A dead or stolen disk takes everything along.")
    if day.backup_days == 0:
        return tr("Read back and checked. Weekly is a good rule.")
    on = moment(day_of(day.backup.at), day_of(day.now))
    return tr("Read back and checked on {day}. Weekly is a good rule.").format(day=on)


def _late(load: Load) -> str:
    if load.late == 0:
        return tr("all in date") if load.cases else ""
    return tr("1 review late") if load.late == 1 else tr("{n} reviews late").format(n=load.late)


def _tell(grid: QGridLayout, at: int, load: Load, words: str) -> None:
    grid.addWidget(label(count(load.cases), "strong", end=True), at, 1)
    grid.addWidget(label(words, "caption", tone="danger" if load.late else ""), at, 2)


def _wait(wait: Wait, today: dt.date, verbs: Verbs) -> Part:
    mark = GlyphView(icon("waits"), "muted", 16)
    when = label(_since(wait.since, today) if wait.since else "", "caption")
    if wait.briefing is None:
        return row((mark, 0, Qt.AlignmentFlag.AlignTop), (label(wait.what, wrap=True), 1), when)
    briefing = wait.briefing
    go = button(tr(wait.what), "line", press=lambda: verbs.open_briefing(briefing))
    return row(mark, go, None, when)


def _since(at: dt.datetime, today: dt.date) -> str:
    here = at.astimezone()
    if here.date() == today:
        return tr("since {hour}").format(hour=f"{here:%H:%M}")
    return tr("since {day}").format(day=moment(here, today))


def _step(
    title: str,
    text: str,
    *,
    done: bool = False,
    press: QPushButton | None = None,
    glyph: str = "circle",
) -> Part:
    ticked = icon("in_order", chosen=True)
    mark = GlyphView(ticked, "ok", 18) if done else GlyphView(icon(glyph), "faint", 18)
    words = column(label(title, "strong"), label(text, "muted", wrap=True), gap=1)
    parts: list[Part] = [(mark, 0, Qt.AlignmentFlag.AlignTop), (words, 1)]
    if press is not None and not done:
        parts.append((press, 0, Qt.AlignmentFlag.AlignVCenter))
    return row(*parts, gap=10)
