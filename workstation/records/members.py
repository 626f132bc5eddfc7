"""Who works with a vault, in which state, and what still waits for whom."""

import enum
from dataclasses import dataclass, field

from workstation.records.access import Role
from workstation.records.kit import UserToken


class UserState(enum.StrEnum):
    """Whether a user's keys open what their role needs."""

    ACTIVE = "active"
    WAITING = "waiting"
    REMOVED = "removed"


class OrderKind(enum.StrEnum):
    """What the key custodian orders."""

    ADD = "add"
    REMOVE = "remove"
    ROLE = "role"


@dataclass(frozen=True, slots=True)
class NewUser:
    """Somebody to be let in. `code` is the recovery code that they typed back."""

    name: str = field(repr=False)
    role: Role
    passphrase: str = field(repr=False)
    code: tuple[str, ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Colleague:
    """A user as others see them.

    The name is empty for those who may not read it. `opens` is what their keys open today by the
    names of key files, `waits` what an order about them still waits for.
    """

    token: UserToken
    name: str = field(repr=False)
    role: Role
    state: UserState
    keeper: bool
    """Whether they may order who is let in."""
    opens: frozenset[str] = frozenset()
    waits: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Waiting:
    """A key that an order did not reach yet, and who carries it out at their next unlock.

    `what` is the name of a key file; no roles are left where the recovery sheet alone can do it.
    """

    what: str
    let_in: frozenset[UserToken]
    shut_out: frozenset[UserToken]
    by: tuple[Role, ...]


@dataclass(frozen=True, slots=True)
class Carried:
    """What was done to one key: whom it is sealed to now, and who has lost it."""

    what: str
    let_in: frozenset[UserToken]
    shut_out: frozenset[UserToken]
    renewed: bool
    """Whether it is a new key, so that the old one opens nothing written from now on."""


@dataclass(frozen=True, slots=True)
class Progressed:
    """All that was carried out in one go, and the files whose orders do not hold."""

    carried: tuple[Carried, ...] = ()
    doubted: tuple[str, ...] = ()
    refused: bool = False
    """Whether rows stand among the orders that no key custodian signed."""
