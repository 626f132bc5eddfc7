"""The release wizard: seven steps, none of which can be skipped."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractButton, QStackedWidget, QWidget

from ui.jobs import JobRunner
from ui.page import Head, Page, PageSpec, Place
from ui.pages.release import state
from ui.pages.release.about import About
from ui.pages.release.attach import AttachView
from ui.pages.release.attach_state import Found
from ui.pages.release.checks import ChecksView
from ui.pages.release.choose import ChooseView
from ui.pages.release.decider import Decider
from ui.pages.release.done import DoneView
from ui.pages.release.foot import LAST, Foot
from ui.pages.release.going import Going
from ui.pages.release.handing import Handing
from ui.pages.release.harm import HarmView
from ui.pages.release.left import Left, ReleaseDraft, begun
from ui.pages.release.redact import RedactView
from ui.pages.release.refusal import Refusal
from ui.pages.release.running import Running
from ui.pages.release.second import SecondView
from ui.pages.release.slot import Slot, StepView
from ui.pages.release.state import Step, Wizard
from ui.pages.release.titles import title_for
from ui.pages.release.ways import IN_FIRST, To, Way, place_of, way_from
from ui.patience import when_free
from ui.widgets.lay import column, restyle, rule
from ui.widgets.steps import StepLine
from ui.words import tr
from workstation.bootstrap.vaults import SEAL_READERS
from workstation.records.access import Role
from workstation.records.briefings import HarmAnswer
from workstation.records.cases import Case
from workstation.records.kit import Id
from workstation.records.partners import Contact
from workstation.services.answers import AttachmentAnswer
from workstation.services.session import Session

BRIEFING = "briefing"
"""The first half of a subject that names a kept draft; a case is its id alone."""
_STEPS = ("Choose", "Go along", "Redact", "Checks", "Do no harm", "Second person", "Release")


class ReleasePage(Page):
    """One release at a time; what was decided stays while other pages are looked at."""

    def __init__(self, session: Session, jobs: JobRunner) -> None:
        super().__init__()
        self._session, self._running = session, Running(jobs)
        role = session.user.role
        self._choose = ChooseView(session, self._running)
        self._redact = RedactView()
        self.attach = AttachView(session, self._running)
        self._checks, self.harm = ChecksView(self._way), HarmView()
        officer = role is Role.PROTECTION_OFFICER
        self.second = second = SecondView(may_hold=officer, ways=self._way)
        self.done = done = DoneView(may_seal=role in SEAL_READERS, may_recall=session.recalls.may)
        self._views: tuple[StepView, ...] = (
            self._choose,
            self.attach,
            self._redact,
            self._checks,
            self.harm,
            second,
            done,
        )
        self._going = Going(session, self._running)
        self._decider = Decider(session, self._running, self._redact)
        self._handing = Handing(session, self._running, second, done)
        self._stack = QStackedWidget()
        for view in self._views:
            self._stack.addWidget(view)
            view.changed.connect(self._show_foot)
        self._about, self._line, self._refusal = About(), Slot(), Refusal(self._way)
        self._foot = Foot(self._go_back, self._continue, lambda: self._view().to_reason())
        self.setLayout(
            column(
                self._about, self._line, rule(), self._refusal, (self._stack, 1), rule(), self._foot
            )
        )
        self._draft = ReleaseDraft(self, session.drafts, self._running, self._choose)
        self._bind()
        self._show()

    @property
    def wizard(self) -> Wizard:
        """Where the release in hand stands."""
        return self._running.wizard

    def head(self) -> Head:
        return Head(title_for(self._chosen()), ((tr("Releases"), Place("releases")),))

    def _chosen(self) -> Contact | None:
        """Who reads it; nobody while another one may be chosen in the form below."""
        return None if self.wizard.step is Step.CHOOSE else self.wizard.contact

    def show_subject(self, subject: object) -> None:
        wizard = self.wizard
        match subject:
            case (kind, str() as briefing) if kind == BRIEFING:
                self._handing.open(Id(briefing))
            case str() as case if case != wizard.case or wizard.step in LAST:
                left = self._draft.take(Id(case))
                self._running.begin(begun(Id(case), left))
                when_free(self, partial(self._begin, Id(case), left))
                self._show()
            case _:
                self._look_again()

    def first(self) -> QWidget | None:
        return self._view().first() or self.primary()

    def primary(self) -> QAbstractButton | None:
        match self.wizard.step:
            case Step.SECOND:
                return self.second.sign
            case Step.DONE if not self.done.keep.isHidden():
                return self.done.keep
            case _:
                return self._foot.on

    def letters(self) -> Mapping[str, Callable[[], object]]:
        deciding, harm, editor = self._redact.deciding, self.harm.answer, self.attach.editor
        at: Sequence[tuple[str, Step, Callable[[], object]]] = (
            ("B", Step.ATTACH, editor.add),
            ("V", Step.ATTACH, editor.turn_over),
            ("L", Step.ATTACH, editor.look),
            ("R", Step.REDACT, deciding.replaced.emit),
            ("G", Step.REDACT, deciding.ask_less),
            ("K", Step.REDACT, deciding.ask_keep),
            ("L", Step.REDACT, deciding.dropped.emit),
            ("S", Step.REDACT, deciding.ask_same),
            ("M", Step.REDACT, self._redact.mark_words),
            ("N", Step.REDACT, self._decider.next),
            ("O", Step.REDACT, self._redact.turn),
            ("Y", Step.HARM, partial(harm, HarmAnswer.YES)),
            ("N", Step.HARM, partial(harm, HarmAnswer.NO)),
            ("U", Step.HARM, partial(harm, HarmAnswer.UNSURE)),
        )
        return {
            key: partial(self._at, {step: act for same, step, act in at if same == key})
            for key, _, _ in at
        }

    def leave(self) -> None:
        """What was typed to sign is not left behind; what was typed before that is kept."""
        self.second.forget()
        self.attach.flush()
        self._draft.flush()

    def _bind(self) -> None:
        self._running.turned.connect(self._show_foot)
        self._running.failed.connect(self._refusal.say)
        self._about.go.connect(self.go)
        self._going.offered.connect(self._offer)
        self._going.reached.connect(self._to_step)
        self.attach.told.connect(self._attach)
        self.attach.again.connect(self._continue_choosing)
        self._going.kept.connect(self._submitted)
        self._handing.opened.connect(self._show_step)
        self._handing.left.connect(lambda: self.go.emit(Place("releases")))
        for view in (self._choose, self._checks, self.second, self._refusal):
            view.go.connect(self._put_right)
        self._checks.again.connect(self._look_again)
        self._checks.read.connect(lambda: self._going.read(self))
        self._checks.away.connect(lambda: self.go.emit(Place("releases")))
        self.harm.answered.connect(self._answer)
        undo = QShortcut(QKeySequence.StandardKey.Undo, self)
        undo.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        back = {Step.REDACT: self._redact.undone.emit, Step.ATTACH: self.attach.editor.undo}
        undo.activated.connect(partial(self._at, back))

    def _begin(self, case: Id, left: Left) -> None:
        self._choose.show_case(case)
        self._running.wizard = state.named(self.wizard, self._session.reader.get(Case, case))
        self._about.show_wizard(self.wizard)
        if left != Left():
            self._choose.show_chosen(left.chosen)
        self._draft.settle()

    def _submitted(self, briefing: str) -> None:
        """The store has it now."""
        self._draft.forget()
        self._handing.open(Id(briefing))

    def _at(self, acts: Mapping[Step, Callable[[], object]]) -> None:
        """The same letter means something else at another step, or nothing."""
        if self.wizard.step in acts:
            acts[self.wizard.step]()

    def _view(self) -> StepView:
        return self._views[self.wizard.step]

    def _show(self) -> None:
        step = self.wizard.step
        stopped = step is Step.CHECKS and bool(self._checks.reason())
        self._line.fill(column(StepLine([tr(n) for n in _STEPS], int(step), stopped=stopped)))
        self._about.show_wizard(self.wizard)
        self._stack.setCurrentIndex(int(step))
        self._refusal.hide()
        self._show_foot()
        self.head_changed.emit()

    def _show_step(self) -> None:
        self._show()
        (self.first() or self).setFocus()

    def _show_foot(self) -> None:
        step = self.wizard.step
        self._foot.show_step(step, self._view().reason(), busy=self._running.busy)
        # What was signed is to be saved: there that is the one main verb.
        on = self._foot.on
        restyle(on, "kind", "primary" if self.primary() is on else "secondary")

    def _continue(self) -> None:
        match self.wizard.step:
            case Step.CHOOSE:
                self._continue_choosing()
            case Step.ATTACH:
                self.attach.flush()
                if (choice := self._choose.choice()) is not None:
                    self._going.mark(*choice)
            case Step.REDACT:
                self._going.check()
            case Step.CHECKS:
                self._to_step(Step.HARM)
            case Step.HARM:
                self._going.submit()
            case _:
                self.go.emit(Place("releases"))

    def _continue_choosing(self) -> None:
        if (choice := self._choose.choice()) is not None:
            self._going.attach(*choice)

    def _offer(self, there: Found) -> None:
        wizard = self.wizard
        assert wizard.plan is not None
        along = wizard.answers.attachments, wizard.answers.pictures_because
        self.attach.show_found(there, wizard.plan.profile, *along)

    def _attach(self, along: tuple[AttachmentAnswer, ...], because: str) -> None:
        self._running.wizard = state.with_attachments(self.wizard, along, because)

    def _go_back(self) -> None:
        step = self.wizard.step
        if step in LAST:
            self.go.emit(Place("releases"))
        elif step is Step.CHOOSE:
            self.back.emit()
        else:
            self._to_step(Step.CHOOSE if self._passed_by(step) else Step(step - 1))

    def _passed_by(self, step: Step) -> bool:
        """Whether there was nothing to choose from before this step."""
        return step is Step.REDACT and not self.attach.along.offers

    def _to_step(self, step: Step) -> None:
        self._running.wizard = state.at_step(self.wizard, step)
        if step is Step.REDACT:
            self._decider.show()
        self._checks.show_wizard(self.wizard)
        self.harm.show_wizard(self.wizard)
        self._show_step()

    def _way(self, rule: str) -> Way | None:
        return way_from(self.wizard, self._session.user.role, rule)

    def _put_right(self, to: object) -> None:
        match to:
            case Place():
                self.go.emit(to)
            case Step():
                self._to_step(to)
            case To() if to in IN_FIRST:
                self._to_step(Step.CHOOSE)
                self._choose.show_part(to)
            case To.AGAIN:
                self._look_again()
            case To.SIGN:
                self.second.to_sign()
            case To.LOWER | To.WITNESS if self.wizard.facts is not None:
                self._going.decide(to, self)
            case To() if (place := place_of(to, self.wizard)) is not None:
                self.go.emit(place)

    def _look_again(self) -> None:
        """Something may have been put right on another page."""
        if self.wizard.step is Step.CHECKS:
            self._going.check()
        elif self.wizard.step is Step.CHOOSE and self.wizard.case is not None:
            when_free(self, self._choose.renew)

    def _answer(self, number: int, given: HarmAnswer) -> None:
        self._running.wizard = state.answer(self.wizard, number, given)
        self.harm.show_wizard(self.wizard)


def release_spec(session: Session, jobs: JobRunner) -> PageSpec:
    """The wizard; it is reached from the list and from a case."""
    return PageSpec(
        "release",
        tr("Release"),
        "releases",
        lambda: ReleasePage(session, jobs),
        under="releases",
        narrow=True,
    )
