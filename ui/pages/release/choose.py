"""The first step: which issues, for whom, what for, what is said and what is asked."""

from collections.abc import Callable
from contextlib import suppress

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QScrollArea, QWidget

from ui.pages.release.asks import Asks
from ui.pages.release.chosen import Chosen
from ui.pages.release.instead import Around, Others, SendInstead
from ui.pages.release.issues import Issues
from ui.pages.release.recipient import Recipient
from ui.pages.release.running import Running
from ui.pages.release.slot import StepView
from ui.pages.release.telling import Telling
from ui.pages.release.uncounted import Uncounted
from ui.pages.release.ways import To
from ui.patience import when_free
from ui.widgets.lay import card, column, row
from ui.widgets.scrolled import Scrolled
from ui.widgets.text import label
from ui.words import tr
from workstation.errors import Refused
from workstation.records.accounts import RenditionState
from workstation.records.briefings import Instead, Profile
from workstation.records.cases import Case
from workstation.records.issues import Issue
from workstation.records.kit import Id
from workstation.records.taxonomy import IssueCode
from workstation.rules.counting import how_many
from workstation.rules.spread import free_from
from workstation.rules.versions import version_of
from workstation.services.answers import Answers, AskAnswer
from workstation.services.crowds import roster_of, site_of
from workstation.services.dossiers import Plan, concerned
from workstation.services.session import Session
from workstation.services.spreading import other_sites
from workstation.services.templates import asked_of, filled_template
from workstation.text.tongues import unread


