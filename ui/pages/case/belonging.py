"""Writing down who is in a case: somebody new, or another part of somebody on record."""

from collections.abc import Mapping
from functools import partial
from typing import Any

from msgspec.structs import replace

from ui.dialogs.records_form import Lines, RecordsForm
from ui.pages.case.desk import Write
from ui.pages.case.forms import Forms
from ui.pages.new_case_people import AGES
from ui.words import tr
from workstation.records.involvement import CasePart, Involvement
from workstation.records.kit import Id, Record
from workstation.records.people import Person
from workstation.services.belonging import join

NEW = Id("")
"""Stands for somebody who is not on record yet."""
_LINES: Lines = (
    [(Involvement, "part")],
    [(Person, "names")],
    [(Person, "unnamed"), (Person, "under_18")],
    [(Person, "gender")],
    [(Person, "age_band"), (Person, "job")],
    [(Person, "nationality"), (Person, "languages")],
)
_WHO: Lines = ([(Involvement, "person")],)


class Belonging:
    """Opens the form of somebody in the case."""

    def __init__(self, forms: Forms) -> None:
        self._forms = forms

    def somebody(self) -> None:
        """Somebody new, or, where there are others, somebody of another part so far."""
        desk = self._forms.desk
        if not desk.team:
            return
        file = self._forms.file()
        others = [tie for tie in file.people() if tie.part is not CasePart.AFFECTED]
        known = [(t.person, f"{t.handle} ({tr(t.part.label).lower()})") for t in others]
        start = Involvement(case=file.case.id, person=NEW, handle="", part=CasePart.AFFECTED)
        RecordsForm(
            desk.page,
            tr("Somebody in the case"),
            [start, Person(case=file.case.id)],
            [*(_WHO if known else ()), *_LINES],
            self._keep,
            verb=tr("Write it down"),
            drafts=desk.session.drafts,
            required=frozenset({(Involvement, "part"), (Person, "under_18")}),
            options={
                (Involvement, "person"): [(NEW, tr("Somebody new")), *known],
                (Person, "age_band"): [(age, age or tr("Not known")) for age in AGES],
            },
            unless={Person: (Involvement, "person")} if known else {},
            text=tr(
                "Commas between the forms of a name. They get a handle, and whoever is at risk is "
                "assessed before anything leaves."
            ),
        ).open()

    def _keep(self, form: RecordsForm, records: Mapping[type[Record], Any]) -> None:
        file, cases = self._forms.file(), self._forms.session.cases
        asked, person = records[Involvement], records[Person]
        ties = file.all(Involvement)
        held = next((tie for tie in ties if tie.person == asked.person), None)
        write: Write = partial(join, cases, file.case, person, asked.part, ties)
        if held is not None:
            write = partial(cases.put, replace(held, part=asked.part))
        self._forms.desk.keep(write, form.accept, form.show_failed)
