"""Backup, restore and migration when any one call of the system fails: old or new, never neither.

`fail_backups`, `fail_restores` and `fail_migrations` are the loops; the short form takes some of
the calls, `step=1` takes each.
"""

import errno
import itertools
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.store.conftest import passphrase
from tests.store.failing import every_failure
from tests.store.test_old_vaults import unpacked, words
from workstation.ports import Silent
from workstation.records.access import Role
from workstation.records.cases import Case
from workstation.store.clock import utc_now
from workstation.store.connect import connect
from workstation.store.files import Files
from workstation.store.layout import Layout, Place, read_header
from workstation.store.migrate import versions
from workstation.store.open_files import file_keys
from workstation.store.people import Held
from workstation.store.restore import BackupKey, restore
from workstation.store.unlocked import Unlocked
from workstation.store.vault import Vault

EVERY = ((errno.EIO, 1), (errno.ENOSPC, 3), (errno.EACCES, 3))
SHORT = [(errno.EIO, 41)]
LONG = [pytest.param(*each, marks=pytest.mark.torture) for each in EVERY]


class Exchanged(Files):
    """A disk that can be exchanged while a vault is open."""

    disk = Files()

    def call(self, act: Callable[..., Any], *args: Any, **kw: Any) -> Any:
        """Hand the call on."""
        return self.disk.call(act, *args, **kw)


def fail_backups(folder: Path, held: Held, room: Path, error: int, step: int) -> int:
    """Fail call after call of a backup; how many calls one makes.

    Each attempt is made on a copy, on a stick with one older backup: what attempts leave behind
    would make the next one longer.
    """
    header, numbers = read_header(Files(), Layout(folder)), itertools.count()
    (room / "stick").mkdir()
    first = Unlocked.open(Place(Layout(folder), header, Files()), held, utc_now, 5)
    first.backups.make(room / "stick", Silent())
    first.close()

    def attempt(disk: Files) -> None:
        place = room / f"{next(numbers)}"
        mine = Path(shutil.copytree(folder, place / "office.haven"))
        stick = Path(shutil.copytree(room / "stick", place / "stick"))
        try:
            fail_backup(Place(Layout(mine), header, Exchanged()), held, stick, disk)
        finally:
            shutil.rmtree(place)

    return every_failure(error, dead=False, attempt=attempt, step=step, first=1 + step // 2)


def fail_backup(place: Place, held: Held, stick: Path, disk: Files) -> None:
    """One backup on a disk that fails: what lies there is noted, and the vault can be written."""
    assert isinstance(place.files, Exchanged)
    vault = Unlocked.open(place, held, utc_now, 5)
    before = {path.name: path.read_bytes() for path in stick.iterdir()}
    known = vault.backups.made()
    place.files.disk = disk
    try:
        vault.backups.make(stick, Silent())
    finally:
        place.files.disk = Files()
        after = {path.name: path.read_bytes() for path in stick.iterdir()}
        noted = {made.name for made in vault.backups.made()[: -len(known)]}
        assert after == before or set(after) - set(before) == noted
        assert len(after) >= len(before) > 0
        with vault.open_work() as work:
            work.put(Case(code="C2"))
            work.commit()
        vault.close()
        again = Unlocked.open(place, held, utc_now, 5)
        assert not (place.layout.root / "backing-up").exists()
        again.close()


def fail_restores(backup: Path, held: Held, to: Path, error: int, step: int) -> int:
    """Fail call after call of a restore; how many calls one makes."""
    key = BackupKey(held.identity.age)

    def attempt(disk: Files) -> None:
        try:
            restore(backup, to / "again", key, files=disk)
        finally:
            left = {path.name for path in to.iterdir()}
            assert left <= {"again.haven"}
            if left:
                Vault.open(to / "again.haven")
                shutil.rmtree(to / "again.haven")

    return every_failure(error, dead=False, attempt=attempt, step=step, first=1 + step // 2)


def fail_migrations(place: Path, error: int, step: int, *, dead: bool) -> int:
    """Fail call after call while a vault of the first format is opened; how many calls it takes."""
    first, users = unpacked("v1", place)
    phrase = words(users, "caseworker")
    held = Vault.open(first).prove(phrase)
    numbers = itertools.count()

    def attempt(disk: Files) -> None:
        folder = Path(shutil.copytree(first, place / f"{next(numbers)}.haven"))
        layout = Layout(folder)
        try:
            header = read_header(Files(), layout)
            Unlocked.open(Place(layout, header, disk), held, utc_now, 5).close()
        finally:
            Vault.open(folder)  # finishes what was begun, or drops it
            connection = connect(layout, file_keys(held), read_only=True)
            (version,) = versions(connection)
            cases = connection.value('SELECT count(*) FROM cases."case"')
            connection.close()
            assert (version in (1, 2), cases) == (True, 4)
            assert not (folder / "migrating").exists()
            shutil.rmtree(folder)

    return every_failure(error, dead=dead, attempt=attempt, step=step, first=1 + step // 2)


@pytest.mark.parametrize(("error", "step"), [*SHORT, *LONG])
def test_a_backup_is_whole_or_not_there(
    folder: Path, vault: Vault, tmp_path: Path, error: int, step: int
) -> None:
    held = vault.prove(passphrase(Role.CASE_WORKER))

    assert fail_backups(folder, held, tmp_path, error, step) > 200


@pytest.mark.parametrize(("error", "step"), [*SHORT, *LONG])
def test_a_restored_vault_is_whole_or_not_there(
    folder: Path, vault: Vault, tmp_path: Path, error: int, step: int
) -> None:
    (tmp_path / "stick").mkdir()
    (tmp_path / "to").mkdir()
    worker = vault.unlock(passphrase(Role.CASE_WORKER))
    made = worker.backups.make(tmp_path / "stick", Silent())
    worker.close()

    path = tmp_path / "stick" / made.name
    assert fail_restores(path, worker.held, tmp_path / "to", error, step) > 100


@pytest.mark.parametrize(("error", "step"), [(errno.EIO, 7), *LONG], ids=lambda value: str(value))
@pytest.mark.parametrize("dead", [False, True])
def test_a_migrated_vault_is_old_or_new(tmp_path: Path, error: int, dead: bool, step: int) -> None:
    assert fail_migrations(tmp_path, error, step, dead=dead) > 40
