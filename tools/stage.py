"""A demonstration vault for pictures: one shell at a time, as somebody of a role sees it."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

from msgspec.structs import replace

from crypto.passphrase import offer_words
from tools.furnished import protected, talked
from ui.jobs import JobRunner
from ui.page import Place
from ui.pages.case.file import CaseFile
from ui.shell import Shell
from ui.workplace import Workplace
from workstation.bootstrap import Founding, Opened, found_vault, open_session
from workstation.cli.demonstration import demonstrate
from workstation.ports import Clock, Silent
from workstation.records.access import Role
from workstation.records.cases import IssueState
from workstation.records.kit import Id
from workstation.records.listing import CaseFilter
from workstation.records.protection import RetaliationIncident
from workstation.records.risk import Answer, Factor, Impact
from workstation.services.session import Session
from workstation.store.clock import utc_now

CASES, SEED = 40, 1
_PAST = ((42, 1), (28, 2), (13, 3))
"""Days ago and score: what was signed before for the case of the pictures."""


class Stage:
    """Opens the vault as one role after another; the pictures of a role stand together."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        made = demonstrate(folder / "demo", CASES, SEED, False, Silent())
        self._vault, self._words = Path(made["vault"]), Path(made["passphrases"])
        self._opened: Opened | None = None
        self._workplace: Workplace | None = None
        self._role, self.case = "", self._chosen()
        self.person = self._sign_the_past()
        self._furnish()

    def shell(self, role: str, *way: Place) -> Shell:
        """The shell of a role after going a way, with all that it waits for."""
        if role != self._role or self._workplace is None:
            self.close()
            self._role = role
            self._opened = self._open(role)
            self._workplace = Workplace(self._opened, JobRunner())
        shell = self._workplace.shell
        for place in way:
            shell.go(place)
        return shell

    def back_up_once(self, days: int) -> None:
        """Have a backup from that many days ago; made when it is asked for first."""
        stick = self.folder / "stick"
        if stick.exists():
            return
        self.close()
        stick.mkdir()
        opened = self._open("caseworker", _at(utc_now() - dt.timedelta(days=days)))
        try:
            opened.session.backups.make(stick, Silent())
        finally:
            opened.close()

    def write(self, role: str, days: int, call: Callable[[Session], Id]) -> Id:
        """Do something as a role so many days ago; the vault is closed afterwards."""
        self.close()
        opened = self._open(role, _at(utc_now() - dt.timedelta(days=days)))
        try:
            return call(opened.session)
        finally:
            opened.close()

    def passphrase(self, role: str) -> str:
        """What opens the vault for a role."""
        return (self._words / role).read_text("utf-8").strip()

    def new_office(self) -> Shell:
        """The shell of a case worker in an office that was just made."""
        self.close()
        vault, words = self.folder / "new.haven", offer_words(6)
        found_vault(vault, [Founding(Role.CASE_WORKER, "Nan", words)], "New office", None)
        self._role, self._opened = "", open_session(vault, words, utc_now)
        self._workplace = Workplace(self._opened, JobRunner())
        return self._workplace.shell

    def session(self) -> Session:
        """The session of the role that is open."""
        assert self._opened is not None
        return self._opened.session

    def close(self) -> None:
        """Let go of the vault."""
        if self._workplace is not None:
            self._workplace.close()
        self._opened, self._workplace = None, None

    def _open(self, role: str, now: Clock = utc_now) -> Opened:
        # Nobody waits for a picture: unlike a window's, its reads wait for whoever writes.
        return open_session(self._vault, self.passphrase(role), now)

    def _chosen(self) -> Id:
        """A case that has most to show: an act after a disclosure, at the highest risk."""
        opened = self._open("caseworker")
        try:
            cases = opened.session.cases
            acts = {act.case for act in opened.session.reader.find(RetaliationIncident)}
            rows = cases.rows(cases.keys(CaseFilter(), "risk_level", descending=True))
            agreed = [row.id for row in rows if row.state == IssueState.ACTION_AGREED]
            shown = [*agreed, *(row.id for row in rows)]
            return next((id for id in shown if id in acts), shown[0])
        finally:
            opened.close()

    def _furnish(self) -> None:
        for role, write in (("caseworker", talked), ("protection", protected)):
            opened = self._open(role)
            try:
                write(opened.session, self.case, self.person)
            finally:
                opened.close()

    def _sign_the_past(self) -> Id:
        for days, score in _PAST:
            day = utc_now() - dt.timedelta(days=days)
            opened = self._open("protection", _at(day))
            try:
                person = _sign(opened.session, self.case, score)
            finally:
                opened.close()
        return person


def _at(moment: dt.datetime) -> Clock:
    return lambda: moment


def _sign(session: Session, case: Id, score: int) -> Id:
    worker = CaseFile(session.cases.file(case), ()).worker()
    assert worker is not None
    person = worker.person
    draft = session.risks.draft(case, person)
    answers = tuple(Answer(factor=factor, score=score) for factor in Factor)
    session.risks.sign(replace(draft, answers=answers, impact=Impact.I3))
    return person
