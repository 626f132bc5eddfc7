"""The folder that backups go to: what is refused, how much room it has, what rotation removes."""

import contextlib
import os
import shutil
from collections.abc import Sequence
from pathlib import Path

from workstation.errors import BadInput, DiskFull, WorkstationError
from workstation.rules.backups import Backup, kept
from workstation.store.files import Files

_SPARE = 1 << 20


def refuse_folder(folder: Path, vault: Path) -> None:
    """Raise BadInput where no backup can go."""
    if not folder.is_dir():
        raise BadInput(
            "The folder for the backup is not there.", "Plug the stick in, or choose another one."
        )
    if folder.resolve().is_relative_to(vault.resolve()):
        raise BadInput("This folder is inside the vault.", "Choose a folder on another disk.")


def refuse_full(folder: Path, size: int) -> None:
    """Raise DiskFull before anything is written where a backup of that size has no room."""
    if shutil.disk_usage(folder).free < size + size // 64 + _SPARE:
        raise DiskFull("The disk has no room for this backup.", "Free some room, then try again.")


def size_of(path: Path) -> int:
    """The bytes of a file, or of all files in a folder; one that has gone counts nothing."""
    if path.is_dir():
        return sum(size_of(each) for each in path.iterdir())
    with contextlib.suppress(FileNotFoundError):
        return path.stat().st_size
    return 0


def forget_cached(path: Path) -> None:
    """Have the system read a file from its medium the next time, where it can be told to."""
    if not hasattr(os, "posix_fadvise"):
        return
    with contextlib.suppress(OSError), path.open("rb") as file:
        os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


def rotate(files: Files, folder: Path, made: Sequence[Backup]) -> None:
    """Remove backups of this vault that the rule lets go; `made` has the newest first.

    A file is one of them by its name, which holds random digits, and its size. What cannot be
    removed stays, and the newest always does, whatever the clock said.
    """
    here = [each for each in made if _is_here(folder / each.name, each.size)]
    stay = kept(each.at for each in here)
    for each in here[1:]:
        if each.at not in stay:
            with contextlib.suppress(WorkstationError):
                files.remove(folder / each.name)


def _is_here(path: Path, size: int) -> bool:
    try:
        return path.is_file() and not path.is_symlink() and path.stat().st_size == size
    except OSError:
        return False
