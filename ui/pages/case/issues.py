"""The issues of a case: how they stand, in whose words, and what the next step needs."""

import datetime as dt
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLayout, QPushButton, QWidget

from ui.pages.case.clocks import clocks_of
from ui.pages.case.desk import Desk
from ui.pages.case.file import CaseFile
from ui.pages.case.matters import Matters
from ui.pages.case.moving import MoveDialog
from ui.pages.case.rows import Rows
from ui.pages.case.said import own_words, said_to_want, shared_words
from ui.pages.case.words import SEVERITY_TONES, state_badge
from ui.theme.icons import icon
from ui.widgets.badge import Badge
from ui.widgets.button import button
from ui.widgets.elide import Elide
from ui.widgets.empty import Empty
from ui.widgets.lay import Part, card, column, held, row, rule
from ui.widgets.scrolled import Scrolled
from ui.widgets.sensitivity import sensitivity_mark
from ui.widgets.text import label
from ui.words import count, tr
from workstation.records.derive import masked
from workstation.records.issues import Issue
from workstation.records.kit import Id, spec_of
from workstation.records.taxonomy import SignStrength
from workstation.rules.severity import least_severity

_LIST, _NAMES = 270, 108
_FACTS = ("wanted", "asked_action", "answer_by", "affected", "groups", "section", "shift")
_COULD_TELL = frozenset({"section", "shift"})
_SIGN_TONES = {SignStrength.STRONG: "danger", SignStrength.SUPPORTED: "warn"}


class IssuesTab(QWidget):
    """The issues at the start, the chosen one beside them."""

    def __init__(self, desk: Desk, matters: Matters) -> None:
        super().__init__()
        self._desk, self._matters = desk, matters
        self._chosen: Id | None = None
        self._list: Rows | None = None
        self._move: QPushButton | None = None
        self._left = row(gap=0)
        self._area = Scrolled()
        left = held(self._left, width=_LIST)
        self.setLayout(row(left, (self._area, 1), gap=12, margins=(20, 12, 20, 12)))

    def first(self) -> QWidget | None:
        """The list."""
        return self._list

    def primary(self) -> QPushButton | None:
        """Move on."""
        return self._move

    def show_file(self, file: CaseFile, today: dt.date) -> None:
        """Draw the list anew and keep the issue that was chosen."""
        issues = file.all(Issue)
        end: Part = None
        if self._desk.team:
            add = button(tr("Add an issue"), "quiet", icon("add"), press=self._matters.issue)
            end = row(add, None, margins=(8, 0, 8, 0))
        self._list = Rows([_line(issue) for issue in issues], name=tr("Issues"), end=end)
        self._list.chosen.connect(lambda at: self._show(issues[at]))
        old = self._left.takeAt(0)
        if old is not None and (gone := old.widget()) is not None:
            gone.hide()
            gone.deleteLater()
        self._left.addWidget(self._list)
        if issues:
            ids = [issue.id for issue in issues]
            self._list.choose(ids.index(self._chosen) if self._chosen in ids else 0)
        else:
            self._show_none()

    def _show_none(self) -> None:
        self._move = None
        text = tr("Say what went wrong by a code, so that it can be answered and counted.")
        self._area.fill(column(Empty(icon("cases"), tr("No issue yet"), text)))

    def _show(self, issue: Issue) -> None:
        self._chosen = issue.id
        file, session = self._desk.file, self._desk.session
        assert file is not None
        self._move, ends = None, []
        if self._desk.team:
            ask = partial(self._ask, issue)
            self._move = button(tr("Move on…"), "primary", icon("go"), press=ask)
            edit = partial(self._matters.issue, issue)
            ends = [button(tr("Edit"), glyph=icon("edit"), press=edit), self._move]
        title = label(f"{issue.code.value}  {tr(issue.code.label)}", "title", wrap=True)
        parts: list[Part] = [
            row((title, 1), *ends, gap=8),
            own_words(self._desk, file, issue),
            _facts(issue, said_to_want(file, issue) if self._desk.team else ""),
        ]
        if issue.signs:
            parts.append(_signs(issue))
        clocks = clocks_of(issue, session.cases.now())
        if clocks is not None:
            parts += [rule(), label(tr("Clocks"), "subtitle"), clocks]
        parts.append(shared_words(self._desk, file))
        self._area.fill(column(card(*parts, gap=9), None, margins=(0, 0, 6, 0)))

    def _ask(self, issue: Issue) -> None:
        MoveDialog(self, self._desk, issue).open()


def _line(issue: Issue) -> QLayout:
    words = f"{issue.code.value}  {tr(issue.code.label)}"
    badges = row(*_badges(issue), None, gap=6)
    return column(label(words, "strong", wrap=True), badges, gap=5, margins=(12, 10, 12, 10))


def _badges(issue: Issue) -> list[Part]:
    severity = least_severity(issue)
    return [Badge(tr(severity.label), SEVERITY_TONES[severity]), state_badge(issue.state)]


def _facts(issue: Issue, wanted: str) -> QLayout:
    """What is known of the issue; what is missing and needed is said.

    Where the issue does not tell what is wanted, the account does.
    """
    specs = {spec.name: spec for spec in spec_of(Issue).own}
    grid = QGridLayout()
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(12)
    grid.setVerticalSpacing(5)
    grid.setColumnMinimumWidth(0, _NAMES)
    grid.setColumnStretch(1, 1)
    top = Qt.AlignmentFlag.AlignTop
    at = 0
    for name in _FACTS:
        value = getattr(issue, name)
        words = count(value) if isinstance(value, int) else masked(value, specs[name].field)
        words = words or (wanted if name == "wanted" else "")
        if words:
            grid.addWidget(label(tr(specs[name].label), "muted"), at, 0, top)
            grid.addLayout(_fact(words, could_tell=name in _COULD_TELL), at, 1)
            at += 1
    cause = issue.root_cause.strip()
    grid.addWidget(label(tr(specs["root_cause"].label), "muted"), at, 0, top)
    missing = tr("Not written yet, needed before an action is agreed")
    grid.addWidget(label(cause or missing, tone="" if cause else "danger", wrap=True), at, 1)
    return grid


def _fact(words: str, *, could_tell: bool) -> QLayout:
    """What is known, marked where it could tell who it is."""
    if not could_tell:
        return row((label(words, wrap=True), 1))
    glyph, mark = sensitivity_mark("quasi")
    return row(label(words), Badge(mark, glyph=glyph), None)


def _signs(issue: Issue) -> QLayout:
    badges = [
        Badge(
            f"{sign.code.value} {tr(sign.code.label).lower()} · {tr(sign.strength.label).lower()}",
            _SIGN_TONES.get(sign.strength, "neutral"),
        )
        for sign in issue.signs
    ]
    never = Elide(tr("never a legal finding, never printed"), "caption")
    head = row(label(tr("Signs"), "strong"), badges[0], (never, 1), gap=6)
    pairs = [row(*badges[at : at + 2], None, gap=6) for at in range(1, len(badges), 2)]
    return column(head, *pairs, gap=4)
