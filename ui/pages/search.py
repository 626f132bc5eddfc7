"""Search over every page: what was typed, the same name in other letters, and commands."""

import contextlib
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from time import perf_counter

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QStackedWidget, QWidget

from ui.commands import Command
from ui.errors import words_for
from ui.jobs import Job, JobRunner
from ui.models.found import COMMAND, FoundRow, Match, command_rows, rows_of
from ui.page import CommandPage, Head, PageSpec, Place, Query
from ui.theme.glyph import GlyphView
from ui.theme.icons import icon
from ui.widgets.button import chip
from ui.widgets.empty import Empty
from ui.widgets.found_list import FoundList
from ui.widgets.kbd import Kbd
from ui.widgets.lay import card, column, held, row, rule
from ui.widgets.text import label
from ui.words import count, tr
from workstation.errors import NotEntitled
from workstation.ports import Progress
from workstation.records.access import IDENTITIES
from workstation.records.catalogue import RECORDS
from workstation.records.derive import identifies
from workstation.records.kit import Record, spec_of
from workstation.records.listing import Hit
from workstation.records.partners import Contact
from workstation.records.revisions import Revision
from workstation.services.found import OfCase
from workstation.services.other_letters import other_letters
from workstation.services.session import Session

CASE, PARTNERS = "case", "partners"
"""The keys of the pages that a row opens, with the id of a case or of a contact."""
_PAUSE = 80
"""Milliseconds after the last key before it is looked up."""
_SCOPES = (
    ("Everything", frozenset[str]()),
    ("Cases", frozenset({"case"})),
    ("People", frozenset({"person"})),
    ("Accounts", frozenset({"account", "rendition", "intake"})),
    ("Partners", frozenset({"contact", "partner_contact", "organisation"})),
    ("Commands", frozenset({COMMAND})),
)
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8}
_NAMING = tuple(
    kind for kind in RECORDS if spec_of(kind).compartment is IDENTITIES and identifies(kind)
)
Found = tuple[list[FoundRow], float]


