"""The list of what was deleted for good: statements that two people signed, kept in vault.db.

It holds random tokens and digests only. Whatever is restored from an older backup is held against
it, so that nothing comes back.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import msgspec

from crypto.minisign import verify
from workstation.errors import WorkstationError
from workstation.records.erasure import Erasure, Line
from workstation.records.kit import UserToken
from workstation.store.connect import Connection, Runs
from workstation.store.orders import Member
from workstation.store.pins import read_log

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
    """Whether both who signed work or worked here, as far as this vault knows."""


def read_ledger(connection: Connection, vault: str) -> tuple[Erased, ...]:
    """Every statement of the list that two different people of this vault signed."""
    if not connection.value(_THERE):
        return ()
    members = read_log(connection, vault).roster().members
    lines = [Line(*row) for row in connection.all(_ROWS)]
    return tuple(
        Erased(number, what, line, {what.by, line.second} <= members.keys())
        for number, line in enumerate(lines, 1)
        if (what := statement_of(line, vault, members.values())) is not None
    )


def erased_by(connection: Connection, vault: str) -> frozenset[str]:
    """The tokens whose erasures were signed, in hex."""
    return frozenset(each.what.token for each in read_ledger(connection, vault))


def statement_of(line: Line, vault: str, members: Iterable[Member]) -> Erasure | None:
    """What a line says, where its signatures hold.

    A vault from an older backup may not know one of the two yet: one at least has to be known, and
    no known one's signature may fail. A check tells of every stranger.
    """
    try:
        what = msgspec.json.decode(line.body, type=Erasure)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return None
    known = {member.token: member for member in members}
    first, second = known.get(UserToken(what.by)), known.get(UserToken(line.second))
    signed = [(first, line.signature), (second, line.second_signature)]
    fits = what.vault == vault and line.second != what.by and len(line.body) <= _LONGEST
    verdicts = [_signed(member, line.body, sign) for member, sign in signed if member]
    return what if fits and verdicts and all(verdicts) else None


def append(to: Runs, number: int, what: Erasure, line: Line, blobs: Sequence[str]) -> None:
    """Put a statement at the end of the list, with the sealed files that are still to go."""
    row = (number, what.token, line.body, line.signature, line.second, line.second_signature)
    to.run(
        "INSERT INTO main.shred VALUES (?, ?, ?, ?, ?, ?, ?)",
        (*row, msgspec.json.encode(list(blobs)).decode()),
    )


def _signed(member: Member, body: bytes, signature: bytes) -> bool:
    try:
        return bool(verify(body, signature, member.public.signer))
    except WorkstationError:
        return False
