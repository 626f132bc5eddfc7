"""The list of all cases: any number of rows, a filter, and a look at the chosen one beside it."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from time import perf_counter
from types import MappingProxyType

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QStackedWidget, QWidget

from ui.errors import words_for
from ui.jobs import JobRunner
from ui.models.cases import SHAPES, CaseLine, CaseModel
from ui.page import Head, Page, PageSpec, Place
from ui.pages.case.file import CaseFile
from ui.pages.case.locked import need_to_know
from ui.pages.cases_filter import FilterLine
from ui.pages.cases_lines import line_of
from ui.pages.cases_side import CaseSide
from ui.patience import AGAIN, when_free
from ui.theme.icons import icon
from ui.theme.look import look
from ui.widgets.banner import Banner
from ui.widgets.button import button
from ui.widgets.elide import Elide
from ui.widgets.empty import Empty
from ui.widgets.lay import column, held, row
from ui.widgets.table import Table
from ui.widgets.text import label
from ui.words import count, tr
from workstation.errors import Busy, NotEntitled
from workstation.ports import Progress
from workstation.records.access import CASES, IDENTITIES
from workstation.records.listing import CaseRow
from workstation.services.session import Session

KEY = "cases"
_ORDERS: Mapping[str, str] = MappingProxyType(
    {"risk": "risk_level", "due": "next_due", "code": "code", "title": "title", "state": "state"}
)
_SLOW = 0.05
"""Seconds after which a list is asked for off this thread the next time."""
_LIST, _NONE, _CLOSED = 0, 1, 2
_LOOK = 70
_SIDE, _SIDE_NARROW, _NARROW = 304, 276, 1000


class CasesPage(Page):
    """Enter opens a case, Space shows or hides the side, / filters."""

    def __init__(self, session: Session, jobs: JobRunner) -> None:
        super().__init__()
        self._session, self._jobs = session, jobs
        self._order, self._falling = "code", False
        self._asked, self._slow, self._any = 0, False, True
        self._filter = FilterLine(session.user.token)
        self._filter.changed.connect(self.seek)
        self._new = button(tr("New case"), "primary", icon("add"), press=self._go_new)
        self._model = CaseModel(self._lines)
        self._table = Table(self._model)
        self._table.setAccessibleName(tr("Cases"))
        self._table.set_shapes(*SHAPES)
        self._table.show_order(1, falling=False)
        team = session.reader.holds(IDENTITIES)
        self._team = team
        self._side = CaseSide(self._open, self._note if team else None)
        self._count, self._rows = label(role="muted"), Elide(role="muted")
        self._failed = Banner("danger", "")
        self._failed.hide()
        self._stack = QStackedWidget()
        self._look = QTimer(self, singleShot=True, interval=_LOOK)
        self._again = QTimer(self, singleShot=True, interval=AGAIN)
        self._look.timeout.connect(self._show_side)
        self._again.timeout.connect(self.seek)
        self._connect()
        self._lay_out()

    def head(self) -> Head:
        return Head(tr("Cases"))

    def show_subject(self, subject: object) -> None:
        """Read the list anew; the row that was chosen stays."""
        self.seek()

    def first(self) -> QWidget | None:
        return self._table if self._any else self._first_new

    def primary(self) -> QAbstractButton | None:
        if not self._team:
            return None
        return self._new if self._any else self._first_new

    def filter_entry(self) -> QLineEdit | None:
        return self._filter.entry

    def seek(self) -> None:
        """Ask which cases fit; a question that took long goes off this thread from then on."""
        self._asked += 1
        ask = partial(self._session.cases.keys, self._filter.wanted(), self._order, self._falling)
        if self._slow and not self._jobs.busy:
            job = self._jobs.start(tr("Finding cases"), lambda progress: _asked(ask, progress))
            job.done.connect(partial(self._found, self._asked))
            job.failed.connect(lambda error: self._not_found(*words_for(error)))
            return
        began = perf_counter()
        try:
            keys = ask()
        except Busy:
            self._again.start()
            return
        except NotEntitled:
            self._whole.setCurrentIndex(_CLOSED)
            return
        self._slow = perf_counter() - began > _SLOW
        self._found(self._asked, keys)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = look().room(self.width()) < _NARROW
        self._side.setFixedWidth(look().px(_SIDE_NARROW if narrow else _SIDE))
        self._tell_rows()

    def _connect(self) -> None:
        self._table.opened.connect(lambda _row: self._open())
        self._table.side_toggled.connect(lambda: self._side.setVisible(self._side.isHidden()))
        self._table.sort_asked.connect(self._sort)
        self._table.selectionModel().currentRowChanged.connect(lambda *_: self._look.start())
        self._table.verticalScrollBar().valueChanged.connect(self._tell_rows)
        self._model.dataChanged.connect(lambda *_: self._look.start())

    def _lay_out(self) -> None:
        self._first_new = button(tr("New case"), "primary", icon("add"), press=self._go_new)
        words = tr("Bring in cases from a file")
        bring = button(words, "quiet", icon("file"), press=lambda: self.go.emit(Place("import")))
        bring.setVisible(self._team)
        begin = Empty(
            icon("cases"),
            tr("No cases yet"),
            tr("A code, how to reach the person safely, and their own words are enough to begin."),
            self._first_new,
            bring,
        )
        clear = button(tr("Clear all"), press=self._filter.clear)
        words = tr("Try fewer words, or clear the filters.")
        none = Empty(icon("cases"), tr("No case fits these filters"), words, clear)
        foot = row(self._count, (self._rows, 1), gap=14, margins=(0, 8, 0, 0))
        self._stack.addWidget(self._table)
        self._stack.addWidget(none)
        top = row((self._filter, 1), self._new, gap=14)
        listed = row((column((self._stack, 1), foot), 1), self._side, gap=14)
        full = column(top, 12, self._failed, (listed, 1), margins=(20, 14, 20, 12))
        self._whole = QStackedWidget()
        self._whole.addWidget(held(full))
        self._whole.addWidget(begin)
        closed = column(need_to_know(tr("Cases"), CASES), None, margins=(20, 14, 20, 12))
        self._whole.addWidget(held(closed))
        self._new.setVisible(self._team)
        self._first_new.setVisible(self._team)
        self.setLayout(column((self._whole, 1)))

    def _found(self, asked: int, keys: Sequence[int]) -> None:
        if asked != self._asked:
            return
        self._failed.hide()
        kept = self._key()
        self._any = bool(keys) or self._filter.number() > 0
        self._whole.setCurrentIndex(_LIST if self._any else _NONE)
        self._model.show_ids(keys)
        self._stack.setCurrentIndex(0 if keys else 1)
        self._count.setText(
            tr("1 case") if len(keys) == 1 else tr("{n} cases").format(n=count(len(keys)))
        )
        if keys:
            at = self._model.row_of(kept) if kept is not None else -1
            self._table.selectRow(max(at, 0))
        self._look.start()
        QTimer.singleShot(0, self, self._tell_rows)

    def _not_found(self, words: str, advice: str) -> None:
        self._failed.say("danger", words, advice)
        self._failed.show()

    def _lines(self, keys: Sequence[int]) -> list[CaseLine]:
        today = self._session.cases.today()
        return [line_of(found, today) for found in self._session.cases.rows(keys)]

    def _key(self) -> int | None:
        at = self._table.currentIndex().row()
        return self._model.id_at(at) if 0 <= at < self._model.rowCount() else None

    def _chosen(self) -> CaseRow | None:
        key = self._key()
        if key is None:
            return None
        (found,) = self._session.cases.rows([key])
        return found if found.code else None

    def _show_side(self) -> None:
        try:
            found = self._chosen()
            if found is None:
                self._side.show_none()
                return
            cases = self._session.cases
            file = CaseFile(cases.file(found.id), before=cases.named_before(found.id))
        except Busy:
            self._look.start()
            return
        self._side.show_case(file, self._session.cases.now(), team=self._team)

    def _open(self) -> None:
        when_free(self, partial(self._go_case, ""))

    def _note(self) -> None:
        when_free(self, partial(self._go_case, "contact"))

    def _go_case(self, part: str) -> None:
        if (found := self._chosen()) is not None:
            self.go.emit(Place("case", (found.id, part) if part else found.id))

    def _go_new(self) -> None:
        self.go.emit(Place("new-case"))

    def _sort(self, column_at: int, falling: bool) -> None:
        order = _ORDERS.get(self._model.sort_key(column_at))
        if order is not None:
            self._order, self._falling = order, falling
            self._table.show_order(column_at, falling=falling)
            self.seek()

    def _tell_rows(self) -> None:
        if not self._model.rowCount():
            self._rows.setText("")
            return
        first, last = self._table.rows_in_view()
        where = tr("Rows {first}–{last}").format(first=count(first), last=count(last))
        keys = tr("↑ ↓ move, Enter opens, Space shows or hides the side, / filters")
        self._rows.setText(f"{where}  ·  {keys}")


def _asked(ask: Callable[[], Sequence[int]], _progress: Progress) -> Sequence[int]:
    return ask()


def cases_spec(session: Session, jobs: JobRunner) -> PageSpec:
    """The list of cases."""
    return PageSpec(KEY, tr("Cases"), "cases", lambda: CasesPage(session, jobs))
