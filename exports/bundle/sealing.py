"""Seal a bundle: age( tar( manifest, signature, files ) ), streamed, with no plaintext file."""

import hashlib
import io
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import AbstractContextManager, closing, nullcontext
from dataclasses import dataclass

import msgspec

from crypto.age import encrypt_stream
from crypto.minisign import SecretKey, sign
from crypto.streams import Reader, Writer
from crypto.tar import END, header, padding
from exports.bundle import sheet
from exports.bundle.manifest import Blob, Manifest, write_manifest
from exports.bundle.names import MANIFEST, SIGNATURE, blob_name
from workstation.errors import BadInput, Damaged
from workstation.ports import Progress

# Constant, for a comment with the time would tell when somebody worked.
COMMENT = "casehaven bundle"
_PIECE = 1 << 18
_TAKES = (
    "A bundle takes 10,000 files with different names and contents, 4 GiB of them together, and"
    " 2,000 characters each of the purpose and of every term."
)


@dataclass(frozen=True, slots=True)
class Part:
    """One file to send: what was recorded of it, and how to read it once."""

    blob: Blob
    open: Callable[[], AbstractContextManager[Reader]]


def seal(
    manifest: Manifest, parts: Sequence[Part], signer: SecretKey, out: Writer, progress: Progress
) -> Manifest:
    """Write a bundle for the manifest's recipients and give the manifest as it was signed.

    The manifest comes without files: they are taken from `parts`, after the page that says how to
    open a bundle. Each is hashed while it streams; one that is not what was recorded raises
    Damaged and leaves `out` unfinished, as Cancelled does; what no reader would take raises
    BadInput before anything is written. Progress counts bytes.
    """
    if manifest.blobs or manifest.sender.signer != str(signer.public):
        raise ValueError("the files and the signer come from the other arguments")
    page = Part(sheet.sheet(), lambda: nullcontext(io.BytesIO(sheet.TEXT)))
    parts = (page, *parts)
    sent = msgspec.structs.replace(manifest, blobs=tuple(part.blob for part in parts))
    try:
        written = write_manifest(sent)
    except ValueError:
        raise BadInput("This is more than one bundle takes.", _TAKES) from None
    with closing(_pieces(written, sign(written, signer, COMMENT), parts)) as pieces:
        encrypt_stream(_Pulled(pieces, sent.size, progress), out, sent.recipients)
    return sent


class _Pulled:
    """The tar as a stream to pull from."""

    def __init__(self, pieces: Iterator[bytes], total: int, progress: Progress) -> None:
        self._pieces, self._progress = pieces, progress
        self._rest = memoryview(b"")
        self._done, self._total = 0, total

    def read(self, size: int = -1, /) -> bytes:
        if not self._rest:
            self._rest = memoryview(next(self._pieces, b""))
            self._done += len(self._rest)
            # Headers and padding count too, so the end is where the total is.
            self._progress.step(min(self._done, self._total), self._total)
        taken, self._rest = self._rest[:size], self._rest[size:]
        return bytes(taken)


def _pieces(
    written: bytes, signature: bytes, parts: Sequence[Part]
) -> Generator[bytes, None, None]:
    for name, content in ((MANIFEST, written), (SIGNATURE, signature)):
        yield header(name, len(content)) + content + padding(len(content))
    for part in parts:
        yield header(blob_name(part.blob.sha256), part.blob.size)
        with part.open() as source:
            yield from _checked(source, part.blob)
        if part.blob.size % 512:
            yield padding(part.blob.size)
    yield END


def _checked(source: Reader, blob: Blob) -> Iterator[bytes]:
    digest, size = hashlib.sha256(), 0
    while piece := source.read(_PIECE):
        digest.update(piece)
        size += len(piece)
        if size > blob.size:
            break
        yield piece
    if size != blob.size or digest.hexdigest() != blob.sha256:
        raise Damaged(
            "A stored file is not what was recorded, so the bundle was not sealed.",
            "Check the vault, and restore the file from a backup.",
        )
