"""What a person needs to be safe, as it is written down."""

from ui.dialogs.entries import Options
from ui.dialogs.record_form import Names
from ui.pages.case.forms import Forms, partner_words
from ui.words import tr
from workstation.records.access import Choice
from workstation.records.kit import HEADER, Id, Record
from workstation.records.protection import (
    NeedKind,
    ProtectionNeed,
    RetaliationIncident,
    RetaliationState,
    Safeguard,
    SafetyPlan,
    SafetyPlanState,
)
from workstation.rules.retaliation import may_end

_HEADER_AND_PERSON = frozenset((*HEADER, "person"))


class Guarding:
    """Opens the forms of needs, safeguards, the safety plan, and how an act stands."""

    def __init__(self, forms: Forms) -> None:
        self._forms = forms

    def need(self) -> None:
        """Something that a person needs to be safe."""
        file = self._forms.file()
        worker = file.worker()
        start = ProtectionNeed(
            case=file.case.id,
            person=worker.person if worker is not None else Id(""),
            kind=NeedKind.PHYSICAL_SAFETY,
            raised_on=self._forms.today(),
        )
        self._forms.ask(
            tr("Something needed to be safe"),
            start,
            ["person", "kind", "urgency", "own_words", "state", "raised_on"],
            required=frozenset({"person", "kind"}),
            options={"person": file.handles()},
        )

    def safeguard(self) -> None:
        """A measure asked of somebody so that a person is safe."""
        file = self._forms.file()
        asked = [(None, tr("Not said")), *((c.id, partner_words(c)) for c in file.partners)]
        self._forms.ask(
            tr("A safeguard that was asked for"),
            Safeguard(case=file.case.id, measure="", asked_on=self._forms.today()),
            ["measure", "asked_of", "asked_on", "deadline", "answer"],
            required=frozenset({"measure"}),
            options={"asked_of": asked},
        )

    def safety_plan(self, plan: SafetyPlan | None) -> None:
        """What the person does when it gets dangerous, made with the person."""
        file = self._forms.file()
        worker = file.worker()
        if worker is None:
            return
        start = plan or SafetyPlan(case=file.case.id, person=worker.person)
        names = [name for name in SafetyPlan.__struct_fields__ if name not in _HEADER_AND_PERSON]
        self._forms.ask(
            tr("Safety plan"),
            start,
            names,
            options={"state": self._states(start.state, SafetyPlanState.ENDED)},
            text=tr("Made with the person, never for them."),
        )

    def act(self, act: RetaliationIncident) -> None:
        """How an act against somebody stands now."""
        names: Names = ("state", "response_wanted", ("employer_may_be_told", "watched_until"))
        self._forms.ask(
            f"{act.act.value} {tr(act.act.label)}",
            act,
            (*names, "critical") if self._may_end() else names,
            options={"state": self._states(act.state, RetaliationState.STOOD_DOWN)},
            keep=self._forms.session.risks.report,
        )

    def change(self, record: Record, title: str, names: Names) -> None:
        """Some fields of a record that is there already."""
        self._forms.ask(title, record, names)

    def _may_end(self) -> bool:
        return may_end(self._forms.session.user.role)

    def _states(self, now: Choice, end: Choice) -> Options:
        """What may be chosen: the end only by who may end it."""
        may = self._may_end() or now is end
        return [(each, tr(each.label)) for each in type(now) if may or each is not end]
