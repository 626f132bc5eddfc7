"""What a person needs to be safe, as it is written down."""

from ui.dialogs.record_form import Names
from ui.pages.case.forms import Forms, partner_words
from ui.words import tr
from workstation.records.kit import HEADER, Id, Record
from workstation.records.protection import (
    NeedKind,
    ProtectionNeed,
    Safeguard,
    SafetyPlan,
)

_HEADER_AND_PERSON = frozenset((*HEADER, "person"))


class Guarding:
    """Opens the forms of needs, safeguards and the safety plan."""

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
            tr("Safety plan"), start, names, text=tr("Made with the person, never for them.")
        )

    def change(self, record: Record, title: str, names: Names) -> None:
        """Some fields of a record that is there already."""
        self._forms.ask(title, record, names)
