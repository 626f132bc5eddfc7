"""Makes age keys of a recovery code, without Casehaven: one opens backups, one what is inside.

    python from_code.py CODE.txt > KEY.txt
    python from_code.py CODE.txt BACKUP.backup.age > KEY.txt

Needs the program age and `pip install pynacl`. Without a backup or a copied vault it prints the
key that opens backups; with one, also the user's own key, which opens the files of keys/.
"""

import hashlib
import io
import json
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

from nacl.bindings import crypto_aead_xchacha20poly1305_ietf_decrypt as opened
from nacl.exceptions import CryptoError
from nacl.pwhash import argon2id

LETTERS = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
TERMS = (0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)


def age_key(raw: bytes) -> str:
    """32 bytes as age writes an identity: Bech32 (BIP 173)."""
    number = int.from_bytes(raw) << 4
    values = [number >> 5 * place & 31 for place in range(51, -1, -1)]
    prefix, check = "age-secret-key-", 1
    head = [ord(c) >> 5 for c in prefix] + [0] + [ord(c) & 31 for c in prefix]
    for value in [*head, *values, *[0] * 6]:
        top, check = check >> 25, (check & 0x1FFFFFF) << 5 ^ value
        for place, term in enumerate(TERMS):
            check ^= term if top >> place & 1 else 0
    tail = [(check ^ 1) >> 5 * place & 31 for place in range(5, -1, -1)]
    return (prefix + "1" + "".join(LETTERS[value] for value in values + tail)).upper()


def seed_in(header: dict[str, str], slots: list[bytes], code: bytes) -> bytes:
    """The seed of the user whose slot the code opens."""
    salt, costs = bytes.fromhex(header["salt"]), (int(header["ops"]), int(header["mem_bytes"]))
    key = argon2id.kdf(32, code, salt, opslimit=costs[0], memlimit=costs[1])
    about = b"casehaven/v1/slot:" + bytes.fromhex(header["vault"])
    for slot in slots:
        try:
            return opened(slot[24:], about, slot[:24], key)[16:48]
        except CryptoError:
            continue
    sys.exit("This code opens no slot.")


def main(code: bytes, *sources: Path) -> None:
    """Print the keys of a code."""
    first = age_key(argon2id.kdf(32, code, b"casehaven/code/1", opslimit=3, memlimit=64 << 20))
    sys.stdout.write(first + "\n")
    for source in sources:
        header, slots = parts_of(source, first)
        label, seed = b"casehaven/v1/age-x25519", seed_in(header, slots, code)
        sys.stdout.write(age_key(hashlib.blake2b(label, key=seed, digest_size=32).digest()) + "\n")


def parts_of(source: Path, key: str) -> tuple[dict[str, str], list[bytes]]:
    """vault.json and the slots, out of a backup or of a vault's folder."""
    if source.is_dir():
        slots = [path.read_bytes() for path in sorted((source / "slots").iterdir())]
        return json.loads((source / "vault.json").read_bytes()), slots
    with tempfile.NamedTemporaryFile("w") as file:
        file.write(key)
        file.flush()
        with subprocess.Popen(
            ["age", "-d", "-i", file.name, source], stdout=subprocess.PIPE
        ) as age:
            with tarfile.open(fileobj=age.stdout, mode="r|") as tar:
                found = {m.name: read(tar, m) for m in tar if m.size < 4096}
            age.terminate()
    slots = [data for name, data in found.items() if name.startswith("slots/")]
    return json.loads(found["vault.json"]), slots


def read(tar: tarfile.TarFile, member: tarfile.TarInfo) -> bytes:
    """The bytes of a small file."""
    return (tar.extractfile(member) or io.BytesIO()).read()


if __name__ == "__main__":
    words = " ".join(Path(sys.argv[1]).read_text().lower().split())
    main(words.encode(), *map(Path, sys.argv[2:]))
