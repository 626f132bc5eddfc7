"""The first step: which issues, for whom, what for, what is said and what is asked."""

from collections.abc import Sequence

import msgspec
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from ui.dialogs.days import day_words
from ui.pages.release.asks import Asks
from ui.pages.release.patience import when_free
from ui.pages.release.slot import Slot, StepView, scrolled
from ui.theme.look import look
from ui.widgets.blocker import BlockerCard
from ui.widgets.choices import Check, Combo
from ui.widgets.field import Field
from ui.widgets.lay import Part, card, column, row
from ui.widgets.text import label
from ui.words import tr
from workstation.errors import Blocker, Refused
from workstation.records.accounts import RenditionState
from workstation.records.briefings import Briefing
from workstation.records.consents import Purpose
from workstation.records.issues import Issue
from workstation.records.kit import Id, spec_of
from workstation.records.partners import Contact, Verification
from workstation.rules.versions import version_of
from workstation.services.answers import Answers
from workstation.services.dossiers import Plan
from workstation.services.session import Session
from workstation.services.templates import filled_template

_SUMMARY = 96
_MOST = 20_000
_AUDIENCES = (Purpose.REMEDY_DIALOGUE, Purpose.SAFETY_ACTION, Purpose.LEGAL_EVIDENCE)


class Chosen(msgspec.Struct, frozen=True, kw_only=True):
    """What stands on the first step, as it is typed."""

    contact: str = ""
    purpose: Purpose = Purpose.REMEDY_DIALOGUE
    summary: str = ""
    share: bool = False
    asks: tuple[tuple[str, str, str], ...] = ()
    not_about: tuple[str, ...] = ()
    replaces: str = ""


