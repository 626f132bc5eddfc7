"""The log of events, and deleting for good, for pictures; everybody in them is invented."""

import datetime as dt

from msgspec.structs import replace
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QWidget

from tools.scenes import settle
from tools.stage import Stage
from ui.jobs import JobRunner
from ui.page import Place
from ui.pages.settings.deleting import AskForm, SignForm
from workstation.ports import Silent
from workstation.records.cases import Case, IssueState
from workstation.records.evidence import Evidence
from workstation.records.issues import Issue
from workstation.records.kit import Id
from workstation.records.listing import CaseFilter
from workstation.services.session import Session

NORMAL, SMALL, FORM = QSize(1280, 720), QSize(1024, 640), QSize(560, 400)
_ROLE = "caseworker"
_ASKED = 4
"""Days since it was asked for what may go now."""
_LONG_AGO = dt.timedelta(days=3 * 365)


def log(stage: Stage) -> QWidget:
    """What everybody did, after a check, as a supervisor reads it."""
    shell = stage.shell("supervisor", Place("today"))
    if stage.session().audit.last_check() is None:
        stage.session().audit.check(Silent())
    shell.go(Place("audit"))
    return shell


def keeping(stage: Stage) -> QWidget:
    """A request that may be carried out, one that still waits, what is due and what is gone."""
    _furnish(stage)
    shell = stage.shell(_ROLE)
    _settled()
    shell.go(Place("settings", "keeping"))
    return shell


def ask(stage: Stage) -> QWidget:
    """Asking that a case be deleted."""
    shell = stage.shell(_ROLE, Place("case", stage.case))
    form = AskForm(shell, stage.session(), JobRunner(), stage.case, None, QWidget)
    form.reason.setPlainText("They asked for it on 14 November, and know that nothing comes back.")
    return form


def sign(stage: Stage) -> QWidget:
    """The second person signs for deleting."""
    shell = stage.shell(_ROLE)
    code = stage.session().reader.get(Case, stage.case).code
    return SignForm(shell, code, QWidget)


def _furnish(stage: Stage) -> None:
    stage.shell(_ROLE)
    if stage.session().erasure.waiting():
        return
    gone, ready, later, old = _quiet_cases(stage.session(), stage.case)
    asked = stage.write(_ROLE, _ASKED, lambda session: _ask(session, gone, ready))
    stage.shell(_ROLE)
    session = stage.session()
    session.erasure.carry_out(asked, stage.passphrase("supervisor"), Silent())
    session.erasure.ask(later, "They asked for it.")
    _end(session, old)


def _quiet_cases(session: Session, shown: Id) -> list[Id]:
    """Four cases without evidence, the lowest risk first; not that of the other pictures."""
    rows = session.cases.rows(session.cases.keys(CaseFilter(), "risk_level"))
    free = [row.id for row in rows if not session.reader.find(Evidence, case=row.id)]
    return [id for id in free if id != shown][:4]


def _ask(session: Session, gone: Id, ready: Id) -> Id:
    session.erasure.ask(ready, "They asked for it.")
    return session.erasure.ask(gone, "They asked for it.").id


def _end(session: Session, case: Id) -> None:
    ended = session.cases.today() - _LONG_AGO
    for issue in session.reader.find(Issue, case=case):
        session.cases.put(replace(issue, state=IssueState.INACTIVE, closed_on=ended))
    kept = session.reader.get(Case, case)
    session.cases.put(replace(kept, state=IssueState.INACTIVE))


def _settled() -> None:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    settle(application)


PICTURES = {
    "17-log-light": (log, "light", NORMAL),
    "17-log-dark": (log, "dark", NORMAL),
    "17-log-1024x640-light": (log, "light", SMALL),
    "11f-settings-keeping-light": (keeping, "light", NORMAL),
    "11f-settings-keeping-dark": (keeping, "dark", NORMAL),
    "18-delete-ask-light": (ask, "light", QSize(560, 400)),
    "18b-delete-sign-light": (sign, "light", QSize(560, 270)),
}
"""As in the tool: who builds what is in it, the theme, the size. These change the vault most."""
