"""The first page: what is overdue, due today and in the next days, and what else cannot wait."""

import datetime as dt
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QPushButton, QStackedWidget, QWidget

from ui.backing import ask_where, back_up
from ui.errors import words_for
from ui.jobs import JobRunner
from ui.page import Head, Page, PageSpec, Place
from ui.pages.release.slot import Slot
from ui.pages.settings.recover import DrillForm
from ui.pages.today_places import place_of
from ui.pages.today_side import (
    Verbs,
    backup_card,
    kept_line,
    ready_card,
    risk_card,
    waiting_card,
)
from ui.pages.today_table import AgendaTable
from ui.theme.icons import icon
from ui.theme.look import look
from ui.widgets.banner import Banner
from ui.widgets.button import button
from ui.widgets.empty import Empty
from ui.widgets.lay import card, column
from ui.widgets.scrolled import Scrolled
from ui.widgets.sides import Sides
from ui.widgets.text import label
from ui.words import tr
from workstation.ports import Progress
from workstation.records.access import CASES, IDENTITIES
from workstation.rules.days import day_of
from workstation.services.session import Session
from workstation.services.today import Day, Task

KEY = "today"
_SIDE, _SMALL_SIDE, _NARROW = 330, 308, 1020
_READY, _SMALL_READY = 400, 330
"""The side of the first day, which has more to say."""
_LIST, _NOTHING, _NO_CASE = range(3)


