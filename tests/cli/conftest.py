"""The command line in this process, against an office of the test's own."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.services.conftest import a_document
from tests.vaults import Office, found, take
from workstation.cli.main import run
from workstation.records.access import Role


@dataclass(frozen=True)
class Said:
    """What a call said and how it ended."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """What it said for machines."""
        return json.loads(self.out)

    @property
    def refusal(self) -> str:
        """The one line of a call that was refused, checked to be no more than that."""
        assert (self.code, self.out, self.err.count("\n")) == (1, "", 1), self
        assert "Traceback" not in self.err
        return self.err


Call = Callable[..., Said]


@pytest.fixture
def call(capfd: pytest.CaptureFixture[str]) -> Call:
    def calling(*arguments: object) -> Said:
        capfd.readouterr()
        code = run([str(a) for a in arguments])
        out, err = capfd.readouterr()
        return Said(code, out, err)

    return calling


@pytest.fixture(scope="session")
def kept_office(tmp_path_factory: pytest.TempPathFactory) -> tuple[Office, str]:
    office = found(tmp_path_factory.mktemp("cli"))
    (case,) = take(office, a_document())
    return office, case.code


@pytest.fixture
def office(kept_office: tuple[Office, str], tmp_path: Path) -> Office:
    return kept_office[0].copy(tmp_path)


@pytest.fixture
def code(kept_office: tuple[Office, str]) -> str:
    """The code of the one case."""
    return kept_office[1]


@pytest.fixture
def as_(office: Office) -> Callable[[Role], tuple[str, str]]:
    """The options that say who calls."""
    return lambda role: ("--passphrase-file", str(office.file(role)))
