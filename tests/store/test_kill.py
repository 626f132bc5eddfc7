"""Nothing acknowledged is lost and no two files disagree, whenever the process is killed."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.store.conftest import passphrase
from workstation.records.access import Role

pytestmark = pytest.mark.skipif(os.name == "nt", reason="the loop forks")


def run(folder: Path, kills: int) -> dict[str, int]:
    command = [sys.executable, "-m", "tests.store.kill_loop", str(folder)]
    command += [passphrase(Role.CASE_WORKER), str(kills), "7"]
    done = subprocess.run(command, capture_output=True, check=False, timeout=900)
    assert done.returncode == 0, done.stderr.decode()
    facts: dict[str, int] = json.loads(done.stdout)
    return facts


@pytest.mark.parametrize("kills", [12, pytest.param(250, marks=pytest.mark.slow)])
def test_a_kill_at_any_instant_loses_nothing(folder: Path, kills: int) -> None:
    facts = run(folder, kills)

    assert facts["kept"] >= kills
    assert (facts["lost"], facts["disagreed"], facts["found"]) == (0, 0, 0)
    assert facts["moved"] == kills // 2
