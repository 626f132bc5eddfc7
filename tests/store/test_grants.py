"""Letting in, taking out and changing roles: orders are signed, and keys decide."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from crypto.age import AgeIdentity
from crypto.recovery import new_code
from crypto.slots import UserSecret
from tests.store.conftest import passphrase
from tests.store.staff import (
    age_of,
    as_user,
    comes,
    derivable,
    held_of,
    key_files,
    newcomer,
    opened_by,
)
from workstation.errors import BadInput, Damaged, NotEntitled, WrongPassphrase
from workstation.ports import Silent
from workstation.records.access import ENTITLED, Compartment, Role
from workstation.records.kit import UserToken
from workstation.records.members import NewUser, UserState
from workstation.store.layout import DATABASES
from workstation.store.vault import Vault
from workstation.store.writer import Turn

CUSTODIAN, WORKER, OFFICER = Role.CUSTODIAN, Role.CASE_WORKER, Role.PROTECTION_OFFICER
Staff = Mapping[Role, UserSecret]
OPENS = {role: {"vault", *(c.value for c in Compartment if role in ENTITLED[c])} for role in Role}
RENEWED = {"cases", "identities", "protection", "names"}
"""What waits for others once the custodian took a case worker out."""

AFTER = [Role.SUPERVISOR, Role.CASE_WORKER, Role.PROTECTION_OFFICER]
"""Holders of all compartments, in an order in which each has something left to do."""


@pytest.fixture(scope="session")
def staff(office: Path) -> Staff:
    """The secrets of everybody, derived once."""
    vault = Vault.open(office)
    return {role: vault.prove(passphrase(role)).secret for role in Role}


def token(secret: UserSecret) -> UserToken:
    return UserToken(secret.token.hex())


def ordered(folder: Path, staff: Staff, order: Callable[..., object]) -> None:
    """The custodian orders something, and does their own part at once."""
    with as_user(folder, staff[CUSTODIAN]) as unlocked:
        order(unlocked.grants)
        unlocked.grants.carry_out(Silent())


def states(folder: Path, staff: Staff) -> dict[str, UserState]:
    with as_user(folder, staff[CUSTODIAN]) as unlocked:
        return {user.token: user.state for user in unlocked.grants.colleagues()}


def test_a_newcomer_waits_until_a_holder_of_each_compartment_came(
    folder: Path, staff: Staff
) -> None:
    new = newcomer(OFFICER)
    ordered(folder, staff, lambda grants: grants.add(new))
    held = Vault.open(folder).prove(new.passphrase)

    assert (held.role, held.secret.name) == (OFFICER, new.name)
    assert held.secrets.keys() == {"vault", "audit"}
    assert states(folder, staff)[held.token] is UserState.WAITING
    with as_user(folder, staff[CUSTODIAN]) as unlocked:
        waiting = {w.what: w.by for w in unlocked.grants.waiting()}
    assert waiting["protection"] == (WORKER, OFFICER)
    assert waiting["seal"] == (OFFICER, Role.SUPERVISOR)
    assert waiting["names"] == (WORKER, OFFICER, Role.SUPERVISOR)
    assert waiting["cases"] == tuple(role for role in Role if role is not CUSTODIAN)

    comes(folder, staff[Role.SUPERVISOR])
    assert held_of(folder, held.secret).secrets.keys() & set(DATABASES) == OPENS[Role.SUPERVISOR]
    done = comes(folder, staff[WORKER])

    (carried,) = done.carried
    assert (carried.what, list(carried.let_in)) == ("protection", [held.token])
    assert not carried.renewed
    assert held_of(folder, held.secret).secrets.keys() & set(DATABASES) == OPENS[OFFICER]
    assert states(folder, staff)[held.token] is UserState.ACTIVE


def test_who_left_opens_nothing_that_is_written_now(folder: Path, staff: Staff) -> None:
    gone = staff[WORKER]
    before = derivable(folder, age_of(gone))
    assert opened_by(folder, before) == set(DATABASES)

    ordered(folder, staff, lambda grants: grants.remove(token(gone)))

    with pytest.raises(WrongPassphrase):
        Vault.open(folder).unlock(passphrase(WORKER))
    known = before | derivable(folder, age_of(gone))
    assert opened_by(folder, known) == {"cases", "identities", "protection"}
    assert comes(folder, staff[Role.SUPERVISOR]).carried
    known |= derivable(folder, age_of(gone))
    assert opened_by(folder, known) == {"protection"}
    comes(folder, staff[OFFICER])
    known |= derivable(folder, age_of(gone))
    assert opened_by(folder, known) == set()
    for role in set(Role) - {WORKER}:
        assert held_of(folder, staff[role]).secrets.keys() & set(DATABASES) == OPENS[role]
    assert states(folder, staff)[token(gone)] is UserState.REMOVED


def test_a_role_that_changes_takes_and_gives_keys(folder: Path, staff: Staff) -> None:
    moved = staff[OFFICER]
    before = derivable(folder, age_of(moved))

    ordered(folder, staff, lambda grants: grants.change_role(token(moved), Role.ANALYST))
    comes(folder, staff[WORKER])
    comes(folder, staff[Role.SUPERVISOR])

    held = held_of(folder, moved)
    assert held.role is Role.ANALYST
    assert held.secrets.keys() == OPENS[Role.ANALYST]
    known = before | derivable(folder, age_of(moved))
    assert opened_by(folder, known) == OPENS[Role.ANALYST]
    assert Vault.open(folder).prove(passphrase(OFFICER)).role is Role.ANALYST


@pytest.mark.parametrize("role", [role for role in Role if role is not CUSTODIAN])
def test_nobody_but_the_custodian_orders(folder: Path, staff: Staff, role: Role) -> None:
    with as_user(folder, staff[role]) as unlocked, pytest.raises(NotEntitled, match="custodian"):
        unlocked.grants.change_role(unlocked.held.token, CUSTODIAN)


def test_a_passphrase_in_use_is_refused(folder: Path, staff: Staff) -> None:
    new = newcomer(Role.ANALYST, passphrase(Role.SUPERVISOR))
    slots = {path.read_bytes() for path in (folder / "slots").iterdir()}

    with pytest.raises(BadInput, match="in use"):
        ordered(folder, staff, lambda grants: grants.add(new))

    assert {path.read_bytes() for path in (folder / "slots").iterdir()} == slots


def test_a_passphrase_that_is_its_own_recovery_code_is_refused(folder: Path, staff: Staff) -> None:
    code = new_code()
    new = NewUser("Ei Phyu", Role.ANALYST, " ".join(code), code)

    with pytest.raises(BadInput, match="recovery code"):
        ordered(folder, staff, lambda grants: grants.add(new))


def looks(folder: Path) -> dict[str, tuple[int, set[int], int]]:
    """What a finder sees of slots and keys: how many, their sizes or readers, and their times."""
    slots, keys = list((folder / "slots").iterdir()), list((folder / "keys").iterdir())
    times = [len({path.stat().st_mtime_ns for path in paths}) for paths in (slots, keys)]
    # The age library adds a line of random length by itself, so readers are counted, not bytes.
    readers = {path.read_bytes().count(b"\n-> X25519 ") for path in keys}
    return {
        "slots": (len(slots), {path.stat().st_size for path in slots}, times[0]),
        "keys": (len(keys), readers, times[1]),
    }


def test_a_finder_sees_the_same_whatever_was_ordered(folder: Path, staff: Staff) -> None:
    new = newcomer(OFFICER)
    before = looks(folder)
    assert before == {"slots": (32, {512}, 1), "keys": (len(key_files(folder)), {32}, 1)}
    orders: list[Callable[..., object]] = [
        lambda grants: grants.add(new),
        lambda grants: grants.change_role(token(staff[Role.REVIEWER]), WORKER),
        lambda grants: grants.remove(token(staff[Role.ANALYST])),
    ]
    for order in orders:
        keys = key_files(folder)
        ordered(folder, staff, order)
        assert looks(folder) == before
        for role in AFTER:
            comes(folder, staff[role])
            assert looks(folder) == before
        assert key_files(folder).keys() == keys.keys()


def test_the_recovery_sheet_carries_out_what_nobody_else_can(
    folder: Path, staff: Staff, organisation: AgeIdentity
) -> None:
    ordered(folder, staff, lambda grants: grants.remove(token(staff[WORKER])))
    unlocked = Vault.open(folder).unlock_with_sheet(organisation.secret)
    done = unlocked.grants.carry_out(Silent())
    unlocked.close()

    assert {c.what for c in done.carried if c.renewed} == RENEWED
    assert opened_by(folder, derivable(folder, age_of(staff[WORKER]))) == set()
    for role in set(Role) - {WORKER}:
        assert held_of(folder, staff[role]).secrets.keys() & set(DATABASES) == OPENS[role]


def test_the_recovery_sheet_appoints_a_custodian_whom_every_file_remembers(
    folder: Path, staff: Staff, organisation: AgeIdentity
) -> None:
    new = newcomer(CUSTODIAN)
    unlocked = Vault.open(folder).unlock_with_sheet(organisation.secret)
    unlocked.grants.add(new)
    unlocked.grants.carry_out(Silent())
    unlocked.grants.remove(token(staff[CUSTODIAN]))
    unlocked.grants.carry_out(Silent())
    unlocked.close()
    appointed = Vault.open(folder).prove(new.passphrase).secret

    with as_user(folder, appointed) as opened:
        opened.grants.remove(token(staff[WORKER]))
        opened.grants.carry_out(Silent())
    done = comes(folder, staff[OFFICER])

    assert (done.doubted, done.refused) == ((), False)
    assert {c.what for c in done.carried} == RENEWED


def test_the_sheet_of_another_office_opens_nothing(folder: Path) -> None:
    with pytest.raises(NotEntitled):
        Vault.open(folder).unlock_with_sheet(AgeIdentity.generate().secret)


def test_orders_that_do_not_go_on_from_a_file_are_not_added_to(folder: Path, staff: Staff) -> None:
    with as_user(folder, staff[CUSTODIAN]) as unlocked:
        unlocked.grants._writer.call(  # noqa: SLF001 - as somebody who edits vault.db would
            Turn.WORK, lambda c: c.run("DELETE FROM main.orders WHERE number > 3")
        )
        with pytest.raises(Damaged, match="do not go on"):
            unlocked.grants.remove(token(staff[Role.ANALYST]))
