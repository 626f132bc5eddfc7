"""The first step for several readers, what is sent instead, a lower count and a staff list."""

import secrets
from collections import Counter
from collections.abc import Callable, Sequence
from typing import TypeVar

from msgspec.structs import replace
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QPushButton, QScrollArea, QWidget

from crypto.identities import Identity
from tools.scenes_release import NORMAL, ROLE, SMALL, until, until_quiet
from tools.stage import Stage
from ui.dialogs.picker import Picker
from ui.page import Place
from ui.pages.release.lower import LowerDialog, Whom, open_lower
from ui.pages.release.page import ReleasePage
from ui.pages.release.silent import SilentDialog, open_silent
from ui.pages.staff import StaffPage
from ui.shell import Shell
from ui.widgets.banner import Banner
from ui.widgets.choices import Check, Combo
from workstation.records.briefings import Instead
from workstation.records.cases import Case
from workstation.records.consents import Purpose
from workstation.records.contact_log import ContactLog, Direction, Outcome
from workstation.records.involvement import CasePart, Involvement
from workstation.records.issues import Issue
from workstation.records.kit import Id
from workstation.records.partners import Contact, PartnerType, VerifiedHow
from workstation.records.people import Person
from workstation.rules.spread import free_from
from workstation.services.belonging import join
from workstation.services.partners import words_of
from workstation.services.session import Session
from workstation.services.spreading import Other, other_sites

W = TypeVar("W", bound=QWidget)
_UNION = "Dock and factory workers' union"
_SUMMARY = "Workers say that their passports are kept in the office since last year."
_LIST_HEAD = "Name,Sex,Age,Nationality,Group,Shift"


def ally(stage: Stage) -> QWidget:
    """A union: its purposes, what it reads, and two details that the text tells."""
    shell, page = _to(stage, _a_case(stage), _union(stage))
    _named(page, QPlainTextEdit, "Summary").setPlainText(_SUMMARY)
    for _ in range(2):
        next(b for b in page.findChildren(QPushButton) if b.text() == "Add a detail").click()
    values = [e for e in page.findChildren(QLineEdit) if e.accessibleName() == "In which words"]
    for entry, words in zip(values, ("line 4", "woman"), strict=False):
        entry.setText(words)
    traits = [p for p in page.findChildren(Picker) if p.accessibleName() == "What is told"]
    traits[1].setCurrentIndex(11)
    until_quiet()
    return shell


def pooled(stage: Stage) -> QWidget:
    """Sent with two other sites that had the same."""
    shell = stage.shell(ROLE, Place("releases"))
    session = stage.session()
    case = max(session.reader.find(Case), key=lambda c: len(_others(session, c)))
    contact = _buyer(session)
    shell, page = _to(stage, case.id, contact.id)
    way = _named(page, Combo, "Send instead")
    way.choose(Instead.POOLED)
    names = [other.name for other in _others(session, case)]
    until(lambda: bool(_ticks(page, names)))
    for tick in _ticks(page, names)[:2]:
        tick.setChecked(True)
    until_quiet()
    _down(page)
    return shell


def later(stage: Stage) -> QWidget:
    """A quarter has not passed everywhere."""
    shell = stage.shell(ROLE, Place("releases"))
    reader = stage.session().reader
    found = reader.find(Case)
    case = next((c for c in found if free_from(reader.find(Issue, case=c.id))), found[0])
    contact = _buyer(stage.session())
    shell, page = _to(stage, case.id, contact.id)
    way = _named(page, Combo, "Send instead")
    way.choose(Instead.LATER)
    until_quiet()
    _down(page)
    return shell


def lower(stage: Stage) -> QWidget:
    """The workers' half, before anything is written down."""
    case, contact = _consented(stage, "caseworker")
    shell = stage.shell("caseworker", Place("case", (case, "consents")))
    whom = Whom(case, contact, Purpose.REMEDY_DIALOGUE)
    open_lower(shell, stage.session(), whom, lambda write, done, _f: done(write()), lambda: None)
    until_quiet()
    return shell.findChildren(LowerDialog)[-1]


def silent(stage: Stage) -> QWidget:
    """A witness who was tried once, and the next try as it is written down."""
    case, contact = _consented(stage, "caseworker")
    shell = stage.shell("caseworker", Place("case", (case, "consents")))
    session = stage.session()
    held = session.reader.get(Case, case)
    ties = session.reader.find(Involvement, case=case)
    if not any(tie.part is CasePart.WITNESS for tie in ties):
        tie, _person = join(session.cases, held, Person(), CasePart.WITNESS, ties)
        line = ContactLog(case=case, person=tie.person, at=session.cases.now())
        session.cases.put(replace(line, direction=Direction.WE, outcome=Outcome.MISSED))
    whom = Whom(case, contact, Purpose.REMEDY_DIALOGUE)
    open_silent(shell, session, whom, lambda write, done, _f: done(write()), lambda: None)
    until_quiet()
    return shell.findChildren(SilentDialog)[-1]