class ChooseView(StepView):
    """`go` asks for where a blocker is put right: a To."""

    go = Signal(object)

    def __init__(self, session: Session, running: Running) -> None:
        super().__init__()
        self._session, self._running = session, running
        self._case: Id | None = None
        self._recipient = Recipient(session, running)
        self._issues, self._telling, self._asks = Issues(), Telling(), Asks()
        self._uncounted, self._account = Uncounted(), ""
        self._wishes: tuple[str, ...] = ()
        self._instead = SendInstead(self._look_for_others)
        top = Qt.AlignmentFlag.AlignTop
        about = card(label(tr("Which issues"), "subtitle"), self._issues, gap=8)
        asked = label(tr("What is asked, and by when"), "subtitle")
        self._later = label(tr("It is proposed once the recipient is chosen."), "muted", wrap=True)
        self._asked = card(asked, self._later, self._asks, gap=8)
        inside = column(
            card(self._recipient),
            self._telling,
            self._uncounted,
            row((about, 2, top), (self._asked, 3, top), gap=12),
            card(self._instead),
            None,
            gap=12,
            margins=(20, 12, 20, 10),
        )
        self._area: QScrollArea = Scrolled(inside)
        self.setLayout(column((self._area, 1)))
        self._bind()

    def show_case(self, case: Id) -> None:
        """Begin anew for a case."""
        self._case = case
        newest = self._session.renditions.of(case)
        shared = newest is not None and newest.state is RenditionState.CONFIRMED
        self._account = newest.text if newest is not None and shared else ""
        self._telling.begin(shared=shared)
        self._uncounted.begin()
        self._asks.begin(self._session.cases.today())
        self._issues.show_issues(self._session.reader.find(Issue, case=case))
        self._instead.show_chosen(Chosen().instead)
        self._count_anew()
        self._recipient.show_case(case)

    def renew(self) -> None:
        """Read contacts and issues again; what was chosen stays where it is still there."""
        if self._case is None:
            return
        self._issues.renew(self._session.reader.find(Issue, case=self._case))
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
            summary=self._telling.summary(),
            share=self._telling.share(),
            asks=self._asks.lines(),
            not_about=self._issues.left_out(),
            replaces=self._recipient.replaces,
            details=self._telling.lines(),
            instead=self._instead.chosen(),
            read=self._uncounted.read(),
        )

    def show_chosen(self, chosen: Chosen) -> None:
        """Show what stood here before; what is not there any more is left out."""
        codes = {issue.code.value for issue in self._issues.held}
        self._asks.show_left(chosen.asks, settled=codes if chosen.asks else ())
        self._telling.show_said(chosen.summary, share=chosen.share, details=chosen.details)
        self._issues.leave_out(chosen.not_about)
        self._instead.show_chosen(chosen.instead)
        self._recipient.choose(chosen.contact, chosen.purpose, chosen.replaces)
        self._uncounted.confirm(read=chosen.read)

    def choice(self) -> tuple[Plan, Answers] | None:
        """What was chosen, once nothing is missing."""
        plan = self._recipient.plan
        if plan is None or self.reason():
            return None
        instead, words = self._instead.given(), self._tells_words()
        return plan, Answers(
            issues=self._issues.chosen(),
            summary=self._telling.summary().strip() if words else "",
            tell_account=self._telling.share() and words,
            asks=self._given() if version_of(plan.profile).asks else (),
            instead=instead,
            details=self._telling.details() if instead is None else (),
            replaces=self._recipient.replaces,
            read_by_person="yes" if self._uncounted.read() else "unsure",
        )

    def reason(self) -> str:
        if not self._issues.held:
            return tr("This case has no issue yet. Write one down first.")
        if self._recipient.contact is None:
            return tr("Choose who reads it.")
        plan = self._recipient.plan
        if plan is None:
            return tr("This contact cannot be written to yet.")
        if not self._issues.chosen():
            return tr("Choose at least one issue.")
        if not self._told_codes():
            return tr("None of these issues is for this kind of reader.")
        asks = version_of(plan.profile).asks
        missing = self._telling.reason() or self._instead.reason()
        return missing or (self._asks_reason() if asks else "")

    def to_reason(self) -> None:
        if self._recipient.plan is None:
            self._recipient.first().setFocus()
        elif self._instead.reason():
            self._instead.to_reason()
            self._area.ensureWidgetVisible(self._instead)
        else:
            target = self._asks.first() if self._issues.chosen() else self._issues.first()
            if target is not None:
                target.setFocus()

    def show_part(self, part: To) -> None:
        """Go to where the text can say less, or where a person says that they read it."""
        words = self._telling.first_detail() or self._instead.first()
        places = {
            To.PURPOSE: self._recipient.of_purpose(),
            To.FIRM: self._recipient.of_firm(),
            To.INSTEAD: self._instead.first(),
            To.UNREAD: self._uncounted.first(),
        }
        target = places.get(part, words)
        self._area.ensureWidgetVisible(target)
        target.setFocus()

    def first(self) -> QWidget | None:
        return self._recipient.first()

    def _bind(self) -> None:
        self._recipient.planned.connect(self._replanned)
        self._recipient.go.connect(self.go)
        for part in (self._telling, self._asks):
            part.changed.connect(self._read_anew)
        self._uncounted.changed.connect(self.changed)
        self._issues.changed.connect(self._issues_turned)
        self._instead.changed.connect(self._fit)
        self._instead.topics_changed.connect(self._ask_alike)

    def _replanned(self) -> None:
        plan = self._recipient.plan
        if plan is not None and self._issues.held:
            when_free(self, lambda: self._offer_asks(plan))
            when_free(self, lambda: self._read_wishes(plan))
        self._ask_alike()
        self._fit()

    def _offer_asks(self, plan: Plan) -> None:
        # Refused: none of the issues is for this reader, and the reason below says so.
        with suppress(Refused):
            self._asks.offer(filled_template(self._session.reader, plan).asks)

    def _read_wishes(self, plan: Plan) -> None:
        self._wishes = concerned(self._session.reader, plan).wishes
        self._read_anew()

    def _read_anew(self) -> None:
        """Show what a person has to read, since nothing counts or understands it."""
        words = [line[0] for line in self._asks.lines()]
        if self._tells_words():
            account = self._account if self._telling.share() else ""
            words = [self._telling.summary(), account, *words]
        self._uncounted.show_parts(unread("\n".join(words)), self._wishes)
        self.changed.emit()

    def _tells_words(self) -> bool:
        plan = self._recipient.plan
        given = plan is None or version_of(plan.profile).summary
        return given and self._instead.way is None

    def _fit(self) -> None:
        """Ask for nothing that this reader, or a text about nobody, is not given."""
        plan = self._recipient.plan
        version = None if plan is None else version_of(plan.profile)
        self._asked.setVisible(version is None or version.asks)
        self._later.setVisible(plan is None and not self._asks.lines())
        why = tr("Such a text tells of nobody: no summary, no account and no detail go with it.")
        if self._instead.way is None:
            why = tr("This reader gets what the records tell, and no words of yours.")
        self._telling.show_for("" if self._tells_words() else why)
        self._read_anew()

    def _ask_alike(self) -> None:
        """Topics that stand beside are asked about like the issues, else they would stand out."""
        plan, today = self._recipient.plan, self._session.cases.today()
        profile = Profile.EMP if plan is None else plan.profile
        topics = map(IssueCode, self._instead.topics)
        self._asks.show_topics([asked_of(code, today, profile=profile) for code in topics])

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

    def _told_codes(self) -> tuple[str, ...]:
        plan = self._recipient.plan
        return self._issues.told(plan.profile if plan else None)

    def _issues_turned(self) -> None:
        told = self._issues.chosen()
        first = free_from([i for i in self._issues.held if i.code.value in told])
        codes = frozenset(issue.code for issue in self._issues.held)
        self._instead.show_around(Around(codes, self._session.cases.today(), first))
        self.changed.emit()

    def _count_anew(self) -> None:
        """Beside each detail stands how many share it, by the site's counts or its staff list."""
        assert self._case is not None
        reader = self._session.reader
        case = reader.get(Case, self._case)
        site, roster = site_of(reader, case), roster_of(reader, case)
        self._telling.count_by(lambda detail: how_many([detail], site, roster))

    def _look_for_others(self, found: Callable[[Others], object]) -> None:
        reader, codes = self._session.reader, self._issues.chosen()
        assert self._case is not None
        case = reader.get(Case, self._case)
        self._running.beside(
            tr("Looking for other sites"), lambda _p: other_sites(reader, case, codes), found
        )
