"""The first step: which issues, for whom, what for, what is said and what is asked."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPlainTextEdit, QScrollArea, QWidget

from ui.pages.release.asks import Asks
from ui.pages.release.chosen import Chosen
from ui.pages.release.details import Details
from ui.pages.release.instead import Around, Others, SendInstead
from ui.pages.release.patience import when_free
from ui.pages.release.recipient import Recipient
from ui.pages.release.running import Running
from ui.pages.release.slot import Slot, StepView, scrolled
from ui.pages.release.ways import To
from ui.theme.look import look
from ui.widgets.choices import Check
from ui.widgets.field import Field
from ui.widgets.lay import card, column, held, row
from ui.widgets.text import label
from ui.words import tr
from workstation.errors import Refused
from workstation.records.accounts import RenditionState
from workstation.records.briefings import GivenDetail, Instead
from workstation.records.cases import Case
from workstation.records.issues import Issue
from workstation.records.kit import Id
from workstation.records.taxonomy import IssueCode
from workstation.rules.counting import how_many
from workstation.rules.spread import free_from
from workstation.rules.versions import tells, version_of
from workstation.services.answers import Answers, AskAnswer
from workstation.services.crowds import roster_of, site_of
from workstation.services.dossiers import Plan
from workstation.services.session import Session
from workstation.services.spreading import other_sites
from workstation.services.templates import asked_of, filled_template

_SUMMARY = 96
_MOST = 20_000


class ChooseView(StepView):
    """`go` asks for the page of a contact."""

    go = Signal(str)

    def __init__(self, session: Session, running: Running) -> None:
        super().__init__()
        self._session, self._running = session, running
        self._case: Id | None = None
        self._filled = False
        self._held: tuple[Issue, ...] = ()
        self._shared = False
        self._ticks: dict[str, Check] = {}
        self._recipient = Recipient(session, running)
        self._issues = Slot()
        self._share = Check(tr("Tell the account for sharing, word by word after redaction"))
        self._summary = QPlainTextEdit()
        self._summary.setTabChangesFocus(True)
        self._summary.setFixedHeight(look().px(_SUMMARY))
        self._asks, self._details = Asks(), Details()
        self._instead = SendInstead(self._look_for_others)
        self._said = Field(
            tr("Summary"),
            self._summary,
            required=False,
            hint=tr("What happened, without names or numbers. The next step looks for them."),
        )
        self._nobody = label("", "muted", wrap=True)
        told = label(tr("Details that it still tells"), "strong")
        hint = tr("What your words say of somebody: a section, a shift, a room. It is counted.")
        self._told = held(column(told, label(hint, "caption", wrap=True), self._details, gap=4))
        telling = card(self._nobody, self._said, self._share, self._told, gap=12)
        top = Qt.AlignmentFlag.AlignTop
        about = card(label(tr("Which issues"), "subtitle"), self._issues, gap=8)
        asked = label(tr("What is asked, and by when"), "subtitle")
        self._asked = card(asked, self._asks, gap=8)
        inside = column(
            card(self._recipient),
            telling,
            row((about, 2, top), (self._asked, 3, top), gap=12),
            card(self._instead),
            None,
            gap=12,
            margins=(20, 12, 20, 10),
        )
        self._area: QScrollArea = scrolled(inside)
        self.setLayout(column((self._area, 1)))
        self._bind()

    def show_case(self, case: Id) -> None:
        """Begin anew for a case."""
        self._case, self._filled = case, False
        self._fill_issues(self._session.reader.find(Issue, case=case))
        self._summary.clear()
        self._asks.show_asks((), self._session.cases.today())
        newest = self._session.renditions.of(case)
        self._shared = newest is not None and newest.state is RenditionState.CONFIRMED
        self._share.setChecked(False)
        self._details.show_lines(())
        self._instead.show_chosen(Chosen().instead)
        self._count_anew()
        self._recipient.show_case(case)

    def renew(self) -> None:
        """Read contacts and issues again; what was chosen stays where it is still there."""
        if self._case is None:
            return
        left = set(self._ticks) - set(self._chosen())
        self._fill_issues(self._session.reader.find(Issue, case=self._case))
        for code in left & set(self._ticks):
            self._ticks[code].setChecked(False)
        self._count_anew()
        self._recipient.renew()

    @property
    def case(self) -> Id | None:
        """The case that is shown."""
        return self._case

    def chosen(self) -> Chosen:
        """What stands here now."""
        return Chosen(
            contact=self._recipient.contact or "",
            purpose=self._recipient.purpose,
            summary=self._summary.toPlainText(),
            share=self._share.isChecked(),
            asks=self._asks.lines(),
            not_about=tuple(sorted(set(self._ticks) - set(self._chosen()))),
            replaces=self._recipient.replaces,
            details=self._details.lines(),
            instead=self._instead.chosen(),
        )

    def show_chosen(self, chosen: Chosen) -> None:
        """Show what stood here before; what is not there any more is left out."""
        self._filled = bool(chosen.asks)
        self._asks.show_lines(chosen.asks)
        self._summary.setPlainText(chosen.summary)
        self._share.setChecked(chosen.share and self._shared)
        for code in set(chosen.not_about) & set(self._ticks):
            self._ticks[code].setChecked(False)
        self._details.show_lines(chosen.details)
        self._instead.show_chosen(chosen.instead)
        self._recipient.choose(chosen.contact, chosen.purpose, chosen.replaces)

    def choice(self) -> tuple[Plan, Answers] | None:
        """What was chosen, once nothing is missing."""
        plan = self._recipient.plan
        if plan is None or self.reason():
            return None
        instead, words = self._instead.given(), self._tells_words()
        return plan, Answers(
            issues=self._chosen(),
            summary=self._summary.toPlainText().strip() if words else "",
            tell_account=self._share.isChecked() and words,
            asks=self._given() if version_of(plan.profile).asks else (),
            instead=instead,
            details=self._details.given() if instead is None else (),
            replaces=self._recipient.replaces,
        )

    def reason(self) -> str:
        if not self._ticks:
            return tr("This case has no issue yet. Write one down first.")
        if self._recipient.contact is None:
            return tr("Choose who reads it.")
        plan = self._recipient.plan
        if plan is None:
            return tr("This contact cannot be written to yet.")
        if not self._chosen():
            return tr("Choose at least one issue.")
        if not self._told_codes():
            return tr("None of these issues is for this kind of reader.")
        if len(self._summary.toPlainText()) > _MOST:
            return tr("The summary is over 20,000 letters.")
        return self._instead.reason() or (
            self._asks_reason() if version_of(plan.profile).asks else ""
        )

    def to_reason(self) -> None:
        if self._recipient.plan is None:
            self._recipient.first().setFocus()
        elif self._instead.reason():
            self._instead.to_reason()
            self._area.ensureWidgetVisible(self._instead)
        else:
            target = (
                self._asks.first() if self._chosen() else next(iter(self._ticks.values()), None)
            )
            if target is not None:
                target.setFocus()

    def show_part(self, part: To) -> None:
        """Go to where the text can say less."""
        words = self._details.first() if self._said.isVisibleTo(self) else self._instead.first()
        target = self._instead.first() if part is To.INSTEAD else words
        self._area.ensureWidgetVisible(target)
        target.setFocus()

    def first(self) -> QWidget | None:
        return self._recipient.first()

    def _bind(self) -> None:
        self._recipient.planned.connect(self._replanned)
        self._recipient.go.connect(self.go)
        self._summary.textChanged.connect(self.changed)
        self._share.toggled.connect(lambda _on: self.changed.emit())
        self._asks.changed.connect(self.changed)
        self._details.changed.connect(self.changed)
        self._instead.changed.connect(self._fit)
        self._instead.topics_changed.connect(self._ask_alike)

    def _replanned(self) -> None:
        plan = self._recipient.plan
        if plan is not None and not self._filled and self._ticks:
            when_free(self, lambda: self._fill_asks(plan))
        self._fit()

    def _fill_asks(self, plan: Plan) -> None:
        try:
            asks = filled_template(self._session.reader, plan).asks
        except Refused:
            return  # none of the issues is for this reader: the next step says so
        if asks:
            self._asks.show_asks(asks, plan.day)
            self._filled = True

    def _tells_words(self) -> bool:
        plan = self._recipient.plan
        given = plan is None or version_of(plan.profile).summary
        return given and self._instead.way is None

    def _fit(self) -> None:
        """Ask for nothing that this reader, or a text about nobody, is not given."""
        plan, words = self._recipient.plan, self._tells_words()
        self._said.setVisible(words)
        self._share.setVisible(words and self._shared)
        version = None if plan is None else version_of(plan.profile)
        self._asked.setVisible(version is None or version.asks)
        why = tr("Such a text tells of nobody: no summary, no account and no detail go with it.")
        if self._instead.way is None:
            why = tr("This reader gets what the records tell, and no words of yours.")
        self._nobody.setText(why)
        self._nobody.setVisible(not words)
        self._told.setVisible(words)
        self.changed.emit()

    def _ask_alike(self) -> None:
        """Topics that stand beside are asked about like the issues, else they would stand out."""
        today = self._session.cases.today()
        topics = [asked_of(IssueCode(code), today) for code in self._instead.topics]
        self._asks.show_topics(topics)

    def _given(self) -> tuple[AskAnswer, ...]:
        return self._asks.given((*self._told_codes(), *self._instead.topics))

    def _asks_reason(self) -> str:
        if problem := self._asks.problem():
            return problem
        about = {ask.issue for ask in self._given()}
        if not about:
            return tr("Say what is asked, and by when.")
        alike = ({""}, {*self._told_codes(), *self._instead.topics})
        if self._instead.way is Instead.GENERAL and about not in alike:
            return tr("Ask about each topic alike, or about none of them.")
        return ""

    def _chosen(self) -> tuple[str, ...]:
        return tuple(code for code, tick in self._ticks.items() if tick.isChecked())

    def _told_codes(self) -> tuple[str, ...]:
        """Those of the chosen issues that this reader is told of at all."""
        plan = self._recipient.plan
        told = {i.code.value for i in self._held if plan and tells(plan.profile, i)}
        return tuple(code for code in self._chosen() if code in told)

    def _fill_issues(self, issues: tuple[Issue, ...]) -> None:
        self._held, self._ticks = issues, {}
        for issue in issues:
            if issue.code.value not in self._ticks:
                words = f"{issue.code.value}  {tr(issue.code.label)}"
                self._ticks[issue.code.value] = Check(words, checked=True)
        for tick in self._ticks.values():
            tick.toggled.connect(lambda _on: self._issues_turned())
        self._issues.fill(column(*self._ticks.values(), gap=4))
        self._issues_turned()

    def _issues_turned(self) -> None:
        chosen = [i for i in self._held if i.code.value in self._chosen()]
        codes = frozenset(i.code for i in self._held)
        self._instead.show_around(Around(codes, self._session.cases.today(), free_from(chosen)))
        self.changed.emit()

    def _count_anew(self) -> None:
        """Beside each detail stands how many share it, by the site's counts or its staff list."""
        assert self._case is not None
        reader = self._session.reader
        case = reader.get(Case, self._case)
        site, roster = site_of(reader, case), roster_of(reader, case)

        def shared(detail: GivenDetail) -> int | None:
            return how_many([detail], site, roster)

        self._details.count_by(shared)

    def _look_for_others(self, found: Callable[[Others], object]) -> None:
        reader, codes = self._session.reader, self._chosen()
        assert self._case is not None
        case = reader.get(Case, self._case)
        self._running.beside(
            tr("Looking for other sites"), lambda _p: other_sites(reader, case, codes), found
        )
