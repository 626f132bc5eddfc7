"""Deleting for good that is killed half-way: what is told to be gone stays gone, and whole."""

import secrets
from collections.abc import Callable
from pathlib import Path

import msgspec

from crypto.minisign import sign
from tests.store.conftest import passphrase as passphrase_of
from tests.store.staff import place_of
from workstation.ports import Silent
from workstation.records.access import Role
from workstation.records.cases import Case
from workstation.records.erasure import Erasure, Line, Subject, digest_of
from workstation.records.kit import Id
from workstation.records.people import Person
from workstation.records.protection import SafetyPlan
from workstation.store.clock import utc_now
from workstation.store.ledger import COMMENT
from workstation.store.people import Held
from workstation.store.unlocked import Unlocked
from workstation.store.vault import Vault


def delete(folder: Path, held: Held, tell: Callable[[str], None], start: int) -> None:
    """Write case after case and delete it for good again; tell each that is gone."""
    second = Vault.open(folder).prove(passphrase_of(Role.SUPERVISOR))
    vault = Unlocked.open(place_of(folder), held, utc_now, 5)
    for number in range(start, start + 1_000_000):
        with vault.open_work() as work:
            case = work.put(Case(code=str(number)))
            work.put(Person(case=case.id))
            work.put(SafetyPlan(case=case.id, person=case.id, concern=f"word{number}"))
            work.log("case opened", case.id)
            work.commit()
        vault.shreds.carry_out(signed_by_two(vault, second, case.id), Silent())
        tell(str(number))


def signed_by_two(vault: Unlocked, second: Held, case: Id) -> Line:
    """What two people sign when a case is deleted."""
    what = Erasure(
        vault=vault.shreds.vault,
        token=secrets.token_hex(16),
        at=utc_now(),
        by=vault.held.token,
        subject=Subject.CASE,
        digest=digest_of(Subject.CASE, case),
    )
    body = msgspec.json.encode(what)
    other = sign(body, second.identity.signing, COMMENT)
    return Line(body, vault.shreds.sign(body), second.token, other)


def look_at_deleted(
    folder: Path, passphrase: str, kept: set[str], *, thorough: bool
) -> tuple[int, int]:
    """How many cases are back that were said to be gone, and whether any is gone by half."""
    vault = Vault.open(folder).unlock(passphrase)
    try:
        reader = vault.reader()
        cases = {case.id: case.code for case in reader.find(Case)}
        people = {person.case for person in reader.find(Person)}
        plans = {plan.case for plan in reader.find(SafetyPlan)}
        reader.close()
        apart = people != set(cases) or plans != set(cases)
        apart = apart or bool(thorough and vault.check(Silent()))
    finally:
        vault.close()
    return len(kept & set(cases.values())), int(apart)
