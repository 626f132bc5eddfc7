"""Orders hold in their place, signed by who may order, and nowhere else."""

import datetime as dt
from dataclasses import replace

import msgspec
import pytest

from crypto.identities import Identity
from workstation.records.access import Role
from workstation.records.kit import UserToken
from workstation.records.members import OrderKind
from workstation.store.orders import Entry, Log, Member, found, keys_of, next_order, order, replay
from workstation.store.pins import Pin, fits

VAULT = "ab" * 16
AT = dt.datetime(2026, 11, 22, 9, tzinfo=dt.UTC)
IDENTITIES = {role: Identity.from_seed(bytes([n]) * 32) for n, role in enumerate(Role)}
TOKENS = {role: UserToken(f"{n:032x}") for n, role in enumerate(Role)}
OFFICE = "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p"
FOUNDERS = [Role.CASE_WORKER, Role.SUPERVISOR, Role.CUSTODIAN]


def member(role: Role) -> Member:
    return Member(TOKENS[role], role, IDENTITIES[role].public)


def founding(*roles: Role) -> tuple[Log, list[Entry]]:
    return found(VAULT, OFFICE, map(member, roles or FOUNDERS), AT)


def given(log: Log, kind: OrderKind, about: Member, by: Role) -> tuple[Log, Entry]:
    plain = order(VAULT, kind, about, AT, TOKENS[by])
    return next_order(log, plain, IDENTITIES[by].signing)


def pin(log: Log, number: int) -> Pin:
    keepers = keys_of(log.roster(number).keepers)
    return Pin(number, log.heads[number].hex(), keepers, number)


def test_the_founders_are_read_back_with_their_office() -> None:
    log, entries = founding()

    again = replay(VAULT, entries)

    assert again == log
    assert again.organisation == OFFICE
    assert [m.role for m in again.roster().present] == FOUNDERS


def test_a_signed_order_is_followed() -> None:
    log, entries = founding()
    log, entry = given(log, OrderKind.ADD, member(Role.ANALYST), Role.CUSTODIAN)

    again = replay(VAULT, [*entries, entry])

    assert (again.number, again.refused) == (4, False)
    assert again.roster().members[TOKENS[Role.ANALYST]].role is Role.ANALYST


@pytest.mark.parametrize("by", [Role.CASE_WORKER, Role.SUPERVISOR])
def test_an_order_of_somebody_else_is_refused(by: Role) -> None:
    log, entries = founding()
    _, entry = given(log, OrderKind.ROLE, replace(member(by), role=Role.CUSTODIAN), by)

    again = replay(VAULT, [*entries, entry])

    assert (again.number, again.refused) == (3, True)


def test_an_order_in_another_name_is_refused() -> None:
    log, entries = founding()
    plain = order(VAULT, OrderKind.ADD, member(Role.ANALYST), AT, TOKENS[Role.CUSTODIAN])
    _, entry = next_order(log, plain, IDENTITIES[Role.SUPERVISOR].signing)

    assert replay(VAULT, [*entries, entry]).refused


def test_an_order_is_not_followed_twice_nor_in_another_place() -> None:
    log, entries = founding()
    log, first = given(log, OrderKind.ADD, member(Role.ANALYST), Role.CUSTODIAN)
    log, second = given(log, OrderKind.REMOVE, member(Role.ANALYST), Role.CUSTODIAN)
    log, third = given(log, OrderKind.ROLE, member(Role.SUPERVISOR), Role.CUSTODIAN)

    assert replay(VAULT, [*entries, first, second, first]).number == 5
    assert replay(VAULT, [*entries, first, third]).number == 4
    assert replay(VAULT, [*entries, third]).number == 3


def test_an_order_of_another_vault_is_refused() -> None:
    _, entries = founding()

    assert replay("cd" * 16, entries) == replace(replay("cd" * 16, ()), refused=True)


def test_who_left_orders_nothing_more() -> None:
    log, entries = founding(Role.CASE_WORKER, Role.CUSTODIAN)
    second = Member(UserToken("f" * 32), Role.CUSTODIAN, IDENTITIES[Role.REVIEWER].public)
    log, added = given(log, OrderKind.ADD, second, Role.CUSTODIAN)
    plain = order(VAULT, OrderKind.REMOVE, member(Role.CUSTODIAN), AT, second.token)
    log, removed = next_order(log, plain, IDENTITIES[Role.REVIEWER].signing)
    _, late = given(log, OrderKind.ADD, member(Role.ANALYST), Role.CUSTODIAN)

    again = replay(VAULT, [*entries, added, removed, late])

    assert (again.number, again.refused) == (4, True)


def test_while_there_is_no_custodian_the_first_founder_orders() -> None:
    log, entries = founding(Role.CASE_WORKER, Role.SUPERVISOR)
    log, entry = given(log, OrderKind.ADD, member(Role.CUSTODIAN), Role.CASE_WORKER)
    _, late = given(log, OrderKind.ADD, member(Role.ANALYST), Role.CASE_WORKER)

    again = replay(VAULT, [*entries, entry, late])

    assert (again.number, again.refused) == (3, True)


@pytest.mark.parametrize(
    "change",
    [
        {"kind": "add", "user": TOKENS[Role.SUPERVISOR]},
        {"kind": "remove", "user": "9" * 32},
        {"recipient": "age1nothing"},
        {"signer": "RW"},
        {"role": "owner"},
        {"more": 1},
    ],
)
def test_an_order_that_says_nothing_sound_is_refused(change: dict[str, object]) -> None:
    log, entries = founding()
    plain = order(VAULT, OrderKind.ADD, member(Role.ANALYST), AT, "")
    _, entry = next_order(log, plain, None)
    body = msgspec.json.encode(msgspec.json.decode(entry.body) | change)

    assert replay(VAULT, [*entries, Entry(body, b"")]).refused


def test_a_pin_fits_what_goes_on_from_it() -> None:
    log, _ = founding()
    later, _ = given(log, OrderKind.ADD, member(Role.ANALYST), Role.CUSTODIAN)

    assert fits(log, pin(log, 3))
    assert fits(later, pin(log, 3))
    assert not fits(log, pin(later, 4))
    assert not fits(log, None)


def test_a_pin_does_not_fit_other_founders_nor_another_custodian() -> None:
    log, _ = founding()
    other, _ = founding(Role.CUSTODIAN, Role.ANALYST, Role.SUPERVISOR)

    assert not fits(other, pin(log, 3))
    assert not fits(log, replace(pin(log, 3), custodians=keys_of([member(Role.ANALYST)])))


def test_what_nobody_signed_does_not_hold_after_a_pin() -> None:
    log, entries = founding()
    forged, entry = next_order(log, order(VAULT, OrderKind.ADD, member(Role.ANALYST), AT, ""), None)

    assert replay(VAULT, [*entries, entry]) == forged
    assert not fits(forged, pin(log, 3))
    assert fits(forged, pin(forged, 4))
