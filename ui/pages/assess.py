"""Risk of retaliation for one person: answers at the left, what they come to at the right."""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtWidgets import QAbstractButton, QStackedWidget, QWidget

from ui.drafting import Draft
from ui.jobs import JobRunner
from ui.page import Head, Page, PageSpec, Place
from ui.pages.assess_form import AssessForm
from ui.pages.assess_people import Assessed, person_of
from ui.pages.assess_result import review_words
from ui.pages.assess_side import SIDE, AssessSide
from ui.pages.assess_sign import LevelDialog
from ui.pages.assess_work import AssessWork
from ui.pages.case.locked import need_to_know
from ui.theme.icons import icon
from ui.theme.look import look
from ui.widgets.banner import Banner
from ui.widgets.choices import Combo
from ui.widgets.empty import Empty
from ui.widgets.factor_row import UNKNOWN
from ui.widgets.lay import column, held
from ui.widgets.sides import Sides
from ui.words import tr
from workstation.records.access import PROTECTION, Role
from workstation.records.risk import RiskAssessment
from workstation.rules.risk import assess
from workstation.services.session import Session

KEY = "assess"
_LEAST = 240
"""Where the result stands below, an open question is still seen whole."""


class AssessPage(Page):
    """Its subject is a case's id, or (case, person)."""

    def __init__(self, session: Session, jobs: JobRunner) -> None:
        super().__init__()
        self._session = session
        self._officer = session.user.role is Role.PROTECTION_OFFICER
        self._work, self._saved = AssessWork(session, jobs, self), ""
        self._dialog: LevelDialog | None = None
        self._banner = Banner("danger", "")
        self._banner.hide()
        self._form, self._side = AssessForm(reads=False), AssessSide(officer=self._officer)
        self._person = Combo()
        self._person.setAccessibleName(tr("Whose risk"))
        nobody = tr("Nobody in this case is written down as affected, defender or witness.")
        self._nobody = Empty(icon("protection"), tr("There is nobody to assess"), nobody)
        closed = need_to_know(tr("Risk assessment"), PROTECTION)
        asked = held(column(self._person, (self._form, 1), gap=8))
        asked.setMinimumHeight(look().px(_LEAST))
        self._closed = held(column(closed, None))
        self._answers = Sides(asked, self._side, width=SIDE, below=1)
        self._stack = QStackedWidget()
        for page in (self._answers, self._nobody, self._closed):
            self._stack.addWidget(page)
        self.setLayout(column(self._banner, (self._stack, 1), gap=10, margins=(20, 14, 20, 14)))
        self._connect()

    def head(self) -> Head:
        about = self._work.about
        crumbs = [(tr("Cases"), Place("cases"))]
        if about is not None:
            crumbs.append((about.case.code, Place("case", about.case.id)))
        return Head(tr("Assess risk"), tuple(crumbs), self._saved)

    def show_subject(self, subject: object) -> None:
        """Open a case's assessment; without a subject the one that is open stays."""
        self._banner.hide()
        self._saved = ""
        if not self._session.reader.holds(PROTECTION):
            self._stack.setCurrentWidget(self._closed)
        elif subject is not None:
            self._work.open(*person_of(subject))

    def draft(self) -> RiskAssessment | None:
        """The draft as it is answered now."""
        return self._work.draft

    def first(self) -> QWidget | None:
        return self._form.first() if self._stack.currentWidget() is self._answers else None

    def primary(self) -> QAbstractButton | None:
        return self._side.sign if self._officer else self._side.save

    def letters(self) -> Mapping[str, Callable[[], object]]:
        scores = {str(score): partial(self._form.give, score) for score in range(5)}
        return {**scores, UNKNOWN: partial(self._form.give, UNKNOWN)}

    def leave(self) -> None:
        self._work.keep()

    def _connect(self) -> None:
        work, side = self._work, self._side
        self._form.changed.connect(self._changed)
        side.changed.connect(self._changed)
        self._person.activated.connect(lambda _at: work.take(self._person.value()))
        side.save.clicked.connect(lambda _on: self._work.keep())
        side.sign.clicked.connect(lambda _on: self._sign())
        side.level.clicked.connect(lambda _on: self._ask_level())
        work.shown.connect(self._show)
        work.kept.connect(lambda: self._say_saved(tr("Draft saved")))
        work.signed.connect(self._signed)
        work.failed.connect(self._failed)

    def _show(self) -> None:
        about, draft = self._work.about, self._work.draft
        if about is None or draft is None:
            self._stack.setCurrentWidget(self._nobody)
        else:
            self._stack.setCurrentWidget(self._answers)
            self._show_people(about, draft)
            self._form.show_answers(draft.answers)
            self._side.show_draft(about, draft, self._session.risks.today())
        self.head_changed.emit()

    def _show_people(self, about: Assessed, draft: RiskAssessment) -> None:
        self._person.clear()
        for person, handle in about.people:
            self._person.offer(person, handle)
        self._person.choose(draft.person)
        self._person.setVisible(len(about.people) > 1)

    def _changed(self) -> None:
        self._work.change(answers=self._form.answers(), **self._side.answers())
        about, draft = self._work.about, self._work.draft
        if about is not None and draft is not None:
            self._side.show_finding(about, draft, self._session.risks.today())
        self._say_saved("")

    def _sign(self) -> None:
        self._banner.hide()
        self._side.set_busy(busy=True)
        self._work.sign()

    def _ask_level(self) -> None:
        draft = self._work.draft
        if draft is not None:
            found = assess(draft).level
            self._dialog = LevelDialog(self, found, draft.change_reason, self._work.sign)
            self._hold(self._dialog, f"level/{draft.id}")
            self._dialog.finished.connect(lambda _result: self._forget_dialog())
            self._dialog.open()

    def _hold(self, dialog: LevelDialog, name: str) -> None:
        draft = Draft(dialog, self._session.drafts, name, dialog.reason, PROTECTION)
        if left := draft.found():
            dialog.say(left)
        dialog.hold(draft)

    def _forget_dialog(self) -> None:
        self._dialog = None

    def _signed(self, signed: RiskAssessment) -> None:
        self._side.set_busy(busy=False)
        if self._dialog is not None:
            self._dialog.accept()
        assert signed.level is not None
        words = tr("Signed at {level}.").format(level=tr(signed.level.label))
        self._banner.say("ok", words, review_words(signed.level, self._session.risks.today()))
        self._banner.show()
        self._say_saved(tr("Signed"))

    def _failed(self, words: str, advice: str) -> None:
        self._side.set_busy(busy=False)
        if self._dialog is not None:
            self._dialog.show_failed(words, advice)
        else:
            self._banner.say("danger", words, advice)
            self._banner.show()

    def _say_saved(self, words: str) -> None:
        if words != self._saved:
            self._saved = words
            self.head_changed.emit()


def assess_spec(session: Session, jobs: JobRunner) -> PageSpec:
    """The page of a risk assessment; its subject is a case's id, or (case, person)."""
    build = partial(AssessPage, session, jobs)
    return PageSpec(KEY, "Assess risk", "protection", build, under="cases")
