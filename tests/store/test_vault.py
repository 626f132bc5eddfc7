"""Opening and unlocking: who gets in, and every way a vault is refused."""

import contextlib
import os
import shutil
import stat
from pathlib import Path

import pytest

from crypto.passphrase import LIGHTEST
from crypto.recovery import new_code
from tests.store.conftest import Unlock, passphrase
from workstation.errors import (
    BadInput,
    Busy,
    Damaged,
    Missing,
    NotEntitled,
    TooNew,
    WorkstationError,
    WrongPassphrase,
)
from workstation.records.access import ENTITLED, Compartment, Role
from workstation.records.members import NewUser
from workstation.store.create import Plan, create
from workstation.store.layout import DATABASES
from workstation.store.vault import Vault


def test_a_passphrase_alone_says_who_it_is(unlock: Unlock) -> None:
    for role in Role:
        held = unlock(role).held
        assert (held.role, held.secret.name) == (role, f"Name of {role.value}")


def test_a_wrong_passphrase_says_one_sentence(vault: Vault) -> None:
    with pytest.raises(WrongPassphrase, match=r"^Nothing opened with this passphrase\.$"):
        vault.unlock("not the passphrase at all")


def test_a_recovery_code_opens_what_the_passphrase_opens(
    vault: Vault, codes: dict[Role, tuple[str, ...]]
) -> None:
    unlocked = vault.unlock_with_recovery(" ".join(codes[Role.ANALYST]).upper())

    assert unlocked.held.role is Role.ANALYST
    unlocked.close()


@pytest.mark.parametrize("role", list(Role))
def test_a_role_holds_exactly_the_compartments_it_is_entitled_to(vault: Vault, role: Role) -> None:
    held = vault.prove(passphrase(role)).secrets.keys() & set(DATABASES)

    assert held == {"vault", *(c.value for c in Compartment if role in ENTITLED[c])}


def test_a_named_secret_opens_for_its_readers_alone(vault: Vault) -> None:
    assert (
        vault.prove(passphrase(Role.SUPERVISOR)).secret_named("seal") == b"the organisation's seal"
    )
    with pytest.raises(NotEntitled):
        vault.prove(passphrase(Role.CASE_WORKER)).secret_named("seal")


def test_names_of_users_are_read_by_those_who_work_with_them(unlock: Unlock) -> None:
    assert all(user.name for user in unlock(Role.CUSTODIAN).grants.users())
    assert not any(user.name for user in unlock(Role.BRIEFING_OFFICER).grants.users())


def test_a_second_unlock_is_told_that_the_vault_is_open(vault: Vault, unlock: Unlock) -> None:
    unlock(Role.ANALYST)

    with pytest.raises(Busy, match="open already"):
        vault.unlock(passphrase(Role.SUPERVISOR), patience=0.1)


def test_approval_needs_no_lock(vault: Vault, unlock: Unlock) -> None:
    unlock(Role.BRIEFING_OFFICER)

    assert vault.prove(passphrase(Role.SUPERVISOR)).role is Role.SUPERVISOR


def test_only_the_owner_may_enter(folder: Path) -> None:
    if os.name == "nt":
        pytest.skip("Windows keeps access in lists of its own")
    modes = {stat.S_IMODE(path.stat().st_mode) for path in folder.rglob("*") if path.is_file()}

    assert modes == {0o600}
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


@pytest.mark.parametrize("name", [*(f"{n}.db" for n in DATABASES), "vault.json", "keys/cases"])
def test_a_missing_part_is_named(folder: Path, name: str) -> None:
    (folder / name).unlink()

    with pytest.raises(Damaged, match=f"{Path(name).name} of this vault is missing"):
        Vault.open(folder)


@pytest.mark.parametrize("name", DATABASES)
def test_an_empty_file_is_not_taken_for_an_empty_vault(folder: Path, name: str) -> None:
    (folder / f"{name}.db").write_bytes(b"")

    with pytest.raises(Damaged, match="is empty"):
        Vault.open(folder)


