"""The small forms of a case: each keeps one record at once, and a new one can be taken back."""

from collections.abc import Callable
from functools import partial
from typing import Any

from msgspec.structs import replace
from PySide6.QtWidgets import QWidget

from ui.dialogs.entries import Options
from ui.dialogs.record_form import Names, RecordForm
from ui.pages.case.desk import Desk
from ui.pages.case.file import CaseFile
from ui.words import tr
from workstation.records.briefings import Profile
from workstation.records.consents import Consent, ConsentMode, ConsentState, Purpose
from workstation.records.contact_log import ContactLog
from workstation.records.contact_plan import ContactWay
from workstation.records.disclosures import Disclosure, SentHow
from workstation.records.issues import Issue
from workstation.records.kit import HEADER, Id, Record
from workstation.records.partners import Contact
from workstation.records.protection import (
    NeedKind,
    ProtectionNeed,
    RetaliationIncident,
    Safeguard,
    SafetyPlan,
)
from workstation.records.taxonomy import IssueCode, RetaliationType
from workstation.rules.contact import safe_to_ring
from workstation.rules.partners import profile_of

_HEADER_AND_PERSON = frozenset((*HEADER, "person"))
_SPOKEN = (SentHow.PHONE, SentHow.MEETING, SentHow.LETTER)
_CONTACT: Names = (
    *(("person", "at"), ("direction", "outcome"), "heard", ("safe", "in_safe_window")),
    *(("channel", "fear"), "promised", ("next_step", "next_on")),
)
_ACT: Names = (
    *(("target", "actor"), ("type", "on"), "told", "basis", "response_wanted"),
    ("critical", "employer_may_be_told"),
)
_TOLD: Names = (("contact", "on"), ("sent_how", "purpose"), "said", "scope", "consents")
_ISSUE: Names = (
    *(("code", "severity"), ("standing", "affected"), ("reported_on", "since"), "wanted"),
    *("root_cause", "asked_action", ("answer_by", "until"), ("acknowledged_at", "responded_at")),
    *(("worker_told_at", "groups"), ("section", "shift"), "prior_internal_complaint"),
    *("unique_event", "missed_by_audit"),
)
_CONSENT: Names = (
    *(("person", "purpose"), "contact", "audience", "scope", ("mode", "language")),
    *("explained", "state", ("given", "expires")),
)
Go = Callable[[str], object]


