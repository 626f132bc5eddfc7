"""The list of what was deleted for good: statements that two people signed, kept in vault.db.

It holds random tokens and digests only. Whatever is restored from an older backup is held against
it, so that nothing comes back.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import msgspec

from crypto.minisign import PublicKey, verify
from workstation.errors import WorkstationError
from workstation.records.access import Role
from workstation.records.erasure import Erasure, Line
from workstation.rules.erasure import ASKS, SECONDS
from workstation.store.connect import Connection, Runs
from workstation.store.orders import Log
from workstation.store.standing import standing

COMMENT = "casehaven erasure"
_LONGEST = 2048
_ROWS = "SELECT body, signature, second, second_signature FROM main.shred ORDER BY number"
_THERE = "SELECT count(*) FROM main.sqlite_schema WHERE name = 'shred'"


@dataclass(frozen=True, slots=True)
class Erased:
    """A statement that holds, with its place in the list."""

    number: int
    what: Erasure
    line: Line = field(repr=False)
    known: bool
    """Whether both who signed work or worked here; without that, only a restore believes it."""


def read_ledger(connection: Connection, vault: str) -> tuple[Erased, ...]:
    """Every statement of the list whose signatures hold, so far as their signers are known."""
    if not connection.value(_THERE):
        return ()
    staff = _staff(standing(connection, vault).vouched())
    lines = [Line(*row) for row in connection.all(_ROWS)]
    judged = (_judged(number, line, vault, staff) for number, line in enumerate(lines, 1))
    return tuple(each for each in judged if each is not None)


def judge(connection: Connection, vault: str, line: Line) -> Erased | None:
    """What a line that is not in the list yet says, where it holds."""
    number = int(connection.value("SELECT coalesce(max(number), 0) FROM main.shred"))
    return _judged(number + 1, line, vault, _staff(standing(connection, vault).vouched()))


def erased_by(connection: Connection, vault: str) -> frozenset[str]:
    """The tokens whose erasures were signed, in hex."""
    return frozenset(each.what.token for each in read_ledger(connection, vault))


def append(to: Runs, number: int, what: Erasure, line: Line, blobs: Sequence[str]) -> None:
    """Put a statement at the end of the list, with the sealed files that are still to go."""
    row = (number, what.token, line.body, line.signature, line.second, line.second_signature)
    to.run(
        "INSERT INTO main.shred VALUES (?, ?, ?, ?, ?, ?, ?)",
        (*row, msgspec.json.encode(list(blobs)).decode()),
    )


@dataclass(frozen=True, slots=True)
class _Signer:
    """Somebody who works or worked here, and every role they ever had."""

    key: PublicKey = field(repr=False)
    roles: frozenset[Role]


def _staff(log: Log) -> Mapping[str, _Signer]:
    """Everybody whom the orders name. Only orders that a file vouches for are asked."""
    staff: dict[str, _Signer] = {}
    for number in range(1, log.number + 1):
        for token, member in log.roster(number).members.items():
            before = staff[token].roles if token in staff else frozenset()
            staff[token] = _Signer(member.public.signer, before | {member.role})
    return staff


def _judged(number: int, line: Line, vault: str, staff: Mapping[str, _Signer]) -> Erased | None:
    """A statement, unless a known signer did not sign it or may not sign such.

    A vault from an older backup may not know one of the two yet; one at least has to be known.
    """
    try:
        what = msgspec.json.decode(line.body, type=Erasure)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return None
    signed = ((what.by, line.signature, ASKS), (line.second, line.second_signature, SECONDS))
    verdicts = [
        bool(staff[who].roles & may) and _signed(staff[who].key, line.body, signature)
        for who, signature, may in signed
        if who in staff
    ]
    fits = what.vault == vault and line.second != what.by and len(line.body) <= _LONGEST
    holds = fits and bool(verdicts) and all(verdicts)
    return Erased(number, what, line, len(verdicts) == len(signed)) if holds else None


def _signed(key: PublicKey, body: bytes, signature: bytes) -> bool:
    try:
        return bool(verify(body, signature, key))
    except WorkstationError:
        return False