class _Entry(QLineEdit):
    """Where it is typed; up, down and Enter act on the list below. `stepped` tells by how much."""

    stepped = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("bare", "true")
        self.setPlaceholderText(tr("Search, or what to do"))
        self.setAccessibleName(tr("Search everything"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        by = _STEPS.get(Qt.Key(event.key()))
        if by is None:
            super().keyPressEvent(event)
        else:
            self.stepped.emit(by)


class SearchPage(CommandPage):
    """Looks up while somebody types; its own worker, so that long work never delays it."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session, self._jobs = session, JobRunner()
        self._query, self._shown = Query(""), ""
        self._job: Job | None = None
        self._rows: list[FoundRow] = []
        self._commands: Sequence[Command] = ()
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(_PAUSE)
        self._wait.timeout.connect(self._look_up)
        self.entry, self._list, self._said = _Entry(), FoundList(), label(role="caption")
        self.entry.textEdited.connect(lambda text: self._ask(Query(text)))
        self.entry.stepped.connect(self._list.step)
        self.entry.returnPressed.connect(self._list.open_current)
        self._list.opened.connect(self._open)
        self._chips = [chip(tr(words), on=not at) for at, (words, _) in enumerate(_SCOPES)]
        for at, made in enumerate(self._chips):
            made.clicked.connect(partial(self._choose, at))
        self._scope, self._nothing, self._stack = 0, _nothing(), QStackedWidget()
        for part in (self._nothing, self._list):
            self._stack.addWidget(part)
        glyph = GlyphView(icon("search"), "muted", 20)
        ends = (self._said, Kbd("Esc"))
        top = row(glyph, (self.entry, 1), *ends, gap=12, margins=(16, 1, 14, 1))
        chips = row(*self._chips, None, gap=6, margins=(14, 10, 14, 8))
        parts = (top, rule(), chips, (self._stack, 1), rule(), _foot())
        self._card = card(*parts, gap=0, margins=(1, 1, 1, 1))
        self.setLayout(column(self._card))

    def head(self) -> Head:
        return Head(tr("Search"))

    def first(self) -> QWidget | None:
        return self.entry

    def show_commands(self, commands: Sequence[Command]) -> None:
        self._commands = commands

    def show_subject(self, subject: object) -> None:
        """Look up a text as typed, or a Query that asks for the best first."""
        query = subject if isinstance(subject, Query) else Query(str(subject or ""))
        self.entry.setText(query.text)
        self._choose(0)
        self._ask(query)

    def looked_up(self) -> str:
        """The text whose results are shown."""
        return self._shown

    def leave(self) -> None:
        self._wait.stop()
        self._forget()
        self.entry.clear()
        self._rows = []
        self._show()

    def _ask(self, query: Query) -> None:
        self._query = query
        self._wait.start()
        if not query.text.strip():
            self._rows = []
            self._show()

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
        rows = [*self._rows, *command_rows(self._commands, self._query.text)]
        kinds = _SCOPES[self._scope][1]
        shown = [found for found in rows if not kinds or found.kind in kinds]
        self._list.show_rows(_grouped(shown))
        if not self._query.text.strip():
            self._said.clear()
        self._stack.setCurrentWidget(self._list if shown else self._nothing)
        for made, (words, wanted) in zip(self._chips, _SCOPES, strict=True):
            number = sum(found.kind in wanted for found in self._rows)
            made.setText(f"{tr(words)} {number}" if number else tr(words))
        # New words may need more room at once: no picture between shows them cut.
        if (lines := self._card.layout()) is not None:
            lines.activate()

    def _open(self, found: FoundRow) -> None:
        if found.command is not None:
            self.back.emit()
            found.command.run()
        elif found.case is not None:
            self.go.emit(Place(CASE, found.case))
        elif found.kind == spec_of(Contact).name:
            self.go.emit(Place(PARTNERS, found.record))


def _found(session: Session, query: Query, progress: Progress) -> Found:
    start = perf_counter()
    hits = session.cases.search(query.text, ranked=query.ranked)
    progress.step(0, 1)
    others = other_letters(session.reader, query.text, hits)
    near = partial(_near, session)
    rows = rows_of(hits, query.text, near)
    rows += rows_of(others.sure, query.text, near, Match.SURE)
    rows += rows_of(others.alike, query.text, near, Match.ALIKE)
    return rows, perf_counter() - start


def _near(session: Session, hit: Hit) -> Iterator[Record]:
    """The records in which the names of a hit's case can stand, or the one that was found."""
    if hit.case is None:
        kind = spec_of(hit.kind).cls
        yield from session.reader.find(kind, id=hit.record)
        yield from _as_written(session.reader.revisions(kind, id=hit.record))
    elif session.reader.holds(IDENTITIES):
        of_case = OfCase(session.reader, hit.case)
        for kind in _NAMING:
            with contextlib.suppress(NotEntitled):
                yield from of_case.records(kind)
                yield from _as_written(of_case.pasts(kind))


def _as_written(pasts: Iterable[Sequence[Revision]]) -> Iterator[Record]:
    return (each.record for past in pasts for each in past)


def _grouped(rows: Sequence[FoundRow]) -> list[FoundRow | str]:
    typed = [row for row in rows if row.match is Match.TYPED and row.command is None]
    sure = [row for row in rows if row.match is Match.SURE]
    alike = [row for row in rows if row.match is Match.ALIKE]
    commands = [row for row in rows if row.command is not None]
    others = f"{tr('The same name in other letters')}\n{tr('likely; look yourself')}"
    groups = (
        (tr("As you typed it"), typed),
        (others, sure + alike),
        (tr("Commands"), commands),
    )
    lines: list[FoundRow | str] = []
    for words, group in groups:
        lines += [words, *group] if group else []
    return lines


def _foot() -> QWidget:
    said = label(tr("What you typed is shown. Every other name stays hidden."), "faint")
    keys = ((("↑", "↓"), tr("choose")), (("Enter",), tr("open")), (("Tab",), tr("where")))
    hints = [part for caps, words in keys for part in (Kbd(*caps), label(words, "faint"))]
    parts = (GlyphView(icon("hidden"), "faint", 14), said, None, *hints)
    return held(row(*parts, gap=6, margins=(16, 8, 14, 8)))


def _nothing() -> Empty:
    text = tr(
        "Try fewer letters, or another spelling. Only what your role may open is looked through."
    )
    return Empty(icon("search"), tr("Nothing found"), text)


def search_spec(session: Session) -> PageSpec:
    """The search, over the page that is open; its subject is a text, or a Query."""
    return PageSpec("search", "Search", "search", partial(SearchPage, session), over=True)
