"""A release on its way out and the partners, for pictures; every person in them is invented."""

import time
from collections import Counter
from collections.abc import Callable
from functools import partial

from msgspec.structs import replace
from PySide6.QtCore import QModelIndex, QSize
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget

from tools.stage import Stage
from ui.page import Place
from ui.pages.knowing import KnowingPage
from ui.pages.partners import PartnersPage
from ui.pages.release import state
from ui.pages.release.checks import ChecksView
from ui.pages.release.inferring import AsTheyRead
from ui.pages.release.page import ReleasePage
from ui.pages.release.state import Step
from ui.shell import Shell
from ui.widgets.cells import CELL, Cell
from ui.widgets.choices import Combo
from workstation.records.briefings import Briefing, BriefingState, HarmAnswer
from workstation.records.cases import Case
from workstation.records.consents import Consent, Purpose
from workstation.records.disclosures import Disclosure, RecallReason
from workstation.records.kit import Id, new_id
from workstation.records.organisations import Organisation
from workstation.records.partners import CardCame, Contact, PartnerType, Verification
from workstation.rules import gate
from workstation.rules.do_no_harm import BY_PERSON
from workstation.services.partners import words_of
from workstation.services.session import Session
from workstation.services.templates import filled_template

NORMAL, SMALL = QSize(1280, 720), QSize(1024, 640)
ROLE, SECOND = "briefing", "supervisor"
_PATIENCE, _MOMENT = 60.0, 0.5
_STATE = 4
"""The column of who knows what that tells whether it stands."""
_BAD = {7: HarmAnswer.UNSURE, 12: HarmAnswer.NO}
_CARD = Contact(
    person="Siam Pearl retail desk",
    organisation_name="Siam Pearl Retail",
    partner_type=PartnerType.RETAILER,
    came=CardCame.EMAIL,
)
SUMMARY = (
    "Workers at {firm} say that Ko Zaw, brother of the line leader, keeps eleven passports in a "
    "biscuit tin since 3 May 2026. One paid 21,500 baht to Ko Zaw.\n"
    "ဒေါ်နွယ်နွယ်ဝင်း said that those who ask lose their job. Ma Hla shares room 14 and fears "
    "dismissal. The agency kept a second set of contracts."
)


def choose(stage: Stage) -> QWidget:
    """What is told, to whom."""
    return _begun(stage, stopped=False)[0]


def redact(stage: Stage) -> QWidget:
    """One place is decided, some wait."""
    shell, page = _at(stage, Step.REDACT)
    page.letters()["R"]()
    until_quiet()
    return shell


def checks(stage: Stage) -> QWidget:
    """What stands against it, and what is in order."""
    stage.shell("protection")
    session = stage.session()
    case, _ = _chosen(session, stopped=True)
    if not session.reader.get(Case, case).hold:
        session.risks.hold(case, True)
        for consent in session.reader.find(Consent, case=case):
            session.cases.withdraw(consent.id)
    return _at(stage, Step.CHECKS, stopped=True)[0]


def as_read(stage: Stage) -> QWidget:
    """The pages as the recipient will read them, before anything has left."""
    _shell, page = _at(stage, Step.CHECKS)
    page.findChildren(ChecksView)[0].read.emit()
    until(lambda: bool(page.findChildren(AsTheyRead)))
    return page.findChildren(AsTheyRead)[-1]


def harm(stage: Stage) -> QWidget:
    """Two answers stop it."""
    shell, page = _at(stage, Step.HARM)
    for number in sorted(BY_PERSON):
        page.harm.answered.emit(number, _BAD.get(number, HarmAnswer.YES))
    return shell


def second(stage: Stage) -> QWidget:
    """The finished pages, before the supervisor signs."""
    return _second(stage)[0]


def done(stage: Stage) -> QWidget:
    """Signed, and not sent."""
    shell, page = _second(stage)
    folder = stage.folder / "demo" / "passphrases"
    words = [(folder / name).read_text("utf-8").strip() for name in ("supervisor", "protection")]
    page.second.approve.emit(words)
    until(lambda: page.wizard.step is Step.DONE)
    return shell


