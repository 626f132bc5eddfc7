"""Issues and consents as they are written down."""

from msgspec.structs import replace

from ui.dialogs.record_form import Names
from ui.pages.case.forms import Forms, partner_words
from ui.pages.case.head import language
from ui.words import tr
from workstation.records.consents import Consent, ConsentMode, ConsentState, Purpose
from workstation.records.issues import Issue
from workstation.records.kit import Id
from workstation.records.taxonomy import IssueCode

_ISSUE: Names = (
    *(("code", "severity"), ("standing", "affected"), ("reported_on", "since"), "wanted"),
    *("root_cause", "asked_action", ("answer_by", "until"), ("acknowledged_at", "responded_at")),
    *(("worker_told_at", "groups"), ("section", "shift"), "prior_internal_complaint"),
    *("unique_event", "missed_by_audit"),
)
_CONSENT: Names = (
    *(("person", "purpose"), "contact", "audience", "scope", ("mode", "language")),
    *("items", "withheld", "explained", "state", ("given", "expires")),
)

_AGAIN = ("person", "purpose", "contact", "audience", "scope", "mode", "language", "withheld")
"""What a consent that is asked for again begins with."""


class Matters:
    """Opens the forms of issues and consents."""

    def __init__(self, forms: Forms) -> None:
        self._forms = forms

    def issue(self, issue: Issue | None = None) -> None:
        """A new issue, or one that is there already."""
        file = self._forms.file()
        start = issue or Issue(
            case=file.case.id,
            code=IssueCode.WL99,
            severity=file.case.severity,
            affected=file.case.affected,
            reported_on=self._forms.today(),
        )
        codes = [(code, f"{code.value} {tr(code.label)}") for code in IssueCode]
        title = tr("Edit the issue") if issue is not None else tr("Add an issue")
        self._forms.ask(
            title,
            start,
            _ISSUE,
            required=frozenset({"code", "reported_on"}),
            options={"code": codes},
        )

    def consent(self, again: Consent | None = None) -> None:
        """A question that was asked, and its answer; asking again is a new row."""
        file, today = self._forms.file(), self._forms.today()
        worker = file.worker()
        blank = Consent(
            case=file.case.id,
            person=worker.person if worker is not None else Id(""),
            purpose=Purpose.REMEDY_DIALOGUE,
            mode=ConsentMode.VERBAL,
        )
        start = blank
        if again is not None:
            start = replace(blank, **{name: getattr(again, name) for name in _AGAIN})
        said = language(start.language)
        start = replace(start, state=ConsentState.GRANTED, given=today, language=said)
        answers = (ConsentState.GRANTED, ConsentState.REFUSED)
        self._forms.ask(
            tr("Ask for a consent"),
            start,
            _CONSENT,
            required=frozenset({"person", "given", "state"}),
            options={
                "person": file.handles(),
                "contact": [
                    (None, tr("Not a partner here")),
                    *((c.id, partner_words(c)) for c in file.partners),
                ],
                "state": [(state, tr(state.label)) for state in answers],
            },
            keep=self._forms.session.cases.answer,
            text=tr("One row for one purpose and one audience. No is fine, and costs nothing."),
        )
