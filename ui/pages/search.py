"""Search: what was typed is shown where it stands, every other name stays hidden."""

import contextlib
from collections.abc import Iterator, Sequence
from functools import partial
from time import perf_counter

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QPushButton, QStackedWidget, QWidget

from ui.errors import words_for
from ui.jobs import Job, JobRunner
from ui.models.found import FoundRow, rows_of
from ui.page import Head, Page, PageSpec, Place, Query
from ui.theme.glyph import GlyphView
from ui.theme.icons import icon
from ui.widgets.button import button, chip
from ui.widgets.empty import Empty
from ui.widgets.found_list import FoundList
from ui.widgets.kbd import Kbd
from ui.widgets.lay import card, column, held, row, rule
from ui.widgets.text import label
from ui.words import count, tr
from workstation.errors import NotEntitled
from workstation.ports import Hit, Progress
from workstation.records.access import IDENTITIES
from workstation.records.catalogue import RECORDS
from workstation.records.kit import Record, spec_of
from workstation.services.session import Session

CASE = "case"
"""The key of the page that a row opens, with the case's id."""
_PAUSE = 80
"""Milliseconds after the last key before it is looked up."""
_SCOPES = (
    ("Everything", frozenset[str]()),
    ("Cases", frozenset({"case"})),
    ("People", frozenset({"person"})),
    ("Accounts", frozenset({"account", "rendition", "intake"})),
    ("Partners", frozenset({"contact", "partner_contact", "organisation"})),
)
_NAMING = tuple(kind for kind in RECORDS if spec_of(kind).compartment is IDENTITIES)
Found = tuple[list[FoundRow], float]


class SearchPage(Page):
    """Looks up while somebody types; its own worker, so that long work never delays it."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session, self._jobs = session, JobRunner()
        self._query, self._shown = Query(""), ""
        self._job: Job | None = None
        self._rows: list[FoundRow] = []
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(_PAUSE)
        self._wait.timeout.connect(self._look_up)
        self._list, self._said = FoundList(), label(role="caption")
        self._list.opened.connect(self._open)
        self._chips = [chip(tr(words), on=not at) for at, (words, _) in enumerate(_SCOPES)]
        for at, made in enumerate(self._chips):
            made.clicked.connect(partial(self._choose, at))
        self._scope = 0
        bring = button(tr("Import…"), glyph=icon("file"), press=self._import)
        self._empty, self._nothing = _empty(bring), _nothing()
        self._stack = QStackedWidget()
        for part in (self._empty, self._nothing, self._list):
            self._stack.addWidget(part)
        top = row(*self._chips, None, self._said, gap=6, margins=(14, 10, 14, 8))
        body = card(top, rule(), (self._stack, 1), rule(), _foot(), gap=0, margins=(1, 1, 1, 1))
        self.setLayout(column((body, 1), margins=(20, 14, 20, 14)))

    def head(self) -> Head:
        return Head(tr("Search"))

    def first(self) -> QWidget | None:
        return self._list if self._rows else None

    def show_subject(self, subject: object) -> None:
        """Look up a text as typed, or a Query that asks for the best first."""
        if subject is None:
            return
        self._query = subject if isinstance(subject, Query) else Query(str(subject))
        self._wait.start()

    def looked_up(self) -> str:
        """The text whose results are shown."""
        return self._shown

    def leave(self) -> None:
        self._wait.stop()
        self._forget()

    def _look_up(self) -> None:
        self._forget()
        if not self._query.text.strip():
            self._rows = []
            self._show()
            return
        job = self._jobs.start(tr("Searching"), partial(_found, self._session, self._query))
        job.done.connect(partial(self._found, job))
        job.failed.connect(partial(self._not_found, job))
        self._job = job

    def _forget(self) -> None:
        """Wait no longer for what was asked: a page that is gone cannot show it."""
        if self._job is not None:
            self._job.cancel()
        self._job = None

    def _found(self, job: Job, found: Found) -> None:
        if job is not self._job:
            return
        self._rows, seconds = found
        self._shown = self._query.text
        self._said.setText(
            tr("{number} found in {ms} ms").format(
                number=count(len(self._rows)), ms=round(seconds * 1000)
            )
        )
        self._show()

    def _not_found(self, job: Job, error: Exception) -> None:
        if job is self._job:
            self._said.setText(words_for(error)[0])

    def _choose(self, at: int, _on: bool = True) -> None:
        self._scope = at
        for place, made in enumerate(self._chips):
            made.setChecked(place == at)
        self._show()

    def _show(self) -> None:
        kinds = _SCOPES[self._scope][1]
        shown = [row for row in self._rows if not kinds or row.kind in kinds]
        self._list.show_rows(_grouped(shown))
        asked = bool(self._query.text.strip())
        if not asked:
            self._said.clear()
        self._stack.setCurrentWidget(
            self._list if shown else self._nothing if asked else self._empty
        )
        for made, (words, wanted) in zip(self._chips, _SCOPES, strict=True):
            number = sum(row.kind in wanted for row in self._rows)
            made.setText(f"{tr(words)} {number}" if wanted and number else tr(words))

    def _import(self) -> None:
        self.go.emit(Place("import"))

    def _open(self, found: FoundRow) -> None:
        if found.case is not None:
            self.go.emit(Place(CASE, found.case))


def _found(session: Session, query: Query, progress: Progress) -> Found:
    start = perf_counter()
    hits = session.cases.search(query.text, ranked=query.ranked)
    progress.step(0, 1)
    rows = rows_of(hits, query.text, partial(_near, session))
    return rows, perf_counter() - start


def _near(session: Session, hit: Hit) -> Iterator[Record]:
    """The records in which the names of a hit's case can stand, or the one that was found."""
    if hit.case is None:
        yield session.reader.get(spec_of(hit.kind).cls, hit.record)
    elif session.reader.holds(IDENTITIES):
        for kind in _NAMING:
            with contextlib.suppress(NotEntitled):
                yield from session.reader.find(kind, case=hit.case)


def _grouped(rows: Sequence[FoundRow]) -> list[FoundRow | str]:
    as_typed = [row for row in rows if row.same]
    others = [row for row in rows if not row.same]
    grouped: list[FoundRow | str] = []
    if as_typed:
        grouped += [tr("As you typed it"), *as_typed]
    if others:
        grouped += [tr("The same in other letters"), *others]
    return grouped


def _foot() -> QWidget:
    said = label(tr("What you typed is shown. Every other name stays hidden."), "faint")
    keys = (Kbd("↑"), Kbd("↓"), label(tr("choose"), "faint"), Kbd("Enter"))
    parts = (GlyphView(icon("hidden"), "faint", 14), said, None, *keys, label(tr("open"), "faint"))
    return held(row(*parts, gap=6, margins=(16, 8, 14, 8)))


def _empty(bring: QPushButton) -> Empty:
    text = tr("A name in any script, a case code, a place, a number, or words from an account.")
    return Empty(icon("search"), tr("Type what you remember"), text, bring)


def _nothing() -> Empty:
    text = tr(
        "Try fewer letters, or another spelling. Only what your role may open is looked through."
    )
    return Empty(icon("search"), tr("Nothing found"), text)


def search_spec(session: Session) -> PageSpec:
    """The page of the search; its subject is a text, or a Query."""
    return PageSpec("search", "Search", "search", partial(SearchPage, session))
