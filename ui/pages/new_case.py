"""Writing down a new case: five cards, kept as a draft while they are filled in."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QBoxLayout, QWidget

from ui.dialogs.card import Question
from ui.drafting import Draft
from ui.errors import words_for
from ui.jobs import JobRunner
from ui.page import Head, Page, PageSpec, Place
from ui.pages.new_case_cards import Card, ContactCard, WordsCard
from ui.pages.new_case_draft import FORM, NewCase, read, records_of, still_open, written
from ui.pages.new_case_people import KeepCard, PersonCard, SafetyCard
from ui.theme.icons import icon
from ui.theme.look import look
from ui.widgets.banner import Banner
from ui.widgets.button import button
from ui.widgets.lay import column, row, rule
from ui.widgets.scrolled import Scrolled
from ui.words import tr
from workstation.ports import Drafts
from workstation.records.cases import Case
from workstation.services.session import Session

KEY = "new-case"
_WIDE = 1120


class NewCasePage(Page):
    """A draft needs nothing; opening the case needs what is marked as required."""

    def __init__(self, session: Session, jobs: JobRunner, drafts: Drafts) -> None:
        super().__init__()
        self._session, self._jobs = session, jobs
        self._saved, self._empty = "", written(NewCase())
        self._failed = Banner("danger", "")
        self._failed.hide()
        self._throw = button(tr("Throw away…"), "quiet", press=self._ask_throw)
        self._problems = button("", "quiet", icon("problem"), tone="danger", press=self._put_right)
        self._leave_it = button(tr("Leave as draft"), press=self._leave)
        self._open = button(tr("Open the case"), "primary", press=self._open_case)
        self._area = Scrolled()
        foot = row(
            self._throw,
            None,
            self._problems,
            self._leave_it,
            self._open,
            gap=12,
            margins=(20, 10, 20, 10),
        )
        failed = column(self._failed, margins=(20, 8, 20, 0))
        self.setLayout(column(failed, (self._area, 1), rule(), foot))
        self._start(NewCase())
        self._keep = Draft(self, drafts, FORM, self._body)
        self._keep.kept.connect(self._is_kept)
        self._keep.lost.connect(self._not_kept)

    def head(self) -> Head:
        return Head(tr("New case"), ((tr("Cases"), Place("cases")),), self._saved)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._turn()

    def show_subject(self, subject: object) -> None:
        """Go on with the draft that was kept, if there is one."""
        body = self._keep.found()
        if body is not None and self._body() == self._empty:
            self._start(read(body))
            self._keep.settle()

    def first(self) -> QWidget | None:
        return self._contact.way

    def primary(self) -> QAbstractButton | None:
        return self._open

    def leave(self) -> None:
        """Write down what is not kept yet."""
        self._keep.flush()

    def _start(self, draft: NewCase) -> None:
        """Put fresh cards on the page and show a draft in them."""
        self._contact, self._words, self._keeping = ContactCard(), WordsCard(), KeepCard()
        self._person, self._safety = PersonCard(), SafetyCard()
        self._cards: Sequence[Card] = (
            self._contact,
            self._words,
            self._person,
            self._safety,
            self._keeping,
        )
        left = column(self._contact, self._words, self._keeping, None, gap=10)
        right = column(self._person, self._safety, None, gap=12)
        self._sides = row((left, 19), (right, 10), gap=14, margins=(20, 10, 20, 10))
        self._area.fill(self._sides)
        self._turn()
        for part in (self._contact, self._words, self._person, self._safety, self._keeping):
            part.show_draft(draft)
            part.changed.connect(self._tell)
        self._empty = written(self._draft()) if draft == NewCase() else self._empty
        self._tell()

    def _turn(self) -> None:
        """Side by side where there is room for it, else one under the other."""
        way = QBoxLayout.Direction
        wide = look().room(self.width()) >= _WIDE
        self._sides.setDirection(way.LeftToRight if wide else way.TopToBottom)

    def _draft(self) -> NewCase:
        cards = (self._contact, self._words, self._person, self._safety, self._keeping)
        return NewCase(**{name: value for card in cards for name, value in card.values().items()})

    def _body(self) -> str:
        return written(self._draft())

    def _tell(self) -> None:
        """Say what is still open, and mark the names that were seen."""
        draft, cases = self._draft(), self._session.cases
        found = still_open(draft, self._session.user.token, cases.now())
        words = tr("1 thing still open") if len(found) == 1 else tr("{n} things still open")
        self._problems.setText(words.format(n=len(found)))
        self._problems.setVisible(bool(found))
        self._open.setEnabled(not found)
        self._words.mark([n.text.strip() for n in draft.names if len(n.text.strip()) > 1])

    def _put_right(self) -> None:
        """Go to the first thing that is still open."""
        draft, cases = self._draft(), self._session.cases
        found = still_open(draft, self._session.user.token, cases.now())
        entries = {name: entry for card in self._cards for name, entry in card.entries.items()}
        if found and (entry := entries.get(found[0].rule)) is not None:
            entry.setFocus()
            self._area.ensureWidgetVisible(entry)

    def _not_kept(self, error: BaseException) -> None:
        """Say that what is typed stands on this page alone; it is tried again."""
        self._saved = ""
        self.head_changed.emit()
        self._say_failure(*words_for(error))

    def _is_kept(self) -> None:
        self._failed.hide()
        here = self._session.cases.now().astimezone()
        self._saved = tr("Draft kept {time}").format(time=f"{here:%H:%M}")
        self.head_changed.emit()

    def _leave(self) -> None:
        self.leave()
        self.go.emit(Place("cases"))

    def _ask_throw(self) -> None:
        text = tr("What was typed here is gone for good. No case was opened.")
        Question(self, tr("Throw it away?"), text, tr("Throw away"), self._throw_away).open()

    def _throw_away(self) -> None:
        self._forget()
        self.go.emit(Place("cases"))

    def _forget(self) -> None:
        self._saved = ""
        self._start(NewCase())
        self._keep.forget()

    def _open_case(self) -> None:
        cases = self._session.cases
        records = records_of(self._draft(), self._session.user.token, cases.now())
        self._open.setEnabled(False)
        job = self._jobs.start(tr("Opening the case"), lambda _progress: cases.open(records))
        job.done.connect(self._opened)
        job.failed.connect(lambda error: self._say_failure(*words_for(error)))

    def _opened(self, case: Case) -> None:
        self._failed.hide()
        self._forget()
        self.go.emit(Place("case", case.id))

    def _say_failure(self, words: str, advice: str) -> None:
        self._failed.say("danger", words, advice)
        self._failed.show()
        self._tell()


def new_case_spec(session: Session, jobs: JobRunner, drafts: Drafts) -> PageSpec:
    """The page on which a case is written down."""
    build = partial(NewCasePage, session, jobs, drafts)
    return PageSpec(KEY, tr("New case"), "cases", build, under="cases", narrow=True)
