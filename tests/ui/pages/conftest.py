"""What the tests of the case pages share: an office that they may change, and a job thread."""

from collections.abc import Iterator

import pytest

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
