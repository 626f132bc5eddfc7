"""Two who start at once, two hundred times: one writes, the other is told, and neither is stuck."""

from pathlib import Path

import pytest

from tests.store.double_start import ONE_WRITES, double_start
from tests.torture.conftest import Tell
from tests.vaults import found
from workstation.records.access import Role

STARTS = 200
pytestmark = pytest.mark.torture


def test_of_two_who_start_at_once_exactly_one_writes(tmp_path: Path, tell: Tell) -> None:
    office = found(tmp_path)
    said = [double_start(office.path, office.passphrase(Role.CASE_WORKER)) for _ in range(STARTS)]

    wrong = sum(each != ONE_WRITES for each in said)
    tell("two starts at once", {"double starts": STARTS, "without exactly one writer": wrong})
    assert wrong == 0
