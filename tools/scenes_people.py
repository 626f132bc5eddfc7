"""Who is in a case and where it is, as they are being written down, for pictures."""

from collections.abc import Callable

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

from tools.scenes_release import until, until_quiet
from tools.stage import Stage
from ui.dialogs.picker import Picker
from ui.dialogs.records_form import RecordsForm
from ui.page import Place
from ui.shell import Shell
from workstation.records.cases import Case
from workstation.records.involvement import CasePart, Involvement
from workstation.records.organisations import Site
from workstation.records.people import Person

_ROLE, _FORM = "caseworker", QSize(588, 1)
"""A form is as high as what it asks for, whatever less it is given."""


def somebody(stage: Stage) -> QWidget:
    """Somebody whom nobody knows yet."""
    form = _people(stage, "Ma Kyi Pyar, မကြည်ပြာ")
    until(lambda: "Nobody" in form.field(Involvement, "person").hint)
    return form


def on_record(stage: Stage) -> QWidget:
    """A name that is on record: it has to be said whose it is."""
    form = _people(stage, _elsewhere(stage))
    picker = form.entry(Involvement, "person")
    assert isinstance(picker, Picker)
    until(lambda: picker.value() is None)
    form.press()
    until_quiet()
    return form


def linked(stage: Stage) -> QWidget:
    """Somebody of another case, chosen."""
    form = _people(stage, _elsewhere(stage))
    picker = form.entry(Involvement, "person")
    assert isinstance(picker, Picker)
    until(lambda: picker.value() is None)
    picker.setCurrentIndex(1)
    until_quiet()
    return form


def where(stage: Stage) -> QWidget:
    """A site that is not on record, and the firm that is."""
    form = _place(stage)
    site = form.entry(Case, "site")
    assert isinstance(site, Picker)
    site.setCurrentIndex(0)
    entry = form.entry(Site, "names")
    assert isinstance(entry, QLineEdit)
    entry.setText("Plant 2")
    firm = form.entry(Case, "organisation")
    assert isinstance(firm, Picker)
    firm.setCurrentIndex(1)
    until_quiet()
    return form


def where_on_record(stage: Stage) -> QWidget:
    """A site on record, which brings its firm."""
    form = _place(stage)
    site = form.entry(Case, "site")
    assert isinstance(site, Picker)
    site.setCurrentIndex(1)
    until_quiet()
    return form


def _people(stage: Stage, names: str) -> RecordsForm:
    _no_form(stage.shell(_ROLE))
    shell = stage.shell(_ROLE, Place("case", (stage.case, "people")))
    form = _opened(shell)
    entry = form.entry(Person, "names")
    assert isinstance(entry, QLineEdit)
    entry.setText(names)
    entry.textEdited.emit(names)
    form.entry(Involvement, "person").setFocus()
    until_quiet()
    return form


def _place(stage: Stage) -> RecordsForm:
    _no_form(stage.shell(_ROLE))
    shell = stage.shell(_ROLE, Place("staff", stage.case))
    until_quiet()
    page = shell.page()
    assert page is not None
    words = ("Another site…", "Write down where it is…")
    next(b for b in page.findChildren(QPushButton) if b.text() in words).click()
    return _opened(shell)


def _no_form(shell: Shell) -> None:
    """What an earlier picture left open is thrown away."""
    for form in shell.findChildren(RecordsForm):
        form.cancel.click()
    until_quiet()


def _opened(shell: Shell) -> RecordsForm:
    until(lambda: any(f.isVisible() for f in shell.findChildren(RecordsForm)))
    until_quiet()
    return next(f for f in shell.findChildren(RecordsForm) if f.isVisible())


def _elsewhere(stage: Stage) -> str:
    """A name of somebody who is affected in another case."""
    stage.shell(_ROLE)
    reader = stage.session().reader
    ties = reader.find(Involvement, part=CasePart.AFFECTED)
    people = [p for t in ties if t.case != stage.case for p in reader.find(Person, id=t.person)]
    return next(name.text for p in people for name in p.names if len(name.text.split()) > 1)


PICTURES: dict[str, tuple[Callable[[Stage], QWidget], str, QSize]] = {
    "05g-somebody-light": (somebody, "light", _FORM),
    "05g-somebody-on-record-light": (on_record, "light", _FORM),
    "05g-somebody-linked-dark": (linked, "dark", _FORM),
    "05h-where-it-is-light": (where, "light", _FORM),
    "05h-where-it-is-on-record-dark": (where_on_record, "dark", _FORM),
}
"""As in the tool: who builds what is in it, the theme, the size."""
