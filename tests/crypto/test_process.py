"""Facts about the hardened process, each seen from a process of its own."""

import ctypes
import os
import resource
import subprocess
import sys
from types import SimpleNamespace

import pytest

from crypto.process import harden

linux = pytest.mark.skipif(sys.platform != "linux", reason="asks the kernel of Linux")


def _hardened(code: str) -> str:
    return subprocess.run(
        [sys.executable, "-c", f"from crypto.process import harden; harden(); {code}"],
        check=True,
        capture_output=True,
        text=True,
    ).stdout.strip()


@linux
def test_no_core_file_is_written() -> None:
    assert _hardened("import resource as r; print(r.getrlimit(r.RLIMIT_CORE))") == "(0, 0)"


@linux
def test_the_process_is_not_dumpable() -> None:
    assert _hardened("import ctypes; print(ctypes.CDLL(None).prctl(3, 0, 0, 0, 0))") == "0"


@linux
def test_new_files_are_for_this_user_alone() -> None:
    assert _hardened("import os; print(oct(os.umask(0)))") == "0o77"


@pytest.mark.parametrize(
    ("platform", "expected"),
    [
        ("linux", ["umask", "no core", ("prctl", 4, 0)]),
        ("darwin", ["umask", "no core", ("ptrace", 31, 0)]),
        ("win32", ["umask"]),
    ],
)
def test_each_system_gets_what_it_offers(
    monkeypatch: pytest.MonkeyPatch, platform: str, expected: list[object]
) -> None:
    asked: list[object] = []
    library = SimpleNamespace(
        prctl=lambda *given: asked.append(("prctl", *given[:2])),
        ptrace=lambda *given: asked.append(("ptrace", *given[:2])),
    )
    monkeypatch.setattr(sys, "platform", platform)
    monkeypatch.setattr(os, "umask", lambda mask: asked.append("umask"))
    monkeypatch.setattr(resource, "setrlimit", lambda *given: asked.append("no core"))
    monkeypatch.setattr(ctypes, "CDLL", lambda name: library)

    harden()

    assert asked == expected
