"""Backups: the one that is made now, and how long ago the last good one was."""

from pathlib import Path
from typing import Protocol

from workstation.errors import BadInput
from workstation.ports import Clock, Progress
from workstation.rules.backups import Backup


class KeepsBackups(Protocol):
    """Writes backups that were read back whole, newest first in `made`.

    `make` raises DiskFull, Damaged, Busy, BadInput, and what `progress` raises; nothing half is
    left under a backup's name then.
    """

    def made(self) -> tuple[Backup, ...]: ...

    def folder(self) -> Path | None: ...

    def make(self, folder: Path, progress: Progress) -> Backup: ...


class Backups:
    """Whoever works here may make a backup: it is ciphertext, sealed to those who could open it."""

    def __init__(self, store: KeepsBackups, now: Clock) -> None:
        self._store, self._now = store, now

    def make(self, folder: Path | None, progress: Progress) -> Backup:
        """Make a backup, in the folder of the last one where none is named, and read it back.

        Raises BadInput where there is no folder yet, and what the store raises.
        """
        place = folder or self._store.folder()
        if place is None:
            raise BadInput("No folder for backups was chosen yet.", "Choose one on another disk.")
        return self._store.make(place, progress)

    def last(self) -> Backup | None:
        """The newest backup that was read back well."""
        return next(iter(self._store.made()), None)

    def days(self) -> int | None:
        """Whole days since that backup; None where there is none."""
        last = self.last()
        return None if last is None else max(0, (self._now() - last.at).days)

    def folder(self) -> Path | None:
        """Where the last backup went."""
        return self._store.folder()
