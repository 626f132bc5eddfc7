"""Evidence is sealed whole or not at all, and one changed bit of it is found."""

import errno
import hashlib
import io
import os
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import pytest
from msgspec.structs import replace

from crypto.age import AgeIdentity, decrypt_stream
from tests.store.conftest import Unlock, passphrase
from workstation.errors import (
    BadInput,
    Cancelled,
    Damaged,
    DiskFull,
    NotEntitled,
    WorkstationError,
)
from workstation.ports import SealedFile, Silent
from workstation.records.access import Role
from workstation.records.cases import Case
from workstation.records.evidence import Evidence, EvidenceCopy
from workstation.store.files import Files
from workstation.store.unlocked import Unlocked
from workstation.store.vault import Vault
from workstation.store.writer import Turn

PLAIN = b"the tin with eleven passports " * 9000
NOTHING = Silent()
K = TypeVar("K", Evidence, EvidenceCopy)


class StopsAt:
    """Progress of somebody who cancels at the nth step."""

    def __init__(self, nth: int) -> None:
        self._left = nth

    def step(self, done: int, total: int, note: str = "") -> None:
        self._left -= 1
        if self._left <= 0:
            raise Cancelled


class Breaks(io.BytesIO):
    """A stick that is pulled out."""

    def read(self, size: int | None = -1, /) -> bytes:
        if self.tell() > 1000:
            raise OSError(errno.EIO, "gone")
        return super().read(1001)


def a_case(store: Unlocked) -> Case:
    with store.open_work() as work:
        case = work.put(Case(code="AAA-222"))
        work.commit()
    return case


def attach(store: Unlocked, case: Case, plain: bytes = PLAIN, **more: Any) -> Evidence:
    source = more.pop("source", None) or io.BytesIO(plain)
    progress = more.pop("progress", NOTHING)
    sealing = store.evidence.seal(case.id, Evidence, source, len(plain), progress)
    with sealing as sealed:
        return put(store, Evidence(case=case.id, title="Photo"), sealed)


def put(store: Unlocked, record: K, sealed: SealedFile) -> K:
    named = replace(record, blob=sealed.blob, sha256=sealed.sha256, size=sealed.size)
    with store.open_work() as work:
        kept = work.put(named)
        work.commit()
    return kept


def read(store: Unlocked, kept: Evidence | EvidenceCopy) -> bytes:
    with store.evidence.reading(kept) as plain:
        pieces = []
        while piece := plain.read(1 << 16):
            pieces.append(piece)
    return b"".join(pieces)


def blobs(folder: Path) -> list[str]:
    return sorted(path.suffix for path in (folder / "evidence").iterdir())


def test_what_was_sealed_is_read_again_and_nothing_of_it_is_plain(
    worker: Unlocked, folder: Path
) -> None:
    kept = attach(worker, a_case(worker))

    assert read(worker, kept) == PLAIN
    assert kept.sha256 == hashlib.sha256(PLAIN).hexdigest()
    assert blobs(folder) == [".age"]
    for path in folder.rglob("*"):
        assert not path.is_file() or b"passports" not in path.read_bytes()


def test_an_empty_file_is_kept_too(worker: Unlocked) -> None:
    assert read(worker, attach(worker, a_case(worker), b"")) == b""


def test_a_blob_opens_with_the_public_tool_and_the_case_s_key(
    worker: Unlocked, folder: Path, tmp_path: Path
) -> None:
    case = a_case(worker)
    kept = attach(worker, case)
    (tmp_path / "key").write_text(worker.evidence.identities(case.id, Evidence)[0].secret)
    blob = folder / "evidence" / f"{kept.blob}.age"

    opened = subprocess.run(
        ["age", "-d", "-i", tmp_path / "key", blob], capture_output=True, check=True
    )

    assert opened.stdout == PLAIN


@pytest.mark.parametrize("nth", [1, 2, 3])
def test_cancelling_leaves_nothing(worker: Unlocked, folder: Path, nth: int) -> None:
    with pytest.raises(Cancelled):
        attach(worker, a_case(worker), progress=StopsAt(nth))

    assert blobs(folder) == []
    assert worker.reader().find(Evidence) == ()


def test_a_source_that_breaks_leaves_nothing(worker: Unlocked, folder: Path) -> None:
    with pytest.raises(BadInput, match="could not be read to its end"):
        attach(worker, a_case(worker), source=Breaks(PLAIN))

    assert blobs(folder) == []


