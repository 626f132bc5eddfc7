"""When somebody may be let in, taken out or given another role, and how keys are told of."""

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from workstation.errors import Blocker
from workstation.records.access import (
    AUDIT,
    CASES,
    ENTITLED,
    IDENTITIES,
    NAMES,
    PROTECTION,
    SEAL,
    Compartment,
    Role,
)
from workstation.records.kit import UserToken
from workstation.records.members import Colleague, UserState, Waiting

CONTENT = (CASES, IDENTITIES, PROTECTION)
"""The compartments that hold what an office works on."""

_TOLD: Mapping[str, tuple[str, bool]] = MappingProxyType(
    {
        CASES.value: ("cases", True),
        IDENTITIES.value: ("identities", True),
        PROTECTION.value: ("protection", False),
        AUDIT.value: ("the log of events", False),
        NAMES: ("names of users", True),
        SEAL: ("the office's seal", False),
    }
)


def told(what: str) -> str:
    """A key's name as people read it; the list of users has no name of its own in a vault."""
    return _TOLD.get(what, ("the list of users", False))[0]


def listed(words: Sequence[str], last: str = "and") -> str:
    """Words as a list: one, two and three."""
    return f" {last} ".join(filter(None, (", ".join(words[:-1]), *words[-1:])))


def waiting_words(waiting: Waiting) -> str:
    """What a key waits for: Protection waits for a case worker or protection officer."""
    noun, many = _TOLD.get(waiting.what, ("the list of users", False))
    roles = [role.label.lower() for role in waiting.by]
    who = f"a {listed(roles, 'or')}" if roles else "the recovery sheet"
    return f"{noun[0].upper()}{noun[1:]} {'wait' if many else 'waits'} for {who}."


def order_blockers(keeper: bool) -> list[Blocker]:
    """Only the key custodian orders."""
    if keeper:
        return []
    return [
        Blocker("custodian", "The key custodian orders who works here.", "Ask the key custodian.")
    ]


def leaving_blockers(
    users: Iterable[Colleague], user: UserToken, me: UserToken, to: Role | None = None
) -> list[Blocker]:
    """Why somebody may not leave, or not get the role `to`."""
    present = [u for u in users if u.state is not UserState.REMOVED]
    who = next((u for u in present if u.token == user), None)
    if who is None:
        return [Blocker("gone", "This user is not here any more.", "Look at the list again.")]
    if user == me:
        return [_OWN]
    others = [u for u in present if u.token != user]
    return [*_last_custodian(who, others, to), *_only_holder(who, others, to)]


_OWN = Blocker(
    "oneself",
    "Nobody takes themselves out or changes their own role.",
    "Let another key custodian do it.",
)


def _last_custodian(who: Colleague, others: list[Colleague], to: Role | None) -> list[Blocker]:
    left = any(u.role is Role.CUSTODIAN for u in others) or to is Role.CUSTODIAN
    if who.role is not Role.CUSTODIAN or left:
        return []
    return [
        Blocker(
            "last custodian",
            "This is the last key custodian.",
            "Let another key custodian in first. They take this one out.",
        )
    ]


def _only_holder(who: Colleague, others: list[Colleague], to: Role | None) -> list[Blocker]:
    lost = [c for c in CONTENT if c in who.opens and (to is None or to not in ENTITLED[c])]
    return [_alone(c) for c in lost if not any(c in u.opens and _keeps(u, c) for u in others)]


def _keeps(user: Colleague, compartment: Compartment) -> bool:
    return user.role in ENTITLED[compartment]


def _alone(compartment: Compartment) -> Blocker:
    roles = [role.label.lower() for role in Role if role in ENTITLED[compartment]]
    return Blocker(
        f"only holder of {compartment.value}",
        f"Nobody else opens {told(compartment)}; only the recovery sheet would be left.",
        f"Let in another {listed(roles, 'or')}. Once this user has unlocked, they hold the key.",
    )
