"""Need-to-know is held by keys: whoever brings every key they can get opens nothing more (G5)."""

import dataclasses
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path

import msgspec
import pytest

from crypto.identities import Identity
from crypto.slots import UserSecret
from tests.services.conftest import Ready
from tests.store.independent import every_row
from tests.store.staff import derivable, opened_by
from workstation.bootstrap import open_session
from workstation.ports import Silent
from workstation.records.access import ENTITLED, Compartment, Role
from workstation.records.accounts import Account
from workstation.records.cases import Case
from workstation.records.catalogue import RECORDS
from workstation.records.kit import UserToken, write
from workstation.records.listing import CaseFilter
from workstation.records.people import Person
from workstation.records.risk import RiskAssessment
from workstation.services.session import Session
from workstation.store.reader import SqlReader
from workstation.store.sql import record_sql
from workstation.store.vault import Vault
from workstation.store.work import SqlFinds

CANARIES: Mapping[Compartment, str] = {
    Compartment.CASES: "Marzanna keeps the kiln",
    Compartment.IDENTITIES: "Quillfeather saw the ledger",
    Compartment.PROTECTION: "Thornbury sleeps elsewhere",
}
"""What stands in one compartment and nowhere else."""

Secrets = Mapping[Role, UserSecret]


@pytest.fixture(scope="module")
def planted(kept_office: Ready, tmp_path_factory: pytest.TempPathFactory) -> Ready:
    """The office with a canary in each compartment."""
    office = Ready(kept_office.copy(tmp_path_factory.mktemp("planted")).path, kept_office.case)
    cases, identities, protection = CANARIES.values()
    with office.as_(Role.CASE_WORKER) as session:
        open_work = session.cases._open_work  # noqa: SLF001 - three records, no service needed
        with open_work() as work:
            case = work.put(Case(code="CAN-ARY", title=cases))
            person = work.put(Person(case=case.id))
            work.put(Account(case=case.id, text=identities))
            work.put(RiskAssessment(case=case.id, person=person.id, change_reason=protection))
            work.commit()
    return office


@pytest.fixture(scope="module")
def secrets(planted: Ready) -> Secrets:
    vault = Vault.open(planted.path)
    return {role: vault.prove(planted.passphrase(role)).secret for role in Role}


def every_key(folder: Path, secret: UserSecret) -> set[bytes]:
    """All that can be derived from what a passphrase opens: the seed, its keys, every key file."""
    identity = Identity.from_seed(secret.seed)
    own = {secret.seed, identity.age.raw, identity.signing.seed}
    return own | derivable(folder, identity.age)


def due(role: Role) -> set[str]:
    return {"vault", *(c.value for c in Compartment if role in ENTITLED[c])}


def forbidden(role: Role) -> list[str]:
    return [words for c, words in CANARIES.items() if role not in ENTITLED[c]]


def allowed(role: Role) -> list[str]:
    return [words for c, words in CANARIES.items() if role in ENTITLED[c]]


def read_independently(folder: Path, keys: set[bytes]) -> str:
    """Every row of every file that another program opens with any of these keys."""
    found = []
    for name in opened_by(folder, keys):
        key = next(k for k in keys if name in opened_by(folder, {k}))
        found.append(every_row(folder, {name: key}))
    return str(found)


@pytest.mark.parametrize("role", list(Role))
def test_every_key_of_a_role_opens_its_compartments_and_no_other(
    planted: Ready, secrets: Secrets, role: Role
) -> None:
    keys = every_key(planted.path, secrets[role])

    assert opened_by(planted.path, keys) == due(role)
    text = read_independently(planted.path, keys)
    assert [words for words in forbidden(role) if words in text] == []
    assert [words for words in allowed(role) if words not in text] == []


def test_no_file_of_the_vault_shows_a_canary(planted: Ready) -> None:
    whole = b"".join(path.read_bytes() for path in planted.path.rglob("*") if path.is_file())

    for words in CANARIES.values():
        assert words.encode() not in whole
        assert words.encode("utf-16-le") not in whole


