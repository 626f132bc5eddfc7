"""Evidence that goes with a briefing, for pictures; everything in it is invented."""

from collections.abc import Callable

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QCheckBox, QWidget

from tools.scenes_release import until, until_quiet
from tools.stage import Stage
from ui.page import Place
from ui.pages.release import attach_boxes
from ui.pages.release.attach import AttachView
from ui.pages.release.page import ReleasePage
from ui.pages.release.state import Step
from ui.shell import Shell
from ui.widgets.choices import Combo
from workstation.ports import Silent
from workstation.records.briefings import Profile
from workstation.records.kit import Id
from workstation.records.partners import Verification
from workstation.rules.partners import profile_of
from workstation.services.demo.papers import attach
from workstation.services.session import Session

NORMAL, SMALL = QSize(1280, 720), QSize(1024, 640)
_BOXES = ((1200, 1500, 5200, 2300), (1200, 4200, 4200, 5000), (6000, 6800, 8800, 8600))


def covering(stage: Stage) -> QWidget:
    """A page with three boxes, the last of them in hand."""
    shell, view = _at(stage)
    view.editor.drawn.emit(_covered())
    view.editor.show_covering(_covered())
    until_quiet()
    return shell


def leaving(stage: Stage) -> QWidget:
    """The same page as it leaves, and looked at."""
    shell = covering(stage)
    assert isinstance(shell, Shell)
    page = shell.page()
    assert isinstance(page, ReleasePage)
    page.attach.because.setText("The buyer asked whether the letter is on paper of the firm.")
    page.attach.because.textEdited.emit(page.attach.because.text())
    view = page.attach.editor
    view.turn_over()
    until(lambda: view.leaves)
    until_quiet()
    view.look()
    until_quiet()
    return shell


def _covered() -> attach_boxes.Covering:
    made = attach_boxes.Covering()
    for edges in _BOXES:
        made = attach_boxes.added(made, attach_boxes.between(*edges))
    return made


def _at(stage: Stage) -> tuple[Shell, AttachView]:
    shell = stage.shell("caseworker", Place("releases"))
    session = stage.session()
    _with_copies(session, stage.case)
    shell.resize(NORMAL)
    shell.show()
    shell.go(Place("release", stage.case))
    page = shell.page()
    assert isinstance(page, ReleasePage)
    if page.wizard.step is Step.CHOOSE:
        combos = (c for c in page.findChildren(Combo) if c.accessibleName() == "Recipient")
        next(combos).choose(_buyer(session))
        until_quiet()
        press = page.primary()
        assert press is not None
        press.click()
        until(lambda: page.wizard.step is Step.ATTACH)
    view = page.attach
    letter = next(o for o in view.along.offers.values() if "Letter" in o.title)
    if letter.piece not in view.along.chosen:
        words = f"Goes along: {letter.title}"
        ticks = view.findChildren(QCheckBox)
        next(each for each in ticks if each.accessibleName() == words).click()
    view.open(letter.piece, 1)
    until(lambda: view.editor.canvas.is_shown)
    until_quiet()
    return shell, view


def _with_copies(session: Session, case: Id) -> None:
    if not session.evidence.of_case(case):
        attach(session, case)
    there = {copy.evidence for copy in session.evidence.copies(case)}
    for piece in session.evidence.of_case(case):
        if piece.id not in there and piece.title.startswith(("Photo", "Letter")):
            session.evidence.strip(piece.id, Silent())


def _buyer(session: Session) -> Id:
    verified = [c for c in session.partners.all() if c.verification is Verification.VERIFIED]
    return next(c.id for c in verified if profile_of(c.partner_type) is Profile.BUY)


PICTURES: dict[str, tuple[Callable[[Stage], QWidget], str, QSize]] = {
    "07e-release-attachments-light": (covering, "light", NORMAL),
    "07e-release-attachments-contrast": (covering, "contrast", NORMAL),
    "07e-release-attachments-1024x640-light": (covering, "light", SMALL),
    "07e-release-attachments-leaving-dark": (leaving, "dark", NORMAL),
}
"""As in the tool: who builds what is in it, the theme, the size."""
