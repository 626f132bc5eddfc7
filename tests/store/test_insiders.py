"""Who holds vault.db can write into it what they like, and gets no key by it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from crypto.age import seal_small
from crypto.identities import Identity
from crypto.slots import UserSecret
from tests.store.staff import age_of, as_user, comes, derivable, held_of, opened_by
from tests.store.test_grants import OPENS, Staff, staff, token
from workstation.errors import Damaged
from workstation.ports import Silent
from workstation.records.access import Role
from workstation.records.members import OrderKind, Progressed
from workstation.store.clock import utc_now
from workstation.store.connect import Connection, in_file
from workstation.store.orders import Member, next_order, order
from workstation.store.pins import read_log, write_order, write_pin
from workstation.store.unlocked import Unlocked
from workstation.store.writer import Turn

__all__ = ["staff"]

INSIDER = Role.ANALYST
HOLDERS = [Role.SUPERVISOR, Role.CASE_WORKER, Role.PROTECTION_OFFICER, Role.CUSTODIAN]
Edit = Callable[[Connection, str, UserSecret], None]


def as_case_worker(secret: UserSecret) -> Member:
    """The insider, as they would like to be."""
    return Member(token(secret), Role.CASE_WORKER, Identity.from_seed(secret.seed).public)


def write_themselves_a_role(connection: Connection, _: str, secret: UserSecret) -> None:
    row = (Role.CASE_WORKER.value, token(secret))
    connection.run("UPDATE main.user SET role = ? WHERE token = ?", row)


def sign_an_order_themselves(connection: Connection, vault: str, secret: UserSecret) -> None:
    log = read_log(connection, vault)
    plain = order(vault, OrderKind.ROLE, as_case_worker(secret), utc_now(), token(secret))
    _, entry = next_order(log, plain, Identity.from_seed(secret.seed).signing)
    write_order(connection, log.number + 1, entry)


def sign_in_the_custodians_name(connection: Connection, vault: str, secret: UserSecret) -> None:
    log = read_log(connection, vault)
    (custodian,) = log.roster().keepers
    plain = order(vault, OrderKind.ROLE, as_case_worker(secret), utc_now(), custodian.token)
    _, entry = next_order(log, plain, Identity.from_seed(secret.seed).signing)
    write_order(connection, log.number + 1, entry)


def write_an_order_as_the_sheet_would(
    connection: Connection, vault: str, secret: UserSecret
) -> None:
    log = read_log(connection, vault)
    plain = order(vault, OrderKind.ROLE, as_case_worker(secret), utc_now(), "")
    log, entry = next_order(log, plain, None)
    write_order(connection, log.number, entry)
    for name in ("vault", *connection.attached):
        write_pin(connection, name, log)


def found_the_office_anew(connection: Connection, vault: str, secret: UserSecret) -> None:
    log = read_log(connection, vault)
    connection.run("DELETE FROM main.orders")
    fresh = read_log(connection, vault)
    public = Identity.from_seed(secret.seed).public
    for member in log.roster().present:
        wanted = as_case_worker(secret) if member.token == token(secret) else member
        first = "" if fresh.number else public.recipient
        plain = order(vault, OrderKind.ADD, wanted, utc_now(), "", first)
        fresh, entry = next_order(fresh, plain, None)
        write_order(connection, fresh.number, entry)
    for name in ("vault", *connection.attached):
        write_pin(connection, name, fresh)


EDITS: list[Edit] = [
    write_themselves_a_role,
    sign_an_order_themselves,
    sign_in_the_custodians_name,
    write_an_order_as_the_sheet_would,
    found_the_office_anew,
]


def edit(unlocked: Unlocked, do: Edit, vault: str, secret: UserSecret) -> None:
    def inside(connection: Connection) -> None:
        with connection.transaction():
            do(connection, vault, secret)
            # So that every holder believes that everything is still to be done.
            connection.run("UPDATE main.carried SET number = 1")

    unlocked.grants._writer.call(Turn.WORK, lambda c: inside(c))  # noqa: SLF001 - as an insider


def everybody_comes(folder: Path, staff: Staff) -> list[Progressed]:
    return [comes(folder, staff[role]) for role in HOLDERS]


@pytest.mark.parametrize("do", EDITS, ids=lambda do: do.__name__)
def test_editing_vault_db_gives_nobody_a_key(folder: Path, staff: Staff, do: Edit) -> None:
    insider = staff[INSIDER]
    with as_user(folder, insider) as unlocked:
        vault = unlocked.grants._place.header.vault  # noqa: SLF001 - as an insider
        edit(unlocked, do, vault, insider)

    everybody_comes(folder, staff)

    known = derivable(folder, age_of(insider))
    assert opened_by(folder, known) == OPENS[INSIDER]
    assert held_of(folder, insider).secrets.keys() == OPENS[INSIDER]


@pytest.mark.parametrize("content", [b"", b"short", bytes(33)], ids=len)
def test_what_somebody_seals_to_a_user_in_a_keys_place_is_told_as_damage(
    folder: Path, staff: Staff, content: bytes
) -> None:
    user = staff[Role.CASE_WORKER]
    sealed = seal_small(content, [age_of(user).recipient])
    (folder / "keys" / "cases").write_bytes(sealed)

    with pytest.raises(Damaged, match="cases"), as_user(folder, user):
        pass


def make_themselves_a_supervisor(connection: Connection, vault: str, secret: UserSecret) -> None:
    log = read_log(connection, vault)
    wanted = Member(token(secret), Role.SUPERVISOR, Identity.from_seed(secret.seed).public)
    log, entry = next_order(log, order(vault, OrderKind.ROLE, wanted, utc_now(), ""), None)
    write_order(connection, log.number, entry)
    for name in ("vault", *connection.attached):
        write_pin(connection, name, log)


@pytest.mark.parametrize(
    "do", [make_themselves_a_supervisor, found_the_office_anew], ids=lambda do: do.__name__
)
def test_editing_vault_db_has_no_details_of_events_sealed_to_an_insider(
    folder: Path, staff: Staff, do: Edit
) -> None:
    insider = staff[INSIDER]
    with as_user(folder, staff[Role.CASE_WORKER]) as unlocked:
        before = unlocked.grants.auditors()
    with as_user(folder, insider) as unlocked:
        vault = unlocked.grants._place.header.vault  # noqa: SLF001 - as an insider
        edit(unlocked, do, vault, insider)

    with as_user(folder, staff[Role.CASE_WORKER]) as unlocked:
        sealed_to = set(unlocked.grants.auditors())

    assert age_of(insider).recipient not in sealed_to
    own = age_of(staff[Role.CASE_WORKER]).recipient
    assert sealed_to == (set(before) if do is make_themselves_a_supervisor else {own})


def test_rows_that_nobody_may_have_signed_are_told_and_the_next_order_replaces_them(
    folder: Path, staff: Staff
) -> None:
    insider = staff[INSIDER]
    with as_user(folder, insider) as unlocked:
        vault = unlocked.grants._place.header.vault  # noqa: SLF001 - as an insider
        edit(unlocked, sign_in_the_custodians_name, vault, insider)

    assert comes(folder, staff[Role.CASE_WORKER]).refused
    with as_user(folder, staff[Role.CUSTODIAN]) as unlocked:
        unlocked.grants.remove(token(insider))
    done = comes(folder, staff[Role.CASE_WORKER])

    assert not done.refused
    assert {c.what for c in done.carried if c.renewed} == {"vault", "audit", "cases"}


def test_a_file_whose_memory_does_not_fit_is_named_and_left_alone(
    folder: Path, staff: Staff
) -> None:
    insider = staff[INSIDER]
    with as_user(folder, insider) as unlocked:
        vault = unlocked.grants._place.header.vault  # noqa: SLF001 - as an insider
        edit(unlocked, write_an_order_as_the_sheet_would, vault, insider)

    done = comes(folder, staff[Role.CASE_WORKER])

    assert sorted(done.doubted) == ["identities", "protection"]


def forget(connection: Connection, names: tuple[str, ...]) -> None:
    """Spoil what files remember: no head fits, and all that ever comes is said to be done."""
    for name in names:
        file = "main" if name == "vault" else name
        facts = {"orders": f"1 {'0' * 64}", "carried": "1000000"}
        for fact, value in facts.items():
            sql = in_file(file, "UPDATE @.fact SET value = ? WHERE name = ?")
            connection.run(sql, (value, fact))


def say_all_is_done(connection: Connection, names: tuple[str, ...]) -> None:
    """Leave the head as it is, and say that all that ever comes is done."""
    for name in names:
        file = "main" if name == "vault" else name
        connection.run(in_file(file, "UPDATE @.fact SET value = '99' WHERE name = 'carried'"))
    connection.run("UPDATE main.carried SET number = 99")


@pytest.mark.parametrize("spoil", [forget, say_all_is_done])
@pytest.mark.parametrize(
    ("role", "names"),
    [
        (Role.ANALYST, ("vault", "audit", "cases")),
        (Role.SUPERVISOR, ("vault", "audit", "cases", "identities")),
    ],
)
def test_nobody_keeps_a_file_by_spoiling_what_it_remembers(
    folder: Path,
    staff: Staff,
    role: Role,
    names: tuple[str, ...],
    spoil: Callable[[Connection, tuple[str, ...]], None],
) -> None:
    insider = staff[role]
    keys = derivable(folder, age_of(insider))
    with as_user(folder, insider) as unlocked:
        unlocked.grants._writer.call(Turn.WORK, lambda c: spoil(c, names))  # noqa: SLF001 - as an insider

    comes(folder, staff[Role.PROTECTION_OFFICER])  # holds what the insider cannot spoil
    with as_user(folder, staff[Role.CUSTODIAN]) as unlocked:
        unlocked.grants.remove(token(insider))
        unlocked.grants.carry_out(Silent())
    done = comes(folder, staff[Role.PROTECTION_OFFICER])

    assert done.doubted == ()
    assert opened_by(folder, keys | derivable(folder, age_of(insider))) == set()
