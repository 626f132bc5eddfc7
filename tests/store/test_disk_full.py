"""A full disk: what was saved stays, the words are clear, and deleting works again."""

import contextlib
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.store.conftest import passphrase
from tests.torture.mounted import filling, need_root
from workstation.errors import DiskFull
from workstation.ports import Silent
from workstation.records.access import Role
from workstation.records.accounts import Account
from workstation.records.cases import Case
from workstation.store.ballast import keep_back, release
from workstation.store.files import Files
from workstation.store.unlocked import Unlocked
from workstation.store.vault import Vault


def test_the_ballast_takes_real_room_and_gives_it_back(tmp_path: Path) -> None:
    path = tmp_path / "ballast"

    keep_back(Files(), path, 1 << 20)

    assert path.stat().st_size == 1 << 20
    assert path.stat().st_blocks * 512 >= 1 << 20
    assert release(Files(), path)
    assert not release(Files(), path)


def test_a_lost_ballast_is_put_back_at_the_next_unlock(folder: Path, vault: Vault) -> None:
    (folder / "ballast").unlink()

    vault.unlock(passphrase(Role.ANALYST)).close()

    assert (folder / "ballast").stat().st_size == 4096


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of two megabytes."""
    need_root()
    with filling(tmp_path / "small", 2200) as place:
        yield place


def fill(worker: Unlocked, kept: list[str]) -> None:
    """Save until there is no room."""
    while True:
        with worker.open_work() as work:
            case = work.put(Case(code=f"C{len(kept):05}"))
            work.put(Account(case=case.id, text="word " * 2000))
            work.commit()
        kept.append(case.id)


@pytest.mark.slow
def test_a_full_disk_loses_nothing_and_lets_the_user_make_room(
    small_disk: Path, folder: Path
) -> None:
    (folder / "ballast").write_bytes(bytes(range(256)) * 1024)
    place = Path(shutil.copytree(folder, small_disk / "office.haven"))
    worker = Vault.open(place).unlock(passphrase(Role.CASE_WORKER))
    kept: list[str] = []

    with pytest.raises(DiskFull, match="The disk is full"):
        fill(worker, kept)

    assert not (place / "ballast").exists()
    assert [case.id for case in worker.reader().find(Case)] == kept
    with worker.open_work() as work:
        for account in work.find(Account)[:2]:
            work.remove(Account, account.id)
        work.commit()
    assert worker.check(Silent()) == []
    with contextlib.suppress(DiskFull):
        worker.checkpoint()
    worker.close()
