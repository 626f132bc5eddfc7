"""Signatures that `minisign -V` checks: Ed25519 over BLAKE2b-512 of the file (jedisct1/minisign).

Only the prehashed form is written and read; the older one cannot be streamed.
"""

import base64
import binascii
import hashlib
import io
from collections.abc import Sequence
from dataclasses import dataclass, field

from nacl.exceptions import BadSignatureError
from nacl.signing import SigningKey, VerifyKey

from crypto.streams import Reader
from workstation.errors import BadInput, Damaged, WorkstationError

_LONGEST = 1 << 14
_PIECE = 1 << 18
_UNTRUSTED = b"untrusted comment: "
_TRUSTED = b"trusted comment: "
_KEY_ID_BYTES = 8
_POINT_BYTES = 32
_KEY_ALGORITHM = b"Ed"
_PREHASHED = b"ED"


class UnknownSigner(WorkstationError):
    """The signature was made with another key than the one asked for."""


@dataclass(frozen=True, slots=True)
class PublicKey:
    """What others need to check our signatures; `str()` is its one-line text RW…"""

    key_id: bytes
    raw: bytes

    def __post_init__(self) -> None:
        if len(self.key_id) != _KEY_ID_BYTES or len(self.raw) != _POINT_BYTES:
            raise ValueError("a minisign key has an id of 8 and a point of 32 bytes")

    def __str__(self) -> str:
        return base64.b64encode(_KEY_ALGORITHM + self.key_id + self.raw).decode()

    @property
    def name(self) -> str:
        """The key's id as minisign prints it."""
        return f"{int.from_bytes(self.key_id, 'little'):016X}"

    @property
    def file_text(self) -> str:
        """The content of a minisign.pub file."""
        return f"untrusted comment: minisign public key {self.name}\n{self}\n"


@dataclass(frozen=True, slots=True)
class SecretKey:
    """What signs; never shown by `repr`."""

    seed: bytes = field(repr=False)
    key_id: bytes = field(repr=False)

    @property
    def public(self) -> PublicKey:
        """The key for those who check."""
        return PublicKey(self.key_id, bytes(SigningKey(self.seed).verify_key))


@dataclass(frozen=True, slots=True)
class Signature:
    """A signature file taken apart; nothing in it is checked yet."""

    key_id: bytes
    over_file: bytes
    comment: bytes
    over_comment: bytes


def read_public_key(text: str) -> PublicKey:
    """Read a minisign.pub file or its one line; raises BadInput."""
    lines = text.strip().splitlines() if len(text) <= _LONGEST else []
    raw = _decode(lines[-1].encode(errors="replace"), 42) if len(lines) in (1, 2) else b""
    if raw[:2] != _KEY_ALGORITHM:
        raise BadInput("This is not a minisign public key.", "Copy the whole line RW…")
    return PublicKey(raw[2:10], raw[10:])


def read_signature(text: bytes) -> Signature:
    """Take a .minisig file apart; raises BadInput for anything but its four lines."""
    lines = text.removesuffix(b"\n").split(b"\n") if len(text) <= _LONGEST else []
    if not _looks_signed(lines):
        raise BadInput("This is not a minisign signature.", "Ask the sender for the .minisig file.")
    first, last = _decode(lines[1], 74), _decode(lines[3], 64)
    if not first or not last:
        raise BadInput("The signature file is damaged.", "Ask the sender to send it again.")
    if first[:2] != _PREHASHED:
        raise BadInput(
            "The signature is of a kind that is not supported.",
            "Ask the sender to sign with `minisign -S -H`.",
        )
    return Signature(first[2:10], first[10:], lines[2].removeprefix(_TRUSTED), last)


def sign(source: bytes | Reader, key: SecretKey, comment: str) -> bytes:
    """Sign bytes, or a stream to its end; `comment` is signed too. Gives a .minisig file.

    Pass the same comment always where the time of signing may not be told.
    """
    if not comment.isprintable():
        raise ValueError("a trusted comment is one line")
    signer = SigningKey(key.seed)
    over_file = signer.sign(_digest(source)).signature
    over_comment = signer.sign(over_file + comment.encode()).signature
    return b"\n".join(
        (
            _UNTRUSTED + b"signature from minisign secret key",
            base64.b64encode(_PREHASHED + key.key_id + over_file),
            _TRUSTED + comment.encode(),
            base64.b64encode(over_comment),
            b"",
        )
    )


def verify(source: bytes | Reader, signature: bytes, key: PublicKey) -> str:
    """Check a .minisig file against bytes or a stream, and give its trusted comment.

    Raises BadInput for what is no signature, UnknownSigner for another key's, and Damaged where
    file, comment and signature do not belong together.
    """
    parts = read_signature(signature)
    if parts.key_id != key.key_id:
        raise UnknownSigner("The signature was made with another key.")
    checker = VerifyKey(key.raw)
    try:
        checker.verify(_digest(source), parts.over_file)
        checker.verify(parts.over_file + parts.comment, parts.over_comment)
        return parts.comment.decode()
    except (BadSignatureError, UnicodeDecodeError):
        raise Damaged("The signature does not fit the file.") from None


def _looks_signed(lines: Sequence[bytes]) -> bool:
    return len(lines) == 4 and lines[0].startswith(_UNTRUSTED) and lines[2].startswith(_TRUSTED)


def _decode(line: bytes, size: int) -> bytes:
    try:
        raw = base64.b64decode(line, validate=True)
    except (binascii.Error, ValueError):
        return b""
    # One spelling only: base64 lets the last bits of a line be anything.
    return raw if len(raw) == size and base64.b64encode(raw) == line else b""


def _digest(source: bytes | Reader) -> bytes:
    stream: Reader = io.BytesIO(source) if isinstance(source, bytes) else source
    digest = hashlib.blake2b()
    while piece := stream.read(_PIECE):
        digest.update(piece)
    return digest.digest()
