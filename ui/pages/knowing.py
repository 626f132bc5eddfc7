"""Who knows what: everything that was told about a case or a worker, or to one contact."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QStackedWidget, QWidget

from ui.dialogs.days import day_words
from ui.errors import words_for
from ui.jobs import JobRunner
from ui.models.paged import Column, PagedModel
from ui.page import Head, Page, PageSpec, Place
from ui.pages.knowing_side import ToldSide, sentence, state_of
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
from workstation.records.cases import Case
from workstation.records.involvement import Involvement
from workstation.records.kit import Id
from workstation.services.knowing import Told
from workstation.services.session import Session

KEY = "knows"
_SIDE = 340
_SHAPES = ((660, (100, 0, 0, 108, 112)), (0, (100, 0, 0, -1, 112)))
_ONE_SHAPES = ((480, (100, -1, 0, 108, 112)), (0, (100, -1, 0, -1, 112)))
"""Where all was told to one contact, nobody is told who that is in every row."""
_NAMED = 2
_COLUMNS: tuple[Column[Told], ...] = (
    Column("Day", "", lambda told: Cell(day_words(told.on), tone="muted")),
    Column("Told", "", lambda told: Cell(told.contact.person, told.contact.organisation_name)),
    Column("What", "", lambda told: Cell(_what(told), told.code)),
    Column("How", "", lambda told: Cell(tr(told.how.label), tone="muted")),
    Column("State", "", lambda told: _state(told)),
)


class KnowingPage(Page):
    """Its subject is a pair: "case" and the case's id, or "contact" and the contact's."""

    def __init__(self, session: Session, jobs: JobRunner) -> None:
        super().__init__()
        self._session, self._jobs = session, jobs
        self._subject: tuple[str, Id] | None = None
        self._told: Sequence[Told] = ()
        self._asked = 0
        self._title, self._trail = tr("Who knows what"), tuple[tuple[str, Place], ...]()
        self._names = tuple[str, ...]()
        self._model = PagedModel(_COLUMNS, lambda ids: [self._told[at] for at in ids])
        self.table = Table(self._model, two_lines=True)
        self.table.setAccessibleName(tr("What was told"))
        self.table.set_shapes(*_SHAPES)
        self.table.show_order(-1, falling=False)
        self.about = Combo(("", tr("This case")), value="")
        self.about.setAccessibleName(tr("About whom"))
        self._number = label(role="muted")
        self._failed = Banner("danger", "")
        self._failed.hide()
        self.side = ToldSide()
        self._beside = Scrolled(column(self.side))
        self._beside.setFixedWidth(look().px(_SIDE))
        nothing = tr("Nobody outside was told anything that is written down here.")
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(Empty(icon("told"), tr("Nothing was told"), nothing))
        bar = row(self.about, self._number, None, gap=12)
        body = row((self._stack, 1), self._beside, gap=14)
        self.setLayout(column(self._failed, bar, (body, 1), gap=12, margins=(20, 14, 20, 14)))
        self.about.currentIndexChanged.connect(lambda _at: self._ask())
        self.table.selectionModel().currentRowChanged.connect(self._choose)
        self.table.opened.connect(self._open)
        self.side.go.connect(self.go)

    def head(self) -> Head:
        return Head(self._title, self._trail, names=self._names)

    def show_subject(self, subject: object) -> None:
        if isinstance(subject, tuple):
            self._subject = subject
            when_free(self, self._begin)

    def first(self) -> QWidget | None:
        if self._told:
            return self.table
        return self.about if self.about.isVisibleTo(self) else None

    def _begin(self) -> None:
        assert self._subject is not None
        kind, id = self._subject
        if kind == "case":
            self._begin_case(id)
        else:
            person = self._session.partners.get(id).person
            way = (tr("Partners"), Place("partners")), (person, Place("partners", id))
            self._show_head(tr("What they were told"), *way, names=(person,))
        self.about.setVisible(kind == "case")
        self._ask()

    def _begin_case(self, case: Id) -> None:
        code = self._session.reader.get(Case, case).code
        way = (tr("Cases"), Place("cases")), (code, Place("case", case))
        self._show_head(tr("Who knows what"), *way)
        self.about.blockSignals(True)
        self.about.clear()
        self.about.offer("", tr("This case"))
        for part in self._session.reader.find(Involvement, case=case):
            self.about.offer(part.person, tr("{who}, in every case").format(who=part.handle))
        self.about.choose("")
        self.about.blockSignals(False)

    def _show_head(
        self, title: str, *trail: tuple[str, Place], names: tuple[str, ...] = ()
    ) -> None:
        self._title, self._trail, self._names = title, trail, names
        self.head_changed.emit()

    def _question(self) -> Callable[[], Sequence[Told]]:
        assert self._subject is not None
        kind, id = self._subject
        knowing, person = self._session.knowing, self.about.value()
        if kind == "contact":
            return partial(knowing.of_contact, id)
        return (
            partial(knowing.about_person, Id(person)) if person else partial(knowing.about_case, id)
        )

    def _ask(self) -> None:
        """All disclosures may have to be read: never on this thread."""
        self._asked += 1
        question = self._question()
        job = self._jobs.start(tr("Reading what was told"), lambda _p: question())
        job.done.connect(partial(self._found, self._asked))
        job.failed.connect(self._say)

    def _found(self, asked: int, told: Sequence[Told]) -> None:
        if asked != self._asked:
            return
        self._told = told
        self._failed.hide()
        one = len({each.contact.id for each in told}) == 1
        self.table.set_shapes(*(_ONE_SHAPES if one else _SHAPES))
        self._model.show_ids(range(len(told)))
        self._stack.setCurrentIndex(0 if told else 1)
        self._number.setText(_number(told))
        self._beside.setVisible(bool(told))
        if told:
            self.table.setCurrentIndex(self._model.index(0, 0))
            if not self.about.hasFocus():
                self.table.setFocus()

    def _choose(self, current: QModelIndex, _before: QModelIndex) -> None:
        if current.isValid():
            self.side.show_told(self._told[current.row()])

    def _open(self, at: int) -> None:
        self.go.emit(place_of(self._told[at]))

    def _say(self, problem: Exception) -> None:
        self._failed.say("danger", *words_for(problem))
        self._failed.show()


def place_of(told: Told) -> Place:
    """Where one telling is read: its letter, or its case."""
    return (
        Place("release", ("briefing", told.briefing)) if told.briefing else Place("case", told.case)
    )


def _what(told: Told) -> str:
    """What tells most; the rest stands beside, and a line cut short would hide how much it is."""
    if not told.words:
        return tr("In words")
    if len(told.words) <= _NAMED:
        return sentence(", ".join(map(tr, told.words)))
    more = tr("{what} and {n} more")
    return more.format(what=sentence(told.words[0]), n=count(len(told.words) - 1))


def _state(told: Told) -> Cell:
    words, tone = state_of(told)
    return Cell(words, badge=tone)


def _number(told: Sequence[Told]) -> str:
    who = len({each.contact.id for each in told})
    if len(told) == 1:
        return tr("Told once")
    return tr("Told {n} times, to {who}").format(n=count(len(told)), who=_contacts(who))


def _contacts(number: int) -> str:
    return tr("1 contact") if number == 1 else tr("{n} contacts").format(n=count(number))


def knowing_spec(session: Session, jobs: JobRunner) -> PageSpec:
    """Reached from a case and from a contact."""
    title = tr("Who knows what")
    return PageSpec(KEY, title, "told", lambda: KnowingPage(session, jobs), under="cases")