def test_a_plain_database_is_refused(folder: Path) -> None:
    (folder / "cases.db").write_bytes(b"SQLite format 3\0" + bytes(4080))

    with pytest.raises(Damaged, match="not encrypted"):
        Vault.open(folder)


@pytest.mark.parametrize("name", ["cases.db", "vault.db", "identities.db"])
def test_a_file_of_another_vault_is_refused(
    tmp_path: Path, folder: Path, vault: Vault, name: str
) -> None:
    user = NewUser("Somebody", Role.CASE_WORKER, "another office entirely here", new_code())
    recipient = "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p"
    other = create(tmp_path / "other", Plan([user], recipient, LIGHTEST, ballast=0))
    shutil.copy(other / name, folder / name)

    with pytest.raises(Damaged, match="does not open with its key"):
        vault.unlock(passphrase(Role.CASE_WORKER))


def test_a_newer_format_is_refused_with_a_sentence(folder: Path) -> None:
    (folder / "vault.json").write_text('{"format": 2, "something": "new"}')

    with pytest.raises(TooNew, match="A newer version"):
        Vault.open(folder)


def test_costs_out_of_bounds_are_refused_before_a_passphrase_is_typed(folder: Path) -> None:
    text = (folder / "vault.json").read_text()
    (folder / "vault.json").write_text(text.replace('"ops": 3', '"ops": 1'))

    with pytest.raises(Damaged):
        Vault.open(folder)


def test_a_place_without_a_vault_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(Missing, match="There is no vault"):
        Vault.open(tmp_path / "nothing.haven")


def test_a_vault_in_a_synced_folder_is_refused(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "Dropbox").mkdir()
    moved = folder.rename(tmp_path / "Dropbox" / "office.haven")

    with pytest.raises(BadInput, match="sync tool"):
        Vault.open(moved)


def test_a_vault_is_whole_or_not_there(tmp_path: Path, office: Path) -> None:
    user = NewUser("Somebody", Role.CASE_WORKER, "one and the same passphrase", new_code())

    with pytest.raises(BadInput, match="in use"):
        create(tmp_path / "new", Plan([user, user], office_recipient(), LIGHTEST, ballast=0))

    assert list(tmp_path.iterdir()) == []


def office_recipient() -> str:
    return "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p"


def test_a_vault_never_takes_the_place_of_something(folder: Path) -> None:
    user = NewUser("Somebody", Role.CASE_WORKER, "a passphrase of five words", new_code())

    with pytest.raises(BadInput, match="exists already"):
        create(folder, Plan([user], office_recipient(), LIGHTEST, ballast=0))


@pytest.mark.parametrize("part", ["vault.json", "slots/00", "keys/cases", "cases.db"])
def test_a_flipped_bit_never_ends_in_a_traceback(folder: Path, part: str) -> None:
    path = folder / part
    whole = path.read_bytes()
    step = max(1, len(whole) // 12)
    for at in range(0, len(whole), step):
        path.write_bytes(whole[:at] + bytes([whole[at] ^ 4]) + whole[at + 1 :])
        # Either it does not matter to this user, or there is a sentence; nothing else comes out.
        with contextlib.suppress(WorkstationError):
            vault = Vault.open(folder)
            if part != "vault.json":
                vault.unlock(passphrase(Role.CASE_WORKER)).close()


def test_a_wrong_key_prints_nothing(
    folder: Path, vault: Vault, capfd: pytest.CaptureFixture[str]
) -> None:
    other = (folder / "cases.db").read_bytes()
    (folder / "cases.db").write_bytes((folder / "identities.db").read_bytes()[: len(other)])

    with pytest.raises(Damaged):
        vault.unlock(passphrase(Role.CASE_WORKER))

    assert capfd.readouterr() == ("", "")


def test_a_draft_that_comes_after_the_lock_is_answered_not_thrown(unlock: Unlock) -> None:
    worker = unlock(Role.CASE_WORKER)
    worker.close()

    late = worker.drafts.keep("new-case", "Papers back.")

    with pytest.raises(Busy, match="locked"):
        late.result(timeout=5)
