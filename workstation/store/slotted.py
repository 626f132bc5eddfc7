"""The slots in use: `vault.db` remembers their digests, so that a rewrite knows the dummies."""

import hashlib

from workstation.store.connect import Connection
from workstation.store.layout import Place, read_slots


def digest(slot: bytes) -> bytes:
    """How vault.db knows a slot."""
    return hashlib.sha256(slot).digest()


def owners(connection: Connection) -> dict[bytes, str]:
    """Whose slots are in use, by their digests."""
    return dict(connection.all("SELECT digest, user FROM main.slot"))


def slots_of(place: Place, known: dict[bytes, str]) -> dict[bytes, str]:
    """The slots in use with their owners."""
    slots = read_slots(place.files, place.layout)
    return {slot: known[digest(slot)] for slot in slots if digest(slot) in known}