def say_yes(patch: pytest.MonkeyPatch) -> None:
    """Replace every check of what a user may read by one that lets everything through."""
    patch.setattr(SqlFinds, "_sql", lambda self, kind: record_sql(kind))
    patch.setattr(SqlReader, "_need_cases", lambda self: None)
    patch.setattr(SqlReader, "holds", lambda self, compartment: True)
    patch.setattr("workstation.store.reader.CONTENT", tuple(c.value for c in CANARIES))
    patch.setattr("workstation.services.access.order_blockers", lambda keeper: [])
    patch.setattr("workstation.services.access.leaving_blockers", lambda *asked: [])
    patch.setattr("workstation.store.ordering.Ordering.keeper", lambda self: True)


def pose(session: Session, role: Role) -> None:
    """Have every service believe that this user has another role."""
    for each in dataclasses.fields(session):
        service = getattr(session, each.name)
        if hasattr(service, "_role"):
            service._role = role  # noqa: SLF001 - as a changed program would


def try_everything(session: Session) -> str:
    """All that comes back from every way of asking."""
    reader, found = session.reader, []
    asks: list[Callable[[], object]] = [
        *(lambda kind=kind: [write(r) for r in reader.find(kind)] for kind in RECORDS),
        *(lambda words=words: reader.search(words) for words in CANARIES.values()),
        lambda: reader.case_rows(reader.case_keys(CaseFilter(), "code")),
        lambda: [reader.history(case.id) for case in reader.find(Case)],
        lambda: [session.history.of(case.id) for case in reader.find(Case)],
        lambda: [corrections(session, case) for case in reader.find(Case)],
    ]
    for ask in asks:
        with suppress(Exception):  # what cannot be read may fail in any way
            found.append(msgspec.json.encode(ask(), enc_hook=str).decode())
    return "".join(found)


def corrections(session: Session, case: Case) -> list[object]:
    """What stood before each change and after it."""
    history = session.history
    return [history.changes(case.id, past) for past in history.of(case.id).past]


@pytest.mark.parametrize("role", [r for r in Role if forbidden(r)])
def test_saying_yes_to_every_check_changes_nothing(
    planted: Ready, role: Role, monkeypatch: pytest.MonkeyPatch
) -> None:
    say_yes(monkeypatch)
    opened = open_session(planted.path, planted.passphrase(role))
    try:
        for claimed in (Role.CASE_WORKER, Role.CUSTODIAN):
            pose(opened.session, claimed)
            text = try_everything(opened.session)
            assert [words for words in forbidden(role) if words in text] == []
            assert [words for words in allowed(role) if words not in text] == []
    finally:
        opened.close()


@pytest.mark.parametrize("role", [r for r in Role if forbidden(r) and r is not Role.CUSTODIAN])
def test_ordering_past_every_check_gives_no_key(
    planted: Ready, secrets: Secrets, role: Role, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    office = planted.copy(tmp_path)
    say_yes(monkeypatch)
    with office.as_(role) as session:
        session.access.order_role(session.user.token, Role.CASE_WORKER, Silent())
    monkeypatch.undo()

    for holder in (Role.CASE_WORKER, Role.SUPERVISOR, Role.CUSTODIAN):
        if holder is not role:
            open_session(office.path, office.passphrase(holder)).close()

    assert opened_by(office.path, every_key(office.path, secrets[role])) == due(role)


@pytest.mark.parametrize("role", [Role.CASE_WORKER, Role.SUPERVISOR])
@pytest.mark.parametrize("to", [None, Role.ANALYST])
def test_old_keys_open_nothing_that_is_written_now(
    planted: Ready, secrets: Secrets, role: Role, to: Role | None, tmp_path: Path
) -> None:
    office = planted.copy(tmp_path)
    keys = every_key(office.path, secrets[role])
    with office.as_(Role.CUSTODIAN) as session:
        user = UserToken(secrets[role].token.hex())
        if to is None:
            session.access.order_remove(user, Silent())
        else:
            session.access.order_role(user, to, Silent())
    with office.as_(Role.PROTECTION_OFFICER) as session:
        session.cases.put(session.reader.find(Case)[0])

    known = keys | every_key(office.path, secrets[role])
    assert opened_by(office.path, known) == (due(to) if to else set())
    text = read_independently(office.path, known)
    lost = allowed(role) if to is None else forbidden(to)
    assert [words for words in lost if words in text] == []
