"""The published age vectors (c2sp.org/CCTV/age): what we open is what they say."""

import hashlib
import io
import zlib
from pathlib import Path

from crypto.age import AgeIdentity, decrypt_stream
from workstation.errors import BadInput, Damaged, NotEntitled

# Sound files that the workstation does not open, each for its reason.
ALLOWED_MISSES = {
    "armor_hybrid": "post-quantum identities are not read yet",
    "armor_scrypt": "files under a passphrase are not offered",
    "armor_whitespace_outside": "the library takes no white space around armour",
    "hybrid": "post-quantum identities are not read yet",
    "hybrid_and_x25519": "post-quantum identities are not read yet",
    "hybrid_grease": "post-quantum identities are not read yet",
    "hybrid_multiple_recipients": "post-quantum identities are not read yet",
    "scrypt": "files under a passphrase are not offered",
}


def _parts(vector: Path) -> tuple[dict[str, list[str]], bytes]:
    head, _, body = vector.read_bytes().partition(b"\n\n")
    fields: dict[str, list[str]] = {}
    for line in head.decode().splitlines():
        name, _, value = line.partition(": ")
        fields.setdefault(name, []).append(value)
    return fields, zlib.decompress(body) if "compressed" in fields else body


def _outcome(fields: dict[str, list[str]], body: bytes) -> str:
    sink = io.BytesIO()
    try:
        identities = [AgeIdentity(each) for each in fields.get("identity", [])]
        decrypt_stream(io.BytesIO(body), sink, identities)
    except NotEntitled:
        return "no match"
    except (BadInput, Damaged):
        return "refused"
    return hashlib.sha256(sink.getvalue()).hexdigest()


def test_every_vector_ends_as_it_says(shared: Path) -> None:
    vectors = sorted((shared / "vectors" / "age").iterdir())
    wrong = {}
    for vector in vectors:
        fields, body = _parts(vector)
        found = _outcome(fields, body)
        # A refused file gives no bytes; an opened one exactly those that the vector names.
        opens = fields["expect"] == ["success"]
        if [found] != fields["payload"] if opens else found not in ("refused", "no match"):
            wrong[vector.name] = found

    assert len(vectors) == 143
    assert set(wrong) == set(ALLOWED_MISSES), wrong


def test_a_file_for_somebody_else_is_told_from_a_damaged_one(shared: Path) -> None:
    fields, body = _parts(shared / "vectors" / "age" / "x25519_no_match")

    assert fields["expect"] == ["no match"]
    assert _outcome(fields, body) == "no match"
