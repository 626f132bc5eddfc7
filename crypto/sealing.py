"""Small secrets sealed under a key and bound to their place (XChaCha20-Poly1305, libsodium)."""

import secrets

from nacl.bindings import (
    crypto_aead_xchacha20poly1305_ietf_ABYTES,
    crypto_aead_xchacha20poly1305_ietf_decrypt,
    crypto_aead_xchacha20poly1305_ietf_encrypt,
    crypto_aead_xchacha20poly1305_ietf_NPUBBYTES,
)
from nacl.exceptions import CryptoError

from crypto.keys import Key
from workstation.errors import Damaged

_NONCE = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES
OVERHEAD = _NONCE + crypto_aead_xchacha20poly1305_ietf_ABYTES
"""How many bytes longer sealed bytes are than plain ones."""


def seal(key: Key, plain: bytes, *, about: bytes) -> bytes:
    """Encrypt under a fresh nonce. The same `about` is needed to open it."""
    # 192 random bits: no two nonces meet, however often one key seals.
    nonce = secrets.token_bytes(_NONCE)
    return nonce + crypto_aead_xchacha20poly1305_ietf_encrypt(plain, about, nonce, key.raw)


def open_sealed(key: Key, sealed: bytes, *, about: bytes) -> bytes:
    """Give back what was sealed; raises Damaged for another key, place or a changed byte."""
    try:
        return crypto_aead_xchacha20poly1305_ietf_decrypt(
            sealed[_NONCE:], about, sealed[:_NONCE], key.raw
        )
    except (CryptoError, ValueError):
        raise Damaged("A sealed record does not open with this key.") from None
