"""What was done here, line by line, and whether the vault is as it was written."""

import datetime as dt
from array import array
from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtWidgets import QAbstractButton, QLineEdit, QStackedWidget, QWidget

from ui.dialogs.card import Question
from ui.dialogs.days import day_words, moment_words, read_day
from ui.errors import words_for
from ui.jobs import JobRunner
from ui.models.paged import Column, PagedModel
from ui.page import Head, Page, PageSpec
from ui.theme.icons import icon
from ui.theme.look import look
from ui.widgets.banner import Banner
from ui.widgets.button import button
from ui.widgets.cells import Cell
from ui.widgets.choices import Combo
from ui.widgets.empty import Empty
from ui.widgets.filter_entry import FilterEntry
from ui.widgets.lay import column, row
from ui.widgets.table import Table
from ui.widgets.text import label
from ui.words import count, tr
from workstation.records.events import EventFilter
from workstation.records.kit import UserToken
from workstation.rules.verbs import VERBS, Reach, reach_of
from workstation.services.audit import LogLine, Verdict
from workstation.services.session import Session

KEY = "audit"
_SHAPES = ((860, (176, 190, 0, 300)), (0, (150, 96, 0, 190)))
_OWN_SHAPES = ((860, (176, 190, 0, -1)), (0, (150, 96, 0, -1)))
"""Only supervisors open what stands besides."""
_DAY = 216
_MOST_FINDINGS = 3
_Known = tuple[Mapping[UserToken, str], Verdict | None, dt.date | None]


def _besides(line: LogLine) -> Cell:
    if line.details is None:
        return Cell("–", tone="muted")
    told = (f"{tr(label)}: {tr(words)}" for label, words in line.besides)
    return Cell(" · ".join(told), tone="muted")


_COLUMNS: tuple[Column[LogLine], ...] = (
    Column("When", "when", lambda line: Cell(moment_words(line.at), tone="muted")),
    Column("Who", "who", lambda line: Cell(line.who)),
    Column("What", "what", lambda line: Cell(tr(line.words))),
    Column("Besides", "", _besides),
)


