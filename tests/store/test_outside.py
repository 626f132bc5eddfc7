"""No plain file stays outside unknown, whenever the process ends or the stick is pulled."""

import shutil
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import msgspec
import pytest

from tests.store.conftest import Unlock, passphrase
from tests.store.test_evidence import NOTHING, PLAIN, a_case, attach
from workstation.ports import Silent
from workstation.records.access import Role
from workstation.store.connect import Connection
from workstation.store.unlocked import Unlocked
from workstation.store.writer import Turn

BEGAN, REMOVED = "evidence on its way outside", "unfinished file outside removed"

_ENDS = """
import os, sys
from pathlib import Path
from workstation.ports import Silent
from workstation.records.evidence import Evidence
from workstation.store.vault import Vault

store = Vault.open(Path(sys.argv[1])).unlock(sys.argv[2])
(kept,) = store.reader().find(Evidence)
with store.evidence.carrying_out(kept, Path(sys.argv[3]) / "a", Silent()):
    os._exit(9)
"""


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    """A folder outside."""
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


def cut_short(worker: Unlocked, stick: Path) -> Path:
    """The plain file that a process leaves which ends once all bytes are written."""
    attach(worker, a_case(worker))
    worker.close()
    vault = worker._place.layout.root  # noqa: SLF001 - where the test's vault is
    words = passphrase(Role.CASE_WORKER)
    ended = subprocess.run([sys.executable, "-c", _ENDS, vault, words, stick], check=False)
    assert ended.returncode == 9
    (left,) = stick.iterdir()
    assert left.read_bytes() == PLAIN
    return left


def verbs(store: Unlocked, most: int) -> list[str]:
    reader = store.reader()
    found = [event.verb for event in reader.events(most)]
    reader.close()
    return found


def told(store: Unlocked) -> list[str]:
    return [finding.words for finding in store.evidence.check(Silent())]


def test_a_plain_file_that_was_cut_short_is_in_the_log_and_gone_at_the_next_unlock(
    worker: Unlocked, stick: Path, unlock: Unlock
) -> None:
    cut_short(worker, stick)

    again = unlock(Role.PROTECTION_OFFICER)

    assert list(stick.iterdir()) == []
    assert verbs(again, 2) == [REMOVED, BEGAN]
    assert told(again) == []


def test_whoever_may_not_know_of_it_leaves_it_to_those_who_may(
    worker: Unlocked, stick: Path, unlock: Unlock
) -> None:
    left = cut_short(worker, stick)

    unlock(Role.CUSTODIAN)
    assert left.exists()
    unlock(Role.SUPERVISOR)
    assert not left.exists()


def test_it_is_told_until_its_disk_is_there_again(
    worker: Unlocked, stick: Path, unlock: Unlock, monkeypatch: pytest.MonkeyPatch
) -> None:
    left = cut_short(worker, stick)
    pulled = stick.rename(stick.with_name("pulled"))

    again = unlock(Role.CASE_WORKER)
    (finding,) = told(again)
    assert str(left) in finding

    stick.mkdir()
    real = shutil.disk_usage
    with monkeypatch.context() as elsewhere:  # another stick in its place
        other = SimpleNamespace(total=real(stick).total + 1, free=real(stick).free)
        elsewhere.setattr("shutil.disk_usage", lambda path: other)
        again = unlock(Role.CASE_WORKER)
    assert told(again) == [finding]

    stick.rmdir()
    pulled.rename(stick)
    again = unlock(Role.CASE_WORKER)
    assert (told(again), list(stick.iterdir())) == ([], [])


def test_it_is_forgotten_once_somebody_removed_it(
    worker: Unlocked, stick: Path, unlock: Unlock
) -> None:
    cut_short(worker, stick).unlink()

    again = unlock(Role.CASE_WORKER)

    assert told(again) == []
    assert REMOVED not in verbs(again, 2)


def test_what_was_carried_out_well_is_not_remembered(worker: Unlocked, stick: Path) -> None:
    kept = attach(worker, a_case(worker))
    with worker.evidence.carrying_out(kept, stick / "a", NOTHING):
        assert len(told(worker)) == 1

    assert told(worker) == []
    assert [path.name for path in stick.iterdir()] == ["a"]


def test_what_is_remembered_removes_no_other_file(
    worker: Unlocked, tmp_path: Path, unlock: Unlock
) -> None:
    mine = tmp_path / "mine.txt"
    mine.write_bytes(b"mine")
    value = msgspec.json.encode({"path": str(mine), "disk": 1, "about": "0" * 32}).decode()
    names = [("carrying out 1", value), ("carrying out 2", "{")]

    def plant(connection: Connection) -> None:
        connection.run_many("INSERT INTO identities.fact VALUES (?, ?)", names)

    worker._writer.call(Turn.WORK, plant)  # noqa: SLF001 - as an insider
    unlock(Role.CASE_WORKER)

    assert mine.read_bytes() == b"mine"
