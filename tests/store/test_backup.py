"""Backups: read back before they count, opened by every key that should, and by no other."""

import datetime as dt
import hashlib
import os
import shutil
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from crypto.age import AgeIdentity
from tests.store.conftest import Unlock, passphrase
from tests.store.independent import every_row
from tests.store.test_evidence import PLAIN, a_case, attach, read
from tests.torture.mounted import filling, need_root
from workstation.errors import (
    BadInput,
    Busy,
    Cancelled,
    Damaged,
    DiskFull,
    NotEntitled,
    WorkstationError,
)
from workstation.ports import Silent
from workstation.records.access import Role
from workstation.records.cases import Case
from workstation.records.kit import UserToken
from workstation.records.people import Person
from workstation.rules.backups import Backup
from workstation.services.backups import Backups
from workstation.store.backup_folder import rotate
from workstation.store.files import Files
from workstation.store.open_files import file_keys
from workstation.store.restore import BackupKey, restore
from workstation.store.unlocked import Unlocked
from workstation.store.vault import Vault

NOW = dt.datetime(2026, 11, 22, 12, tzinfo=dt.UTC)


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    """A folder to back up to."""
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


@pytest.fixture
def filled(worker: Unlocked) -> Unlocked:
    """A vault with something in two compartments and a file of evidence."""
    with worker.open_work() as work:
        case = work.put(Case(code="C1"))
        work.put(Person(case=case.id))
        work.commit()
    return worker


def raw_keys(unlocked: Unlocked) -> dict[str, bytes]:
    """The keys of the files, for another program."""
    return {name: key.raw for name, key in file_keys(unlocked.held).items()}


def held_by(folder: Path) -> set[str]:
    """The names in a folder."""
    return {path.name for path in folder.iterdir()}


def test_a_backup_brings_back_every_row(
    filled: Unlocked, folder: Path, stick: Path, tmp_path: Path
) -> None:
    made = filled.backups.make(stick, Silent())
    rows = {k: v for k, v in every_row(folder, raw_keys(filled)).items() if k != "vault"}

    restored = restore(stick / made.name, tmp_path / "again", BackupKey(filled.held.identity.age))

    again = every_row(restored.path, raw_keys(filled))
    again["audit"]["event"].append(rows["audit"]["event"][-1])
    again["audit"]["chain"].append(rows["audit"]["chain"][-1])
    assert {k: v for k, v in again.items() if k != "vault"} == rows
    back = Vault.open(restored.path).unlock(passphrase(Role.CASE_WORKER))
    assert back.check(Silent()) == []
    back.close()


def test_a_backup_is_remembered_with_its_digest_and_logged(
    filled: Unlocked, folder: Path, stick: Path
) -> None:
    made = filled.backups.make(stick, Silent())

    digest = hashlib.sha256((stick / made.name).read_bytes()).hexdigest()
    assert filled.backups.made() == (made,)
    assert (made.sha256, made.size) == (digest, (stick / made.name).stat().st_size)
    assert filled.backups.folder() == stick
    assert filled.reader().events(1)[0].verb == "backed up"
    assert held_by(stick) == {made.name}


def test_every_user_every_code_and_the_organisation_open_it(
    filled: Unlocked,
    stick: Path,
    vault: Vault,
    codes: dict[Role, tuple[str, ...]],
    organisation: AgeIdentity,
    tmp_path: Path,
) -> None:
    path = stick / filled.backups.make(stick, Silent()).name
    everything = {"vault", "audit", "cases", "identities", "protection"}

    roles = (Role.CASE_WORKER, Role.CUSTODIAN)
    keys = {role.value: BackupKey(vault.prove(passphrase(role)).identity.age) for role in roles}
    keys |= {f"{role.value} code": BackupKey.from_code(codes[role]) for role in roles}
    found = {name: set(restore(path, tmp_path / name, key).files) for name, key in keys.items()}
    sheet = restore(path, tmp_path / "sheet", BackupKey(organisation))

    assert set(sheet.files) == everything
    assert found["case_worker"] == found["case_worker code"] == everything
    assert found["custodian"] == found["custodian code"] == {"vault", "audit"}


def test_another_key_changes_not_one_byte(filled: Unlocked, stick: Path, tmp_path: Path) -> None:
    path = stick / filled.backups.make(stick, Silent()).name
    before = {each: each.stat().st_mtime_ns for each in (tmp_path, stick, path)}

    with pytest.raises(NotEntitled, match="does not open this backup"):
        restore(path, tmp_path / "again", BackupKey(AgeIdentity.generate()))

    assert {each: each.stat().st_mtime_ns for each in before} == before


def test_a_vault_never_comes_back_over_something(
    filled: Unlocked, folder: Path, stick: Path
) -> None:
    path = stick / filled.backups.make(stick, Silent()).name

    with pytest.raises(BadInput, match="exists already"):
        restore(path, folder, BackupKey(filled.held.identity.age))


