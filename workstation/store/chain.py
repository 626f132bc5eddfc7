"""Hash chains: every row of a history is bound to all rows before it (SHA-256)."""

import hashlib
from collections.abc import Sequence

import msgspec

SALT_BYTES = 16
"""Each row carries its own salt, so that what a removed short row said cannot be guessed."""


def first_link(vault: str, file: str) -> bytes:
    """What the first row of a file's chain follows on."""
    return hashlib.sha256(f"casehaven/v1/chain:{vault}:{file}".encode()).digest()


def row_digest(values: Sequence[str | int | bytes | None]) -> bytes:
    """The digest of a row in its one spelling: a JSON list, bytes as hex."""
    plain = [value.hex() if isinstance(value, bytes) else value for value in values]
    return hashlib.sha256(msgspec.json.encode(plain)).digest()


def event_digest(row: Sequence[str | int | bytes | None]) -> bytes:
    """The digest of an event; its last value is its mark, which events of old vaults lack."""
    return row_digest(row if row[-1] is not None else row[:-1])


def mark_of(id: str) -> bytes:
    """By which an event is found that was about a record; nobody finds the id from it."""
    return hashlib.sha256(f"casehaven/v1/about:{id}".encode()).digest()


def next_link(previous: bytes, digest: bytes) -> bytes:
    """The head of the chain after one more row."""
    return hashlib.sha256(previous + digest).digest()
