"""A vault of one office with a user of every role, made once and copied for every test."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from crypto.age import AgeIdentity
from crypto.passphrase import LIGHTEST
from crypto.recovery import new_code
from workstation.records.access import Role
from workstation.records.members import NewUser
from workstation.store.create import Plan, Secret, create
from workstation.store.unlocked import Unlocked
from workstation.store.vault import Vault

Unlock = Callable[[Role], Unlocked]


def passphrase(role: Role) -> str:
    """The passphrase of the one user of this role."""
    return f"lantern orchard seven {role.value}"


@pytest.fixture(scope="session")
def organisation() -> AgeIdentity:
    """The organisation's recovery identity, as it would be printed."""
    return AgeIdentity.generate()


@pytest.fixture(scope="session")
def codes() -> dict[Role, tuple[str, ...]]:
    """Everybody's recovery code."""
    return {role: new_code() for role in Role}


@pytest.fixture(scope="session")
def office(
    tmp_path_factory: pytest.TempPathFactory,
    organisation: AgeIdentity,
    codes: dict[Role, tuple[str, ...]],
) -> Path:
    """The vault that is copied; nobody writes to it."""
    users = [NewUser(f"Name of {r.value}", r, passphrase(r), codes[r]) for r in Role]
    seal = Secret("seal", b"the organisation's seal")
    plan = Plan(users, organisation.recipient, LIGHTEST, [seal], ballast=4096)
    return create(tmp_path_factory.mktemp("office") / "office", plan)


@pytest.fixture
def folder(office: Path, tmp_path: Path) -> Path:
    """A vault's folder of the test's own."""
    return Path(shutil.copytree(office, tmp_path / "office.haven"))


@pytest.fixture
def vault(folder: Path) -> Vault:
    """The vault, locked."""
    return Vault.open(folder)


@pytest.fixture
def unlock(vault: Vault) -> Iterator[Unlock]:
    """Unlock as the user of a role; one at a time, closed at the end."""
    opened: list[Unlocked] = []

    def as_role(role: Role) -> Unlocked:
        for each in opened:
            each.close()
        opened.append(vault.unlock(passphrase(role)))
        return opened[-1]

    yield as_role
    for each in opened:
        each.close()


@pytest.fixture
def worker(unlock: Unlock) -> Unlocked:
    """The vault unlocked by the case worker, who holds every compartment."""
    return unlock(Role.CASE_WORKER)
