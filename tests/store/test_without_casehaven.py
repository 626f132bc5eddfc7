"""The scripts for the day without Casehaven read every row, by code and by the recovery key."""

import json
import re
import struct
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from crypto.age import AgeIdentity
from tests.store.independent import every_row
from tests.store.test_old_vaults import OLD, unpacked
from workstation.ports import Silent
from workstation.records.access import Role
from workstation.records.cases import Case
from workstation.records.people import Person
from workstation.store.open_files import file_keys
from workstation.store.unlocked import Unlocked

SCRIPTS = Path(__file__).parent.parent.parent / "tools" / "recovery"


def run(script: str, *arguments: Path) -> str:
    """A script in an interpreter that finds nothing of ours, and in a folder of its own."""
    command = [sys.executable, "-P", str(SCRIPTS / script), *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, check=False, cwd=arguments[0].parent)
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout.decode()


@pytest.fixture
def backup(worker: Unlocked, tmp_path: Path) -> Path:
    """A backup of a vault with rows in several scripts."""
    (tmp_path / "stick").mkdir()
    with worker.open_work() as work:
        case = work.put(Case(code="မေ 7"))
        work.put(Person(case=case.id))
        work.commit()
    return tmp_path / "stick" / worker.backups.make(tmp_path / "stick", Silent()).name


def counts(found: dict[str, Any]) -> dict[str, dict[str, int]]:
    """How many rows each table has."""
    return {
        file.removesuffix(".db"): {table: len(rows) for table, rows in tables.items()}
        for file, tables in found.items()
    }


def test_neither_script_imports_anything_of_ours() -> None:
    text = "".join(path.read_text("utf-8") for path in SCRIPTS.glob("*.py"))

    assert not re.search(r"(from|import) (workstation|crypto|exports|ui)\b", text)


def test_the_recovery_key_opens_every_row(
    backup: Path,
    worker: Unlocked,
    organisation: AgeIdentity,
    tmp_path: Path,
    folder: Path,
) -> None:
    (tmp_path / "key").write_text(organisation.secret + "\n")

    found = json.loads(run("recover.py", backup, tmp_path / "key"))

    keys = {name: key.raw for name, key in file_keys(worker.held).items()}
    wanted = counts(every_row(folder, keys))
    wanted["vault"]["backup"] -= 1  # what was noted of the backup itself comes after it
    wanted["vault"]["setting"] -= 1
    for table in ("event", "chain"):
        wanted["audit"][table] -= 1
    assert counts(found) == wanted
    assert [row["code"] for row in found["cases.db"]["case"]] == ["မေ 7"]


def test_forty_lines_read_every_row_of_a_backup(
    backup: Path, organisation: AgeIdentity, tmp_path: Path
) -> None:
    (tmp_path / "key").write_text(organisation.secret + "\n")

    short = json.loads(run("read_backup.py", backup, tmp_path / "key"))

    assert counts(short) == counts(json.loads(run("recover.py", backup, tmp_path / "key")))
    assert len((SCRIPTS / "read_backup.py").read_text("utf-8").splitlines()) <= 40


def test_a_code_opens_what_its_user_may_read(
    backup: Path,
    codes: dict[Role, tuple[str, ...]],
    tmp_path: Path,
) -> None:
    for role, files in (
        (Role.CASE_WORKER, {"audit", "cases", "identities", "protection", "vault"}),
        (Role.CUSTODIAN, {"audit", "vault"}),
    ):
        (tmp_path / "code").write_text(" ".join(codes[role]).upper())
        (tmp_path / "key").write_text(run("from_code.py", tmp_path / "code", backup))

        found = json.loads(run("recover.py", backup, tmp_path / "key"))

        assert set(counts(found)) == files


def test_a_copied_folder_is_healed_and_read(
    worker: Unlocked,
    organisation: AgeIdentity,
    tmp_path: Path,
    folder: Path,
) -> None:
    worker.close()
    (tmp_path / "key").write_text(organisation.secret)
    name = b"/elsewhere/vault.db-mj12345678"
    total = sum(struct.unpack(f"{len(name)}b", name)) & 0xFFFFFFFF
    tail = struct.pack(">I", 7) + name + struct.pack(">II", len(name), total)
    magic = bytes.fromhex("d9d505f920a163d7")
    (folder / "vault.db-mj12345678").write_bytes(b"names")
    (folder / "cases.db-journal").write_bytes(magic + bytes(504) + tail + magic)

    found = json.loads(run("recover.py", folder, tmp_path / "key"))

    assert set(counts(found)) == {"audit", "cases", "identities", "protection", "vault"}
    assert list(folder.glob("*-mj*")) == []


def test_a_vault_of_the_first_format_is_read_to_the_last_row(tmp_path: Path) -> None:
    place, words = unpacked("v1", tmp_path)
    sheet = (words / "recovery-sheet.txt").read_text("utf-8")
    (tmp_path / "key").write_text(sheet.split()[-1])

    found = json.loads(run("recover.py", place, tmp_path / "key"))

    assert counts(found) == json.loads((OLD / "v1" / "rows.json").read_bytes())
    told = json.dumps(found, ensure_ascii=False)
    scripts = ("[\u1000-\u109f]", "[\u0e00-\u0e7f]", "[a-z]")
    assert all(re.search(script, told) for script in scripts)
