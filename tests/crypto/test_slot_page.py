"""A reader written from docs/file-formats.md alone, on other libraries, opens our slots."""

import struct

from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from crypto.passphrase import LIGHTEST, derive
from crypto.slots import UserSecret, seal_slot

ABOUT = b"the vault's id"
SALT = bytes(range(16))
COLUMNS = ((0, 4, 8, 12), (1, 5, 9, 13), (2, 6, 10, 14), (3, 7, 11, 15))
DIAGONALS = ((0, 5, 10, 15), (1, 6, 11, 12), (2, 7, 8, 13), (3, 4, 9, 14))


def _hchacha20(key: bytes, nonce: bytes) -> bytes:
    """Derive the subkey of XChaCha20 (draft-irtf-cfrg-xchacha, 2.2)."""
    state = list(struct.unpack("<16I", b"expand 32-byte k" + key + nonce))
    for a, b, c, d in (COLUMNS + DIAGONALS) * 10:
        for to, by, turned, left in ((a, b, d, 16), (c, d, b, 12), (a, b, d, 8), (c, d, b, 7)):
            state[to] = (state[to] + state[by]) & 0xFFFFFFFF
            mixed = state[turned] ^ state[to]
            state[turned] = (mixed << left | mixed >> 32 - left) & 0xFFFFFFFF
    return struct.pack("<8I", *state[:4], *state[12:])


def test_the_page_suffices_to_open_a_slot() -> None:
    secret = UserSecret.generate("supervisor", "ดารา")
    slot = seal_slot(secret, derive(" caf\u0065\u0301  noir", SALT, LIGHTEST), about=ABOUT)

    key = Argon2id(
        salt=SALT, length=32, iterations=LIGHTEST.ops, lanes=1, memory_cost=LIGHTEST.mem_bytes >> 10
    ).derive("caf\u00e9 noir".encode())
    subkey, nonce = _hchacha20(key, slot[:16]), bytes(4) + slot[16:24]
    record = ChaCha20Poly1305(subkey).decrypt(nonce, slot[24:], ABOUT)

    assert record[:16] == b"casehaven slot 1"
    assert record[16:64] == secret.seed + secret.token
    assert record[64:96] == b"\x0asupervisor".ljust(32, b"\0")
    assert record[96:354] == b"\x00\x0c" + "ดารา".encode().ljust(256, b"\0")
    assert record[354:] == bytes(118)
