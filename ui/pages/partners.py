"""Partners: their contacts, and eight words that make sure the keys are their own."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QPushButton, QStackedWidget, QWidget

from ui.asking import ask_new_file
from ui.dialogs.card import FormDialog
from ui.errors import words_for
from ui.jobs import JobRunner
from ui.page import Head, Page, PageSpec, Place
from ui.pages.case.locked import need_to_know
from ui.pages.partners_detail import Detail, Known
from ui.pages.partners_forms import PassOn, card_form, revoke_form
from ui.pages.partners_list import PartnersList
from ui.patience import when_free
from ui.theme.icons import icon
from ui.theme.look import look
from ui.widgets.banner import Banner
from ui.widgets.button import button
from ui.widgets.empty import Empty
from ui.widgets.lay import column, held, row
from ui.widgets.scrolled import Scrolled
from ui.words import tr
from workstation.bootstrap import write_key
from workstation.records.access import CASES
from workstation.records.cases import Case
from workstation.records.disclosures import Disclosure
from workstation.records.kit import Id
from workstation.records.partners import Contact, VerifiedHow
from workstation.services.partners import KEEPERS
from workstation.services.session import Session

_KEY_FILE = "signer.pub"
"""As the commands in our letters name it."""
_CLOSED = 2


class PartnersPage(Page):
    """The list at the start, one contact at the end; changes are kept off the window."""

    def __init__(self, session: Session, jobs: JobRunner) -> None:
        super().__init__()
        self._session, self._jobs = session, jobs
        self._contact: Contact | None = None
        me, may = session.user.token, session.user.role in KEEPERS
        self.list, self.detail = PartnersList(me, may_add=may), Detail(me, may_change=may)
        self._said = Banner("danger", "")
        self._said.hide()
        self._add = _add_button(self.add) if may else None
        empty = Empty(
            icon("partners"),
            tr("No partner yet"),
            tr("A briefing is written for a contact at a partner. Begin with their card."),
            *filter(None, [self._add]),
        )
        side = column(self._said, (Scrolled(column(self.detail)), 1), gap=10)
        self._stack = QStackedWidget()
        for layout in (row(self.list, (side, 1), gap=16), column(empty)):
            holder = QWidget()
            holder.setLayout(layout)
            self._stack.addWidget(holder)
        self._stack.addWidget(held(column(need_to_know(tr("Partners"), CASES), None)))
        self.setLayout(column(self._stack, margins=(20, 14, 20, 14)))
        self.list.chosen.connect(self._choose)
        self.list.add.connect(self.add)
        self.list.key_wanted.connect(self.save_key)
        self.detail.edit.connect(self._edit)
        self.detail.revoke.connect(self._revoke)
        self.detail.pass_on.connect(self._pass_on)
        self.detail.agreed.connect(self._verify)
        self.detail.everything.connect(self._show_everything)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.list.set_room(look().room(event.size().width()))

    def head(self) -> Head:
        return Head(tr("Partners"))

    def show_subject(self, subject: object) -> None:
        if not self._session.reader.holds(CASES):
            self._stack.setCurrentIndex(_CLOSED)
            return
        wanted = Id(subject) if isinstance(subject, str) else None
        when_free(self, partial(self._read, wanted))

    def first(self) -> QWidget | None:
        return self.list.table if self._contact is not None else self._add

    def primary(self) -> QAbstractButton | None:
        if self._contact is None:
            return self._add
        return self.detail.verify.mark if self.detail.verify is not None else None

    def filter_entry(self) -> QLineEdit | None:
        return self.list.entry

    def add(self) -> None:
        """Write a new card."""
        partners, drafts = self._session.partners, self._session.drafts
        card_form(self, None, partial(self._keep, partners.add), drafts)

    def save_key(self) -> None:
        """Write the file by which a partner checks our letters with minisign."""
        ask_new_file(self, tr("Save our key file"), self._write_key, name=_KEY_FILE)

    def _write_key(self, path: Path) -> None:
        signer = self._session.partners.office().signer
        job = self._jobs.start(tr("Save our key file"), lambda _p: write_key(path, signer))
        job.done.connect(lambda _kept: self._say_key(path.name))
        job.failed.connect(self._say)

    def _say_key(self, name: str) -> None:
        saved = tr("Saved as {name}.").format(name=name)
        self._said.say("ok", saved, tr("With it a partner checks every letter of this office."))
        self._said.show()

    def _read(self, wanted: Id | None) -> None:
        contacts = self._session.partners.all()
        chosen = wanted or (self._contact.id if self._contact is not None else None)
        self._contact = None
        self._stack.setCurrentIndex(0 if contacts else 1)
        self.list.show_contacts(contacts, chosen)

    def _choose(self, contact: str) -> None:
        when_free(self, partial(self._show, Id(contact)))

    def _show(self, id: Id) -> None:
        contact = self._session.partners.get(id)
        if contact == self._contact:
            return
        reader = self._session.reader
        told = sorted(reader.find(Disclosure, contact=id), key=lambda d: d.on, reverse=True)
        self._contact = contact
        self._said.hide()
        self.detail.show_contact(
            Known(
                contact,
                self._session.partners.office().check_words,
                [(d, reader.get(Case, d.case).code if d.case else "") for d in told],
                [self._session.partners.get(other).person for other in contact.affiliates],
            )
        )

    def _edit(self) -> None:
        partners, drafts = self._session.partners, self._session.drafts
        card_form(self, self._contact, partial(self._keep, partners.change), drafts)

    def _revoke(self) -> None:
        if self._contact is not None:
            revoke = self._session.partners.revoke
            keep = partial(self._keep, lambda c: revoke(c.id, c.revoked_why))
            revoke_form(self, self._contact, keep, self._session.drafts)

    def _pass_on(self) -> None:
        if self._contact is not None:
            keep = partial(self._keep, self._session.partners.change)
            partners = self._session.partners
            PassOn(self, self._contact, partners.all(), keep, may_part=partners.may_part)

    def _show_everything(self) -> None:
        if self._contact is not None:
            self.go.emit(Place("knows", ("contact", self._contact.id)))

    def _verify(self, heard: list[str], how: VerifiedHow) -> None:
        contact = self._contact
        if contact is None:
            return
        verify = self._session.partners.verify
        job = self._jobs.start(tr("Verify"), lambda _p: verify(contact.id, heard, how))
        job.done.connect(lambda kept: self._kept(kept))
        job.failed.connect(lambda problem: self._say(problem))

    def _keep(
        self, change: Callable[[Contact], Contact], form: FormDialog, contact: Contact
    ) -> None:
        job = self._jobs.start(tr("Keep the contact"), lambda _p: change(contact))
        job.done.connect(form.accept)
        job.done.connect(self._kept)
        job.failed.connect(lambda problem: form.show_failed(*words_for(problem)))

    def _kept(self, contact: Contact) -> None:
        self.list.entry.clear()
        self.show_subject(contact.id)
        self.list.table.setFocus()

    def _say(self, problem: Exception) -> None:
        self._said.say("danger", *words_for(problem))
        self._said.show()


def _add_button(press: Callable[[], None]) -> QPushButton:
    return button(tr("Add a contact"), "primary", icon("add"), press=press)


def partners_spec(session: Session, jobs: JobRunner) -> PageSpec:
    """The page of the partners; its subject is a contact's id."""
    return PageSpec("partners", tr("Partners"), "partners", lambda: PartnersPage(session, jobs))
