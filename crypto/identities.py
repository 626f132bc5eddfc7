"""The two keys of a user, both from one seed: one receives (age), one signs (minisign)."""

import hashlib
from dataclasses import dataclass, field

from crypto.age import AgeIdentity
from crypto.minisign import PublicKey, SecretKey

# Domain-separation labels: one per use, never reused, never changed.
_RECEIVES = b"casehaven/v1/age-x25519"
_SIGNS = b"casehaven/v1/minisign-ed25519"
_SIGNS_AS = b"casehaven/v1/minisign-key-id"


@dataclass(frozen=True, slots=True)
class PublicIdentity:
    """What others may know of a user: where to seal to, and whose signature to expect."""

    recipient: str
    signer: PublicKey


@dataclass(frozen=True, slots=True)
class Identity:
    """The secret keys of one user."""

    age: AgeIdentity = field(repr=False)
    signing: SecretKey = field(repr=False)

    @classmethod
    def from_seed(cls, seed: bytes) -> "Identity":
        """Derive both keys; the same seed gives the same keys on every machine."""
        return cls(
            AgeIdentity.from_raw(_derived(seed, _RECEIVES, 32)),
            SecretKey(_derived(seed, _SIGNS, 32), _derived(seed, _SIGNS_AS, 8)),
        )

    @property
    def public(self) -> PublicIdentity:
        """The part to give away."""
        return PublicIdentity(self.age.recipient, self.signing.public)


def _derived(seed: bytes, label: bytes, size: int) -> bytes:
    if len(seed) != 32:
        raise ValueError("a seed has 32 bytes")
    return hashlib.blake2b(label, key=seed, digest_size=size).digest()
