"""Eight words that two people compare by voice before they trust each other's keys."""

import hashlib
import re

from crypto.wordlists import code_words

_WORDS = 8
_BITS = 11
_LABEL = b"casehaven/v1/check-words"
_KNOWN_BY = 4  # BIP39: no two words share their first four letters.


def check_words(kind: str, data: bytes) -> tuple[str, ...]:
    """Give the eight words of `data`: 88 bits of SHA-256.

    `kind` says what is compared (a card, a signer), so that the words of one thing never pass for
    those of another.
    """
    name = kind.encode()
    digest = hashlib.sha256(_LABEL + len(name).to_bytes(2) + name + data).digest()
    number = int.from_bytes(digest) >> 256 - _WORDS * _BITS
    words = code_words()
    return tuple(
        words[number >> _BITS * place & (1 << _BITS) - 1] for place in reversed(range(_WORDS))
    )


def matches(typed: str, words: tuple[str, ...]) -> bool:
    """Say whether all words were typed, in order; the first four letters of each suffice."""
    parts = re.findall(r"[a-z]+", typed[:1024].lower())
    return len(parts) == len(words) and all(
        part == word or (len(part) >= _KNOWN_BY and word.startswith(part))
        for part, word in zip(parts, words, strict=True)
    )
