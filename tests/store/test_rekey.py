"""A file that gets a new key is under the old or the new one, whatever happens meanwhile."""

import contextlib
import errno
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from crypto.keys import CompartmentKey
from crypto.slots import UserSecret
from tests.store.failing import every_failure
from tests.store.independent import open_independently
from tests.store.rekeying import due, opens
from tests.store.staff import age_of, as_user, comes, derivable, held_of, key_files, opened_by
from tests.store.test_disk_full import small_disk
from tests.store.test_grants import RENEWED, Staff, ordered, staff, token
from workstation.errors import DiskFull, WorkstationError
from workstation.ports import Silent
from workstation.records.access import Role
from workstation.records.accounts import Account
from workstation.records.cases import Case
from workstation.store import carrying
from workstation.store.files import Files
from workstation.store.rekey import opens as key_opens
from workstation.store.rekey import rekey

__all__ = ["small_disk", "staff"]

HOLDERS = [Role.SUPERVISOR, Role.CASE_WORKER, Role.PROTECTION_OFFICER, Role.CUSTODIAN]
LEFT = [role for role in HOLDERS if role is not Role.CASE_WORKER]


def test_a_rekeyed_file_opens_under_its_new_key_alone(folder: Path, staff: Staff) -> None:
    old = CompartmentKey(held_of(folder, staff[Role.CASE_WORKER]).secrets["cases"])
    new = CompartmentKey.generate()
    path = folder / "cases.db"
    size = path.stat().st_size

    rekey(path, old, new)

    assert (key_opens(path, old), key_opens(path, new)) == (False, True)
    assert path.stat().st_size == size
    connection = open_independently(path, new.raw)
    assert connection.pragma("integrity_check") == "ok"
    connection.close()


class Dies(Files):
    """A disk that takes nothing any more once the power is gone."""

    gone = False

    def call(self, act: Callable[..., Any], *args: Any, **kw: Any) -> Any:
        if self.gone:
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        return act(*args, **kw)


def carry_until_it_dies(folder: Path, user: UserSecret, disk: Dies) -> None:
    """Carry out what is ordered, on a disk that does not live to its end."""
    with as_user(folder, user, disk) as unlocked, pytest.raises(WorkstationError):
        unlocked.grants.carry_out(Silent())


@pytest.mark.parametrize("after", range(3))
@pytest.mark.parametrize("half", ["before", "after"])
def test_power_that_goes_between_two_files_leaves_each_old_or_new(
    folder: Path, staff: Staff, monkeypatch: pytest.MonkeyPatch, after: int, half: str
) -> None:
    gone = staff[Role.CASE_WORKER]
    ordered(folder, staff, lambda grants: grants.remove(token(gone)))
    disk, count = Dies(), 0

    def cut(path: Path, old: CompartmentKey, new: CompartmentKey) -> None:
        nonlocal count
        disk.gone = disk.gone or (count == after and half == "before")
        if not disk.gone:
            rekey(path, old, new)
        count += 1
        disk.gone = disk.gone or (count > after and half == "after")
        if disk.gone:
            raise WorkstationError("The power is gone.")

    monkeypatch.setattr(carrying, "rekey", cut)
    carry_until_it_dies(folder, staff[Role.PROTECTION_OFFICER], disk)
    monkeypatch.setattr(carrying, "rekey", rekey)

    # Others come first, also those who can finish nothing, and twice.
    for role in (Role.BRIEFING_OFFICER, *LEFT, *LEFT):
        comes(folder, staff[role])
    for each in set(Role) - {Role.CASE_WORKER}:
        assert opens(folder, held_of(folder, staff[each])) == due(each)
    assert not [name for name in key_files(folder) if name.endswith(".next")]
    assert opened_by(folder, derivable(folder, age_of(gone))) == set()


def test_whoever_comes_first_after_a_cut_reads_what_they_may(
    folder: Path, staff: Staff, monkeypatch: pytest.MonkeyPatch
) -> None:
    ordered(folder, staff, lambda grants: grants.remove(token(staff[Role.CASE_WORKER])))
    disk = Dies()

    def cut(path: Path, old: CompartmentKey, new: CompartmentKey) -> None:
        rekey(path, old, new)
        if path.stem == "identities":
            disk.gone = True
            raise WorkstationError("The power is gone.")

    monkeypatch.setattr(carrying, "rekey", cut)
    carry_until_it_dies(folder, staff[Role.PROTECTION_OFFICER], disk)

    assert {n for n in key_files(folder) if n.endswith(".next")} == {f"{n}.next" for n in RENEWED}
    for role in set(Role) - {Role.CASE_WORKER}:
        held = held_of(folder, staff[role])
        assert opens(folder, held) == due(role)
        assert held.fresh >= due(role) & {"cases", "identities"}