def recalled(stage: Stage) -> QWidget:
    """Asked back, and not answered yet."""
    shell = done(stage)
    assert isinstance(shell, Shell)
    page = shell.page()
    assert isinstance(page, ReleasePage)
    page.done.recall.emit(RecallReason.RECIPIENT, None)
    until(lambda: bool(stage.session().recalls.all()))
    until_quiet()
    return shell


def listed(stage: Stage) -> QWidget:
    """What was let out: one that was asked back and replaced, and one that stands."""
    stage.shell(ROLE)
    if not stage.session().recalls.all():
        recalled(stage)
    knows(stage)
    return stage.shell(ROLE, Place("releases"))


def knows(stage: Stage) -> QWidget:
    """What the contact was told that was told most, with a letter that was replaced."""
    stage.shell(ROLE)
    if not stage.session().handovers.released():
        done(stage)
    shell = stage.shell(ROLE, Place("releases"))
    _replaced(stage.session())
    told = Counter(each.contact for each in stage.session().reader.find(Disclosure))
    shell.go(Place("knows", ("contact", told.most_common(1)[0][0])))
    page = shell.page()
    assert isinstance(page, KnowingPage)
    until(lambda: page.table.model().rowCount() > 0)
    until_quiet()
    states = [page.table.model().index(at, _STATE) for at in range(page.table.model().rowCount())]
    until(lambda: any(map(_is_replaced, states)))
    page.table.setCurrentIndex(next(filter(_is_replaced, states)))
    until_quiet()
    return shell


def _is_replaced(place: QModelIndex) -> bool:
    cell = place.data(CELL)
    return isinstance(cell, Cell) and cell.text == "Replaced"


def _replaced(session: Session) -> None:
    """A newer letter took the place of the last one that stands, the day it was signed."""
    find = session.reader.find
    (old,) = find(Briefing, state=BriefingState.RELEASED)[-1:]
    if old.replaces is not None or old.released_at is None:
        return
    new = replace(old, id=new_id(), revision=0, replaces=old.id, randomness="07" * 32)
    (told,) = find(Disclosure, briefing=old.id)
    with session.cases._open_work() as work:  # noqa: SLF001 - as a release writes them
        work.put(replace(old, state=BriefingState.SUPERSEDED))
        work.put(new)
        work.put(replace(told, id=new_id(), revision=0, briefing=new.id))
        work.commit()


def partners(stage: Stage) -> QWidget:
    """Six of eight words agree."""
    shell = stage.shell(ROLE, Place("partners"))
    known = stage.session().partners
    new = [c for c in known.all() if c.verification is Verification.UNVERIFIED]
    contact = new[0] if new else known.add(_CARD)
    shell.go(Place("partners", contact.id))
    page = shell.page()
    assert isinstance(page, PartnersPage)
    assert page.detail.verify is not None
    heard = [word[:4] for word in words_of(contact)[:6]]
    for entry, word in zip(page.detail.verify.findChildren(QLineEdit), heard, strict=False):
        entry.setText(word)
        entry.textEdited.emit(word)
    page.detail.verify.findChildren(QLineEdit)[len(heard)].setFocus()
    return shell


def _begun(stage: Stage, *, stopped: bool) -> tuple[Shell, ReleasePage]:
    """The first step, filled in unless it was left behind before."""
    shell = stage.shell(ROLE, Place("releases"))
    case, contact = _chosen(stage.session(), stopped=stopped)
    shell.go(Place("release", case))
    page = shell.page()
    assert isinstance(page, ReleasePage)
    if page.wizard.step is Step.CHOOSE:
        combos = (c for c in page.findChildren(Combo) if c.accessibleName() == "Recipient")
        recipient = next(combos)
        recipient.choose(contact.id)
        entries = page.findChildren(QPlainTextEdit)
        told = next(e for e in entries if e.accessibleName() == "Summary")
        told.setPlainText(SUMMARY.format(firm=contact.organisation_name))
    return shell, page


