"""Orders of the key custodian: who is let in, who leaves, who changes their role.

Each order names the head of the chain before it and is signed in minisign's format. An order
without a signature stands by the pins of the files alone: the founders, and what was ordered with
the recovery sheet, which opens every file. docs/decisions/0030 says why.
"""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

import msgspec

from crypto.age import read_recipient
from crypto.identities import PublicIdentity
from crypto.minisign import SecretKey, read_public_key, sign, verify
from workstation.errors import WorkstationError
from workstation.records.access import ENTITLED, SEALED, Compartment, Role
from workstation.records.kit import UserToken
from workstation.records.members import OrderKind
from workstation.store.chain import first_link, next_link, row_digest
from workstation.store.layout import MAIN

_CHAIN = "orders"
_COMMENT = "custodian order"
_LONGEST = 2048


class Order(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One order as it is signed. `by` is empty for one that stands by pins alone."""

    vault: str
    number: int
    previous: str
    at: dt.datetime
    by: str
    kind: OrderKind
    user: str
    role: Role
    recipient: str
    signer: str
    organisation: str = ""
    """The organisation's recovery recipient, in the first order."""


@dataclass(frozen=True, slots=True)
class Entry:
    """An order as it is stored: its bytes, and the signature over them."""

    body: bytes
    signature: bytes


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody whom an order let in; `present` until one takes them out."""

    token: UserToken
    role: Role
    public: PublicIdentity = field(repr=False)
    present: bool = True


@dataclass(frozen=True, slots=True)
class Roster:
    """Who works here after an order: the one source of whom a key is sealed to."""

    members: Mapping[UserToken, Member] = field(default_factory=dict)

    @property
    def present(self) -> tuple[Member, ...]:
        """Those who have not left, in the order in which they came."""
        return tuple(member for member in self.members.values() if member.present)

    @property
    def keepers(self) -> tuple[Member, ...]:
        """Who may order: the key custodians, or while there is none, whoever came first."""
        custodians = tuple(m for m in self.present if m.role is Role.CUSTODIAN)
        return custodians or self.present[:1]

    def entitled(self, name: str) -> frozenset[UserToken]:
        """Whose keys are to open a key file."""
        return frozenset(m.token for m in self.present if m.role in readers(name))

    def recipients(self, name: str) -> list[str]:
        """Where a key file is to be sealed to, the organisation apart."""
        return [m.public.recipient for m in self.present if m.role in readers(name)]


@dataclass(frozen=True, slots=True)
class Log:
    """The orders that hold, one after another from the first."""

    orders: tuple[Order, ...]
    heads: tuple[bytes, ...] = field(repr=False)
    """`heads[n]` is the chain's head after order n."""
    rosters: tuple[Roster, ...] = field(repr=False)
    """`rosters[n]` says who worked here after order n."""
    refused: bool = False
    """Whether rows follow that are no orders, or signed by nobody who may order."""

    @property
    def number(self) -> int:
        """The last order's number; 0 where there is none."""
        return len(self.orders)

    @property
    def organisation(self) -> str:
        """The organisation's recovery recipient."""
        return self.orders[0].organisation if self.orders else ""

    @property
    def by_pins_alone(self) -> int:
        """The number of the last order that nobody signed."""
        return max((order.number for order in self.orders if not order.by), default=0)

    def roster(self, number: int | None = None) -> Roster:
        """Who worked here after an order, the last one if none is named."""
        last = self.number if number is None else min(max(number, 0), self.number)
        return self.rosters[last]


def readers(name: str) -> frozenset[Role]:
    """Which roles read a key file; nobody, where the name is not known."""
    return _READERS.get(name, frozenset())


_READERS: Mapping[str, frozenset[Role]] = {
    **{compartment.value: ENTITLED[compartment] for compartment in Compartment},
    **SEALED,
    MAIN: frozenset(Role),
}


def next_order(log: Log, given: Order, key: SecretKey | None) -> tuple[Log, Entry]:
    """Put an order at the end; signed with `key`, or standing by pins where there is none."""
    placed = msgspec.structs.replace(
        given, number=log.number + 1, previous=log.heads[log.number].hex()
    )
    body = msgspec.json.encode(placed)
    entry = Entry(body, sign(body, key, _COMMENT) if key else b"")
    return _followed(log, placed, body), entry


def found(
    vault: str, organisation: str, members: Iterable[Member], at: dt.datetime
) -> tuple[Log, list[Entry]]:
    """The orders of the first day, which nobody signs: every file remembers them from then on."""
    log, entries = empty_log(vault), []
    for member in members:
        first = "" if log.number else organisation
        given = order(vault, OrderKind.ADD, member, at, "", first)
        log, entry = next_order(log, given, None)
        entries.append(entry)
    return log, entries


def order(
    vault: str,
    kind: OrderKind,
    member: Member,
    at: dt.datetime,
    by: str,
    organisation: str = "",
) -> Order:
    """An order about somebody as they are to be, without its place in the chain."""
    return Order(
        vault=vault,
        number=0,
        previous="",
        at=at,
        by=by,
        kind=kind,
        user=member.token,
        role=member.role,
        recipient=member.public.recipient,
        signer=str(member.public.signer),
        organisation=organisation,
    )


def empty_log(vault: str) -> Log:
    """The chain before its first order."""
    return Log((), (first_link(vault, _CHAIN),), (Roster(),))


def replay(vault: str, entries: Iterable[Entry]) -> Log:
    """Read the orders up to the first that does not hold; what follows it is refused."""
    log = empty_log(vault)
    for entry in entries:
        order = _read(vault, log, entry)
        if order is None:
            return replace(log, refused=True)
        log = _followed(log, order, entry.body)
    return log


def _followed(log: Log, order: Order, body: bytes) -> Log:
    head = next_link(log.heads[log.number], row_digest((body,)))
    roster = _after(log.roster(), order)
    return Log((*log.orders, order), (*log.heads, head), (*log.rosters, roster))


def _read(vault: str, log: Log, entry: Entry) -> Order | None:
    """The order in an entry, or nothing where it is none or nobody may have given it."""
    try:
        if len(entry.body) > _LONGEST:
            return None
        order = msgspec.json.decode(entry.body, type=Order)
        read_recipient(order.recipient)
        read_public_key(order.signer)
    except (msgspec.DecodeError, UnicodeDecodeError, WorkstationError):
        return None
    follows = (order.vault, order.number, order.previous) == (
        vault,
        log.number + 1,
        log.heads[log.number].hex(),
    )
    roster = log.roster()
    fits = follows and _fits(roster, order)
    return order if fits and (not order.by or _is_signed(roster, order, entry)) else None


def _fits(roster: Roster, order: Order) -> bool:
    member = roster.members.get(UserToken(order.user))
    if order.kind is OrderKind.ADD:
        return member is None
    return member is not None and member.present


def _is_signed(roster: Roster, order: Order, entry: Entry) -> bool:
    keeper = next((m for m in roster.keepers if m.token == order.by), None)
    try:
        return keeper is not None and bool(
            verify(entry.body, entry.signature, keeper.public.signer)
        )
    except WorkstationError:
        return False


def _after(roster: Roster, order: Order) -> Roster:
    token = UserToken(order.user)
    public = PublicIdentity(order.recipient, read_public_key(order.signer))
    known = roster.members.get(token)
    member = Member(
        token,
        order.role,
        known.public if known else public,
        order.kind is not OrderKind.REMOVE,
    )
    return Roster({**roster.members, token: member})


def keys_of(members: Sequence[Member]) -> str:
    """The signing keys of members in one spelling, as a pin remembers them."""
    return " ".join(sorted(str(member.public.signer) for member in members))
