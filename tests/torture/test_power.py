"""A power cut loses nothing that was acknowledged, and the settings we avoid do lose."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.store.conftest import codes, folder, office, organisation, passphrase
from tests.torture.conftest import Tell
from tests.torture.mounted import need_root
from workstation.records.access import Role

__all__ = ["codes", "folder", "office", "organisation"]
CUTS = [pytest.param(4, marks=pytest.mark.slow), pytest.param(100, marks=pytest.mark.torture)]
CONTROLS = [pytest.param(3, marks=pytest.mark.slow), pytest.param(25, marks=pytest.mark.torture)]


def run(folder: Path, how: str, cuts: int) -> dict[str, int]:
    need_root()
    command = [sys.executable, "-m", "tests.torture.power", str(folder)]
    command += [passphrase(Role.CASE_WORKER), how, str(cuts), "5"]
    done = subprocess.run(command, capture_output=True, check=False, timeout=1800)
    assert done.returncode == 0, done.stderr.decode()
    facts: dict[str, int] = json.loads(done.stdout)
    return facts


@pytest.mark.parametrize("cuts", CUTS)
def test_a_power_cut_loses_nothing(folder: Path, cuts: int, tell: Tell) -> None:
    facts = run(folder, "ours", cuts)
    tell("power cuts", facts)

    assert facts["kept"] >= cuts
    assert (facts["lost"], facts["apart"]) == (0, 0)


@pytest.mark.parametrize("cuts", CONTROLS)
@pytest.mark.parametrize("how", ["wal", "off"])
def test_the_settings_that_we_avoid_lose_rows_to_the_same_cuts(
    folder: Path, cuts: int, how: str, tell: Tell
) -> None:
    # A few cuts may all fall where nothing was waiting to be written; not many of them.
    runs = (run(folder, how, cuts) for _ in range(6))
    facts = next(facts for facts in runs if facts["lost"])
    tell(f"power cuts, control {how}", facts)

    assert facts["lost"] > 0
