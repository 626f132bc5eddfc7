"""Writing down where a case is: a site on record, or a new one with who runs it."""

from collections.abc import Callable, Mapping
from typing import Any

from msgspec.structs import replace
from PySide6.QtWidgets import QWidget

from ui.dialogs.entries import Options
from ui.dialogs.picker import Picker
from ui.dialogs.records_form import Lines, RecordsForm
from ui.errors import words_for
from ui.jobs import JobRunner
from ui.words import tr
from workstation.records.cases import Case
from workstation.records.kit import Id, Record
from workstation.records.organisations import Organisation, Site
from workstation.services.belonging import place
from workstation.services.session import Session

_LINES: Lines = (
    [(Case, "site")],
    [(Site, "names")],
    [(Site, "place"), (Site, "admin1")],
    [(Site, "country"), (Site, "headcount")],
    [(Site, "employer_housing"), (Site, "vessel")],
    [(Case, "organisation")],
    [(Organisation, "names")],
)


def ask_place(
    parent: QWidget, session: Session, jobs: JobRunner, case: Case, then: Callable[[Case], object]
) -> None:
    """Ask where a case is; `then` gets the case as it was kept."""
    sites, firms = session.reader.find(Site), session.reader.find(Organisation)

    def keep(form: RecordsForm, records: Mapping[type[Record], Any]) -> None:
        asked = records[Case]
        new_site, new_firm = (replace(records[kind], case=None) for kind in (Site, Organisation))
        site = _of(sites, asked.site) or new_site
        firm = _of(firms, asked.organisation) or (new_firm if new_firm.names else None)
        job = jobs.start(tr("Keeping it"), lambda _p: place(session.cases, case, site, firm))
        job.done.connect(form.accept)
        job.done.connect(then)
        job.failed.connect(lambda problem: form.show_failed(*words_for(problem)))

    # Drafts are told apart by the case; what is kept belongs to every case that is there.
    form = RecordsForm(
        parent,
        tr("Where it is"),
        [case, Site(case=case.id, names=()), Organisation(case=case.id, names=())],
        _LINES,
        keep,
        verb=tr("Write it down"),
        drafts=session.drafts,
        required=frozenset({(Site, "names")}),
        options={
            (Case, "site"): _choices(sites, tr("A site that is not on record")),
            (Case, "organisation"): _choices(firms, tr("A firm that is not on record")),
        },
        unless={Site: ((Case, "site"), None), Organisation: ((Case, "organisation"), None)},
        text=tr("People are counted there, and what was told of it before counts too."),
    )
    _follow(form, sites)
    form.open()


def _follow(form: RecordsForm, sites: tuple[Site, ...]) -> None:
    """Choosing a site on record chooses whoever runs it."""
    site, firm = form.entry(Case, "site"), form.entry(Case, "organisation")
    assert isinstance(site, Picker)
    assert isinstance(firm, Picker)

    def chosen() -> None:
        known = _of(sites, site.value())
        if known is not None and known.organisation is not None:
            firm.choose(known.organisation)

    site.currentIndexChanged.connect(lambda _at: chosen())


def _choices(known: tuple[Site, ...] | tuple[Organisation, ...], new: str) -> Options:
    return [(None, new), *((each.id, _name(each)) for each in known)]


def _name(place: Site | Organisation) -> str:
    where = ", ".join(filter(None, [place.admin1, place.country]))
    name = place.names[0] if place.names else tr("Without a name")
    return f"{name} ({where})" if where else name


def _of(known: tuple[Any, ...], id: Id | None) -> Any:
    return next((each for each in known if each.id == id), None)
