"""The run of the tests ends, with a failure, when a test takes its worker down or stands still."""

import os
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tools.bootstrap import ROOT, WORKERS

pytestmark = pytest.mark.slow
FALLS = "import os\ndef test_falls(): os._exit(3)\n"
STANDS = "import time\ndef test_stands(): time.sleep(600)\n"
LATER = "import time\n" + "".join(f"def test_{n}(): time.sleep(0.1)\n" for n in range(6))


def run(folder: Path, first: str, *words: str) -> subprocess.CompletedProcess[str]:
    """A run of two workers over four files as `make test` starts one."""
    (folder / "test_a.py").write_text(first + LATER)
    for name in "bcd":
        (folder / f"test_{name}.py").write_text(LATER)
    (folder / "pytest.ini").write_text("[pytest]\n")
    kept = {name: value for name, value in os.environ.items() if "PYTEST" not in name}
    return subprocess.run(
        [sys.executable, "-m", "pytest", *WORKERS, "-p", "no:cacheprovider", *words],
        cwd=folder,
        env={**kept, "PYTEST_XDIST_AUTO_NUM_WORKERS": "2"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_a_worker_that_dies_fails_the_run_and_names_the_test(tmp_path: Path) -> None:
    done = run(tmp_path, FALLS)

    assert done.returncode == 1
    assert "crashed while running 'test_a.py::test_falls'" in done.stdout


def test_a_test_that_stands_still_fails_the_run_and_names_the_line(tmp_path: Path) -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["pytest"]["ini_options"]
    ends = f"faulthandler_exit_on_timeout={settings['faulthandler_exit_on_timeout']}"
    done = run(tmp_path, STANDS, "-o", ends, "-o", "faulthandler_timeout=2")

    assert 0 < settings["faulthandler_timeout"] <= 900
    assert done.returncode == 1
    assert "crashed while running 'test_a.py::test_stands'" in done.stdout
    assert "line 2 in test_stands" in done.stderr
