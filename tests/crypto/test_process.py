"""Facts about the hardened process, each seen from a process of its own."""

import subprocess
import sys

import pytest

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")


def _hardened(code: str) -> str:
    return subprocess.run(
        [sys.executable, "-c", f"from crypto.process import harden; harden(); {code}"],
        check=True,
        capture_output=True,
        text=True,
    ).stdout.strip()


def test_no_core_file_is_written() -> None:
    assert _hardened("import resource as r; print(r.getrlimit(r.RLIMIT_CORE))") == "(0, 0)"


def test_the_process_is_not_dumpable() -> None:
    assert _hardened("import ctypes; print(ctypes.CDLL(None).prctl(3, 0, 0, 0, 0))") == "0"


def test_new_files_are_for_this_user_alone() -> None:
    assert _hardened("import os; print(oct(os.umask(0)))") == "0o77"
