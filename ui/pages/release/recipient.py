"""Who reads it and what for, what this kind of reader gets, and what stands in the way."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from ui.dialogs.days import day_words
from ui.page import Place
from ui.pages.release.naming import Naming
from ui.pages.release.running import Running
from ui.pages.release.slot import Slot
from ui.pages.release.ways import To, way_of
from ui.patience import when_free
from ui.widgets.blocker import BlockerCard
from ui.widgets.choices import Combo
from ui.widgets.field import Field
from ui.widgets.lay import Part, column, row
from ui.widgets.text import label
from ui.words import tr
from workstation.errors import Blocker, Refused
from workstation.records.briefings import Briefing
from workstation.records.consents import Purpose
from workstation.records.kit import Id, spec_of
from workstation.records.partners import Contact, Verification
from workstation.rules.partners import profile_of
from workstation.rules.purposes import purposes_for
from workstation.rules.readers import reads
from workstation.services.dossiers import Plan
from workstation.services.session import Session

_NEVER = 7
"""Things never read that are named; the list goes on in the guide."""


class Recipient(QWidget):
    """`planned` follows each choice of reader or purpose; `go` asks for where it is put right."""

    planned = Signal()
    go = Signal(object)

    def __init__(self, session: Session, running: Running) -> None:
        super().__init__()
        self._session = session
        self._case: Id | None = None
        self.plan: Plan | None = None
        labels = {spec.name: spec.label for spec in spec_of(Briefing).fields}
        self._contact, self._purpose = Combo(placeholder=tr("Choose")), Combo()
        self._purpose.setPlaceholderText(tr("Choose the recipient first"))
        self._read, self._stops = Slot(), Slot()
        self._naming = Naming(
            session, lambda write, done: running.beside(tr("Keeping it"), lambda _p: write(), done)
        )
        self._replaces = Combo(("", tr("None")), value="")
        self._standing = Field(
            tr(labels["replaces"]),
            self._replaces,
            hint=tr("The old letter stands no more, and the new one asks to destroy it."),
        )
        to = Field(tr(labels["contact"]), self._contact, required=True)
        why = Field(tr(labels["purpose"]), self._purpose, required=True)
        top = Qt.AlignmentFlag.AlignTop
        whom = row((to, 3, top), (why, 2, top), gap=12)
        self.setLayout(column(whom, self._read, self._naming, self._stops, self._standing, gap=10))
        self._contact.currentIndexChanged.connect(lambda _at: when_free(self, self._turned))
        self._purpose.currentIndexChanged.connect(lambda _at: when_free(self, self._replan))

    @property
    def contact(self) -> Id | None:
        """Who is chosen."""
        found: Id | None = self._contact.value()
        return found

    @property
    def purpose(self) -> Purpose:
        """What for; remedy dialogue until somebody is chosen."""
        return self._purpose.value() or Purpose.REMEDY_DIALOGUE

    @property
    def replaces(self) -> str:
        """The reference of the letter that it takes the place of."""
        return str(self._replaces.value())

    def show_case(self, case: Id) -> None:
        """Begin anew for a case."""
        self._case, self.plan = case, None
        self._fill_contacts()
        self._turned()

    def renew(self) -> None:
        """Read the contacts again; who was chosen stays, where they are still there."""
        self.choose(self._contact.value() or "", self.purpose, self.replaces, again=True)

    def choose(self, contact: str, purpose: Purpose, replaces: str, *, again: bool = False) -> None:
        """Choose what was chosen before; what is not there any more is left out."""
        if again:
            self._fill_contacts()
        self._contact.choose(contact)
        if purpose in self._offered():
            self._purpose.choose(purpose)
        self._replaces.choose(replaces)

    def first(self) -> QWidget:
        """The list of contacts."""
        return self._contact

    def of_purpose(self) -> QWidget:
        """The list of purposes."""
        return self._purpose

    def of_firm(self) -> QWidget:
        """Where it is written down what the firm said, if this user writes it."""
        return self._naming.ask or self._contact

    def _turned(self) -> None:
        """Another reader: other purposes, another version."""
        before, offered = self._purpose.value(), self._offered()
        self._purpose.blockSignals(True)
        self._purpose.clear()
        for purpose in offered:
            self._purpose.offer(purpose, tr(purpose.label))
        self._purpose.choose(before if before in offered else next(iter(offered), None))
        self._purpose.blockSignals(False)
        self._fill_standing()
        self._replan()

    def _replan(self) -> None:
        contact = self._chosen()
        self.plan = None
        stopped: tuple[Blocker, ...] = ()
        if contact is not None and self._case is not None:
            try:
                self.plan = self._session.releases.choose(self._case, contact.id, self.purpose)
            except Refused as refused:
                stopped = tuple(refused.blockers)
        self._read.setVisible(contact is not None)
        self._read.fill(column(*(_reader_lines(contact) if contact is not None else ()), gap=2))
        self._naming.show_plan(
            self.plan.case if self.plan else None, self.plan.profile if self.plan else None
        )
        self._stops.fill(column(*(self._stop(b) for b in stopped), gap=8))
        self._stops.setVisible(bool(stopped))
        self.planned.emit()

    def _stop(self, blocker: Blocker) -> Part:
        to, verb = way_of(blocker.rule) or (None, "")
        made = BlockerCard(blocker.words, blocker.remedy, action=tr(verb) if verb else "")
        to_keys = Place("partners", self.contact) if to is To.CONTACT else to
        made.go.connect(partial(self.go.emit, to_keys))
        return made

    def _chosen(self) -> Contact | None:
        at = self.contact
        return next((c for c in self._session.partners.all() if c.id == at), None)

    def _offered(self) -> tuple[Purpose, ...]:
        contact = self._chosen()
        return () if contact is None else purposes_for(profile_of(contact.partner_type))

    def _fill_contacts(self) -> None:
        self._contact.blockSignals(True)
        self._contact.clear()
        for contact in self._session.partners.all():
            self._contact.offer(contact.id, contact_words(contact))
        self._contact.setCurrentIndex(-1)
        self._contact.blockSignals(False)

    def _fill_standing(self) -> None:
        """The letters that this contact has about the case: a new one may replace one of them."""
        before = self._replaces.value()
        self._replaces.clear()
        self._replaces.offer("", tr("None"))
        standing: Sequence[tuple[str, Briefing]] = ()
        if self.contact is not None and self._case is not None:
            standing = self._session.releases.standing(self._case, self.contact)
        for reference, briefing in standing:
            self._replaces.offer(reference, f"{reference}, {day_words(briefing.day)}")
        known = {reference for reference, _ in standing}
        self._replaces.choose(before if before in known else "")
        self._standing.setVisible(bool(standing))


def contact_words(contact: Contact) -> str:
    """Who it is, where, of which kind, and whether its keys are known."""
    kind = tr(contact.partner_type.label)
    if contact.verification is not Verification.VERIFIED:
        kind = f"{kind}, {tr(contact.verification.label).lower()}"
    firm = contact.organisation_name
    where = f" · {firm}" if firm and firm not in contact.person else ""
    return f"{contact.person}{where} ({kind})"


def _reader_lines(contact: Contact) -> list[Part]:
    """What this kind of reader gets, as its version declares it."""
    found = reads(profile_of(contact.partner_type))
    lines = [tr("They read: {things}.").format(things=", ".join(map(tr, found.always)))]
    if found.agreed:
        agreed = ", ".join(map(tr, found.agreed))
        lines.append(tr("And, where the worker agrees to it: {things}.").format(things=agreed))
    never = ", ".join(map(tr, found.never[:_NEVER]))
    lines.append(tr("Never: {things}, nor anything that identifies.").format(things=never))
    return [label(words, "muted", wrap=True) for words in lines]
