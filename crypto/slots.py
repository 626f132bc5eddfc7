"""Sealed user secrets: 32 slots of one size, in which nobody sees who or how many users there are.

docs/file-formats.md describes the 512 bytes of a slot.
"""

import secrets
import struct
from collections.abc import Sequence
from dataclasses import dataclass, field

from crypto.keys import DerivedKey
from crypto.sealing import OVERHEAD, open_sealed, seal
from workstation.errors import BadInput, Damaged

SLOTS = 32
SLOT_BYTES = 512
SEED_BYTES = 32
TOKEN_BYTES = 16
LONGEST_NAME = 64
"""Code points of a display name."""

# The constant head makes a slot open under one key only: the cipher alone does not promise that.
_HEAD = b"casehaven slot 1"
_RECORD = struct.Struct(">16s32s16sB31sH256s")
_PADDING = bytes(SLOT_BYTES - OVERHEAD - _RECORD.size)


@dataclass(frozen=True, slots=True)
class UserSecret:
    """All that a user's passphrase opens: the seed of their keys, and who they are in this vault.

    Raises BadInput for a role or name that does not fit.
    """

    seed: bytes = field(repr=False)
    token: bytes = field(repr=False)
    role: str = field(repr=False)
    name: str = field(repr=False)

    def __post_init__(self) -> None:
        if len(self.seed) != SEED_BYTES or len(self.token) != TOKEN_BYTES:
            raise ValueError("a user secret has a seed of 32 and a token of 16 bytes")
        if not (0 < len(self.role) < 32 and self.role.isascii()):
            raise BadInput("The role does not fit a key slot.")
        if len(self.name) > LONGEST_NAME or not self.name.isprintable():
            raise BadInput(
                f"A name may have {LONGEST_NAME} characters at most, all of them visible.",
                "Choose another spelling of the name.",
            )

    @classmethod
    def generate(cls, role: str, name: str) -> "UserSecret":
        """Give a new user a fresh seed and token."""
        return cls(secrets.token_bytes(SEED_BYTES), secrets.token_bytes(TOKEN_BYTES), role, name)


def seal_slot(secret: UserSecret, key: DerivedKey, *, about: bytes) -> bytes:
    """Seal a secret into one slot, bound to the vault that `about` names."""
    return seal(key, _pack(secret), about=about)


def dummy_slot() -> bytes:
    """Give a slot that holds nobody; without a key it cannot be told from the others."""
    return secrets.token_bytes(SLOT_BYTES)


def padded(slots: Sequence[bytes]) -> tuple[bytes, ...]:
    """Fill up with dummies to 32 slots, in random order. Raises BadInput where they do not fit."""
    if len(slots) > SLOTS:
        raise BadInput("The vault has no free key slot.", "Remove a user who has left.")
    filled = [*slots, *(dummy_slot() for _ in range(SLOTS - len(slots)))]
    secrets.SystemRandom().shuffle(filled)
    return tuple(filled)


def open_any(slots: Sequence[bytes], key: DerivedKey, *, about: bytes) -> UserSecret | None:
    """Try every slot, always all 32, and give the secret that opened, or None.

    Right and wrong keys take the same time. A damaged slot counts as a dummy, so that one bad
    sector locks out one user at most.
    """
    found: UserSecret | None = None
    for place in range(SLOTS):
        slot = slots[place] if place < len(slots) else b""
        opened = _try(slot if len(slot) == SLOT_BYTES else bytes(SLOT_BYTES), key, about)
        found = found or opened
    return found


def _try(slot: bytes, key: DerivedKey, about: bytes) -> UserSecret | None:
    try:
        return _unpack(open_sealed(key, slot, about=about))
    except Damaged:
        return None


def _pack(secret: UserSecret) -> bytes:
    name = secret.name.encode()
    role = secret.role.encode()
    return (
        _RECORD.pack(_HEAD, secret.seed, secret.token, len(role), role, len(name), name) + _PADDING
    )


def _unpack(record: bytes) -> UserSecret:
    head, seed, token, role_size, role, name_size, name = _RECORD.unpack(record[: _RECORD.size])
    if head != _HEAD:
        raise Damaged("A key slot is of a format that this version does not know.")
    try:
        return UserSecret(seed, token, role[:role_size].decode("ascii"), name[:name_size].decode())
    except (BadInput, UnicodeDecodeError):
        raise Damaged("A key slot holds no user.") from None