class StopsAt:
    """Somebody who stops the job at a share of it."""

    def __init__(self, share: float) -> None:
        self._share = share

    def step(self, done: int, total: int, note: str = "") -> None:
        """Stop there."""
        if done >= self._share * total:
            raise Cancelled


@pytest.mark.parametrize("share", [0, 0.3, 0.49, 0.6, 1])
def test_a_backup_that_is_stopped_leaves_nothing(
    filled: Unlocked, folder: Path, stick: Path, share: float
) -> None:
    with pytest.raises(Cancelled):
        filled.backups.make(stick, StopsAt(share))

    assert held_by(stick) == set()
    assert not (folder / "backing-up").exists()
    assert filled.backups.made() == ()
    with filled.open_work() as work:
        work.put(Case(code="C2"))
        work.commit()


@pytest.mark.parametrize("share", [0, 0.5, 1])
def test_a_restore_that_is_stopped_leaves_nothing(
    filled: Unlocked, stick: Path, tmp_path: Path, share: float
) -> None:
    path = stick / filled.backups.make(stick, Silent()).name
    before = held_by(tmp_path)

    with pytest.raises(Cancelled):
        restore(path, tmp_path / "again", BackupKey(filled.held.identity.age), StopsAt(share))

    assert held_by(tmp_path) == before


def test_a_stick_that_is_pulled_out_is_told_and_leaves_nothing(
    filled: Unlocked, stick: Path, tmp_path: Path
) -> None:
    class Pulls:
        def step(self, done: int, total: int, note: str = "") -> None:
            if done >= total // 2 and stick.exists():
                stick.rename(tmp_path / "gone")

    with pytest.raises(WorkstationError, match=r"is not there\.$"):
        filled.backups.make(stick, Pulls())

    assert all(name.endswith(".part") for name in held_by(tmp_path / "gone"))
    assert filled.backups.made() == ()
    (tmp_path / "gone").rename(stick)
    made = filled.backups.make(stick, Silent())
    assert held_by(stick) == {made.name}


