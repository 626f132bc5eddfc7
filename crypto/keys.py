"""Symmetric keys as values that compare in constant time and never show their bytes."""

import hmac
import secrets
from typing import Self

KEY_BYTES = 32


class Key:
    """32 secret bytes. Each subclass is one use, so that keys of two uses cannot be swapped."""

    __slots__ = ("raw",)

    def __init__(self, raw: bytes) -> None:
        if len(raw) != KEY_BYTES:
            raise ValueError("a key has 32 bytes")
        self.raw = bytes(raw)

    @classmethod
    def generate(cls) -> Self:
        """Give a fresh random key."""
        return cls(secrets.token_bytes(KEY_BYTES))

    def __eq__(self, other: object) -> bool:
        return (
            isinstance(other, Key)
            and type(self) is type(other)
            and hmac.compare_digest(self.raw, other.raw)
        )

    __hash__ = None  # type: ignore[assignment]  # a secret is not a dictionary key

    def __repr__(self) -> str:
        return f"{type(self).__name__}(…)"

    def __reduce__(self) -> str:
        raise TypeError("a key is never pickled or copied into a file")


class DerivedKey(Key):
    """What a passphrase or a recovery code yields; it opens slots and nothing else."""


class CompartmentKey(Key):
    """The raw key of one file of the vault."""
