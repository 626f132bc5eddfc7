"""The signed first entry of a bundle: from whom, to whom, what for, and every file in it."""

import datetime as dt
import re
import secrets
from typing import Annotated, Literal

import msgspec
from msgspec import Meta, Struct

VERSION = 1
LONGEST_MANIFEST = 4 << 20
MOST_BLOBS = 10_000
MOST_BYTES = 4 << 30
"""All files of a bundle together."""

Text = Annotated[str, Meta(max_length=2000)]
Code = Annotated[str, Meta(pattern=r"\A[A-Za-z0-9_.:-]{1,64}\Z")]
Digest = Annotated[str, Meta(pattern=r"\A[0-9a-f]{64}\Z")]
FileName = Annotated[
    str, Meta(pattern=r"\A[A-Za-z0-9][A-Za-z0-9_-]{0,79}(\.[A-Za-z0-9]{1,9}){0,2}\Z")
]
MediaType = Annotated[str, Meta(pattern=r"\A[a-z]+/[a-z0-9.+-]{1,80}\Z")]
Recipient = Annotated[str, Meta(pattern=r"\Aage1[a-z0-9]{58}\Z")]
SignerKey = Annotated[str, Meta(pattern=r"\ARW[A-Za-z0-9+/]{54}\Z")]

_DEVICES = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)


class Sender(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Who sealed it: the key that signed, and where an answer may be sealed to."""

    signer: SignerKey
    recipient: Recipient
    name: Annotated[str, Meta(max_length=200)] = ""


class Blob(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One file of the bundle."""

    sha256: Digest
    size: Annotated[int, Meta(ge=0, le=MOST_BYTES)]
    name: FileName
    type: MediaType


class Manifest(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What the sender's signature covers. `recipients` are all who may hold it, by their keys."""

    kind: Literal["casehaven-bundle"] = "casehaven-bundle"
    version: Annotated[int, Meta(ge=1)] = VERSION
    uuid: Annotated[str, Meta(pattern=r"\A[0-9a-f]{32}\Z")]
    sequence: Annotated[int, Meta(ge=0, lt=1 << 53)]
    sender: Sender
    recipients: Annotated[tuple[Recipient, ...], Meta(min_length=1, max_length=64)]
    purpose: Text
    made: dt.date
    terms: Annotated[tuple[Text, ...], Meta(max_length=50)] = ()
    consents: Annotated[tuple[Code, ...], Meta(max_length=MOST_BLOBS)] = ()
    blobs: Annotated[tuple[Blob, ...], Meta(max_length=MOST_BLOBS)] = ()

    @property
    def size(self) -> int:
        """The bytes of all files together."""
        return sum(blob.size for blob in self.blobs)


class _Version(Struct):
    kind: Literal["casehaven-bundle"]
    version: int


class TooNewManifest(Exception):
    """A newer version of the program wrote it."""


def new_uuid() -> str:
    """Give the id by which a recipient knows a bundle again."""
    return secrets.token_hex(16)


def write_manifest(manifest: Manifest) -> bytes:
    """Write the JSON that is signed. Raises ValueError for what `read_manifest` would refuse."""
    written = msgspec.json.format(msgspec.json.encode(manifest), indent=1) + b"\n"
    read_manifest(written)
    return written


def read_manifest(written: bytes) -> Manifest:
    """Read foreign JSON; raises TooNewManifest, or ValueError for anything out of bounds."""
    if len(written) > LONGEST_MANIFEST:
        raise ValueError("too long")
    try:
        if msgspec.json.decode(written, type=_Version).version > VERSION:
            raise TooNewManifest
        manifest = msgspec.json.decode(written, type=Manifest)
    except RecursionError:
        raise ValueError("too deep") from None
    if problem := _problem(manifest):
        raise ValueError(problem)
    return manifest


def _problem(manifest: Manifest) -> str:
    """Say what a schema cannot: names and contents are each other's only one."""
    names = {blob.name.lower() for blob in manifest.blobs}
    digests = {blob.sha256 for blob in manifest.blobs}
    if not len(names) == len(digests) == len(manifest.blobs):
        return "two files share a name or their content"
    if any(_DEVICES.fullmatch(name) for name in names):
        return "a file has the name of a device"
    return "too many bytes" if manifest.size > MOST_BYTES else ""
