"""Backups, restores and rehearsals for whoever holds a key on paper or in mind."""

from pathlib import Path
from typing import Any

from crypto.age import AgeIdentity
from crypto.recovery import read_code
from workstation.bootstrap.vaults import open_session
from workstation.ports import Progress
from workstation.rules.backups import Backup
from workstation.store.drill import drill
from workstation.store.restore import BackupKey, Restored, restore
from workstation.store.shred import lines_beside, reapply
from workstation.store.vault import Vault

_ORGANISATION = "AGE-SECRET-KEY-"


def make_backup(path: Path, words: str, to: Path | None, progress: Progress) -> dict[str, Any]:
    """Back a vault up and say what was read back. Raises what opening and the backup raise."""
    opened = open_session(path, words)
    try:
        made = opened.session.backups.make(to, progress)
        folder = opened.session.backups.folder()
    finally:
        opened.close()
    return _told(made) | {"file": str((folder or Path()) / made.name)}


def paper_key(text: str) -> BackupKey:
    """A recovery code, or the organisation's recovery key, as it was typed; raises BadInput."""
    if text.strip().upper().startswith(_ORGANISATION):
        return BackupKey(AgeIdentity(text))
    return BackupKey.from_code(read_code(text))


def user_key(vault: Path, words: str) -> BackupKey:
    """The key of a user, out of a vault that still opens; raises WrongPassphrase, Damaged."""
    return BackupKey(Vault.open(vault).prove(words).identity.age)


def restore_backup(backup: Path, to: Path, key: BackupKey, progress: Progress) -> dict[str, Any]:
    """Bring a vault back as a new folder; raises what `restore` raises.

    What a list beside the backup says was deleted for good is deleted in it again.
    """
    lines = lines_beside(backup)
    again = [reapply(lines)] if lines else []
    return _found(restore(backup, to, key, progress, reapply=again))


def drill_backup(
    backup: Path, key: BackupKey, within: Path | None, progress: Progress
) -> dict[str, Any]:
    """Rehearse a recovery and leave nothing behind; raises what `drill` raises."""
    done = drill(backup, key, progress, within)
    told = _found(done.restored) | {"minutes": round(done.seconds / 60, 2)}
    del told["vault"]
    return told


def _told(made: Backup) -> dict[str, Any]:
    return {"at": made.at.isoformat(), "size": made.size, "sha256": made.sha256}


def _found(restored: Restored) -> dict[str, Any]:
    files = {
        name: {"rows": found.rows, "entries": found.entries}
        for name, found in sorted(restored.files.items())
    }
    at = restored.manifest.at.isoformat()
    return {"vault": str(restored.path), "reaches_until": at, "files": files}
