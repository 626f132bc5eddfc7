"""What the tests of the pages share: offices that they may change, windows, and a job thread."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.pages.releasing import Ready, Window, make_ready, window
from tests.ui.vaults import opened
from tests.vaults import Office
from ui.jobs import JobRunner
from workstation.bootstrap import Opened
from workstation.records.access import Role


@pytest.fixture(scope="module")
def own_office(office: Office, tmp_path_factory: pytest.TempPathFactory) -> Office:
    """A copy that the tests of one module may change."""
    return office.copy(tmp_path_factory.mktemp("casework"))


@pytest.fixture
def worker(own_office: Office) -> Iterator[Opened]:
    """The vault as the case worker opens it."""
    with opened(own_office, Role.CASE_WORKER) as vault:
        yield vault


@pytest.fixture
def jobs() -> Iterator[JobRunner]:
    """The job thread, ended after the test."""
    runner = JobRunner()
    yield runner
    runner.close()


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Ready:
    """An office with a case that may be told of; a module that needs more makes its own."""
    return make_ready(tmp_path_factory.mktemp("ready"))


@pytest.fixture
def ready(kept: Ready, tmp_path: Path) -> Ready:
    """A copy that one test may change."""
    return kept.mine(tmp_path)


@pytest.fixture
def role() -> Role:
    """Who sits at the desk."""
    return Role.BRIEFING_OFFICER


@pytest.fixture
def desk(ready: Ready, role: Role, qtbot: QtBot) -> Iterator[Window]:
    """A window on the office."""
    with window(ready, role, qtbot, (1280, 720)) as shown:
        yield shown
