"""What happened in a case, newest first, with the gap between telling and retaliation."""

import datetime as dt
from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QPushButton, QWidget

from ui.pages.case.desk import Desk
from ui.pages.case.file import CaseFile
from ui.pages.case.hidden import dotted
from ui.pages.case.locked import need_to_know
from ui.pages.case.side import ToWrite, steps_card, steps_of, writing_card
from ui.pages.case.words import moment
from ui.pages.case.writing import Writing
from ui.pages.history import KEY as HISTORY
from ui.pages.knowing import KEY as KNOWS
from ui.pages.releases_begin import may_begin
from ui.pages.staff import KEY as STAFF
from ui.theme.icons import icon
from ui.theme.look import look
from ui.widgets.button import button, chip
from ui.widgets.empty import Empty
from ui.widgets.flow import Flow
from ui.widgets.lay import Part, column, row
from ui.widgets.scrolled import Scrolled
from ui.widgets.timeline import Moment, Timeline
from ui.words import tr
from workstation.records.access import IDENTITIES, PROTECTION
from workstation.records.consents import Consent
from workstation.records.kit import Record
from workstation.records.risk import RiskAssessment
from workstation.rules.timeline import Entry, EntryKind, entries

_SIDE = 286
_ICONS = {
    EntryKind.CONTACT: "ring",
    EntryKind.TOLD: "told",
    EntryKind.ACT: "act",
    EntryKind.CHANGE: "changed",
}
_BADGES = {EntryKind.CONTACT: "check", EntryKind.TOLD: "releases", EntryKind.ACT: "risk_due"}
_TONES = {EntryKind.CONTACT: "accent", EntryKind.TOLD: "warn", EntryKind.ACT: "danger"}


class TimelineTab(QWidget):
    """The line at the start, next steps and forms at the end.

    `leave` goes to another page about the case, `evidence` asks for a file to be sealed.
    """

    def __init__(
        self,
        desk: Desk,
        writer: Writing,
        leave: Callable[[str], object],
        evidence: Callable[[], object],
    ) -> None:
        super().__init__()
        self._desk, self._leave, self._evidence = desk, leave, evidence
        self._kind: EntryKind | None = None
        self._chips = QButtonGroup(self)
        self._line, self._side = Scrolled(), Scrolled()
        self._side.setFixedWidth(look().px(_SIDE) + 6)
        self._drawn: Timeline | None = None
        for moved in (bar := self._line.verticalScrollBar()).valueChanged, bar.rangeChanged:
            moved.connect(lambda *_: self._draw_on())
        self._writer = writer
        self._kinds: list[EntryKind | None] = [None, *EntryKind]
        chips = [self._chip(at, kind) for at, kind in enumerate(self._kinds)]
        left = column(Flow(*chips), 8, (self._line, 1), margins=(20, 12, 0, 0))
        self.setLayout(row((left, 1), self._side, gap=14, margins=(0, 0, 14, 0)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._draw_on()

    def first(self) -> QWidget:
        """The filters: from there the line is one Tab away."""
        return self._chips.button(0)

    def primary(self) -> QPushButton | None:
        """There is no one main verb here."""
        return None

    def show_file(self, file: CaseFile, today: dt.date) -> None:
        """Draw the line and the side anew."""
        self._show_line(file, today)
        parts: list[Part] = [steps_card(steps_of(file, today), today, self._more())]
        if writings := self._writings():
            parts.append(writing_card(writings))
        if not self._desk.team:
            parts.append(need_to_know(tr("Calls and meetings"), IDENTITIES))
        self._side.fill(column(*parts, None, gap=12, margins=(0, 12, 6, 4)))

    def _more(self) -> list[QPushButton]:
        found = []
        if self._desk.team:
            words = tr("Set the next step")
            found.append(button(words, "line", icon("add"), press=self._writer.next_step))
        if may_begin(self._desk.session):
            words = tr("New briefing…")
            brief = partial(self._leave, "release")
            found.append(button(words, "line", icon("releases"), press=brief))
        knows = partial(self._leave, KNOWS)
        found.append(button(tr("Who knows what"), "line", icon("told"), press=knows))
        past = partial(self._leave, HISTORY)
        found.append(button(tr("What was changed"), "line", icon("history"), press=past))
        if self._desk.file is not None and (words := self._of_site(self._desk.file)):
            found.append(button(words, "line", icon("file"), press=partial(self._leave, STAFF)))
        return found

    def _of_site(self, file: CaseFile) -> str:
        if file.case.site is not None:
            return tr("Staff list of the site…")
        return tr("Where it is…") if self._desk.team else ""

    def _writings(self) -> list[ToWrite]:
        found = []
        if self._desk.team:
            found.append(ToWrite("ring", tr("A call or meeting"), "C", self._writer.contact))
        if self._desk.session.reader.holds(PROTECTION):
            found.append(ToWrite("act", tr("An act against somebody"), "R", self._writer.act))
        found.append(ToWrite("told", tr("What we told others"), "T", self._writer.told))
        if self._desk.team:
            found.append(ToWrite("evidence", tr("Evidence"), "E", self._evidence))
        return found

    def _chip(self, at: int, kind: EntryKind | None) -> QPushButton:
        made = chip(tr(kind.label) if kind is not None else tr("Everything"), on=kind is None)
        self._chips.addButton(made, at)
        made.clicked.connect(partial(self._filter, kind))
        return made

    def _filter(self, kind: EntryKind | None) -> None:
        self._kind = kind
        if self._desk.file is not None:
            self._show_line(self._desk.file, self._desk.session.cases.today())

    def _show_line(self, file: CaseFile, today: dt.date) -> None:
        lines = [e for e in entries(file.records) if self._kind in (None, e.kind)]
        if lines:
            self._drawn = Timeline(self._moments(lines, file, today))
            self._line.fill(column(self._drawn, margins=(0, 0, 14, 12)))
        else:
            self._drawn = None
            nothing = tr("Nothing of this kind is written down yet.")
            self._line.fill(column(Empty(icon("history"), tr("Nothing here"), nothing)))

    def _draw_on(self) -> None:
        """Draw further moments before the end of those that are drawn comes into view."""
        bar = self._line.verticalScrollBar()
        near = bar.maximum() - bar.value() < self._line.height()
        if self._drawn is not None and near and self._drawn.more():
            # As long as all of it fits the bar does not move.
            QTimer.singleShot(0, self, self._draw_on)

    def _moments(self, lines: Sequence[Entry], file: CaseFile, today: dt.date) -> list[Moment]:
        records, terms = {record.id: record for record in file.records}, file.terms()
        me = self._desk.session.user.token
        return [
            Moment(
                when=moment(line.at, today),
                icon=_icon(line, records.get(line.record)),
                title=dotted(line.title, terms),
                text=dotted(line.text, terms),
                who=tr("You") if line.by == me else tr("A colleague") if line.by else "",
                tone="ok" if line.tag == "Safe call" else _TONES.get(line.kind, "neutral"),
                badge=tr(line.tag) if line.tag else "",
                badge_icon=_BADGES.get(line.kind, ""),
                since=tr(line.after) if line.after else "",
            )
            for line in lines
        ]


def _icon(line: Entry, record: Record | None) -> str:
    if isinstance(record, Consent):
        return "consent"
    if isinstance(record, RiskAssessment):
        return "risk_due"
    return _ICONS[line.kind]
