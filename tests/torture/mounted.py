"""Small file systems of the tests' own: an image that can be cut off, and one that fills up."""

import contextlib
import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

WRITEBACK = Path("/proc/sys/vm/dirty_writeback_centisecs")


def need_root() -> None:
    """Skip with a sentence where nothing can be mounted."""
    if os.name == "nt" or os.geteuid() != 0 or shutil.which("mkfs.ext4") is None:
        pytest.skip("only root on Linux can mount a file system of its own")


def call(*command: str | Path) -> None:
    """Run a system command; raises CalledProcessError."""
    subprocess.run([str(part) for part in command], check=True, capture_output=True)


def make_image(path: Path, megabytes: int) -> Path:
    """A file that holds an empty ext4."""
    with path.open("wb") as file:
        file.truncate(megabytes << 20)
    call("mkfs.ext4", "-q", "-E", "lazy_itable_init=0,lazy_journal_init=0", path)
    return path


@contextlib.contextmanager
def mounted(image: Path, place: Path) -> Iterator[Path]:
    """The file system of an image; nothing of it is written back but what is synced."""
    place.mkdir(exist_ok=True)
    call("mount", "-o", "loop,commit=300", image, place)
    try:
        yield place
    finally:
        call("umount", "-l", place)


@contextlib.contextmanager
def filling(place: Path, kilobytes: int) -> Iterator[Path]:
    """A file system of so many kilobytes, in memory."""
    place.mkdir(exist_ok=True)
    size = f"size={kilobytes}k,mode=700"
    call("mount", "-t", "tmpfs", "-o", size, "tmpfs", place)
    try:
        yield place
    finally:
        call("umount", "-l", place)


@contextlib.contextmanager
def lazy_kernel() -> Iterator[None]:
    """Let the kernel write nothing back by itself, so that a cut loses what is not synced."""
    before = WRITEBACK.read_text()
    WRITEBACK.write_text("0")
    try:
        yield
    finally:
        WRITEBACK.write_text(before)
