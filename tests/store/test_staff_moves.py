"""Whatever is ordered, and in whatever order holders come, everybody ends with what is theirs."""

import hashlib
import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from crypto.age import AgeIdentity
from crypto.keys import DerivedKey
from crypto.passphrase import KdfParameters
from crypto.slots import UserSecret, open_any
from tests.store.rekeying import due
from tests.store.staff import (
    age_of,
    as_user,
    comes,
    derivable,
    held_of,
    newcomer,
    opened_by,
    place_of,
)
from tests.store.test_grants import Staff, staff, token
from workstation.ports import Silent
from workstation.records.access import Role
from workstation.store import create
from workstation.store.layout import DATABASES, read_slots

__all__ = ["staff"]

CORE = (Role.CUSTODIAN, Role.CASE_WORKER, Role.PROTECTION_OFFICER, Role.SUPERVISOR)
"""Who stays, so that somebody is left who can carry everything out."""


def quick(passphrase: str, salt: bytes, parameters: KdfParameters) -> DerivedKey:
    """A derivation that costs nothing."""
    del parameters
    return DerivedKey(hashlib.sha256(salt + passphrase.encode()).digest())


class Moves(RuleBasedStateMachine):
    """Orders of the custodian and unlocks of everybody, mixed; at the end all holders come."""

    office: Path
    staff: Staff

    @initialize()
    def begin(self) -> None:
        self.home = Path(tempfile.mkdtemp())
        self.folder = Path(shutil.copytree(self.office, self.home / "office.haven"))
        self.core = {role: self.staff[role] for role in CORE}
        self.roles: dict[str, Role] = {token(s): role for role, s in self.staff.items()}
        self.secrets: dict[str, UserSecret] = {token(s): s for s in self.staff.values()}
        self.gone: dict[str, frozenset[bytes]] = {}

    def teardown(self) -> None:
        if hasattr(self, "home"):
            try:
                self.everybody_comes()
            finally:
                shutil.rmtree(self.home)

    def everybody_comes(self) -> None:
        for role in (Role.SUPERVISOR, Role.CASE_WORKER, Role.CUSTODIAN):
            done = comes(self.folder, self.core[role])
            assert (done.doubted, done.refused) == ((), False)
        for user, role in self.roles.items():
            held = held_of(self.folder, self.secrets[user])
            assert held.role is role
            assert held.secrets.keys() & set(DATABASES) == self.opened(user) == due(role)
        for user, keys in self.gone.items():
            assert self.opened(user, keys) == set()

    def opened(self, user: str, keys: frozenset[bytes] = frozenset()) -> set[str]:
        """What another program opens with all that a user can derive, and with keys of before."""
        now = derivable(self.folder, age_of(self.secrets[user]))
        return opened_by(self.folder, now | keys)

    def others(self) -> list[str]:
        core = {token(secret) for secret in self.core.values()}
        return sorted(self.roles.keys() - core)

    @precondition(lambda self: len(self.roles) < 10)
    @rule(role=st.sampled_from(list(Role)))
    def let_in(self, role: Role) -> None:
        new = newcomer(role, f"words of somebody {len(self.secrets)}")
        with as_user(self.folder, self.core[Role.CUSTODIAN]) as unlocked:
            user = unlocked.grants.add(new)
            unlocked.grants.carry_out(Silent())
        header = place_of(self.folder).header
        key = quick(new.passphrase, header.salt_bytes, header.kdf)
        slots = read_slots(place_of(self.folder).files, place_of(self.folder).layout)
        secret = open_any(slots, key, about=header.about)
        assert secret is not None
        assert token(secret) == user
        self.roles[user], self.secrets[user] = role, secret

    @precondition(lambda self: self.others())
    @rule(data=st.data())
    def take_out(self, data: st.DataObject) -> None:
        user = data.draw(st.sampled_from(self.others()))
        keys = derivable(self.folder, age_of(self.secrets[user]))
        self.gone[user] = frozenset(keys)
        with as_user(self.folder, self.core[Role.CUSTODIAN]) as unlocked:
            unlocked.grants.remove(token(self.secrets[user]))
            unlocked.grants.carry_out(Silent())
        del self.roles[user]

    @precondition(lambda self: self.others())
    @rule(data=st.data(), role=st.sampled_from(list(Role)))
    def move(self, data: st.DataObject, role: Role) -> None:
        user = data.draw(st.sampled_from(self.others()))
        with as_user(self.folder, self.core[Role.CUSTODIAN]) as unlocked:
            unlocked.grants.change_role(token(self.secrets[user]), role)
            if data.draw(st.booleans()):
                unlocked.grants.carry_out(Silent())
        self.roles[user] = role

    @rule(data=st.data())
    def somebody_comes(self, data: st.DataObject) -> None:
        user = data.draw(st.sampled_from(sorted(self.roles)))
        comes(self.folder, self.secrets[user])

    @invariant()
    def slots_tell_nothing(self) -> None:
        if hasattr(self, "folder"):
            facts = [path.stat() for path in (self.folder / "slots").iterdir()]
            assert (len(facts), {fact.st_size for fact in facts}) == (32, {512})
            assert len({fact.st_mtime_ns for fact in facts}) == 1


@pytest.mark.slow
def test_everybody_ends_with_exactly_what_is_theirs(
    office: Path, staff: Staff, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(create, "derive", quick)
    monkeypatch.setattr(create, "derive_code", lambda code, *rest: quick(" ".join(code), *rest))
    monkeypatch.setattr(create, "code_identity", lambda code: AgeIdentity.generate())
    Moves.office, Moves.staff = office, staff
    run_state_machine_as_test(
        Moves,
        settings=settings(
            max_examples=6,
            stateful_step_count=8,
            suppress_health_check=list(HealthCheck),
        ),
    )
