"""Small forms over the page of a case: each keeps one record at once."""

import datetime as dt
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from ui.dialogs.entries import Options
from ui.dialogs.record_form import Names, RecordForm
from ui.pages.case.desk import Desk
from ui.pages.case.file import CaseFile
from ui.words import tr
from workstation.records.consents import Consent
from workstation.records.kit import Record
from workstation.records.partners import Contact
from workstation.records.protection import RetaliationIncident
from workstation.services.session import Session


class Forms:
    """Opens forms over a page; what they give is kept by the desk."""

    def __init__(self, page: QWidget, desk: Desk) -> None:
        self._page, self._desk = page, desk

    @property
    def desk(self) -> Desk:
        """What keeps what these forms give."""
        return self._desk

    @property
    def session(self) -> Session:
        """The services of who works here."""
        return self._desk.session

    def file(self) -> CaseFile:
        """The case in hand."""
        assert self._desk.file is not None
        return self._desk.file

    def today(self) -> dt.date:
        """The day by the vault's clock."""
        return self._desk.session.cases.today()

    def ask(
        self,
        title: str,
        start: Record,
        names: Names,
        *,
        required: frozenset[str] = frozenset(),
        options: Mapping[str, Options] | None = None,
        keep: Callable[[Any], object] | None = None,
        verb: str = "",
        text: str = "",
    ) -> None:
        """Ask for some fields of a record; what was left stands there the next time.

        A new critical act cannot be taken back by a key.
        """
        form = RecordForm(
            self._page,
            title,
            start,
            names,
            partial(self._keep, keep or self._desk.session.cases.put),
            verb=verb or tr("Write it down"),
            required=required,
            options=options,
            text=text,
            drafts=self._desk.session.drafts,
        )
        form.open()

    def _keep(self, keep: Callable[[Any], object], form: RecordForm, record: Any) -> None:
        final = isinstance(record, RetaliationIncident) and record.critical
        self._desk.keep(partial(keep, record), form.accept, form.show_failed, final=final)


def partner_words(partner: Contact) -> str:
    """A partner to choose: the organisation and what kind it is."""
    name = partner.organisation_name or partner.person
    return f"{name} ({tr(partner.partner_type.label).lower()})"


def audience_of(consent: Consent, file: CaseFile) -> str:
    """To whom a consent speaks."""
    partner = file.partner(consent.contact) if consent.contact is not None else None
    return partner_words(partner) if partner is not None else consent.audience


def consent_words(consent: Consent, file: CaseFile) -> str:
    """A consent in a line: what for, and to whom."""
    return f"{tr(consent.purpose.label)}, {audience_of(consent, file)}"
