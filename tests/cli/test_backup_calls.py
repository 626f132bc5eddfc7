"""Backups, restores and drills from the command line."""

from pathlib import Path

import pytest

from crypto.passphrase import LIGHTEST
from tests.cli.conftest import Call
from workstation.bootstrap import Founding, found_vault
from workstation.records.access import Role

WORDS = "copper lantern river maple seven"


@pytest.fixture
def founder() -> Founding:
    """The one who works here."""
    return Founding(Role.CASE_WORKER, "Nan", WORDS)


@pytest.fixture
def vault(founder: Founding, tmp_path: Path) -> Path:
    """A vault, with the passphrase, the code and a stick beside it."""
    found_vault(tmp_path / "a.haven", [founder], "Here", None, kdf=LIGHTEST)
    (tmp_path / "words").write_text(WORDS + "\n", encoding="utf-8")
    (tmp_path / "code").write_text(" ".join(founder.code).title() + "\n", encoding="utf-8")
    (tmp_path / "stick").mkdir()
    return tmp_path / "a.haven"


@pytest.fixture
def backup(call: Call, vault: Path, tmp_path: Path) -> Path:
    """A backup of it."""
    made = call(
        "vault", "backup", vault, "--to", tmp_path / "stick",
        "--passphrase-file", tmp_path / "words", "--json",
    )  # fmt: skip
    assert made.code == 0, made
    return Path(made.json["file"])


def test_the_second_backup_knows_the_folder(call: Call, backup: Path, tmp_path: Path) -> None:
    said = call("vault", "backup", tmp_path / "a.haven", "--passphrase-file", tmp_path / "words")

    assert (said.code, said.err) == (0, "")
    assert said.out.startswith(f"Backed up and read back: {backup.parent}")
    assert not backup.exists()  # one of a day stays


def test_without_a_folder_nothing_is_backed_up(call: Call, vault: Path, tmp_path: Path) -> None:
    said = call("vault", "backup", vault, "--passphrase-file", tmp_path / "words")

    assert said.refusal.startswith("No folder for backups was chosen yet.")


def test_a_code_brings_a_vault_back(call: Call, backup: Path, tmp_path: Path) -> None:
    said = call("vault", "restore", backup, tmp_path / "new", "--key-file", tmp_path / "code")

    assert said.code == 0, said
    assert f"Restored as {tmp_path / 'new.haven'}. It reaches until 2" in said.out
    checked = call(
        "vault", "check", tmp_path / "new.haven", "--passphrase-file", tmp_path / "words", "--json"
    )
    assert (checked.code, checked.json) == (0, [])


def test_the_key_of_a_passphrase_is_in_a_vault_that_opens(
    call: Call, backup: Path, tmp_path: Path
) -> None:
    words = ("--passphrase-file", tmp_path / "words")

    alone = call("vault", "restore", backup, tmp_path / "new", *words)
    beside = call(
        "vault", "restore", backup, tmp_path / "new", "--vault", tmp_path / "a.haven", *words
    )

    assert alone.refusal.startswith("A passphrase alone opens no backup.")
    assert beside.code == 0, beside


def test_a_drill_gives_its_verdict_and_leaves_nothing(
    call: Call, backup: Path, tmp_path: Path
) -> None:
    (tmp_path / "home").mkdir()
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}

    said = call(
        "vault", "drill", backup, "--key-file", tmp_path / "code", "--within", tmp_path / "home"
    )

    assert said.code == 0, said
    assert said.out.startswith("The key opens this backup. It reaches until 2")
    assert said.out.endswith(" s. Nothing of it is left here.\n")
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before


def test_a_wrong_code_is_one_sentence(call: Call, backup: Path, tmp_path: Path) -> None:
    (tmp_path / "wrong").write_text("abandon " * 11 + "about\n", encoding="utf-8")

    said = call("vault", "drill", backup, "--key-file", tmp_path / "wrong")

    assert said.refusal.startswith("This key does not open this backup.")


def test_a_file_that_is_no_backup_is_one_sentence(call: Call, vault: Path, tmp_path: Path) -> None:
    said = call(
        "vault", "restore", vault / "cases.db", tmp_path / "new", "--key-file", tmp_path / "code"
    )

    assert said.refusal.startswith("The backup is damaged or was cut short.")
