"""Whichever call of the disk fails: what was before is there, or what was to be, never half."""

import errno
import shutil
from collections.abc import Callable
from itertools import count
from pathlib import Path

import pytest

from crypto.age import AgeIdentity
from crypto.passphrase import LIGHTEST
from crypto.recovery import new_code
from tests.store.attaching import attach_one
from tests.store.conftest import codes, folder, office, organisation, passphrase
from tests.store.failing import every_failure
from tests.torture.conftest import Tell
from workstation.ports import Silent
from workstation.records.access import Role
from workstation.records.evidence import Evidence
from workstation.records.members import NewUser
from workstation.store.clock import utc_now
from workstation.store.create import Plan, create
from workstation.store.files import Files
from workstation.store.layout import Layout, Place, read_header
from workstation.store.people import Held
from workstation.store.unlocked import Unlocked
from workstation.store.vault import Vault

__all__ = ["codes", "folder", "office", "organisation"]
STEPS = [
    pytest.param(errno.EIO, 61, marks=pytest.mark.slow),
    *(
        pytest.param(error, 1, marks=pytest.mark.torture)
        for error in (errno.EIO, errno.ENOSPC, errno.EACCES)
    ),
]


class Exchanged(Files):
    """A disk that can be exchanged while a vault is open."""

    disk = Files()

    def call(self, act: Callable[..., object], *args: object, **kw: object) -> object:  # type: ignore[override]
        """Hand the call on."""
        return self.disk.call(act, *args, **kw)


@pytest.mark.parametrize(("error", "step"), STEPS)
def test_a_vault_is_made_whole_or_not_at_all(
    tmp_path: Path, error: int, step: int, tell: Tell
) -> None:
    user = NewUser("Ei Phyu", Role.CASE_WORKER, "copper meadow thirteen kites", new_code())
    plan = Plan([user], AgeIdentity.generate().recipient, LIGHTEST, ballast=4096)

    def attempt(disk: Files) -> None:
        try:
            create(tmp_path / "new", plan, files=disk)
        finally:
            left = list(tmp_path.iterdir())
            assert [path.name for path in left] in ([], ["new.haven"])
            for path in left:
                Vault.open(path).prove(user.passphrase)
                shutil.rmtree(path)

    calls = every_failure(error, dead=False, attempt=attempt, step=step, first=1 + step // 2)
    tell(f"nth call of making a vault, {errno.errorcode[error]}", {"calls": calls})


def opened(folder: Path, held: Held, disk: Files) -> Unlocked:
    """The vault on a disk that may be exchanged."""
    layout = Layout(folder)
    return Unlocked.open(Place(layout, read_header(Files(), layout), disk), held, utc_now, 5)


@pytest.mark.parametrize(("error", "step"), STEPS)
def test_evidence_is_sealed_whole_or_not_at_all(
    folder: Path, error: int, step: int, tell: Tell
) -> None:
    held = Vault.open(folder).prove(passphrase(Role.CASE_WORKER))
    numbers = count()

    def attempt(disk: Files) -> None:
        exchanged = Exchanged()
        vault = opened(folder, held, exchanged)
        try:
            exchanged.disk = disk
            attach_one(vault, bytes(70_000) + next(numbers).to_bytes(4))
        finally:
            exchanged.disk = Files()
            vault.close()
            again = opened(folder, held, Files())
            reader = again.reader()
            named = {f"{piece.blob}.age" for piece in reader.find(Evidence)}
            reader.close()
            assert {path.name for path in (folder / "evidence").iterdir()} == named
            assert again.evidence.check(Silent()) == []
            again.close()

    calls = every_failure(error, dead=False, attempt=attempt, step=step, first=1 + step // 2)
    tell(f"nth call of sealing evidence, {errno.errorcode[error]}", {"calls": calls})


@pytest.mark.parametrize(("error", "step"), STEPS)
def test_a_signed_checkpoint_is_whole_or_not_there(
    folder: Path, error: int, step: int, tell: Tell
) -> None:
    held = Vault.open(folder).prove(passphrase(Role.CASE_WORKER))

    def attempt(disk: Files) -> None:
        exchanged = Exchanged()
        vault = opened(folder, held, exchanged)
        try:
            exchanged.disk = disk
            vault.checkpoint()
        finally:
            exchanged.disk = Files()
            assert vault.check(Silent()) == []
            vault.close()

    calls = every_failure(error, dead=False, attempt=attempt, step=min(step, 5), first=min(step, 3))
    tell(f"nth call of signing, {errno.errorcode[error]}", {"calls": calls})