def staff(stage: Stage) -> QWidget:
    """A file whose columns are being said."""
    shell = _listed(stage)
    entry = _named(shell, QLineEdit, "File of the staff list")
    entry.blockSignals(True)
    entry.setText("/media/stick/staff-list.csv")
    entry.blockSignals(False)
    return shell


def _listed(stage: Stage) -> Shell:
    case = _a_case(stage)
    shell = stage.shell("caseworker", Place("staff", case))
    page = shell.page()
    assert isinstance(page, StaffPage)
    file = stage.folder / "staff.csv"
    rows = [f"Worker {n},{'FFM'[n % 3]},{19 + n % 30},MM,line {n % 6},day" for n in range(412)]
    file.write_text("\n".join([_LIST_HEAD, *rows, "Somebody,F,7,MM,line 2,day"]), "utf-8")
    entry = _named(page, QLineEdit, "File of the staff list")
    entry.setText(str(file))
    until(lambda: bool(page.findChildren(Picker)))
    until_quiet()
    return shell


def staff_taken(stage: Stage) -> QWidget:
    """Taken in, with a line that was not."""
    shell = _listed(stage)
    page = shell.page()
    assert isinstance(page, StaffPage)
    press = page.primary()
    assert press is not None
    until(press.isEnabled)
    press.click()
    banner = page.findChildren(Banner)[0]
    until(banner.isVisible)
    until_quiet()
    return shell


def _to(stage: Stage, case: Id, contact: Id) -> tuple[Shell, ReleasePage]:
    shell = stage.shell(ROLE, Place("releases"))
    shell.go(Place("release", case))
    page = shell.page()
    assert isinstance(page, ReleasePage)
    until_quiet()
    _named(page, Combo, "Recipient").choose(contact)
    until_quiet()
    return shell, page


def _union(stage: Stage) -> Id:
    """A union whose words were compared; nothing is sealed for it here."""
    stage.shell("caseworker")
    known = stage.session().partners
    found = [c for c in known.all() if c.person == _UNION]
    if found:
        return found[0].id
    keys = Identity.from_seed(secrets.token_bytes(32)).public
    card = Contact(
        person=_UNION,
        partner_type=PartnerType.TRADE_UNION,
        age_recipient=keys.recipient,
        minisign_key=str(keys.signer),
    )
    made = known.add(card)
    return known.verify(made.id, words_of(made), VerifiedHow.IN_PERSON).id


def _buyer(session: Session) -> Contact:
    return next(c for c in session.partners.all() if c.partner_type is PartnerType.BUYER)


def _a_case(stage: Stage) -> Id:
    stage.shell("caseworker")
    sites = Counter(c.site for c in stage.session().reader.find(Case) if c.site)
    (site, _), *_ = sites.most_common(1)
    return stage.session().reader.find(Case, site=site)[0].id


def _consented(stage: Stage, role: str) -> tuple[Id, Id]:
    """A case and a contact for which everybody's consent is in force."""
    stage.shell(role)
    session = stage.session()
    for case in session.reader.find(Case):
        for contact in session.partners.all():
            told = session.lower_counts.told(case.id, contact.id, Purpose.REMEDY_DIALOGUE)
            if told and all(each.consent is not None for each in told):
                return case.id, contact.id
    raise LookupError("no case of the demonstration has consents in force")


def _others(session: Session, case: Case) -> Sequence[Other]:
    codes = [issue.code.value for issue in session.reader.find(Issue, case=case.id)]
    return other_sites(session.reader, case, codes)


def _ticks(page: ReleasePage, names: Sequence[str]) -> list[Check]:
    return [c for c in page.findChildren(Check) if c.text().startswith(tuple(names))]


def _named(page: QWidget, kind: type[W], name: str) -> W:
    return next(e for e in page.findChildren(kind) if e.accessibleName() == name)


def _down(page: ReleasePage) -> None:
    """Let the first step scroll to its end once it is drawn in its own size."""
    areas = page.findChildren(QScrollArea)
    way = _named(page, Combo, "Send instead")
    bar = next(a for a in areas if a.isAncestorOf(way)).verticalScrollBar()
    bar.rangeChanged.connect(lambda _least, most: bar.setValue(most))
    bar.setValue(bar.maximum())


PICTURES: dict[str, tuple[Callable[[Stage], QWidget], str, QSize]] = {
    "07f-release-choose-union-light": (ally, "light", NORMAL),
    "07f-release-pooled-light": (pooled, "light", NORMAL),
    "07f-release-later-1024x640-dark": (later, "dark", SMALL),
    "07g-lower-count-light": (lower, "light", QSize(560, 560)),
    "07h-witness-light": (silent, "light", QSize(560, 620)),
    "07g-staff-list-light": (staff, "light", NORMAL),
    "07g-staff-list-taken-1024x640-dark": (staff_taken, "dark", SMALL),
}
"""As in the tool: who builds what is in it, the theme, the size."""
