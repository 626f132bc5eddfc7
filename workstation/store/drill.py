"""Rehearses a recovery: brings a backup back in a throw-away folder and opens what came."""

import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from workstation.errors import Damaged
from workstation.ports import Progress
from workstation.store.files import Files
from workstation.store.restore import BackupKey, Restored, restore
from workstation.store.vault import Vault


@dataclass(frozen=True, slots=True)
class Drilled:
    """A rehearsal that went well: what came back, and how long it took in seconds."""

    restored: Restored
    seconds: float


def drill(
    backup: Path,
    key: BackupKey,
    progress: Progress,
    within: Path | None = None,
    files: Files | None = None,
) -> Drilled:
    """Prove that a key opens a backup, on a computer that holds nothing else of the vault.

    Restores it, holds rows and chains against the signed list, opens it with the code as after a
    loss, looks everything over, and removes it. Raises what `restore` raises, and Damaged.
    """
    began = time.monotonic()
    with _thrown_away(within) as folder:
        restored = restore(backup, folder / "drill", key, progress, files)
        if key.code:
            _open(restored.path, key.code, progress)
    return Drilled(restored, time.monotonic() - began)


def _open(path: Path, code: tuple[str, ...], progress: Progress) -> None:
    opened = Vault.open(path).unlock_with_recovery(" ".join(code))
    try:
        findings = opened.check(progress)
    finally:
        opened.close()
    if findings:
        raise Damaged(
            f"The vault in the backup opens, but it is not as it was written: {findings[0].words}",
            "Check the vault itself, then make a backup and rehearse again.",
        )


@contextmanager
def _thrown_away(within: Path | None) -> Iterator[Path]:
    folder = Path(tempfile.mkdtemp(prefix="casehaven-drill-", dir=within))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
