"""The way out of the process: by a deadline at the latest, and with nothing left running."""

import subprocess
import sys
import textwrap
import time
from pathlib import Path

import pytest

from ui.relaunch import WayOut

ROOT = Path(__file__).parents[2]
LONG = 20.0


def run(script: str) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-c", textwrap.dedent(script)]
    return subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, timeout=LONG, check=False
    )


def test_it_is_left_once_when_it_is_told_to() -> None:
    left: list[float] = []
    way = WayOut(lambda: left.append(time.monotonic()))
    way.by(0.05)
    way.now()
    time.sleep(0.2)

    assert len(left) == 1


def test_it_is_left_by_the_deadline_when_nobody_tells() -> None:
    left: list[float] = []
    way, began = WayOut(lambda: left.append(time.monotonic())), time.monotonic()
    way.by(0.05)
    way.by(LONG)  # the first one counts
    while not left and time.monotonic() - began < LONG / 2:
        time.sleep(0.01)

    assert left


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells the children of a process")
def test_what_was_started_ends_before_the_process_is_replaced() -> None:
    done = run("""
        import subprocess, sys
        from ui.relaunch import end_children
        child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
        end_children()
        print(child.wait(10))
    """)

    assert done.stdout.strip() == "-9"


def test_nothing_is_started_where_nothing_is_to_be_left() -> None:
    done = run("""
        from ui.relaunch import leave_nothing
        leave_nothing()
        print("still here")
    """)

    assert (done.returncode, done.stdout) == (0, "")


def test_a_new_process_stands_at_the_vault_with_the_same_number() -> None:
    done = run("""
        import os, sys
        from pathlib import Path
        from ui.relaunch import start_afresh
        print(os.getpid(), flush=True)
        start_afresh([sys.executable, "-c", "import os, sys; print(os.getpid(), sys.argv[1:])"],
                     Path("office.haven"))
    """)
    before, after = done.stdout.splitlines()

    assert after == f"{before} ['--vault', 'office.haven']"
