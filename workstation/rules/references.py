"""The code by which both sides speak of a briefing."""

import hashlib

_LETTERS = "BCDFGHJKLMNPQRSTVWXZ"


def reference_of(randomness: str) -> str:
    """Five consonants drawn from a briefing's randomness, in hex; they tell nothing of the case."""
    digest = hashlib.blake2b(b"reference", key=bytes.fromhex(randomness)[:64]).digest()
    return "".join(_LETTERS[byte % len(_LETTERS)] for byte in digest[:5])
