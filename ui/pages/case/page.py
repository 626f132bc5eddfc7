"""The page of one case: identity, safe contact, and five tabs."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Protocol

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QAbstractButton, QStackedWidget, QVBoxLayout, QWidget

from ui.jobs import JobRunner
from ui.page import Head, Page, PageSpec, Place
from ui.pages.case.belonging import Belonging
from ui.pages.case.consents import ConsentsTab
from ui.pages.case.desk import Desk
from ui.pages.case.evidence import EvidenceTab
from ui.pages.case.file import CaseFile
from ui.pages.case.forms import Forms
from ui.pages.case.guarding import Guarding
from ui.pages.case.head import CaseHead
from ui.pages.case.issues import IssuesTab
from ui.pages.case.matters import Matters
from ui.pages.case.protection import ProtectionTab
from ui.pages.case.tabs import Tabs
from ui.pages.case.timeline import TimelineTab
from ui.pages.case.words import LEVELS
from ui.pages.case.writing import Writing
from ui.pages.knowing import KEY as KNOWS
from ui.pages.settings.deleting import AskForm
from ui.theme.look import look
from ui.widgets.banner import Banner
from ui.widgets.button import button
from ui.widgets.lay import column
from ui.widgets.risk_badge import RiskBadge
from ui.widgets.text import label
from ui.words import tr
from workstation.errors import WorkstationError
from workstation.records.access import PROTECTION
from workstation.records.consents import Consent
from workstation.records.evidence import Evidence, EvidenceCopy
from workstation.records.issues import Issue
from workstation.records.kit import Id
from workstation.services.session import Session

KEY = "case"
_PARTS = ("timeline", "issues", "consents", "protection", "evidence")
_ROOM = 1000
"""Below this width the head keeps its room for what cannot be left out."""


class Tab(Protocol):
    """A part of the case under its own heading."""

    def first(self) -> QWidget | None: ...

    def primary(self) -> QAbstractButton | None: ...

    def show_file(self, file: CaseFile, today: object) -> None: ...


class CasePage(Page):
    """Its subject is the case's id, or a pair: the id, and a part or a form to open at once.

    Parts are timeline, issues, consents, protection, evidence; forms contact, act, told, consent,
    next_step, people.
    """

    def __init__(self, session: Session, jobs: JobRunner) -> None:
        super().__init__()
        self._jobs = jobs
        self.desk = Desk(session, jobs, self)
        forms = Forms(self, self.desk)
        self.writing = Writing(forms, lambda: self.go.emit(Place("partners")))
        self.matters, guarding, belonging = Matters(forms), Guarding(forms), Belonging(forms)
        self._forms = {
            "contact": self.writing.contact,
            "act": self.writing.act,
            "told": self.writing.told,
            "consent": self.matters.consent,
            "next_step": self.writing.next_step,
            "people": belonging.somebody,
        }
        names = ("Timeline", "Issues", "Consents", "Protection", "Evidence")
        self._tabs = Tabs([tr(name) for name in names])
        self._evidence = EvidenceTab(self.desk, jobs)
        self._parts = (
            TimelineTab(self.desk, self.writing, self._leave_for, self._evidence.ask),
            IssuesTab(self.desk, self.matters),
            ConsentsTab(self.desk, self.matters, belonging),
            ProtectionTab(self.desk, guarding, self.writing.act, self._assess),
            self._evidence,
        )
        self._stack = QStackedWidget()
        for part in self._parts:
            self._stack.addWidget(part)
        self._failed = Banner("danger", "")
        self._failed.hide()
        self._roomy = False
        self._saved = ""
        self._opens: Callable[[], object] | None = None
        self._head: CaseHead | None = None
        self._top = QVBoxLayout()
        failed = column(self._failed, margins=(20, 0, 20, 0))
        self.setLayout(column(self._top, failed, self._tabs, (self._stack, 1)))
        self._tabs.chosen.connect(self._choose)
        self.desk.renewed.connect(self._renew)
        self.desk.kept.connect(self._kept)
        self.desk.failed.connect(self._not_kept)
        self._bind_keys()

    def head(self) -> Head:
        file = self.desk.file
        code = file.case.code if file is not None else tr("Case")
        return Head(code, ((tr("Cases"), Place("cases")),), self._saved)

    def extras(self) -> Sequence[QWidget]:
        file = self.desk.file
        if file is None:
            return ()
        found: list[QWidget] = []
        self._roomy = self._has_room()
        if self._roomy and file.case.title:
            words = " · ".join(part for part in (file.case.title, file.case.sector.lower()) if part)
            found.append(label(words, "muted"))
        if file.case.risk_level is not None:
            found.append(RiskBadge(LEVELS[file.case.risk_level]))
        if self.desk.can_undo:
            found.append(button(tr("Undo"), "quiet", press=self.desk.undo))
        if self.desk.session.erasure.may_ask:
            found.append(button(tr("Delete for good…"), "quiet", press=self._ask_to_delete))
        return found

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # What was resized while it was hidden is not told its old size.
        if self._roomy != self._has_room():
            self.head_changed.emit()

    def _has_room(self) -> bool:
        return look().room(self.width()) >= _ROOM

    def show_subject(self, subject: object) -> None:
        """Open the case whose id it is, at the part or the form that is named."""
        case, part = subject if isinstance(subject, tuple) else (subject, "")
        if not isinstance(case, str):
            return
        self._saved = ""
        self._failed.hide()
        at = _PARTS.index(part) if part in _PARTS else 0
        self._stack.setCurrentIndex(at)
        self._tabs.open(at)
        self._opens = self._forms.get(part)
        try:
            self.desk.open(Id(case))
        except WorkstationError as problem:
            self._not_kept(problem.words, problem.advice)
            return

    def first(self) -> QWidget | None:
        return self._parts[self._stack.currentIndex()].first()

    def primary(self) -> QAbstractButton | None:
        return self._parts[self._stack.currentIndex()].primary()

    def leave(self) -> None:
        self._evidence.leave()

    def open_tab(self, at: int) -> None:
        """Open a tab, counted from 0."""
        self._tabs.open(at)
        self._choose(at)

    def _choose(self, at: int) -> None:
        self._stack.setCurrentIndex(at)
        first = self._parts[at].first()
        if first is not None:
            first.setFocus(Qt.FocusReason.TabFocusReason)

    def _renew(self) -> None:
        file, session = self.desk.file, self.desk.session
        assert file is not None
        inside = self._focus_inside()
        old, self._head = (
            self._head,
            CaseHead(file, session.cases.now(), team=self.desk.team),
        )
        if old is not None:
            self._top.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._top.addWidget(self._head)
        pieces = len(file.all(Evidence if self.desk.team else EvidenceCopy))
        self._tabs.show_counts([None, len(file.all(Issue)), len(file.all(Consent)), None, pieces])
        for part in self._parts:
            part.show_file(file, session.cases.today())
        self.head_changed.emit()
        first = self.first()
        if inside and first is not None:
            first.setFocus()
        if self._opens is not None:
            opens, self._opens = self._opens, None
            QTimer.singleShot(0, self, opens)

    def _focus_inside(self) -> bool:
        focus = self.window().focusWidget()
        return focus is not None and self.isAncestorOf(focus)

    def _kept(self, words: str) -> None:
        self._saved = words
        self._failed.hide()
        self.head_changed.emit()

    def _not_kept(self, words: str, advice: str) -> None:
        self._failed.say("danger", words, advice)
        self._failed.show()

    def _ask_to_delete(self) -> None:
        file, session = self.desk.file, self.desk.session
        if file is None:
            return
        go = partial(self.go.emit, Place("settings", "keeping"))
        if session.erasure.of(file.case.id) is not None:
            go()  # it was asked for, and waits there
            return
        AskForm(self, session, self._jobs, file.case.id, None, go).open()

    def _assess(self) -> None:
        if self.desk.case is not None:
            self.go.emit(Place("assess", self.desk.case))

    def _leave_for(self, page: str) -> None:
        """Go to the case's briefing, or to who knows what of it."""
        if self.desk.case is not None:
            subject = ("case", self.desk.case) if page == KNOWS else self.desk.case
            self.go.emit(Place(page, subject))

    def _bind_keys(self) -> None:
        writing = [("Alt+T", self.writing.told), ("Ctrl+Z", self.desk.undo)]
        if self.desk.team:
            writing += [("Alt+C", self.writing.contact), ("Alt+E", self._evidence.ask)]
        if self.desk.session.reader.holds(PROTECTION):
            writing.append(("Alt+R", self.writing.act))
        for keys, action in writing:
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(action)


def case_spec(session: Session, jobs: JobRunner) -> PageSpec:
    """The page of a case; its subject is the case's id."""
    return PageSpec(KEY, tr("Case"), "cases", lambda: CasePage(session, jobs), under="cases")
