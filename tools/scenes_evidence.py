"""Evidence on the page of a case, for pictures; everything in it is invented."""

from collections.abc import Callable

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QWidget

from tools.stage import Stage
from ui.page import Place
from ui.pages.case.evidence import EvidenceTab
from ui.pages.case.evidence_look import LookFrame
from ui.pages.case.evidence_rows import Sealing
from ui.widgets.table import Table
from workstation.ports import Silent
from workstation.records.evidence import CameBy, Evidence, EvidenceKind, GivenBy
from workstation.services.demo.papers import attach

NORMAL, SMALL = QSize(1280, 720), QSize(1024, 640)
Scene = Callable[[Stage], QWidget]


def evidence(stage: Stage, role: str = "caseworker") -> QWidget:
    """The evidence of the chosen case, one piece of which is being sealed."""
    shell = stage.shell("caseworker", Place("case", stage.case))
    session = stage.session()
    if not session.evidence.of_case(stage.case):
        attach(session, stage.case)
    if role != "caseworker":
        if not session.evidence.copies(stage.case):
            session.evidence.strip(session.evidence.of_case(stage.case)[0].id, Silent())
        return stage.shell(role, Place("case", (stage.case, "evidence")))
    shell.go(Place("case", (stage.case, "evidence")))
    about = Evidence(
        case=stage.case,
        title="Gate search, 40 s",
        kind=EvidenceKind.VIDEO,
        given_by=GivenBy.WITNESS,
        came_by=CameBy.STICK,
        got_on=session.cases.today(),
    )
    tab = next(t for t in shell.findChildren(EvidenceTab) if t.isVisible() or t.count())
    table = tab.findChild(Table)
    if isinstance(table, Table) and table.model().rowCount() == tab.count():
        tab.show_sealing(Sealing(about, stage.case, 62))
    return shell


def held(stage: Stage) -> QWidget:
    """The picture while it is held."""
    shell = evidence(stage)
    shell.resize(NORMAL)
    shell.show()
    QApplication.processEvents()
    next(f for f in shell.findChildren(LookFrame) if f.isVisible()).hold()
    return shell


PICTURES: dict[str, tuple[Scene, str, QSize]] = {
    "05e-case-evidence-dark": (evidence, "dark", NORMAL),
    "05e-case-evidence-light": (evidence, "light", NORMAL),
    "05e-case-evidence-contrast": (evidence, "contrast", NORMAL),
    "05e-case-evidence-1024x640-light": (evidence, "light", SMALL),
    "05e-case-evidence-held-light": (held, "light", NORMAL),
    "05e-case-evidence-without-key-light": (lambda s: evidence(s, "briefing"), "light", NORMAL),
}
"""As in the tool: who builds what is in it, the theme, the size."""
