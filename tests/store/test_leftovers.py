"""What lies in a vault's folders beside its own files stops no backup; what is ours is removed."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.store.conftest import passphrase
from tests.store.test_evidence import PLAIN, a_case, attach, read
from workstation.ports import Silent
from workstation.records.access import Role
from workstation.store.files import Files
from workstation.store.restore import BackupKey, restore
from workstation.store.vault import Vault

STRAYS = [
    "checkpoints/.DS_Store",
    "checkpoints/._00000001.checkpoint",
    "checkpoints/.00000002.checkpoint.1a2b3c4d.part",
    "slots/Thumbs.db",
    "slots/00 (copy)",
    "keys/.audit.1a2b3c4d.part",
    "keys/audit~",
    "evidence/.DS_Store",
    "evidence/._letter.age",
    "evidence/letter.age",
]


class Killed(BaseException):
    """Stands for the end of the process."""


class EndsAt(Files):
    """A disk on which the process ends when a file is to get this kind of name."""

    def __init__(self, ending: str) -> None:
        self._ending = ending

    def call(self, act: Callable[..., Any], *args: Any, **kw: Any) -> Any:
        if act is os.replace and str(args[1]).endswith(self._ending):
            os.link(args[0], f"{args[0]}.kept")  # a killed process removes nothing
            raise Killed
        return super().call(act, *args, **kw)


@pytest.mark.parametrize("stray", STRAYS)
def test_a_stray_file_is_in_no_backup_and_stops_none(
    vault: Vault, tmp_path: Path, stray: str
) -> None:
    worker = vault.unlock(passphrase(Role.CASE_WORKER))
    kept = attach(worker, a_case(worker))
    (vault.path / stray).write_bytes(b"not ours")
    (tmp_path / "stick").mkdir()

    made = worker.backups.make(tmp_path / "stick", Silent())
    key = BackupKey(worker.held.identity.age)
    again = restore(tmp_path / "stick" / made.name, tmp_path / "again", key).path
    worker.close()

    assert not (again / stray).exists()
    back = Vault.open(again).unlock(passphrase(Role.CASE_WORKER))
    assert read(back, kept) == PLAIN
    back.close()


def test_a_checkpoint_that_was_cut_short_is_removed_at_the_next_unlock(vault: Vault) -> None:
    folder = vault.path / "checkpoints"
    cut = Vault.open(vault.path, EndsAt(".checkpoint")).unlock(passphrase(Role.CASE_WORKER))
    with pytest.raises(Killed):
        cut.checkpoint()
    cut.close()
    (kept,) = folder.glob("*.kept")
    kept.rename(kept.with_suffix(""))
    assert list(folder.glob(".*.checkpoint.*.part"))

    vault.unlock(passphrase(Role.CASE_WORKER)).close()

    assert not list(folder.glob(".*"))


def test_only_unfinished_files_of_the_vault_itself_are_removed(vault: Vault) -> None:
    ours = [".ballast.1a2b3c4d.part", ".vault.json.1a2b3c4d.part", "keys/.audit.1a2b3c4d.part"]
    others = [".tries.1a2b3c4d.part", "keys/.audit.part", "checkpoints/.notes.1a2b3c4d.part"]
    for name in ours + others:
        (vault.path / name).write_bytes(b"")

    vault.unlock(passphrase(Role.CASE_WORKER)).close()

    assert [name for name in ours + others if (vault.path / name).exists()] == others
