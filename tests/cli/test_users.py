"""The commands about who works here: two exit codes, two outputs, and keys that follow."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Call
from tests.vaults import Office
from workstation.records.access import Role

As = Callable[[Role], tuple[str, str]]
FIELDS = {"name", "role", "state", "opens", "waits", "user"}


@pytest.fixture
def words(tmp_path: Path) -> Path:
    """A newcomer's passphrase in a file."""
    file = tmp_path / "new.txt"
    file.write_text("copper meadow thirteen kites sailing\n", "utf-8")
    return file


def test_somebody_is_let_in_and_waits(
    call: Call, office: Office, as_: As, words: Path, tmp_path: Path
) -> None:
    sheet = tmp_path / "sheet.txt"
    newcomer = ("--role", "protection_officer", "--name", "Ei Phyu", "--sheet", sheet)
    said = call("vault", "users-add", office.path, *newcomer, "--new-passphrase-file", words,
                *as_(Role.CUSTODIAN), "--json")  # fmt: skip

    assert said.code == 0
    told = [notice["words"] for notice in said.json]
    assert "Protection waits for a case worker or protection officer." in told
    assert "12. " in sheet.read_text("utf-8")
    users = call("vault", "users", office.path, *as_(Role.CUSTODIAN), "--json").json
    assert all(user.keys() == FIELDS for user in users)
    (new,) = [user for user in users if user["name"] == "Ei Phyu"]
    assert (new["state"], new["opens"]) == ("waiting", "audit")
    assert new["waits"] == "cases, identities, protection"
    done = call("vault", "users-carry", office.path, *as_(Role.CASE_WORKER))
    assert "Ei Phyu was let in to cases, identities and protection." in done.out
    again = call("vault", "users", office.path, "--passphrase-file", words, "--json").json
    (new,) = [user for user in again if user["name"] == "Ei Phyu"]
    assert (new["opens"], new["waits"]) == ("cases, identities, protection, audit", "")


def test_somebody_is_taken_out_by_name(call: Call, office: Office, as_: As) -> None:
    gone = f"name of {Role.ANALYST.value}"
    said = call("vault", "users-remove", office.path, gone, *as_(Role.CUSTODIAN))

    assert said.code == 0
    assert "What they copied, printed or remember stays with them." in said.out
    refused = call("vault", "users", office.path, *as_(Role.ANALYST)).refusal
    assert refused.startswith("Nothing opened with this passphrase.")


def test_another_role_is_given_by_number(call: Call, office: Office, as_: As) -> None:
    users = call("vault", "users", office.path, *as_(Role.CUSTODIAN), "--json").json
    (number,) = [user["user"] for user in users if user["role"] == "Analyst"]
    to = ("--role", "reviewer")
    assert call("vault", "users-role", office.path, number, *to, *as_(Role.CUSTODIAN)).code == 0

    users = call("vault", "users", office.path, *as_(Role.CUSTODIAN), "--json").json
    (moved,) = [user for user in users if user["user"] == number]
    assert (moved["role"], moved["state"]) == ("Independent reviewer", "active")


def test_who_may_not_order_gets_one_sentence(call: Call, office: Office, as_: As) -> None:
    name = f"Name of {Role.ANALYST.value}"
    said = call("vault", "users-remove", office.path, name, *as_(Role.CASE_WORKER))

    assert said.refusal == (
        "The key custodian orders who works here. Ask the key custodian. "
        "(casehaven vault users lists who works here)\n"
    )


def test_a_name_that_nobody_has_gets_one_sentence(call: Call, office: Office, as_: As) -> None:
    said = call("vault", "users-remove", office.path, "Nobody", *as_(Role.CUSTODIAN))

    assert said.refusal.startswith("No user here has this name.")


def test_a_file_without_a_recovery_key_is_refused(call: Call, office: Office, words: Path) -> None:
    said = call("vault", "users-carry", office.path, "--recovery-key-file", words)

    assert said.refusal.startswith("The recovery key has 24 words")


def test_the_recovery_sheet_takes_out_the_custodian_of_an_office(
    call: Call, tmp_path: Path, words: Path
) -> None:
    vault, sheet, own = tmp_path / "o.haven", tmp_path / "sheet.txt", tmp_path / "own.txt"
    own.write_text("lantern orchard seven boots marching\n", "utf-8")
    custodian = f"custodian:Dara:{words}"
    made = ("--sheet", sheet, "--user", custodian, "--name", "Nan", "--passphrase-file", own)
    assert call("vault", "create", vault, *made).code == 0
    third = tmp_path / "third.txt"
    third.write_text("velvet hammer cloudy eleven rivers\n", "utf-8")
    typed = tmp_path / "typed.txt"
    typed.write_text(sheet.read_text("utf-8").strip().splitlines()[-1], "utf-8")
    key = ("--recovery-key-file", typed)

    added = call("vault", "users-add", vault, "--role", "custodian", "--name", "Somchai",
                 "--sheet", tmp_path / "s2.txt", "--new-passphrase-file", third, *key)  # fmt: skip
    gone = call("vault", "users-remove", vault, "Dara", *key)

    assert (added.code, gone.code) == (0, 0), added.err + gone.err
    users = call("vault", "users", vault, "--passphrase-file", third, "--json").json
    assert [(user["name"], user["state"]) for user in users] == [
        ("Nan", "active"),
        ("Dara", "removed"),
        ("Somchai", "active"),
    ]
    assert call("vault", "users-remove", vault, "Nan", "--passphrase-file", third).code == 1
