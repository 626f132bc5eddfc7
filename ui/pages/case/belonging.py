"""Writing down who is in a case: somebody new, or somebody on record, here or in other cases."""

from collections.abc import Mapping
from functools import partial
from typing import Any

from ui.dialogs.entries import Options
from ui.dialogs.records_form import Lines, RecordsForm
from ui.pages.case.desk import Write
from ui.pages.case.forms import Forms
from ui.pages.case.known import NEW, KnownPeople
from ui.pages.new_case_people import AGES
from ui.words import tr
from workstation.records.involvement import CasePart, Involvement
from workstation.records.kit import Record, spec_of
from workstation.records.people import Person
from workstation.services.belonging import join, link

_NAMES, _WHO = (Person, "names"), (Involvement, "person")
_LINES: Lines = (
    [_NAMES],
    [_WHO],
    [(Involvement, "part")],
    [(Person, "unnamed"), (Person, "under_18")],
    [(Person, "gender")],
    [(Person, "age_band"), (Person, "job")],
    [(Person, "nationality"), (Person, "languages")],
)


class Belonging:
    """Opens the form of somebody in the case."""

    def __init__(self, forms: Forms) -> None:
        self._forms = forms

    def somebody(self) -> None:
        """Somebody new; or of another part so far, or of another case, where this user may look."""
        if not self._forms.desk.team:
            return
        here = self._here()
        searches = self._forms.session.user.role in spec_of(Person).need_to_know
        form = self._form(here, searches=searches)
        if searches:
            KnownPeople(form, self._forms.desk, here)
        form.open()

    def _form(self, here: Options, *, searches: bool) -> RecordsForm:
        desk, case = self._forms.desk, self._forms.file().case
        asks_who = searches or bool(here)
        return RecordsForm(
            desk.page,
            tr("Somebody in the case"),
            [
                Involvement(case=case.id, person=NEW, handle="", part=CasePart.AFFECTED),
                Person(case=case.id),
            ],
            [line for line in _LINES if asks_who or _WHO not in line],
            self._keep,
            verb=tr("Write it down"),
            drafts=desk.session.drafts,
            required=frozenset({(Involvement, "part"), (Person, "under_18")}),
            options={
                _WHO: [(NEW, tr("Somebody new")), *here],
                (Person, "age_band"): [(age, age or tr("Not known")) for age in AGES],
            },
            unless={Person: (_WHO, NEW)} if asks_who else {},
            stays=frozenset({_NAMES} if searches else ()),
            text=tr(
                "Commas between the forms of a name. They get a handle, and whoever is at risk is "
                "assessed before anything leaves."
            ),
        )

    def _here(self) -> Options:
        others = [t for t in self._forms.file().people() if t.part is not CasePart.AFFECTED]
        return [(t.person, f"{t.handle} ({tr(t.part.label).lower()})") for t in others]

    def _keep(self, form: RecordsForm, records: Mapping[type[Record], Any]) -> None:
        known = form.findChild(KnownPeople)
        write = partial(self._write, form, records)
        if known is None or records[Involvement].person:
            write()
        else:
            known.unless_known(write)

    def _write(self, form: RecordsForm, records: Mapping[type[Record], Any]) -> None:
        file, cases, asked = self._forms.file(), self._forms.session.cases, records[Involvement]
        ties = file.all(Involvement)
        write: Write = partial(join, cases, file.case, records[Person], asked.part, ties)
        if asked.person:
            write = partial(link, cases, file.case, asked.person, asked.part, ties)
        self._forms.desk.keep(write, form.accept, form.show_failed)