def test_a_folder_that_is_not_there_or_inside_the_vault_is_refused(
    filled: Unlocked, folder: Path, tmp_path: Path
) -> None:
    with pytest.raises(BadInput, match="not there"):
        filled.backups.make(tmp_path / "nowhere", Silent())
    with pytest.raises(BadInput, match="inside the vault"):
        filled.backups.make(folder / "evidence", Silent())


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of half a megabyte."""
    need_root()
    with filling(tmp_path / "small", 512) as place:
        yield place


@pytest.mark.parametrize("told", [True, False])
def test_a_full_stick_is_told_and_left_as_it_was(
    filled: Unlocked, small_disk: Path, told: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not told:  # room that others take meanwhile
        monkeypatch.setattr("workstation.store.backup.refuse_full", lambda *_: None)

    with pytest.raises(DiskFull, match="not enough room for the backup"):
        filled.backups.make(small_disk, Silent())

    assert held_by(small_disk) == set()
    assert filled.backups.made() == ()


def test_a_damaged_vault_is_never_said_to_be_backed_up(
    filled: Unlocked, folder: Path, stick: Path
) -> None:
    good = filled.backups.make(stick, Silent())
    path = folder / "identities.db"
    data = bytearray(path.read_bytes())
    data[-2000] ^= 1
    path.write_bytes(bytes(data))

    with pytest.raises(Damaged):
        filled.backups.make(stick, Silent())

    assert held_by(stick) == {good.name}
    assert filled.backups.made() == (good,)


def test_others_go_on_saving_and_the_backup_is_of_one_moment(
    filled: Unlocked, stick: Path, tmp_path: Path
) -> None:
    ended = threading.Event()

    def save() -> None:
        while not ended.is_set():
            with filled.open_work() as work:
                case = work.put(Case(code="C3"))
                work.put(Person(case=case.id))
                work.commit()

    thread = threading.Thread(target=save)
    thread.start()
    try:
        made = filled.backups.make(stick, Silent())
    finally:
        ended.set()
        thread.join()

    key = BackupKey(filled.held.identity.age)
    rows = every_row(restore(stick / made.name, tmp_path / "a", key).path, raw_keys(filled))
    assert len(rows["cases"]["case"]) == len(rows["identities"]["person"])


def test_evidence_comes_back_also_what_got_its_last_name_meanwhile(
    filled: Unlocked, folder: Path, stick: Path, tmp_path: Path
) -> None:
    case = a_case(filled)
    kept = [attach(filled, case), attach(filled, case, b"")]
    blob = folder / "evidence" / f"{kept[0].blob}.age"
    part = blob.with_suffix(".part")
    blob.rename(part)

    class Names:
        def step(self, done: int, total: int, note: str = "") -> None:
            if part.exists():
                part.rename(blob)

    made = filled.backups.make(stick, Names())
    filled.close()

    key = BackupKey(filled.held.identity.age)
    again = Vault.open(restore(stick / made.name, tmp_path / "again", key).path)
    back = again.unlock(passphrase(Role.CASE_WORKER))
    assert [read(back, each) for each in kept] == [PLAIN, b""]
    assert back.check(Silent()) == []
    back.close()


def test_evidence_that_is_gone_stops_a_backup(filled: Unlocked, folder: Path, stick: Path) -> None:
    kept = attach(filled, a_case(filled))

    class Takes:
        def step(self, done: int, total: int, note: str = "") -> None:
            (folder / "evidence" / f"{kept.blob}.age").unlink(missing_ok=True)

    with pytest.raises(Busy, match="changed while it was copied"):
        filled.backups.make(stick, Takes())

    assert held_by(stick) == set()


def backup(days: int, folder: Path) -> Backup:
    """A backup of so many days ago, with a file."""
    at = NOW - dt.timedelta(days=days)
    path = folder / f"office-{at:%Y%m%d}.backup.age"
    path.write_bytes(b"sealed")
    return Backup(at, UserToken("a" * 32), path.name, 6, "0" * 64)


def test_rotation_removes_what_it_made_and_nothing_else(stick: Path) -> None:
    made = [backup(days, stick) for days in range(40)]
    (stick / "office-20261001.backup.age.copy").write_bytes(b"sealed")
    (stick / made[9].name).write_bytes(b"somebody else's")
    strange = {"office-20261001.backup.age.copy", made[9].name}

    rotate(Files(), stick, made)

    left = held_by(stick) - strange
    assert {each.name for each in made[:7]} <= left
    assert strange <= held_by(stick)
    assert len(left) < 7 + 4 + 6


def test_rotation_keeps_the_newest_also_when_the_clock_ran_ahead(stick: Path) -> None:
    ahead = [backup(-days, stick) for days in range(400, 420)]
    newest = backup(0, stick)

    rotate(Files(), stick, [newest, *ahead])

    assert newest.name in held_by(stick)


def test_days_count_from_the_last_backup_that_was_read_back(
    filled: Unlocked, folder: Path, stick: Path
) -> None:
    service = Backups(filled.backups, lambda: dt.datetime.now(tz=dt.UTC) + dt.timedelta(days=3))
    assert (service.last(), service.days()) == (None, None)
    with pytest.raises(BadInput, match="No folder"):
        service.make(None, Silent())

    made = service.make(stick, Silent())

    assert (service.last(), service.days(), service.folder()) == (made, 3, stick)
    newer = service.make(None, Silent())
    assert held_by(stick) == {newer.name}  # one a day stays


def test_public_tools_open_a_backup(
    filled: Unlocked, folder: Path, stick: Path, organisation: AgeIdentity, tmp_path: Path
) -> None:
    path = stick / filled.backups.make(stick, Silent()).name
    (tmp_path / "key").write_text(organisation.secret)
    (tmp_path / "open").mkdir()

    tar = subprocess.run(
        ["age", "-d", "-i", tmp_path / "key", path], check=True, capture_output=True
    ).stdout
    subprocess.run(["tar", "-x", "-C", tmp_path / "open"], input=tar, check=True)

    signer = str(filled.held.identity.public.signer)
    verdict = subprocess.run(
        ["minisign", "-V", "-P", signer, "-m", tmp_path / "open" / "manifest.json"],
        check=False,
        capture_output=True,
    )
    assert verdict.returncode == 0
    assert (tmp_path / "open" / "cases.db").read_bytes() == (folder / "cases.db").read_bytes()


def test_what_a_killed_backup_left_goes_with_the_next(
    filled: Unlocked, folder: Path, stick: Path, unlock: Unlock
) -> None:
    class Dies(Exception):
        pass

    class Killed:
        def step(self, done: int, total: int, note: str = "") -> None:
            os.link(next(stick.glob(".*.part")), stick / "kept")
            raise Dies

    with pytest.raises(Dies):
        filled.backups.make(stick, Killed())
    begun = filled.backups.begun()
    assert begun is not None
    (stick / "kept").rename(begun)
    shutil.copytree(stick, folder / "backing-up")

    again = unlock(Role.SUPERVISOR)

    assert not (folder / "backing-up").exists()
    made = again.backups.make(stick, Silent())
    assert held_by(stick) == {made.name}


def test_no_other_file_is_removed_for_what_somebody_wrote_into_the_vault(
    filled: Unlocked, stick: Path, tmp_path: Path
) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text("not a backup")
    filled.backups._remember("backup_begun", str(letter))  # noqa: SLF001 - as an insider would

    filled.backups.make(stick, Silent())

    assert letter.read_text() == "not a backup"
