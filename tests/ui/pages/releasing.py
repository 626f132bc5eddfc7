"""An office with cases that may leave, and the wizard on it."""

import random
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from tests.ui.quiet import quiet
from tests.ui.vaults import opened
from tests.vaults import FIRM, TODAY, Office, complete, found, prepare, take
from ui.jobs import JobRunner
from ui.page import Head, Page, PageSpec, Place
from ui.pages.partners import partners_spec
from ui.pages.release import release_spec
from ui.pages.release.page import ReleasePage
from ui.pages.releases import releases_spec
from ui.pages.staff import staff_spec
from ui.pages_here import inner_pages, sidebar_pages
from ui.shell import Shell
from workstation.records.access import Role
from workstation.records.kit import Id
from workstation.services.demo.generate import document
from workstation.services.session import Session

SUMMARY = "Ko Zaw keeps the papers since 3 May 2026. Ma Hla paid Ko Zaw."


@dataclass(frozen=True)
class Ready(Office):
    """An office with the case that is released."""

    case: Id

    def mine(self, folder: Path) -> "Ready":
        """A copy to change."""
        return Ready(self.copy(folder).path, self.case)


def make_ready(folder: Path) -> Ready:
    """Two cases, each with consents for both contacts and a signed assessment."""
    office = found(folder)
    documents = [complete(document(random.Random(f"release/{n}"), n, TODAY)) for n in range(2)]
    case, _other = take(office, *documents)
    return Ready(office.path, case.id)


def make_submitted(folder: Path) -> Ready:
    """The same with a draft that waits for a second person."""
    office = make_ready(folder)
    with office.as_(Role.BRIEFING_OFFICER) as session:
        session.releases.submit(prepare(session, office.case, FIRM))
    return office


@dataclass
class Window:
    """The shell with the pages of a release, as a role sees them."""

    session: Session
    jobs: JobRunner
    shell: Shell
    qtbot: QtBot

    def wait(self) -> None:
        """Until nothing runs any more."""
        self.qtbot.waitUntil(lambda: quiet(self.jobs), timeout=180_000)

    def wizard(self, subject: object) -> ReleasePage:
        """The wizard on a case or a kept draft."""
        self.shell.go(Place("release", subject))
        self.wait()
        page = self.shell.page()
        assert isinstance(page, ReleasePage)
        return page

    def page(self, key: str, subject: object = None) -> Page:
        """A page of the shell."""
        self.shell.go(Place(key, subject))
        self.wait()
        page = self.shell.page()
        assert page is not None
        return page


@contextmanager
def window(
    office: Office, role: Role, qtbot: QtBot, size: tuple[int, int], *, whole: bool = False
) -> Iterator[Window]:
    """Open, show, and close it all again; `whole` with every page there is."""
    assert threading.current_thread() is threading.main_thread()
    with opened(office, role) as vault:
        jobs = JobRunner()
        items = [releases_spec(vault.session, jobs), partners_spec(vault.session, jobs)]
        elsewhere = [PageSpec(key, key, "cases", _Elsewhere) for key in ("case", "search")]
        inner: Sequence[PageSpec] = [
            release_spec(vault.session, jobs),
            staff_spec(vault.session, jobs),
            *elsewhere,
        ]
        if whole:
            items, inner = [*sidebar_pages(vault, jobs)], inner_pages(vault, jobs)
        shell = Shell(items, inner, jobs, role.label)
        qtbot.addWidget(shell)
        shell.resize(*size)
        shell.show()
        qtbot.waitExposed(shell)
        try:
            yield Window(vault.session, jobs, shell, qtbot)
        finally:
            shell.hide()
            jobs.close()


class _Elsewhere(Page):
    """A page of somebody else."""

    def head(self) -> Head:
        return Head("Elsewhere")


def secrets_of(page: Page) -> list[QLineEdit]:
    """The fields for passphrases that can be seen."""
    hidden = QLineEdit.EchoMode.Password
    return [
        entry
        for entry in page.findChildren(QLineEdit)
        if entry.echoMode() == hidden and entry.isVisible()
    ]
