"""Runs a loop of faults as a program of its own, since it forks, and reads its counts."""

import json
import subprocess
import sys
from pathlib import Path

from tests.store.conftest import passphrase
from workstation.records.access import Role


def counts_of(loop: str, folder: Path, what: str, times: int, seed: int) -> dict[str, int]:
    """What a loop over a vault told at its end."""
    command = [sys.executable, "-m", f"tests.torture.{loop}", str(folder)]
    command += [passphrase(Role.CASE_WORKER), what, str(times), str(seed)]
    done = subprocess.run(command, capture_output=True, check=False, timeout=3600)
    assert done.returncode == 0, done.stderr.decode()
    facts: dict[str, int] = json.loads(done.stdout)
    return facts
