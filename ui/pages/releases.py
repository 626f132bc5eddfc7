"""What waits for a second person, what was sent back, and what was let out."""

from PySide6.QtWidgets import QAbstractButton, QStackedWidget, QWidget

from ui.dialogs.days import day_words
from ui.jobs import JobRunner
from ui.models.paged import Column, PagedModel
from ui.page import Head, Page, PageSpec, Place
from ui.pages.case.locked import need_to_know
from ui.pages.releases_begin import Begin, may_begin
from ui.patience import when_free
from ui.theme.icons import icon
from ui.widgets.button import button
from ui.widgets.cells import Cell
from ui.widgets.choices import Combo
from ui.widgets.empty import Empty
from ui.widgets.lay import column, held, row
from ui.widgets.table import Table
from ui.widgets.text import label
from ui.words import count, tr
from workstation.records.access import CASES
from workstation.records.briefings import BriefingState
from workstation.records.listing import ReleaseRow
from workstation.services.session import Session

WAITS, BACK, OUT, RECALLED, OLD = "waits", "back", "out", "recalled", "old"
_STATES = {
    BriefingState.DNH_PASSED: (WAITS, "Waits for a second person", "warn"),
    BriefingState.DRAFT: (BACK, "Sent back", "danger"),
    BriefingState.RELEASED: (OUT, "Released", "ok"),
    BriefingState.RECALLED: (RECALLED, "Asked back", "danger"),
    BriefingState.SUPERSEDED: (OLD, "Replaced by a newer one", "neutral"),
}
"""In the order in which they are listed."""
_SHAPES = (
    (880, (0, 176, 100, 190, 110, 96)),
    (660, (0, 176, 100, -1, 110, 96)),
    (0, (0, 176, 100, -1, -1, 96)),
)
"""Widths by the table's: who it went to comes before what it was for."""


def _state(line: ReleaseRow) -> Cell:
    _, words, tone = _STATES[line.state]
    return Cell(tr(words), badge=tone)


_COLUMNS: tuple[Column[ReleaseRow], ...] = (
    Column("Recipient", "recipient", lambda line: Cell(line.recipient, under=line.firm)),
    Column("State", "state", _state),
    Column("Case", "case", lambda line: Cell(line.code)),
    Column("Purpose", "purpose", lambda line: Cell(tr(line.purpose.label), tone="muted")),
    Column("Profile", "profile", lambda line: Cell(tr(line.profile.label), tone="muted")),
    Column("Day", "day", lambda line: Cell(day_words(line.day), tone="muted")),
)


class ReleasesPage(Page):
    """Enter opens a draft at the second person's step, and what was released at its last."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._list = session.release_list
        self._model = PagedModel(_COLUMNS, self._list.release_rows)
        self._table = Table(self._model, two_lines=True)
        self._table.setAccessibleName(tr("Releases"))
        self._table.set_shapes(*_SHAPES)
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
        self._which.currentIndexChanged.connect(lambda _at: when_free(self, self._show))
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
        inside = column(bar, (self._stack, 1), gap=12)
        self._opens = session.reader.holds(CASES)
        if not self._opens:
            inside = column(need_to_know(tr("Releases"), CASES), None)
        self.setLayout(column(held(inside), margins=(20, 14, 20, 14)))

    def head(self) -> Head:
        return Head(tr("Releases"))

    def show_subject(self, subject: object) -> None:
        if self._opens:
            when_free(self, self._show)

    def first(self) -> QWidget | None:
        if not self._opens:
            return None
        if self._model.rowCount():
            return self._table
        return self._which if self._new.isHidden() else self._new

    def primary(self) -> QAbstractButton | None:
        return None if self._new.isHidden() else self._new

    def begin(self) -> None:
        """Ask which case a new briefing tells of."""
        Begin(self, self._session, lambda case: self.go.emit(Place("release", case))).open()

    def _show(self) -> None:
        which = self._which.value()
        states = [state for state, (group, *_) in _STATES.items() if which in ("", group)]
        shown = self._list.release_keys(states)
        self._model.show_ids(shown)
        self._number.setText(_number(len(shown)))
        self._stack.setCurrentIndex(0 if shown else 1)
        if shown:
            self._table.setCurrentIndex(self._model.index(0, 0))

    def _open(self, at: int) -> None:
        key = self._model.id_at(at)
        when_free(self, lambda: self._go(key))

    def _go(self, key: int) -> None:
        (line,) = self._list.release_rows([key])
        if line is not None:
            back = line.state is BriefingState.DRAFT
            self.go.emit(Place("release", line.case if back else ("briefing", line.id)))


def _number(shown: int) -> str:
    return tr("1 release") if shown == 1 else tr("{n} releases").format(n=count(shown))


def releases_spec(session: Session, _jobs: JobRunner) -> PageSpec:
    """The list; it is reached from the sidebar."""
    return PageSpec("releases", tr("Releases"), "releases", lambda: ReleasesPage(session))
