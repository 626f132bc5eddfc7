"""The log of events and the check against a witness, from outside."""

import json
import shutil
from pathlib import Path

import pytest

from tests.vaults import TODAY, Office, befriend, found
from workstation.cli.main import run
from workstation.records.access import Role
from workstation.records.partners import PartnerType


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Office:
    return found(tmp_path_factory.mktemp("audit"))


def told(capsys: pytest.CaptureFixture[str]) -> list[dict[str, object]]:
    found: list[dict[str, object]] = json.loads(capsys.readouterr().out)
    return found


def call(office: Office, role: Role, *words: str) -> int:
    return run(["vault", *words, "--passphrase-file", str(office.file(role)), "--json"])


def test_the_log_is_told_as_far_as_the_role_reads_it(
    office: Office, capsys: pytest.CaptureFixture[str]
) -> None:
    assert call(office, Role.SUPERVISOR, "audit", str(office.path), "--verb", "contact added") == 0
    lines = told(capsys)

    assert {line["words"] for line in lines} == {"Added a contact"}
    assert all(line["details"] for line in lines)
    assert call(office, Role.CUSTODIAN, "audit", str(office.path), "--limit", "2") == 0
    assert [line["details"] for line in told(capsys)] == [None, None]
    assert call(office, Role.ANALYST, "audit", str(office.path)) == 1
    assert "not for a analyst" not in capsys.readouterr().err


def test_a_supervisor_confirms_the_day_that_the_clock_shows(
    office: Office, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = str(office.copy(tmp_path).path)

    assert call(office, Role.SUPERVISOR, "confirm-date", path, TODAY.isoformat()) == 0
    assert json.loads(capsys.readouterr().out) == {"day": TODAY.isoformat(), "records": 0}
    for role, day in ((Role.ANALYST, TODAY.isoformat()), (Role.SUPERVISOR, "2020-01-01")):
        assert call(office, role, "confirm-date", path, day) == 1
    assert call(office, Role.SUPERVISOR, "confirm-date", path, "today") == 1
    assert "2026-11-22" in capsys.readouterr().err


def test_a_vault_put_back_is_found_by_a_backup_as_witness(
    office: Office, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    mine, media = office.copy(tmp_path), tmp_path / "media"
    media.mkdir()
    old = Path(shutil.copytree(mine.path, tmp_path / "old"))
    with mine.as_(Role.CASE_WORKER) as session:
        befriend(session, "Ana", PartnerType.BUYER)
    assert call(mine, Role.CASE_WORKER, "backup", str(mine.path), "--to", str(media)) == 0
    capsys.readouterr()
    (backup,) = media.glob("*.backup.age")
    witness = ("check", str(mine.path), "--witness", str(backup))
    assert call(mine, Role.CASE_WORKER, *witness) == 0
    assert told(capsys) == []
    shutil.rmtree(mine.path)
    old.rename(mine.path)

    assert call(mine, Role.CASE_WORKER, "check", str(mine.path)) == 0
    assert told(capsys) == []
    assert call(mine, Role.CASE_WORKER, *witness) == 1
    assert {each["file"] for each in told(capsys)} >= {"cases", "audit"}


def test_what_holds_no_checkpoint_is_no_witness(
    office: Office, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert (
        call(office, Role.CASE_WORKER, "check", str(office.path), "--witness", str(tmp_path)) == 1
    )
    assert "holds no checkpoint" in capsys.readouterr().err