class AuditPage(Page):
    """Filters by what was done, by whom, and by day, and checks the vault."""

    def __init__(self, session: Session, jobs: JobRunner) -> None:
        super().__init__()
        self._audit, self._dates, self._jobs = session.audit, session.dates, jobs
        self._names: Mapping[UserToken, str] = {}
        self._asked = 0
        self._model = PagedModel(_COLUMNS, self._read)
        self._table = Table(self._model)
        self._table.setAccessibleName(tr("Log of events"))
        shapes = _SHAPES if self._audit.reach is Reach.TEAM else _OWN_SHAPES
        self._table.set_shapes(*shapes)
        self._table.show_order(-1, falling=False)
        words = sorted((tr(said), verb) for verb, said in VERBS.items())
        self._verb = Combo(("", tr("Everything")), *((v, w) for w, v in words), value="")
        self._verb.setAccessibleName(tr("What was done"))
        self._who = Combo(("", tr("Everybody")), value="")
        self._who.setAccessibleName(tr("By whom"))
        self._who.setVisible(self._audit.reach is not Reach.OWN)
        self._day = FilterEntry(tr("Day, as 22 Nov 2026"))
        self._day.setMinimumWidth(look().px(_DAY))
        self._number = label(role="muted")
        self._check = button(tr("Check now"), "primary", icon("check"), press=self.check)
        self._verdict = Banner("info", "")
        self._clock = Banner("warn", "")
        self._confirm = button(tr("Confirm the date…"), press=self.confirm)
        self._show_clock(None)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._table)
        self._stack.addWidget(
            Empty(icon("history"), tr("Nothing fits"), tr("Clear the filters to see everything."))
        )
        for combo in (self._verb, self._who):
            combo.currentIndexChanged.connect(lambda _at: self.seek())
        self._day.textChanged.connect(lambda _text: self.seek())
        bar = row(self._verb, self._who, self._day, None, self._number, gap=10)
        top = row((self._verdict, 1), self._check, gap=12)
        clock = row((self._clock, 1), self._confirm, gap=12)
        self.setLayout(column(clock, top, bar, (self._stack, 1), gap=12, margins=(20, 14, 20, 14)))

    def head(self) -> Head:
        return Head(tr("Log of events"))

    def show_subject(self, subject: object) -> None:
        job = self._jobs.start(tr("Reading the log"), lambda _p: self._known())
        job.done.connect(self._show_known)
        job.failed.connect(self._say)

    def first(self) -> QWidget | None:
        return self._table if self._model.rowCount() else self._verb

    def primary(self) -> QAbstractButton | None:
        return self._check

    def filter_entry(self) -> QLineEdit | None:
        return self._day

    def seek(self) -> None:
        """Ask which events fit; a million of them take a second, so never on this thread."""
        which = self._wanted()
        if which is None:
            return
        self._asked += 1
        job = self._jobs.start(tr("Reading the log"), lambda _p: self._audit.numbers(which))
        job.done.connect(partial(self._found, self._asked))
        job.failed.connect(self._say)

    def check(self) -> None:
        """Read every page, chain and checkpoint of the files that this user opens."""
        self._check.setEnabled(False)
        job = self._jobs.start(tr("Checking the vault"), self._audit.check, leaves=tr("Nothing."))
        job.done.connect(self._tell)
        job.failed.connect(self._say)
        job.ended.connect(partial(self._check.setEnabled, True))

    def confirm(self) -> None:
        """Ask whether the clock is right, and end the time in which it ran ahead."""
        today = self._dates.today
        Question(
            self,
            tr("Is it {day} today?").format(day=day_words(today)),
            tr("What was saved under a later day is saved once more, as of today."),
            tr("It is"),
            partial(self._confirmed, today),
        ).open()

    def _confirmed(self, today: dt.date) -> None:
        job = self._jobs.start(tr("Confirm the date"), lambda _p: self._dates.confirm(today))
        job.done.connect(lambda _saved: self.show_subject(None))
        job.failed.connect(self._say)

    def _show_clock(self, ahead: dt.date | None) -> None:
        self._clock.setVisible(ahead is not None)
        self._confirm.setVisible(ahead is not None and self._dates.may)
        if ahead is not None:
            words = tr("This computer's clock stands before {day}, when something was done here.")
            advice = tr("Set it right. Where it is right, a supervisor confirms the date.")
            self._clock.say("warn", words.format(day=day_words(ahead)), advice)

    def _wanted(self) -> EventFilter | None:
        try:
            day: dt.date | None = read_day(self._day.text())
        except ValueError:
            return None  # half of a day is typed
        return EventFilter(str(self._who.value()), str(self._verb.value()), day, day)

    def _known(self) -> _Known:
        return self._audit.people(), self._audit.last_check(), self._dates.ahead()

    def _show_known(self, known: _Known) -> None:
        self._names, verdict, ahead = known
        self._show_clock(ahead)
        if self._who.count() == 1:
            for token, name in self._names.items():
                self._who.offer(token, name)
        if verdict is None:
            words = tr("A check reads every page, chain and checkpoint that your keys open.")
            self._verdict.say("info", tr("This vault was not checked yet."), words)
        else:
            self._tell(verdict)
        self.seek()

    def _tell(self, verdict: Verdict) -> None:
        when = moment_words(verdict.at)
        if verdict.sound:
            words = tr("Every page, chain and checkpoint is as it was written.")
            self._verdict.say("ok", words, tr("Checked {when}.").format(when=when))
            return
        found = [f"{each.file}: {each.words}" for each in verdict.found[:_MOST_FINDINGS]]
        more = len(verdict.found) - len(found)
        found += [tr("And {number} more.").format(number=count(more))] if more else []
        title = tr("Not everything is as it was written. Checked {when}.").format(when=when)
        self._verdict.say("danger", title, "\n".join(found))

    def _found(self, asked: int, numbers: "array[int]") -> None:
        if asked != self._asked:
            return
        self._model.show_ids(numbers)
        self._stack.setCurrentIndex(0 if numbers else 1)
        many = tr("{n} entries").format(n=count(len(numbers)))
        self._number.setText(tr("1 entry") if len(numbers) == 1 else many)
        if numbers:
            self._table.setCurrentIndex(self._model.index(0, 0))

    def _read(self, numbers: Sequence[int]) -> Sequence[LogLine]:
        return self._audit.lines(numbers, self._names)

    def _say(self, problem: Exception) -> None:
        self._verdict.say("danger", *words_for(problem))


def audit_spec(session: Session, jobs: JobRunner) -> PageSpec | None:
    """The log; nothing for roles that do not read it."""
    if reach_of(session.user.role) is Reach.NONE:
        return None
    return PageSpec(
        KEY,
        tr("Log of events"),
        "history",
        lambda: AuditPage(session, jobs),
        under="settings",
        command=tr("Log of events"),
    )
