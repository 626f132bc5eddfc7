"""What waits for a second person, what was sent back, and what was let out."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QAbstractButton, QStackedWidget, QWidget

from ui.dialogs.days import day_words
from ui.jobs import JobRunner
from ui.models.paged import Column, PagedModel
from ui.page import Head, Page, PageSpec, Place
from ui.pages.release.patience import when_free
from ui.pages.releases_begin import Begin, may_begin
from ui.theme.icons import icon
from ui.widgets.button import button
from ui.widgets.cells import Cell
from ui.widgets.choices import Combo
from ui.widgets.empty import Empty
from ui.widgets.lay import column, row
from ui.widgets.table import Table
from ui.widgets.text import label
from ui.words import count, tr
from workstation.records.briefings import Briefing, BriefingState
from workstation.records.cases import Case
from workstation.services.session import Session

WAITS, BACK, OUT, RECALLED, OLD = "waits", "back", "out", "recalled", "old"
_STATES = {
    BriefingState.DNH_PASSED: (WAITS, "Waits for a second person", "warn"),
    BriefingState.DRAFT: (BACK, "Sent back", "danger"),
    BriefingState.RELEASED: (OUT, "Released", "ok"),
    BriefingState.RECALLED: (RECALLED, "Asked back", "danger"),
    BriefingState.SUPERSEDED: (OLD, "Replaced by a newer one", "neutral"),
}
_WIDTHS = (0, 176, 100, 190, 110, 96)


@dataclass(frozen=True, slots=True)
class Line:
    """A briefing in one line."""

    briefing: Briefing
    code: str
    recipient: str
    firm: str
    group: str
    state: str
    tone: str


_COLUMNS: tuple[Column[Line], ...] = (
    Column("Recipient", "recipient", lambda line: Cell(line.recipient, under=line.firm)),
    Column("State", "state", lambda line: Cell(tr(line.state), badge=line.tone)),
    Column("Case", "case", lambda line: Cell(line.code)),
    Column("Purpose", "purpose", lambda line: Cell(tr(line.briefing.purpose.label), tone="muted")),
    Column("Profile", "profile", lambda line: Cell(tr(line.briefing.profile.label), tone="muted")),
    Column("Day", "day", lambda line: Cell(day_words(line.briefing.day), tone="muted")),
)


class ReleasesPage(Page):
    """Enter opens a draft at the second person's step, and what was released at its last."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._lines: list[Line] = []
        self._model = PagedModel(_COLUMNS, self._read)
        self._table = Table(self._model, two_lines=True)
        self._table.setAccessibleName(tr("Releases"))
        self._table.set_widths(*_WIDTHS)
        self._table.show_order(-1, falling=False)
        self._table.opened.connect(self._open)
        self._which = Combo(
            ("", tr("All")),
            (WAITS, tr("Waiting for a second person")),
            (BACK, tr("Sent back")),
            (OUT, tr("Released")),
            (RECALLED, tr("Asked back")),
            (OLD, tr("Replaced by a newer one")),
            value="",
        )
        self._which.setAccessibleName(tr("Which releases"))
        self._which.currentIndexChanged.connect(lambda _at: self._show())
        self._number = label(role="muted")
        self._new = button(tr("New briefing…"), "primary", icon("add"), press=self.begin)
        self._new.setVisible(may_begin(session))
        empty = Empty(
            icon("releases"),
            tr("No release here"),
            tr("A briefing tells of one case. Once it is written it waits here to be read."),
        )
        self._stack = QStackedWidget()
        self._stack.addWidget(self._table)
        self._stack.addWidget(empty)
        bar = row(self._which, self._number, None, self._new, gap=12)
        self.setLayout(column(bar, (self._stack, 1), gap=12, margins=(20, 14, 20, 14)))

    def head(self) -> Head:
        return Head(tr("Releases"))

    def show_subject(self, subject: object) -> None:
        when_free(self, self._show_all)

    def _show_all(self) -> None:
        found = [*self._session.handovers.waiting(), *self._sent_back()]
        found += [*self._session.handovers.released(), *self._session.recalls.all()]
        found += self._session.handovers.superseded()
        self._lines = [self._line(briefing) for briefing in found]
        self._show()

    def first(self) -> QWidget | None:
        if self._model.rowCount():
            return self._table
        return self._which if self._new.isHidden() else self._new

    def primary(self) -> QAbstractButton | None:
        return None if self._new.isHidden() else self._new

    def begin(self) -> None:
        """Ask which case a new briefing tells of."""
        Begin(self, self._session, lambda case: self.go.emit(Place("release", case))).open()

    def _sent_back(self) -> tuple[Briefing, ...]:
        return tuple(reversed(self._session.reader.find(Briefing, state=BriefingState.DRAFT)))

    def _show(self) -> None:
        which = self._which.value()
        shown = [at for at, line in enumerate(self._lines) if which in ("", line.group)]
        self._model.show_ids(shown)
        self._number.setText(_number(len(shown)))
        self._stack.setCurrentIndex(0 if shown else 1)
        if shown:
            self._table.setCurrentIndex(self._model.index(0, 0))

    def _line(self, briefing: Briefing) -> Line:
        contact = self._session.partners.get(briefing.contact)
        case = self._session.reader.get(Case, briefing.case) if briefing.case else None
        group, state, tone = _STATES[briefing.state]
        return Line(
            briefing,
            case.code if case else "",
            contact.person,
            contact.organisation_name,
            group,
            state,
            tone,
        )

    def _read(self, ids: Sequence[int]) -> Sequence[Line]:
        return [self._lines[at] for at in ids]

    def _open(self, row_at: int) -> None:
        line = self._lines[self._model.id_at(row_at)]
        back = line.group == BACK
        subject: object = line.briefing.case if back else ("briefing", line.briefing.id)
        self.go.emit(Place("release", subject))


def _number(shown: int) -> str:
    return tr("1 release") if shown == 1 else tr("{n} releases").format(n=count(shown))


def releases_spec(session: Session, _jobs: JobRunner) -> PageSpec:
    """The list; it is reached from the sidebar."""
    return PageSpec("releases", tr("Releases"), "releases", lambda: ReleasesPage(session))
