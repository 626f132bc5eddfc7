"""Gives files new keys for ever, and says whether everybody still opens what is theirs.

`renew` and `look_at_keys` are an act of the kill loop: they may be called by the long suites.
"""

from collections.abc import Callable
from pathlib import Path

from tests.store import conftest
from tests.store.staff import as_user
from workstation.ports import Silent
from workstation.records.access import ENTITLED, Compartment, Role
from workstation.records.cases import Case
from workstation.records.kit import UserToken
from workstation.records.people import Person
from workstation.store.layout import DATABASES
from workstation.store.people import Held
from workstation.store.vault import Vault

MOVED = Role.PROTECTION_OFFICER
"""Whose role changes to and fro."""


def renew(folder: Path, held: Held, tell: Callable[[str], None], start: int) -> None:
    """Take an officer's keys and give them back, writing a case each time that a file is rekeyed.

    `held` are the keys of the case worker, who holds every file; the custodian's are derived.
    """
    vault = Vault.open(folder)
    custodian = vault.prove(conftest.passphrase(Role.CUSTODIAN)).secret
    officer = UserToken(vault.prove(conftest.passphrase(MOVED)).token)
    for number in range(start, start + 1_000_000):
        with as_user(folder, custodian) as unlocked:
            now = {user.token: user.role for user in unlocked.grants.users()}[officer]
            unlocked.grants.change_role(officer, MOVED if now is not MOVED else Role.ANALYST)
            unlocked.grants.carry_out(Silent())
        with as_user(folder, held.secret) as unlocked, unlocked.open_work() as work:
            case = work.put(Case(code=str(number)))
            work.put(Person(case=case.id))
            work.log("case opened", case.id)
            work.commit()
        tell(str(number))
        with as_user(folder, held.secret) as unlocked:
            unlocked.grants.carry_out(Silent())


def look_at_keys(
    folder: Path, passphrase: str, kept: set[str], *, thorough: bool
) -> tuple[int, int]:
    """How many acknowledged cases are gone, and whether anybody opens too much or too little."""
    vault = Vault.open(folder)
    worker = vault.prove(passphrase).secret
    with as_user(folder, worker) as unlocked:
        unlocked.grants.carry_out(Silent())
        reader = unlocked.reader()
        cases = {case.id: case.code for case in reader.find(Case)}
        people = {person.case for person in reader.find(Person)}
        reader.close()
        roles = {user.token: user.role for user in unlocked.grants.users()}
        apart = people != set(cases) or bool(thorough and unlocked.check(Silent()))
    apart = apart or any(path.suffix == ".next" for path in folder.rglob("*"))
    proven = (
        [vault.prove(conftest.passphrase(role)) for role in Role]
        if thorough
        else [vault.prove(passphrase)]
    )
    wrong = [held for held in proven if opens(folder, held) != due(roles[held.token])]
    return len(kept - set(cases.values())), int(apart or bool(wrong))


def due(role: Role) -> set[str]:
    """The files that a role opens."""
    return {"vault", *(c.value for c in Compartment if role in ENTITLED[c])}


def opens(folder: Path, held: Held) -> set[str]:
    """The files that a user's keys open now, all of them read."""
    with as_user(folder, held.secret) as unlocked:
        return unlocked.held.secrets.keys() & set(DATABASES)