class ChooseView(StepView):
    """`go` asks for the page of a contact."""

    go = Signal(str)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._case: Id | None = None
        self._plan: Plan | None = None
        self._filled = False
        labels = {spec.name: spec.label for spec in spec_of(Briefing).fields}
        self._contact, self._purpose = Combo(placeholder=tr("Choose")), _purposes()
        self._ticks: dict[str, Check] = {}
        self._issues, self._stops = Slot(), Slot()
        self._share = Check(tr("Tell the account for sharing, word by word after redaction"))
        self._summary = QPlainTextEdit()
        self._summary.setTabChangesFocus(True)
        self._summary.setMinimumHeight(look().px(_SUMMARY))
        self._asks = Asks()
        self._replaces = Combo(("", tr("None")), value="")
        self._instead = Field(
            tr(labels["replaces"]),
            self._replaces,
            hint=tr("The old letter stands no more, and the new one asks to destroy it."),
        )
        to = Field(tr(labels["contact"]), self._contact, required=True)
        why = Field(tr(labels["purpose"]), self._purpose, required=True)
        said = Field(
            tr("Summary"),
            self._summary,
            required=False,
            hint=tr("What happened, without names or numbers. The next step looks for them."),
        )
        top = Qt.AlignmentFlag.AlignTop
        whom = row((to, 3, top), (why, 2, top), gap=12)
        left = card(whom, self._stops, self._instead, said, self._share, gap=12)
        about = card(label(tr("Which issues"), "subtitle"), self._issues, gap=8)
        asked = card(label(tr("What is asked, and by when"), "subtitle"), self._asks, gap=8)
        inside = column(
            left,
            row((about, 2, top), (asked, 3, top), gap=12),
            None,
            gap=12,
            margins=(20, 12, 20, 10),
        )
        self.setLayout(column((scrolled(inside), 1)))
        self._bind()

    def show_case(self, case: Id) -> None:
        """Begin anew for a case."""
        self._case, self._plan, self._filled = case, None, False
        self._fill_contacts()
        self._fill_issues(self._session.reader.find(Issue, case=case))
        self._summary.clear()
        self._share.setChecked(False)
        self._asks.show_asks((), self._session.cases.today())
        newest = self._session.renditions.of(case)
        shared = newest is not None and newest.state is RenditionState.CONFIRMED
        self._stops.fill(column())
        self._share.setVisible(shared)
        self.changed.emit()

    def renew(self) -> None:
        """Read contacts and issues again; what was chosen stays where it is still there."""
        if self._case is None:
            return
        contact, left = self._contact.value(), set(self._ticks) - set(self._chosen())
        self._fill_contacts()
        self._fill_issues(self._session.reader.find(Issue, case=self._case))
        for code in left & set(self._ticks):
            self._ticks[code].setChecked(False)
        self._contact.choose(contact)
        self.changed.emit()

    @property
    def case(self) -> Id | None:
        """The case that is shown."""
        return self._case

    def chosen(self) -> Chosen:
        """What stands here now."""
        return Chosen(
            contact=self._contact.value() or "",
            purpose=self._purpose.value(),
            summary=self._summary.toPlainText(),
            share=self._share.isChecked(),
            asks=self._asks.lines(),
            not_about=tuple(sorted(set(self._ticks) - set(self._chosen()))),
            replaces=str(self._replaces.value()),
        )

    def show_chosen(self, chosen: Chosen) -> None:
        """Show what stood here before; what is not there any more is left out."""
        self._filled = bool(chosen.asks)
        self._asks.show_lines(chosen.asks)
        self._summary.setPlainText(chosen.summary)
        self._share.setChecked(chosen.share and self._share.isVisibleTo(self))
        for code in set(chosen.not_about) & set(self._ticks):
            self._ticks[code].setChecked(False)
        self._purpose.choose(chosen.purpose)
        self._contact.choose(chosen.contact)
        self._replaces.choose(chosen.replaces)

    def choice(self) -> tuple[Plan, Answers] | None:
        """What was chosen, once nothing is missing."""
        if self._plan is None or self.reason():
            return None
        return self._plan, Answers(
            issues=self._chosen(),
            summary=self._summary.toPlainText().strip(),
            tell_account=self._share.isChecked(),
            asks=self._asks.given(self._chosen()),
            replaces=str(self._replaces.value()),
        )

    def reason(self) -> str:
        if not self._ticks:
            return tr("This case has no issue yet. Write one down first.")
        if self._contact.value() is None:
            return tr("Choose who reads it.")
        if self._plan is None:
            return tr("This contact cannot be written to yet.")
        if not self._chosen():
            return tr("Choose at least one issue.")
        if len(self._summary.toPlainText()) > _MOST:
            return tr("The summary is over 20,000 letters.")
        asked = self._asks.given(self._chosen()) or not version_of(self._plan.profile).asks
        return self._asks.problem() or ("" if asked else tr("Say what is asked, and by when."))

    def to_reason(self) -> None:
        target: QWidget | None = self._contact
        if self._plan is not None:
            target = (
                self._asks.first() if self._chosen() else next(iter(self._ticks.values()), None)
            )
        if target is not None:
            target.setFocus()

    def first(self) -> QWidget | None:
        return self._contact

    def _bind(self) -> None:
        for combo in (self._contact, self._purpose):
            combo.currentIndexChanged.connect(lambda _at: when_free(self, self._replan))
        self._summary.textChanged.connect(self.changed)
        self._share.toggled.connect(lambda _on: self.changed.emit())
        self._asks.changed.connect(self.changed)

    def _replan(self) -> None:
        contact = self._contact.value()
        self._plan = None
        self._fill_standing(contact)
        if contact is None or self._case is None:
            return
        stopped: tuple[Blocker, ...] = ()
        try:
            purpose = self._purpose.value()
            self._plan = self._session.releases.choose(self._case, contact, purpose)
            if not self._filled and self._ticks:
                self._asks.show_asks(
                    filled_template(self._session.reader, self._plan).asks, self._plan.day
                )
                self._filled = True
        except Refused as refused:
            self._plan, stopped = None, refused.blockers
        self._stops.fill(column(*(self._stop(b, contact) for b in stopped), gap=8))
        self.changed.emit()

    def _stop(self, blocker: Blocker, contact: str) -> Part:
        keys = blocker.rule.startswith("contact.")
        made = BlockerCard(
            blocker.words, blocker.remedy, action=tr("Open the contact") if keys else ""
        )
        made.go.connect(lambda: self.go.emit(contact))
        return made

    def _chosen(self) -> tuple[str, ...]:
        return tuple(code for code, tick in self._ticks.items() if tick.isChecked())

    def _fill_contacts(self) -> None:
        self._contact.clear()
        for contact in self._session.partners.all():
            self._contact.offer(contact.id, contact_words(contact))
        self._contact.setCurrentIndex(-1)

    def _fill_standing(self, contact: Id | None) -> None:
        """The letters that this contact has about the case: a new one may replace one of them."""
        before = self._replaces.value()
        self._replaces.clear()
        self._replaces.offer("", tr("None"))
        standing: Sequence[tuple[str, Briefing]] = ()
        if contact is not None and self._case is not None:
            standing = self._session.releases.standing(self._case, contact)
        for reference, briefing in standing:
            self._replaces.offer(reference, f"{reference}, {day_words(briefing.day)}")
        known = {reference for reference, _ in standing}
        self._replaces.choose(before if before in known else "")
        self._instead.setVisible(bool(standing))

    def _fill_issues(self, issues: tuple[Issue, ...]) -> None:
        self._ticks = {}
        for issue in issues:
            if issue.code.value not in self._ticks:
                words = f"{issue.code.value}  {tr(issue.code.label)}"
                self._ticks[issue.code.value] = Check(words, checked=True)
        for tick in self._ticks.values():
            tick.toggled.connect(lambda _on: self.changed.emit())
        self._issues.fill(column(*self._ticks.values(), gap=4))


def contact_words(contact: Contact) -> str:
    """Who it is, where, of which kind, and whether its keys are known."""
    kind = tr(contact.partner_type.label)
    if contact.verification is not Verification.VERIFIED:
        kind = f"{kind}, {tr(contact.verification.label).lower()}"
    firm = f" · {contact.organisation_name}" if contact.organisation_name else ""
    return f"{contact.person}{firm} ({kind})"


def _purposes() -> Combo:
    choices = tuple((purpose, tr(purpose.label)) for purpose in _AUDIENCES)
    return Combo(*choices, value=Purpose.REMEDY_DIALOGUE)
