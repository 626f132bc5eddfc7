"""Frees hot journals from the folder's path, so that a moved vault rolls back as a whole.

SQLite writes the absolute path of the super-journal into each file's journal (file format, 4.1).
After a crash and a rename that path is gone, each file would decide for itself, and the files
would disagree. No keys are needed; the vault must be locked against others.
"""

import os
import struct
from dataclasses import dataclass
from pathlib import Path

from workstation.store.files import Files

_MAGIC = bytes.fromhex("d9d505f920a163d7")
_TAIL = struct.Struct(">II8s")
_SMALLEST = 28
_LONGEST_NAME = 4096


@dataclass(frozen=True, slots=True)
class Healed:
    """How many journals were freed and how many left-over super-journals removed."""

    freed: int
    removed: int


def heal(files: Files, folder: Path) -> Healed:
    """Free journals whose super-journal lies in this folder, and remove those that none names."""
    supers = {entry.name for entry in folder.iterdir() if "-mj" in entry.name}
    if not supers:
        return Healed(0, 0)
    freed = 0
    for journal in sorted(folder.glob("*-journal")):
        size = journal.stat().st_size
        name = _super_journal(journal, size)
        if name and _last_part(name) in supers:
            files.shorten(journal, size - _TAIL.size - len(name) - 4)
            freed += 1
    # Every journal that named one is free now: each rolls back by itself, to the same state.
    for name_left in sorted(supers):
        files.remove(folder / name_left)
    return Healed(freed, len(supers))


def _super_journal(journal: Path, size: int) -> bytes:
    if size < _SMALLEST:
        return b""
    with journal.open("rb") as file:
        file.seek(size - _TAIL.size)
        length, checksum, magic = _TAIL.unpack(file.read(_TAIL.size))
        if magic != _MAGIC or not 0 < length <= min(_LONGEST_NAME, size - _SMALLEST):
            return b""
        file.seek(size - _TAIL.size - length)
        name = file.read(length)
    # The sum is over signed characters.
    total = sum(struct.unpack(f"{length}b", name)) & 0xFFFFFFFF
    return name if total == checksum else b""


def _last_part(name: bytes) -> str:
    return os.fsdecode(name).replace("\\", "/").rpartition("/")[2]
