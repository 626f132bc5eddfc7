"""The lock of a vault dies with its process."""

import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.store.conftest import passphrase
from tests.store.double_start import ONE_WRITES, double_start
from workstation.errors import Busy
from workstation.records.access import Role
from workstation.store.lock import lock_vault, locked

HOLDS = """
import sys, time
from pathlib import Path
from workstation.store.lock import lock_vault
lock = lock_vault(Path(sys.argv[1]))
print("held", flush=True)
time.sleep(60)
"""


def test_a_second_holder_is_told_within_its_patience(tmp_path: Path) -> None:
    with locked(tmp_path / "lock"):
        start = time.monotonic()
        with pytest.raises(Busy, match="open already"):
            lock_vault(tmp_path / "lock", patience=0.1)

    assert time.monotonic() - start < 1


def test_a_killed_holder_leaves_no_lock(tmp_path: Path) -> None:
    command = [sys.executable, "-c", HOLDS, str(tmp_path / "lock")]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as holder:
        assert holder.stdout is not None
        holder.stdout.readline()
        with pytest.raises(Busy):
            lock_vault(tmp_path / "lock", patience=0)
        holder.kill()

    lock_vault(tmp_path / "lock").release()


@pytest.mark.slow
def test_of_two_who_start_at_once_one_writes_and_killed_they_leave_no_lock(folder: Path) -> None:
    said = [double_start(folder, passphrase(Role.CASE_WORKER)) for _ in range(3)]

    assert said == [ONE_WRITES] * 3


def test_releasing_twice_is_harmless(tmp_path: Path) -> None:
    lock = lock_vault(tmp_path / "lock")
    lock.release()
    lock.release()

    lock_vault(tmp_path / "lock", patience=0).release()