def _at(stage: Stage, wanted: Step, *, stopped: bool = False) -> tuple[Shell, ReleasePage]:
    """The wizard at a step, with R to every place and yes to every question before it."""
    shell, page = _begun(stage, stopped=stopped)
    while page.wizard.step < wanted:
        here = page.wizard.step
        while here is Step.REDACT and state.waiting(page.wizard):
            page.letters()["R"]()
        for number in sorted(BY_PERSON) if here is Step.HARM else ():
            page.harm.answered.emit(number, HarmAnswer.YES)
        press = page.primary()
        assert press is not None
        until(press.isEnabled)
        press.click()
        until(partial(_left, page, here))
    until_quiet()
    return shell, page


def _second(stage: Stage) -> tuple[Shell, ReleasePage]:
    """A kept draft as the supervisor opens it."""
    stage.shell(SECOND)
    if not stage.session().handovers.waiting():
        _at(stage, Step.SECOND)
    draft = stage.session().handovers.waiting()[0].id
    shell = stage.shell(SECOND, Place("release", ("briefing", draft)))
    page = shell.page()
    assert isinstance(page, ReleasePage)
    until(page.second.sign.isEnabled)
    until_quiet()
    return shell, page


def _left(page: ReleasePage, step: Step) -> bool:
    return page.wizard.step is not step


def _chosen(session: Session, *, stopped: bool) -> tuple[Id, Contact]:
    """The case that the gate stops most, or the first it lets through, on its way to its firm."""
    found: list[tuple[int, Id, Contact]] = []
    for case in session.reader.find(Case):
        if case.organisation is None:
            continue
        firm = session.reader.get(Organisation, case.organisation).names[0]
        contact = session.partners.by_name(f"HR, {firm}")
        plan = session.releases.choose(case.id, contact.id, Purpose.REMEDY_DIALOGUE)
        answers = filled_template(session.reader, plan)
        work = session.releases.mark(plan, answers)
        said = session.releases.redact(work, state.as_waiting(work.texts))
        facts = session.releases.facts(work, said, answers)
        found.append((len(gate.check_blockers(facts)), case.id, contact))
    reasons = [many for many, _, _ in found]
    _, case_id, contact = found[reasons.index(max(reasons) if stopped else 0)]
    return case_id, contact


def until(done: Callable[[], bool]) -> None:
    """Let the window work until something is so."""
    end = time.monotonic() + _PATIENCE
    while not done() and time.monotonic() < end:
        QApplication.processEvents()
        time.sleep(0.01)


def until_quiet() -> None:
    """Let the window work for a moment."""
    end = time.monotonic() + _MOMENT
    until(lambda: time.monotonic() > end)


PICTURES: dict[str, tuple[Callable[[Stage], QWidget], str, QSize]] = {
    "07-release-choose-light": (choose, "light", NORMAL),
    "07a-release-redaction-light": (redact, "light", NORMAL),
    "07a-release-redaction-dark": (redact, "dark", NORMAL),
    "07a-release-redaction-1024x640-light": (redact, "light", SMALL),
    "07b-release-as-read-light": (as_read, "light", QSize(980, 600)),
    "07c-release-do-no-harm-light": (harm, "light", NORMAL),
    "07c-release-do-no-harm-contrast": (harm, "contrast", NORMAL),
    "07d-release-second-person-light": (second, "light", NORMAL),
    "07d-release-second-person-dark": (second, "dark", NORMAL),
    "08-release-done-light": (done, "light", NORMAL),
    "08b-release-recalled-light": (recalled, "light", NORMAL),
    "07b-release-blockers-light": (checks, "light", NORMAL),
    "07b-release-blockers-dark": (checks, "dark", NORMAL),
    "08c-who-knows-what-light": (knows, "light", NORMAL),
    "08c-who-knows-what-1024x640-dark": (knows, "dark", SMALL),
    "07-releases-light": (listed, "light", NORMAL),
    "09-partners-verify-light": (partners, "light", NORMAL),
    "09-partners-verify-dark": (partners, "dark", NORMAL),
}
"""As in the tool: who builds what is in it, the theme, the size; in the order of the steps."""
