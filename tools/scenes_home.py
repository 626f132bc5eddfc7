"""Today and the settings, for pictures; every person in them is invented."""

import datetime as dt
from collections.abc import Callable

from msgspec.structs import replace
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from tools.scenes import settle
from tools.stage import Stage
from ui.page import Place
from ui.shell import Shell
from workstation.records.cases import Case
from workstation.records.disclosures import Disclosure
from workstation.records.issues import Issue
from workstation.records.listing import CaseFilter
from workstation.records.protection import RetaliationIncident
from workstation.records.taxonomy import RetaliationType
from workstation.services.session import Session
from workstation.services.settings import LOCK_AFTER

NORMAL, LARGE, SMALL = QSize(1280, 720), QSize(1920, 1080), QSize(1024, 640)
_ROLE = "caseworker"
_BACKED_UP = 9
"""Days since the backup of the pictures."""
_DAY = dt.timedelta(days=1)


def today(stage: Stage) -> QWidget:
    """What is due, and an act that followed what the employer was told."""
    shell = _home(stage)
    session = stage.session()
    if not session.today.look().linked:
        _worked_off(session)
        _retaliated(stage)
    shell.go(Place("today"))
    return shell


def settings(part: str, role: str = _ROLE) -> "_Settings":
    """A part of the settings."""
    return _Settings(part, role)


class _Settings:
    """Opens a part as a role."""

    def __init__(self, part: str, role: str) -> None:
        self._part, self._role = part, role

    def __call__(self, stage: Stage) -> QWidget:
        shell = _home(stage, self._role)
        if self._part == "locking":
            stage.session().settings.choose(LOCK_AFTER, "120")
        shell.go(Place("settings", self._part))
        if self._part == "backup":
            application = QApplication.instance()
            assert isinstance(application, QApplication)
            settle(application)
            _elsewhere(shell, stage)
        return shell


def _elsewhere(shell: Shell, stage: Stage) -> None:
    """A picture shows no folder of whoever took it."""
    for each in shell.findChildren(QLabel):
        each.setText(each.text().replace(str(stage.folder), "/media"))


def _home(stage: Stage, role: str = _ROLE) -> Shell:
    stage.back_up_once(_BACKED_UP)
    shell = stage.shell(role)
    QApplication.processEvents()
    return shell


def _worked_off(session: Session) -> None:
    """Most of what is old was answered: an office that keeps up has little that is late."""
    now, today = session.cases.now(), session.cases.today()
    rows = session.cases.rows(session.cases.keys(CaseFilter(), "risk_level", descending=True))
    for at, row in enumerate(rows):
        for issue in session.reader.find(Issue, case=row.id):
            answered = {"responded_at": now, "worker_told_at": now, "claimed_at": now}
            session.cases.put(replace(issue, acknowledged_at=now, **answered))
        case = session.reader.get(Case, row.id)
        if at < len(_STEPS):
            step, days = _STEPS[at]
            case = replace(case, next_step=step, next_due=today + days * _DAY)
        if at in (1, 4):
            case = replace(case, risk_until=today - (1 + at % 2) * _DAY)
        with session.cases._open_work() as work:  # noqa: SLF001 - days pass by no service
            work.put(case)
            work.commit()


_STEPS = (
    ("Ring the worker back", -1),
    ("Ask workers: is it fixed?", -1),
    ("First call after the move", 0),
    ("Clinic referral: answer?", 0),
    ("Ask for the employer's answer", 3),
    ("Durability check, 60 days", 4),
)


def _retaliated(stage: Stage) -> None:
    session = stage.session()
    told = session.reader.find(Disclosure, case=stage.case)
    last = max(told, key=lambda each: each.on)
    act = RetaliationIncident(
        case=stage.case,
        target=stage.person,
        act=RetaliationType.RT11,
        on=last.on + 6 * _DAY,
        disclosure=last.id,
    )
    session.risks.report(act)


PICTURES: dict[str, tuple[Callable[[Stage], QWidget], str, QSize]] = {
    "03-today-light": (today, "light", NORMAL),
    "03-today-dark": (today, "dark", NORMAL),
    "03-today-contrast": (today, "contrast", NORMAL),
    "03-today-light-1920x1080": (today, "light", LARGE),
    "03-today-1024x640-light": (today, "light", SMALL),
    "11-settings-light": (settings("locking"), "light", NORMAL),
    "11-settings-dark": (settings("locking"), "dark", NORMAL),
    "11-settings-1024x640-light": (settings("locking"), "light", SMALL),
    "11b-settings-backup-light": (settings("backup"), "light", NORMAL),
    "11c-settings-keys-light": (settings("keys"), "light", NORMAL),
    "11e-settings-protects-light": (settings("protects"), "light", NORMAL),
    "11d-settings-people-light": (settings("people", "custodian"), "light", NORMAL),
}
"""As in the tool: who builds what is in it, the theme, the size. Those of a role stand together."""
