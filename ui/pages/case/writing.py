"""What is written down from day to day: a call, an act, what others were told, the next step."""

from collections.abc import Callable
from functools import partial

from msgspec.structs import replace

from ui.dialogs.record_form import Names
from ui.pages.case.file import CaseFile
from ui.pages.case.forms import Forms, consent_words, partner_words
from ui.words import tr
from workstation.records.briefings import Profile
from workstation.records.consents import Consent, ConsentState, Purpose
from workstation.records.contact_log import ContactLog
from workstation.records.contact_plan import ContactWay
from workstation.records.disclosures import Disclosure, SentHow
from workstation.records.kit import Id, Record
from workstation.records.protection import (
    RetaliationIncident,
)
from workstation.records.taxonomy import RetaliationType
from workstation.rules.contact import safe_to_ring
from workstation.rules.partners import profile_of

_SPOKEN = (SentHow.PHONE, SentHow.MEETING, SentHow.LETTER)
_CONTACT: Names = (
    *(("person", "at"), ("direction", "outcome"), "heard", ("safe", "in_safe_window")),
    *(("channel", "fear"), "promised", ("next_step", "next_on")),
)
_ACT: Names = (
    *(("target", "actor"), ("act", "on"), "told", "basis", "response_wanted"),
    ("critical", "employer_may_be_told"),
)
_TOLD: Names = (("contact", "on"), ("sent_how", "purpose"), "said", "scope", "consents")


class Writing:
    """Opens these forms; `partners` goes where a partner is added."""

    def __init__(self, forms: Forms, partners: Callable[[], object]) -> None:
        self._forms, self._partners = forms, partners

    def contact(self) -> None:
        """A call or a meeting with somebody of the case."""
        file, now = self._forms.file(), self._forms.session.cases.now()
        worker, plan = file.worker(), file.plan()
        start = ContactLog(
            case=file.case.id,
            person=worker.person if worker is not None else None,
            at=now,
            channel=plan.channel if plan is not None else ContactWay.PHONE,
            in_safe_window=safe_to_ring(plan, now)[0],
        )
        self._forms.ask(
            tr("A call or meeting"),
            start,
            _CONTACT,
            required=frozenset({"at", "person"}),
            options={"person": file.handles()},
        )

    def act(self) -> None:
        """An act against somebody; a critical one stops every release at once."""
        file = self._forms.file()
        worker = file.worker()
        start = RetaliationIncident(
            case=file.case.id,
            target=worker.person if worker is not None else Id(""),
            act=RetaliationType.RT11,
            on=self._forms.today(),
        )
        self._forms.ask(
            tr("An act against somebody"),
            start,
            _ACT,
            required=frozenset({"target", "act", "on", "told"}),
            options={"target": file.handles(), "actor": [(None, tr("Not known")), *file.handles()]},
            keep=self._keep_act,
            text=tr("Protection needs no proof. Nobody at the workplace is asked without a yes."),
        )

    def told(self) -> None:
        """What somebody outside was told by voice or letter."""
        file = self._forms.file()
        if not file.partners:
            self._partners()
            return
        start = Disclosure(
            case=file.case.id,
            contact=file.partners[0].id,
            on=self._forms.today(),
            profile=Profile.PUB,
            purpose=Purpose.REMEDY_DIALOGUE,
            sent_how=SentHow.PHONE,
            site=file.case.site,
        )
        given = [c for c in file.all(Consent) if c.state is ConsentState.GRANTED]
        self._forms.ask(
            tr("What we told others"),
            start,
            _TOLD,
            required=frozenset({"contact", "on", "said"}),
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
        case = self._forms.file().case
        self._forms.ask(tr("The next step"), case, [("next_step", "next_due")], verb=tr("Keep"))

    def _keep_told(self, file: CaseFile, told: Disclosure) -> Record:
        partner = file.partner(told.contact)
        assert partner is not None
        known = replace(told, profile=profile_of(partner.partner_type))
        return self._forms.session.cases.put(known)

    def _keep_act(self, act: RetaliationIncident) -> Record:
        before = [d for d in self._forms.file().all(Disclosure) if act.on and d.on <= act.on]
        last = max(before, key=lambda d: d.on).id if before else None
        return self._forms.session.risks.report(replace(act, disclosure=last))