class Writer:
    """Opens the forms over a page. `go` is asked for a page by its key."""

    def __init__(self, page: QWidget, desk: Desk, go: Go) -> None:
        self._page, self._desk, self._go = page, desk, go

    def contact(self) -> None:
        """A call or a meeting with somebody of the case."""
        file, now = self._open(), self._desk.session.cases.now()
        worker, plan = file.worker(), file.plan()
        start = ContactLog(
            case=file.case.id,
            person=worker.person if worker is not None else None,
            at=now,
            channel=plan.channel if plan is not None else ContactWay.PHONE,
            in_safe_window=safe_to_ring(plan, now)[0],
        )
        self._ask(
            tr("A call or meeting"),
            start,
            _CONTACT,
            required={"at", "person"},
            options={"person": file.handles()},
        )

    def act(self) -> None:
        """An act against somebody; a critical one stops every release at once."""
        file = self._open()
        worker = file.worker()
        told = file.all(Disclosure)
        start = RetaliationIncident(
            case=file.case.id,
            target=worker.person if worker is not None else Id(""),
            type=RetaliationType.RT11,
            on=self._today(),
            disclosure=max(told, key=lambda d: d.on).id if told else None,
        )
        self._ask(
            tr("An act against somebody"),
            start,
            _ACT,
            required={"target", "type", "on", "told"},
            options={"target": file.handles(), "actor": [(None, tr("Not known")), *file.handles()]},
            keep=self._desk.session.risks.report,
            text=tr("Protection needs no proof. Nobody at the workplace is asked without a yes."),
        )

    def told(self) -> None:
        """What somebody outside was told by voice or letter."""
        file = self._open()
        if not file.partners:
            self._go("partners")
            return
        start = Disclosure(
            case=file.case.id,
            contact=file.partners[0].id,
            on=self._today(),
            profile=Profile.PUB,
            purpose=Purpose.REMEDY_DIALOGUE,
            sent_how=SentHow.PHONE,
            site=file.case.site,
        )
        given = [c for c in file.all(Consent) if c.state is ConsentState.GRANTED]
        self._ask(
            tr("What we told others"),
            start,
            _TOLD,
            required={"contact", "on", "said"},
            options={
                "contact": [(c.id, partner_words(c)) for c in file.partners],
                "sent_how": [(how, tr(how.label)) for how in _SPOKEN],
                "consents": [(c.id, consent_words(c, file)) for c in given],
            },
            keep=partial(self._keep_told, file),
            text=tr("What goes out on paper or in a bundle is written down by its release."),
        )

    def next_step(self) -> None:
        """The next step of the case; it names nobody."""
        case = self._open().case
        self._ask(tr("The next step"), case, [("next_step", "next_due")], verb=tr("Keep"))

    def issue(self, issue: Issue | None = None) -> None:
        """A new issue, or one that is there already."""
        file = self._open()
        start = issue or Issue(
            case=file.case.id,
            code=IssueCode.WL99,
            severity=file.case.severity,
            affected=file.case.affected,
            reported_on=self._today(),
        )
        codes = [(code, f"{code.value} {tr(code.label)}") for code in IssueCode]
        title = tr("Edit the issue") if issue is not None else tr("Add an issue")
        self._ask(title, start, _ISSUE, required={"code", "reported_on"}, options={"code": codes})

    def consent(self, again: Consent | None = None) -> None:
        """A question that was asked, and its answer; asking again is a new row."""
        file, today = self._open(), self._today()
        worker = file.worker()
        blank = Consent(
            case=file.case.id,
            person=worker.person if worker is not None else Id(""),
            purpose=Purpose.REMEDY_DIALOGUE,
            mode=ConsentMode.VERBAL,
        )
        start = blank
        if again is not None:
            names = ("person", "purpose", "contact", "audience", "scope", "mode", "language")
            start = replace(blank, **{name: getattr(again, name) for name in names})
        start = replace(start, state=ConsentState.GRANTED, given=today)
        answers = (ConsentState.GRANTED, ConsentState.REFUSED)
        self._ask(
            tr("Ask for a consent"),
            start,
            _CONSENT,
            required={"person", "given", "state"},
            options={
                "person": file.handles(),
                "contact": [
                    (None, tr("Not a partner here")),
                    *((c.id, partner_words(c)) for c in file.partners),
                ],
                "state": [(state, tr(state.label)) for state in answers],
            },
            keep=self._desk.session.cases.answer,
            text=tr("One row for one purpose and one audience. No is fine, and costs nothing."),
        )

    def need(self) -> None:
        """Something that a person needs to be safe."""
        file = self._open()
        worker = file.worker()
        start = ProtectionNeed(
            case=file.case.id,
            person=worker.person if worker is not None else Id(""),
            kind=NeedKind.PHYSICAL_SAFETY,
            raised_on=self._today(),
        )
        self._ask(
            tr("Something needed to be safe"),
            start,
            ["person", "kind", "urgency", "own_words", "state", "raised_on"],
            required={"person", "kind"},
            options={"person": file.handles()},
        )

    def safeguard(self) -> None:
        """A measure asked of somebody so that a person is safe."""
        file = self._open()
        asked = [(None, tr("Not said")), *((c.id, partner_words(c)) for c in file.partners)]
        self._ask(
            tr("A safeguard that was asked for"),
            Safeguard(case=file.case.id, measure="", asked_on=self._today()),
            ["measure", "asked_of", "asked_on", "deadline", "answer"],
            required={"measure"},
            options={"asked_of": asked},
        )

    def safety_plan(self, plan: SafetyPlan | None) -> None:
        """What the person does when it gets dangerous, made with the person."""
        file = self._open()
        worker = file.worker()
        if worker is None:
            return
        start = plan or SafetyPlan(case=file.case.id, person=worker.person)
        names = [name for name in SafetyPlan.__struct_fields__ if name not in _HEADER_AND_PERSON]
        self._ask(tr("Safety plan"), start, names, text=tr("Made with the person, never for them."))

    def change(self, record: Record, title: str, names: Names) -> None:
        """Some fields of a record that is there already."""
        self._ask(title, record, names)

    def _open(self) -> CaseFile:
        assert self._desk.file is not None
        return self._desk.file

    def _today(self) -> Any:
        return self._desk.session.cases.today()

    def _keep_told(self, file: CaseFile, told: Disclosure) -> Record:
        partner = file.partner(told.contact)
        assert partner is not None
        known = replace(told, profile=profile_of(partner.partner_type))
        return self._desk.session.cases.put(known)

    def _ask(
        self,
        title: str,
        start: Record,
        names: Names,
        *,
        required: set[str] | None = None,
        options: dict[str, Options] | None = None,
        keep: Callable[[Any], object] | None = None,
        verb: str = "",
        text: str = "",
    ) -> None:
        form = RecordForm(
            self._page,
            title,
            start,
            names,
            partial(self._keep, keep or self._desk.session.cases.put),
            verb=verb or tr("Write it down"),
            required=frozenset(required or ()),
            options=options,
            text=text,
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
