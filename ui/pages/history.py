"""What was changed in a case: every line of its history, and what stood there before."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QStackedWidget, QWidget

from ui.dialogs.days import moment_words
from ui.errors import words_for
from ui.jobs import JobRunner
from ui.models.paged import Column, PagedModel
from ui.page import Head, Page, PageSpec, Place
from ui.pages.history_side import ChangeSide
from ui.patience import when_free
from ui.theme.icons import icon
from ui.theme.look import look
from ui.widgets.banner import Banner
from ui.widgets.cells import Cell
from ui.widgets.choices import Combo
from ui.widgets.empty import Empty
from ui.widgets.lay import column, row
from ui.widgets.scrolled import Scrolled
from ui.widgets.table import Table
from ui.widgets.text import label
from ui.words import count, tr
from workstation.ports import Past
from workstation.records.cases import Case
from workstation.records.kit import Id
from workstation.services.history import CasePast
from workstation.services.session import Session

KEY = "history"
_SIDE = 380
_SHAPES = ((560, (160, 110, 0)), (0, (160, -1, 0)))


class HistoryPage(Page):
    """Its subject is the id of a case. It begins with what was corrected."""

    def __init__(self, session: Session, jobs: JobRunner) -> None:
        super().__init__()
        self._session, self._jobs = session, jobs
        self._case: Case | None = None
        self._known = CasePast((), ())
        self._shown: Sequence[Past] = ()
        self._asked = 0
        columns: tuple[Column[Past], ...] = (
            Column("When", "", lambda past: Cell(moment_words(past.at), tone="muted")),
            Column("Who", "", lambda past: Cell(self._who(past), tone="muted")),
            Column("What", "", lambda past: Cell(tr(past.line))),
        )
        self._model = PagedModel(columns, lambda ids: [self._shown[at] for at in ids])
        self.table = Table(self._model)
        self.table.setAccessibleName(tr("What was changed"))
        self.table.set_shapes(*_SHAPES)
        self.table.show_order(-1, falling=False)
        self.which = Combo((True, tr("Corrections")), (False, tr("Everything")), value=True)
        self.which.setAccessibleName(tr("Which lines"))
        self._number = label(role="muted")
        self._failed = Banner("danger", "")
        self._failed.hide()
        self.side = ChangeSide()
        self._beside = Scrolled(column(self.side))
        self._beside.setFixedWidth(look().px(_SIDE))
        nothing = tr("What was written down stands as it was written, as far as your keys tell.")
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(Empty(icon("history"), tr("Nothing was corrected"), nothing))
        bar = row(self.which, self._number, None, gap=12)
        body = row((self._stack, 1), self._beside, gap=14)
        self.setLayout(column(self._failed, bar, (body, 1), gap=12, margins=(20, 14, 20, 14)))
        self.which.currentIndexChanged.connect(lambda _at: self._show())
        self.table.selectionModel().currentRowChanged.connect(self._choose)

    def head(self) -> Head:
        trail = [(tr("Cases"), Place("cases"))]
        if self._case is not None:
            trail.append((self._case.code, Place("case", self._case.id)))
        return Head(tr("What was changed"), tuple(trail))

    def show_subject(self, subject: object) -> None:
        if isinstance(subject, str):
            when_free(self, partial(self._begin, Id(subject)))

    def first(self) -> QWidget | None:
        return self.table if self._shown else self.which

    def _begin(self, case: Id) -> None:
        self._case = self._session.reader.get(Case, case)
        self.head_changed.emit()
        self._shown, self._asked = (), self._asked + 1
        self._model.show_ids(())
        job = self._jobs.start(tr("Reading the history"), lambda _p: self._session.history.of(case))
        job.done.connect(partial(self._found, self._asked))
        job.failed.connect(self._say)

    def _found(self, asked: int, known: CasePast) -> None:
        if asked == self._asked:
            self._known = known
            self._failed.hide()
            self._show()
            if self.isVisible() and (first := self.first()) is not None:
                first.setFocus()

    def _show(self) -> None:
        corrected = bool(self.which.value())
        self._shown = [p for p in self._known.past if p.revision > 1 or not corrected]
        self._model.show_ids(range(len(self._shown)))
        self._stack.setCurrentIndex(0 if self._shown else 1)
        self._beside.setVisible(bool(self._shown))
        many = tr("{n} lines").format(n=count(len(self._shown)))
        self._number.setText(tr("1 line") if len(self._shown) == 1 else many)
        if self._shown:
            self.table.setCurrentIndex(self._model.index(0, 0))

    def _choose(self, current: QModelIndex, _before: QModelIndex) -> None:
        if current.isValid():
            when_free(self, partial(self._tell, self._shown[current.row()]))

    def _tell(self, past: Past) -> None:
        """A row chosen since has its own turn."""
        at = self.table.currentIndex().row()
        if self._case is None or not 0 <= at < len(self._shown) or self._shown[at] is not past:
            return
        changes = self._session.history.changes(self._case.id, past)
        self.side.show_changes(past, self._who(past), changes, self._known.terms)

    def _who(self, past: Past) -> str:
        return tr("You") if past.by == self._session.user.token else tr("A colleague")

    def _say(self, problem: Exception) -> None:
        self._failed.say("danger", *words_for(problem))
        self._failed.show()


def history_spec(session: Session, jobs: JobRunner) -> PageSpec:
    """Reached from a case."""
    title = tr("What was changed")
    return PageSpec(KEY, title, "history", lambda: HistoryPage(session, jobs), under="cases")