def test_a_block_that_fails_leaves_nothing(worker: Unlocked, folder: Path) -> None:
    sealing = worker.evidence.seal(a_case(worker).id, Evidence, io.BytesIO(PLAIN), 1, NOTHING)
    with pytest.raises(RuntimeError), sealing:
        raise RuntimeError

    assert blobs(folder) == []


def test_a_failure_after_the_record_was_kept_leaves_the_blob(
    worker: Unlocked, unlock: Unlock, folder: Path
) -> None:
    case = a_case(worker)
    source, kept = io.BytesIO(PLAIN), Evidence(case=case.id, title="Photo")

    def keep_and_fail() -> None:
        nonlocal kept
        with worker.evidence.seal(case.id, Evidence, source, 1, NOTHING) as sealed:
            kept = put(worker, kept, sealed)
            raise RuntimeError

    with pytest.raises(RuntimeError):
        keep_and_fail()
    assert blobs(folder) == [".part"]
    assert read(worker, kept) == PLAIN

    assert read(unlock(Role.CASE_WORKER), kept) == PLAIN
    assert blobs(folder) == [".age"]


def test_what_was_cut_short_is_removed_by_one_who_holds_every_file_that_could_name_it(
    worker: Unlocked, unlock: Unlock, folder: Path
) -> None:
    kept = attach(worker, a_case(worker))
    part, stray = (
        folder / "evidence" / f"{'ab' * 16}.part",
        folder / "evidence" / f"{'cd' * 16}.age",
    )
    part.write_bytes(b"half")
    stray.write_bytes(b"of a newer database")

    unlock(Role.BRIEFING_OFFICER)
    assert part.exists()
    worker = unlock(Role.SUPERVISOR)

    assert not part.exists()
    assert stray.exists()
    assert read(worker, kept) == PLAIN
    assert [f.words for f in worker.check(NOTHING)] == ["1 sealed files are named by no record."]


class FailsAt(Files):
    """A disk whose nth call fails."""

    def __init__(self, error: int) -> None:
        self.left, self._error = 0, error

    def call(self, act: Callable[..., Any], *args: Any, **kw: Any) -> Any:
        self.left -= 1
        if self.left == 0:
            raise OSError(self._error, os.strerror(self._error))
        return act(*args, **kw)


@pytest.mark.parametrize("error", [errno.EIO, errno.ENOSPC])
def test_whichever_call_fails_it_is_there_whole_or_not_at_all(folder: Path, error: int) -> None:
    disk = FailsAt(error)
    store = Vault.open(folder, disk).unlock(passphrase(Role.CASE_WORKER))
    case, done, words = a_case(store), 0, set[type[Exception]]()
    for nth in range(1, 40):
        disk.left = nth
        try:
            attach(store, case)
        except WorkstationError as failed:
            words.add(type(failed))
        else:
            done += 1
        reached, disk.left = disk.left <= 0, 0
        kept = store.reader().find(Evidence)
        assert len(blobs(folder)) == len(kept) == done
        if not reached:
            break
    else:
        raise AssertionError("it never ends")
    assert all(read(store, each) == PLAIN for each in kept)
    assert words == {DiskFull if error == errno.ENOSPC else WorkstationError}
    store.close()


def test_no_room_is_said_before_anything_is_written(worker: Unlocked, folder: Path) -> None:
    case = a_case(worker)
    sealing = worker.evidence.seal(case.id, Evidence, io.BytesIO(), 1 << 60, NOTHING)
    with pytest.raises(DiskFull, match="no room for this file"), sealing:
        pass

    assert blobs(folder) == []


def test_every_flipped_bit_and_every_truncation_of_a_blob_is_found(
    worker: Unlocked, folder: Path
) -> None:
    kept = attach(worker, a_case(worker), b"a small secret")
    blob = folder / "evidence" / f"{kept.blob}.age"
    sound = blob.read_bytes()
    changed = [sound[:end] for end in range(len(sound))]
    changed += [
        sound[:at] + bytes([sound[at] ^ 1 << bit]) + sound[at + 1 :]
        for at in range(len(sound))
        for bit in range(0, 8, 3)
    ]
    changed += [sound + b"\0", sound + sound]
    missed = 0
    for data in changed:
        blob.write_bytes(data)
        try:
            worker.evidence.verify(kept, NOTHING)
            missed += 1
        except (Damaged, NotEntitled):
            continue

    assert missed == 0


