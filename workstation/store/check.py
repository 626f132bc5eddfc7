"""Looks a vault over: pages, structure, chains, records against their history, keys and slots."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from workstation.ports import Progress
from workstation.records.access import AUDIT
from workstation.store.chain import event_digest, first_link, next_link, row_digest
from workstation.store.check_records import check_records
from workstation.store.connect import Connection, Row, in_file
from workstation.store.layout import Header, Place, read_slots
from workstation.store.ledger import erased_by, read_ledger
from workstation.store.people import Held
from workstation.store.rest import files_in, schema_of
from workstation.store.standing import standing
from workstation.store.tables import CHAINED, CONTENT


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that is not as it was written, in words; nothing was changed."""

    file: str
    words: str


def check_files(connection: Connection, header: Header, progress: Progress) -> list[Finding]:
    """What is wrong inside the files that this connection holds."""
    found: list[Finding] = []
    files = files_in(connection)
    for done, file in enumerate(files):
        progress.step(done, len(files), file)
        schema = schema_of(file)
        words = [*_pages(connection, schema)] or [*_contents(connection, schema, header)]
        found += [Finding(file, each) for each in words]
    progress.step(len(files), len(files))
    return found


def check_keys(connection: Connection, place: Place, held: Held) -> list[Finding]:
    """Keys that the orders give this user and that do not open, and slots that are not there."""
    known = standing(connection, place.header.vault)
    members = known.log.roster().members
    due = known.opens(held.token) if held.token in members else frozenset()
    found = [Finding(f"keys/{name}", NO_KEY) for name in sorted(due - held.secrets.keys())]
    lying = {hashlib.sha256(slot).digest() for slot in read_slots(place.files, place.layout)}
    noted = {row[0] for row in connection.all("SELECT digest FROM main.slot")}
    if gone := len(noted - lying):
        words = f"{gone} of the ways in that are noted are not there: an older copy, or damage."
        found.append(Finding("slots", words))
    return found


def check_ledger(connection: Connection, header: Header) -> list[Finding]:
    """Erasures that somebody signed whom this vault does not know, and those nobody signed."""
    ledger = read_ledger(connection, header.vault)
    strangers = sum(not each.known for each in ledger)
    rows = connection.value("SELECT count(*) FROM main.shred")
    told = ((strangers, _STRANGE), (rows - len(ledger), _UNSIGNED))
    return [Finding("vault", words.format(number)) for number, words in told if number]


_STRANGE = "{} erasures are signed by somebody whom this vault does not know."
_UNSIGNED = "{} erasures are not signed as they have to be."
NO_KEY = "It is ordered for you and does not open: this file was changed or is an older copy."
"""Said of a key that the orders seal to a user and that their own secret does not open."""


def _pages(connection: Connection, file: str) -> Iterator[str]:
    damaged = connection.all(in_file(file, "PRAGMA @.cipher_integrity_check"))
    if damaged:
        yield f"{len(damaged)} pages are damaged."


def _contents(connection: Connection, file: str, header: Header) -> Iterator[str]:
    if connection.all(in_file(file, "PRAGMA @.integrity_check(1)")) != [("ok",)]:
        yield "The structure of the file is damaged."
        return
    if connection.all(in_file(file, "PRAGMA @.foreign_key_check")):
        yield "A row names another row that is not there."
    if file in CHAINED:
        yield from _chain(connection, file, header)
    if file in CONTENT:
        yield from check_records(connection, file)


def _chain(connection: Connection, file: str, header: Header) -> Iterator[str]:
    kept = "event" if file == AUDIT else "history"
    gone = erased_by(connection, header.vault)
    head, expected = first_link(header.vault, file), 0
    for sequence, digest, stored, *row in _linked(connection, file, kept):
        if sequence != expected:
            yield f"The chain breaks off before entry {sequence}."
            return
        head = next_link(head, digest) if sequence else head
        if stored != head or not (sequence or digest == b""):
            yield f"The chain does not hold at entry {sequence}."
            return
        if sequence and not _holds(kept, row, digest, gone):
            yield f"Entry {sequence} of the {kept} was changed or taken away."
        expected = sequence + 1
    if connection.value(in_file(file, _BEYOND[kept]), {"end": expected}):
        yield f"The {kept} holds entries that its chain does not."
    if connection.value(in_file(file, _BEYOND["chain"]), {"end": expected}):
        yield "The chain holds links before its first."


def _holds(kept: str, row: list[Any], digest: bytes, gone: frozenset[str]) -> bool:
    """Whether a row is the one that was linked, or was erased by two who signed for it."""
    if row[0] is None:
        return False
    if kept == "event":
        sealed = row[4]
        return event_digest(row) == digest or (sealed is not None and sealed.hex() in gone)
    return row_digest(row) == digest or (row[2] in gone and tuple(row[1:]) == blank(row[2]))


def blank(token: str) -> Row:
    """What is left of an entry in the history, after its number, by the erasure of this token."""
    return ("", token, None, 0, "", "", "", None, None, b"")


def _linked(connection: Connection, file: str, kept: str) -> Iterator[Row]:
    sql, after = in_file(file, _LINKED[kept]), -1
    while rows := connection.all(sql, (after,)):
        yield from rows
        after = rows[-1][0]


_BEYOND = {
    "history": "SELECT count(*) FROM @.history WHERE sequence < 1 OR sequence >= :end",
    "event": "SELECT count(*) FROM @.event WHERE sequence < 1 OR sequence >= :end",
    "chain": "SELECT count(*) FROM @.chain WHERE sequence < 0 OR sequence >= :end",
}
_PAGE = """
SELECT c.sequence, c.digest, c.head, k.* FROM @.chain AS c
LEFT JOIN @.%s AS k ON k.sequence = c.sequence
WHERE c.sequence > ? ORDER BY c.sequence LIMIT 1000
"""
_LINKED = {kept: _PAGE.replace("%s", kept) for kept in ("history", "event")}
