"""Files are whole or as they were, whichever call of the system fails."""

import errno
import os
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.store.failing import FailsAt, every_failure
from workstation.errors import DiskFull, Missing
from workstation.store.files import Files
from workstation.store.layout import settle, write_together


@pytest.mark.parametrize("error", [errno.EIO, errno.ENOSPC, errno.EACCES])
def test_a_file_is_old_or_new_whatever_call_fails(tmp_path: Path, error: int) -> None:
    path = tmp_path / "slots"

    def attempt(disk: Files) -> None:
        Files().write(path, b"old")
        try:
            disk.write(path, b"new" * 1000)
        finally:
            assert path.read_bytes() in (b"old", b"new" * 1000)
            assert os.listdir(tmp_path) == ["slots"]  # noqa: PTH208 - names are enough

    assert every_failure(error, dead=False, attempt=attempt) >= 6


@pytest.mark.parametrize("dead", [False, True])
def test_a_set_of_files_is_replaced_whole_or_not_at_all(tmp_path: Path, dead: bool) -> None:
    folder = tmp_path / "keys"
    old = [("a", b"1"), ("b", b"1")]
    new = [("a", b"2"), ("b", b"2"), ("c", b"2")]

    def attempt(disk: Files) -> None:
        write_together(Files(), folder, old)
        try:
            write_together(disk, folder, new)
        finally:
            settle(Files(), folder)
            held = sorted((path.name, path.read_bytes()) for path in folder.iterdir())
            assert held in (old, new)
            assert [path.name for path in tmp_path.iterdir()] == ["keys"]

    assert every_failure(errno.EIO, dead=dead, attempt=attempt) > 20


def test_a_full_disk_is_told_apart(tmp_path: Path) -> None:
    with pytest.raises(DiskFull, match="The disk is full"):
        FailsAt(2, errno.ENOSPC).write(tmp_path / "x", b"data")


def test_a_missing_file_is_told_apart(tmp_path: Path) -> None:
    with pytest.raises(Missing):
        Files().read(tmp_path / "x", 10)


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps access in lists of its own")
def test_files_are_their_owners_alone(tmp_path: Path) -> None:
    Files().write(tmp_path / "x", b"data")

    assert stat.S_IMODE((tmp_path / "x").stat().st_mode) == 0o600


def test_a_file_that_a_scanner_holds_for_a_moment_is_replaced_all_the_same(tmp_path: Path) -> None:
    class Scanned(Files):
        held = 2

        def call(self, act: Callable[..., Any], *args: Any, **kw: Any) -> Any:
            if act is os.replace and self.held:
                self.held -= 1
                error = PermissionError(errno.EACCES, "held")
                error.winerror = 32  # type: ignore[attr-defined]  # as Windows sets it
                raise error
            return act(*args, **kw)

    Scanned().write(tmp_path / "x", b"data")

    assert (tmp_path / "x").read_bytes() == b"data"
