"""Bundles for the tests: sound ones through the real sealing, hostile ones piece by piece."""

import datetime as dt
import hashlib
import io
from collections.abc import Sequence
from contextlib import nullcontext

from msgspec.structs import replace

from crypto.age import seal_small
from crypto.identities import Identity
from crypto.minisign import sign
from crypto.tar import END, header, padding
from exports.bundle.manifest import Blob, Manifest, Sender, new_uuid, write_manifest
from exports.bundle.names import MANIFEST, SIGNATURE, blob_name
from exports.bundle.opening import Known, Signer
from exports.bundle.sealing import Part, seal
from workstation.ports import Silent

SENDER = Identity.from_seed(b"s" * 32)
ME = Identity.from_seed(b"m" * 32)
THIRD = Identity.from_seed(b"t" * 32)
KNOWN = Known(ME.age, (Signer(SENDER.public.signer),))
CONTENT = bytes(range(256)) * 300
NAMED = "briefing.pdf"


def a_blob(content: bytes = CONTENT, name: str = NAMED) -> Blob:
    """Describe some content truly."""
    digest = hashlib.sha256(content).hexdigest()
    return Blob(sha256=digest, size=len(content), name=name, type="application/pdf")


def a_part(content: bytes = CONTENT, name: str = NAMED) -> Part:
    """Give a file to send."""
    return Part(a_blob(content, name), lambda: nullcontext(io.BytesIO(content)))


def a_manifest(recipients: Sequence[Identity] = (ME,), sender: Identity = SENDER) -> Manifest:
    """Give a manifest without files."""
    return Manifest(
        uuid=new_uuid(),
        sequence=7,
        sender=Sender(
            signer=str(sender.public.signer), recipient=sender.public.recipient, name="Harbour desk"
        ),
        recipients=tuple(each.public.recipient for each in recipients),
        purpose="Case conference",
        made=dt.date(2026, 11, 22),
        terms=("Do not pass on.",),
        consents=("C-7",),
    )


def a_bundle(manifest: Manifest | None = None, parts: Sequence[Part] | None = None) -> bytes:
    """Seal a sound bundle."""
    out = io.BytesIO()
    files = [a_part()] if parts is None else parts
    seal(manifest or a_manifest(), files, SENDER.signing, out, Silent())
    return out.getvalue()


def entry(name: str, content: bytes) -> bytes:
    """Give one entry of a tar."""
    return header(name, len(content)) + content + padding(len(content))


def a_tar(manifest: bytes, signature: bytes, contents: Sequence[bytes] = (CONTENT,)) -> bytes:
    """Give a tar of the right form around any content."""
    files = (entry(blob_name(hashlib.sha256(each).hexdigest()), each) for each in contents)
    return entry(MANIFEST, manifest) + entry(SIGNATURE, signature) + b"".join(files) + END


def sealed_to_me(tar: bytes) -> bytes:
    """Seal any bytes to the recipient of the tests."""
    return seal_small(tar, [ME.public.recipient])


def signed(
    manifest: Manifest, blobs: Sequence[Blob], signer: Identity = SENDER
) -> tuple[bytes, bytes]:
    """Give a manifest with files, and its signature."""
    written = write_manifest(replace(manifest, blobs=tuple(blobs)))
    return written, sign(written, signer.signing, "casehaven bundle")