def test_another_file_put_in_its_place_is_found(worker: Unlocked, folder: Path) -> None:
    case = a_case(worker)
    first, second = attach(worker, case, b"one"), attach(worker, case, b"two")
    whole = (folder / "evidence" / f"{first.blob}.age").read_bytes()
    (folder / "evidence" / f"{second.blob}.age").write_bytes(whole)

    with pytest.raises(Damaged, match="not what was sealed"):
        worker.evidence.verify(second, NOTHING)
    assert [f.file for f in worker.check(NOTHING)] == ["evidence"]


def test_a_blob_that_is_gone_is_found(worker: Unlocked, folder: Path) -> None:
    kept = attach(worker, a_case(worker))
    (folder / "evidence" / f"{kept.blob}.age").unlink()

    with pytest.raises(Damaged, match="missing"):
        read(worker, kept)
    assert "missing" in worker.check(NOTHING)[0].words


def test_originals_need_the_key_of_the_identities_and_copies_that_of_the_cases(
    worker: Unlocked, unlock: Unlock
) -> None:
    case = a_case(worker)
    kept = attach(worker, case)
    source = io.BytesIO(b"pixels")
    with worker.evidence.seal(case.id, EvidenceCopy, source, 6, NOTHING) as sealed:
        copy = put(worker, EvidenceCopy(case=case.id, evidence=kept.id, title="Photo"), sealed)
    officer = unlock(Role.BRIEFING_OFFICER)

    assert read(officer, copy) == b"pixels"
    with pytest.raises(NotEntitled):
        read(officer, kept)
    with pytest.raises(NotEntitled):
        officer.evidence.verify(Evidence(**{f: getattr(copy, f) for f in _SAME}), NOTHING)


_SAME = ("case", "title", "blob", "sha256", "size")


def secrets_of(store: Unlocked, case: Case) -> list[str]:
    return [each.secret for each in store.evidence.identities(case.id, Evidence)]


def test_a_case_keeps_its_key(worker: Unlocked, unlock: Unlock) -> None:
    case = a_case(worker)
    attach(worker, case)
    first = secrets_of(worker, case)
    attach(worker, case)

    assert secrets_of(unlock(Role.SUPERVISOR), case) == first
    assert len(first) == 1


def test_after_a_new_key_of_the_file_a_case_gets_one_too_and_the_old_blobs_open(
    worker: Unlocked, folder: Path
) -> None:
    case = a_case(worker)
    old, (first,) = attach(worker, case), secrets_of(worker, case)
    rekeyed(worker)

    new = attach(worker, case, b"attached later")

    assert (read(worker, old), read(worker, new)) == (PLAIN, b"attached later")
    assert len(secrets_of(worker, case)) == 2
    with (folder / "evidence" / f"{new.blob}.age").open("rb") as raw, pytest.raises(NotEntitled):
        decrypt_stream(raw, io.BytesIO(), [AgeIdentity(first)])


def rekeyed(store: Unlocked) -> None:
    """Note the case's key down as one of an earlier key of its file."""
    sql = "UPDATE identities.evidence_key SET file_key = zeroblob(32)"
    store._writer.call(Turn.WORK, lambda connection: connection.run(sql))  # noqa: SLF001


def test_carrying_out_gives_the_same_bytes_and_only_when_the_block_ends_well(
    worker: Unlocked, tmp_path: Path
) -> None:
    kept = attach(worker, a_case(worker))
    outside = tmp_path / "outside"
    outside.mkdir()
    with pytest.raises(RuntimeError), worker.evidence.carrying_out(kept, outside / "a", NOTHING):
        raise RuntimeError
    assert list(outside.iterdir()) == []

    with worker.evidence.carrying_out(kept, outside / "a", NOTHING):
        assert not (outside / "a").exists()

    assert (outside / "a").read_bytes() == PLAIN
    assert [path.name for path in outside.iterdir()] == ["a"]


@pytest.mark.parametrize(
    "name", ["office.haven/a", "Dropbox/a", "nowhere/a", "taken", "in/a", "on/a"]
)
def test_it_is_not_carried_into_the_vault_or_a_synced_folder_or_over_a_file(
    worker: Unlocked, tmp_path: Path, name: str
) -> None:
    (tmp_path / "Dropbox").mkdir()
    (tmp_path / "on").symlink_to(tmp_path / "Dropbox")
    (tmp_path / "in").symlink_to(worker._place.layout.evidence)  # noqa: SLF001
    (tmp_path / "taken").write_bytes(b"mine")
    kept = attach(worker, a_case(worker))

    with pytest.raises(BadInput), worker.evidence.carrying_out(kept, tmp_path / name, NOTHING):
        pass

    assert (tmp_path / "taken").read_bytes() == b"mine"
    assert list((tmp_path / "Dropbox").iterdir()) == []