def test_a_next_key_that_is_not_asked_for_any_more_is_dropped(
    folder: Path, staff: Staff, monkeypatch: pytest.MonkeyPatch
) -> None:
    officer, disk = token(staff[Role.PROTECTION_OFFICER]), Dies()
    ordered(folder, staff, lambda grants: grants.change_role(officer, Role.SUPERVISOR))

    def cut(path: Path, old: CompartmentKey, new: CompartmentKey) -> None:
        disk.gone = True
        raise WorkstationError("The power is gone.")

    monkeypatch.setattr(carrying, "rekey", cut)
    carry_until_it_dies(folder, staff[Role.CASE_WORKER], disk)
    assert "protection.next" in key_files(folder)
    ordered(folder, staff, lambda grants: grants.change_role(officer, Role.PROTECTION_OFFICER))

    comes(folder, staff[Role.CASE_WORKER])

    assert "protection.next" not in key_files(folder)
    assert opens(folder, held_of(folder, staff[Role.PROTECTION_OFFICER])) == due(
        Role.PROTECTION_OFFICER
    )


@pytest.mark.slow
def test_without_room_the_old_key_holds_and_everybody_works_on(
    small_disk: Path, folder: Path, staff: Staff
) -> None:
    (folder / "ballast").write_bytes(b"")
    place = Path(shutil.copytree(folder, small_disk / "office.haven"))
    with as_user(place, staff[Role.CASE_WORKER]) as unlocked:
        before = unlocked.held.secrets["identities"]
        with unlocked.open_work() as work:
            work.put(Account(case=work.put(Case(code="A")).id, text="word " * 8_000))
            work.commit()
    ordered(place, staff, lambda grants: grants.remove(token(staff[Role.SUPERVISOR])))
    filler = small_disk / "filler"
    with contextlib.suppress(OSError):
        filler.write_bytes(bytes(4_000_000))

    with as_user(place, staff[Role.CASE_WORKER]) as unlocked:
        with pytest.raises(DiskFull):
            unlocked.grants.carry_out(Silent())
        assert unlocked.held.secrets["identities"] == before
        reader = unlocked.reader()
        assert [case.code for case in reader.find(Case)] == ["A"]
        reader.close()
    filler.unlink()
    done = comes(place, staff[Role.CASE_WORKER])

    assert "identities" in {step.what for step in done.carried if step.renewed}
    assert opens(place, held_of(place, staff[Role.PROTECTION_OFFICER])) == due(
        Role.PROTECTION_OFFICER
    )


@pytest.mark.slow
@pytest.mark.parametrize("dead", [False, True])
def test_taking_somebody_out_may_fail_anywhere(
    folder: Path, staff: Staff, tmp_path: Path, dead: bool
) -> None:
    gone, number = staff[Role.SUPERVISOR], 0

    def attempt(disk: Files) -> None:
        nonlocal number
        number += 1
        copy = Path(shutil.copytree(folder, tmp_path / f"{number}.haven"))
        try:
            with as_user(copy, staff[Role.CUSTODIAN], disk) as unlocked:
                unlocked.grants.remove(token(gone))
                unlocked.grants.carry_out(Silent())
            with as_user(copy, staff[Role.CASE_WORKER], disk) as unlocked:
                unlocked.grants.carry_out(Silent())
        finally:
            for role in set(HOLDERS) - {Role.SUPERVISOR}:
                comes(copy, staff[role])
            for role in set(Role) - {Role.SUPERVISOR}:
                assert opens(copy, held_of(copy, staff[role])) == due(role)
            left = opened_by(copy, derivable(copy, age_of(gone)))
            assert left in (set(), due(Role.SUPERVISOR))
            shutil.rmtree(copy)

    assert every_failure(errno.EIO, dead=dead, attempt=attempt, step=83) > 100