class TodayPage(Page):
    """Everything is read in one job; Enter opens the form that the task asks for."""

    def __init__(self, session: Session, jobs: JobRunner) -> None:
        super().__init__()
        self._session, self._jobs = session, jobs
        self._day: Day | None = None
        self._counted_on: dt.date | None = None
        self._act = Banner("danger", "", action=self._open_act_button())
        self._act.hide()
        self._said = Banner("danger", "")
        self._said.hide()
        self._table = AgendaTable()
        self._table.chosen.connect(self._open)
        self._new = self._new_button()
        self._stack = QStackedWidget()
        for part in self._lists():
            self._stack.addWidget(part)
        self._side, self._kept = Slot(), Slot()
        self._beside = Scrolled(column(self._side, self._kept, None, gap=14))
        self._parts = Sides(self._stack, self._beside, width=_SIDE, below=1, gap=16)
        body = column(self._said, self._act, (self._parts, 1), gap=14, margins=(20, 14, 20, 16))
        self.setLayout(body)
        self._set_width()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._set_width()

    def head(self) -> Head:
        return Head(tr("Today"))

    def extras(self) -> Sequence[QWidget]:
        if self._day is None:
            return ()
        here = self._day.now.astimezone()
        return (label(f"{here:%A} {here.day} {here:%B %Y}, {here:%H:%M}", "muted"),)

    def show_subject(self, subject: object) -> None:
        self.renew()

    def first(self) -> QWidget | None:
        return self._table if self._stack.currentIndex() == _LIST else self.primary()

    def primary(self) -> QAbstractButton | None:
        if self._day is not None and not self._day.begun and self._may_write():
            return self._new
        found = self._side.findChildren(QPushButton)
        return next((b for b in found if b.property("kind") == "primary"), None)

    def renew(self) -> None:
        """Read the day off this thread, and show it."""
        today = self._session.today

        def look_at(_progress: Progress) -> Day:
            return today.look()

        job = self._jobs.start(tr("Reading what is due"), look_at)
        job.done.connect(self._show)
        job.failed.connect(self._say)

    def _show(self, day: Day) -> None:
        before, self._day = self._day, day
        self._said.hide()
        self._table.show_day(day)
        none = not day.begun and self._session.reader.holds(CASES)
        self._stack.setCurrentIndex(_NO_CASE if none else _LIST if any(day.parts) else _NOTHING)
        self._set_width()
        self._show_act(day)
        self._show_side(day)
        self._count_kept(day)
        self.counted.emit(day.pressing)
        self.head_changed.emit()
        if before is None and self.isVisible() and (first := self.first()) is not None:
            first.setFocus()

    def _show_act(self, day: Day) -> None:
        self._act.setVisible(day.linked is not None)
        if day.linked is not None:
            act = day.linked.act
            after = day.linked.after or tr("after others were told")
            words = f"{day.linked.code}: {act[0].lower()}{act[1:]} {after}."
            what = tr(
                "Treat it as retaliation until shown otherwise. Reach the worker first; do "
                "not ring the employer."
            )
            self._act.say("danger", words, what)

    def _show_side(self, day: Day) -> None:
        may_let_in = self._session.settings.may_rule
        people = partial(self.go.emit, Place("settings", "people"))
        verbs = Verbs(
            self._back_up,
            self._practise,
            people if may_let_in else None,
            lambda briefing: self.go.emit(Place("release", ("briefing", briefing))),
        )
        cards: list[QWidget] = []
        if not day.begun and self._session.reader.holds(CASES):
            cards = [ready_card(day, verbs)]
        else:
            cards = [backup_card(day, verbs)]
            cards += [risk_card(day, self._session.user.role)] if day.loads else []
            cards += [waiting_card(day, verbs)] if day.waits else []
        self._side.fill(column(*cards, gap=14))

    def _count_kept(self, day: Day) -> None:
        """Once a day, as it looks through every case that has ended."""
        if not day.begun or self._counted_on == day_of(day.now):
            return
        self._counted_on = day_of(day.now)
        retention = self._session.retention
        job = self._jobs.start(tr("Looking what is due"), lambda _progress: retention.count())
        job.done.connect(self._show_kept)
        job.failed.connect(self._say)

    def _show_kept(self, number: int) -> None:
        self._kept.fill(column(*([kept_line(number, self._open_kept)] if number else [])))

    def _open_kept(self) -> None:
        self._counted_on = None  # what is deleted there counts no more
        self.go.emit(Place("settings", "keeping"))

    def _open(self, task: Task) -> None:
        self.go.emit(place_of(task, self._session.reader))

    def _back_up(self) -> None:
        ready = self._day is not None and self._day.backup is not None
        if ready:
            self._start(None)
        else:
            ask_where(self, self._start)

    def _start(self, folder: Path | None) -> None:
        job = back_up(self._session.backups, self._jobs, folder)
        job.done.connect(lambda _made: self.renew())
        job.failed.connect(self._say)

    def _practise(self) -> None:
        job = self._jobs.start(tr("Looking at backups"), lambda _progress: self._last_file())
        job.done.connect(self._ask_words)
        job.failed.connect(self._say)

    def _last_file(self) -> Path | None:
        backups = self._session.backups
        last, folder = backups.last(), backups.folder()
        file = folder / last.name if last and folder else None
        return file if file is not None and file.is_file() else None

    def _ask_words(self, file: Path | None) -> None:
        DrillForm(self, self._jobs, file, self._tell).open()

    def _open_act(self) -> None:
        if self._day is not None and self._day.linked is not None:
            self.go.emit(Place("case", (self._day.linked.case, "protection")))

    def _tell(self, tone: str, words: str, text: str) -> None:
        self._said.say(tone, words, text)
        self._said.show()

    def _say(self, problem: Exception) -> None:
        self._tell("danger", *words_for(problem))

    def _may_write(self) -> bool:
        return self._session.reader.holds(IDENTITIES)

    def _set_width(self) -> None:
        new = self._day is not None and self._stack.currentIndex() == _NO_CASE
        wide, small = (_READY, _SMALL_READY) if new else (_SIDE, _SMALL_SIDE)
        self._parts.set_width(small if look().room(self.width()) < _NARROW else wide)

    def _open_act_button(self) -> QPushButton:
        return button(tr("Open case"), glyph=icon("go"), press=self._open_act)

    def _new_button(self) -> QPushButton:
        go = partial(self.go.emit, Place("new-case"))
        return button(tr("New case"), "primary", icon("add"), press=go)

    def _lists(self) -> Sequence[QWidget]:
        bring = button(
            tr("Bring in cases from a file"),
            "quiet",
            icon("drop"),
            press=partial(self.go.emit, Place("import")),
        )
        bring.setVisible(self._may_write())
        self._new.setVisible(self._may_write())
        words, ways = tr("Nothing is due this week"), list[QPushButton]()
        text = tr("Steps, reviews, consents and answers show here when their day comes near.")
        if not self._session.reader.holds(CASES):
            words = tr("Your key opens no cases")
            text = tr("Backups, people and settings are yours; what is due shows to case workers.")
            people = partial(self.go.emit, Place("settings", "people"))
            ways.append(button(tr("Open people and roles"), press=people))
        free = Empty(icon("today"), words, text, *ways)
        none = Empty(
            icon("cases"),
            tr("No cases yet"),
            tr(
                "Write down a first one. A code, how to reach the person safely, and their own "
                "words are enough to begin."
            ),
            *((self._new, bring) if self._may_write() else ()),
        )
        margins = (1, 6, 1, 6)
        return tuple(card(part, gap=0, margins=margins) for part in (self._table, free, none))


def today_spec(session: Session, jobs: JobRunner) -> PageSpec:
    """The first page; it is reached from the sidebar."""
    return PageSpec(KEY, tr("Today"), "today", lambda: TodayPage(session, jobs))
