"""Room kept back for the day the disk is full, since deleting needs room too."""

import os
import shutil
from pathlib import Path

from workstation.store.files import Files

BALLAST_BYTES = 32 << 20


def keep_back(files: Files, path: Path, size: int) -> None:
    """Fill the ballast where it is missing and the disk has four times its room."""
    if path.exists() or shutil.disk_usage(path.parent).free < 4 * size:
        return
    # Random, for a file system may store zeros without using room.
    files.write(path, os.urandom(size))


def release(files: Files, path: Path) -> bool:
    """Give the room back; whether there was any."""
    held = path.exists()
    files.remove(path)
    return held
