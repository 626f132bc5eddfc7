"""Open a foreign bundle: bounds first, signature before files, all of it before any of it."""

import errno
import hashlib
import shutil
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from crypto.age import AgeIdentity, decrypt_stream
from crypto.minisign import PublicKey, read_signature, verify
from crypto.streams import Reader
from crypto.tar import Malformed, TarParser
from exports.bundle.manifest import LONGEST_MANIFEST, Manifest, TooNewManifest, read_manifest
from exports.bundle.names import MANIFEST, NAMES, SIGNATURE, blob_name
from exports.bundle.refusals import BundleRefused, Reason
from exports.bundle.staging import BlobSink, Discard, StagedBlob, Staging
from workstation.errors import BadInput, Damaged, DiskFull, NotEntitled
from workstation.ports import Progress

_LONGEST_SIGNATURE = 1 << 10


@dataclass(frozen=True, slots=True)
class Signer:
    """A contact's key as this workstation knows it."""

    key: PublicKey
    revoked: bool = False


@dataclass(frozen=True, slots=True)
class Opened:
    """A bundle that was verified to its last byte; its files wait encrypted."""

    manifest: Manifest
    signer: PublicKey
    blobs: tuple[StagedBlob, ...]


@dataclass(frozen=True, slots=True)
class Known:
    """What a bundle is judged by: who we are, whom we know, and what we opened before."""

    identity: AgeIdentity
    signers: Sequence[Signer]
    seen: Collection[str] = ()


@contextmanager
def open_bundle(
    source: Reader, known: Known, staging: Path, progress: Progress
) -> Iterator[Opened]:
    """Verify a bundle to its end, then give its files; afterwards nothing of it is left.

    `staging` is a private folder that holds nothing else. Raises BundleRefused, each way to fail
    with its own reason; DiskFull; and what `progress` raises. Progress counts bytes of files.
    """
    files = Staging(staging)
    judge = _Judge(known, files, progress, room=shutil.disk_usage(staging).free)
    try:
        with _words_for_a_full_disk(), files.writing():
            manifest, signer = _read(source, judge)
        yield Opened(manifest, signer, tuple(files.blobs))
    finally:
        files.discard()


def check_bundle(source: Reader, known: Known, progress: Progress) -> Manifest:
    """Verify a bundle to its end without keeping it; raises as `open_bundle` does."""
    return _read(source, _Judge(known, Discard(), progress))[0]


def _read(source: Reader, judge: "_Judge") -> tuple[Manifest, PublicKey]:
    tar = TarParser(judge, NAMES)
    try:
        decrypt_stream(source, tar, [judge.known.identity])
        tar.close()
        return judge.verdict()
    except NotEntitled:
        raise BundleRefused(Reason.NOT_FOR_THIS_KEY) from None
    except Malformed:
        raise BundleRefused(Reason.MALFORMED) from None
    except Damaged:
        raise BundleRefused(Reason.DAMAGED) from None


@contextmanager
def _words_for_a_full_disk() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        if error.errno != errno.ENOSPC:
            raise
        raise DiskFull(_NO_ROOM, _MAKE_ROOM) from None


_NO_ROOM = "There is not enough room on the disk to open this bundle."
_MAKE_ROOM = "Free some room, then open it again. Nothing of it was kept."


class _Judge:
    """Receives the entries in their one order and refuses at the first that does not fit."""

    def __init__(
        self, known: Known, sink: BlobSink, progress: Progress, room: int | None = None
    ) -> None:
        self.known = known
        self._sink, self._progress, self._room = sink, progress, room
        self._head: dict[str, bytearray] = {}
        self._accepted: tuple[Manifest, PublicKey] | None = None
        self._digest = hashlib.sha256()
        self._files = self._done = 0

    def begin(self, name: str, size: int) -> None:
        """Meet the next entry's name and size."""
        if self._accepted:
            self._begin_file(self._accepted[0], name, size)
            return
        expected, most = (
            (SIGNATURE, _LONGEST_SIGNATURE) if self._head else (MANIFEST, LONGEST_MANIFEST)
        )
        if name != expected:
            raise BundleRefused(Reason.NOT_SIGNED if self._head else Reason.MALFORMED)
        if size > most:
            raise BundleRefused(Reason.MALFORMED)
        self._head[name] = bytearray()

    def write(self, data: bytes, /) -> None:
        """Take some of the entry's bytes."""
        if not self._accepted:
            next(reversed(self._head.values())).extend(data)
            return
        self._digest.update(data)
        self._sink.write(data)
        self._done += len(data)
        self._progress.step(self._done, self._accepted[0].size)

    def finish(self) -> None:
        """Judge the entry that has just ended."""
        if self._accepted:
            self._finish_file(self._accepted[0])
        elif SIGNATURE in self._head:
            self._accepted = _accepted(
                bytes(self._head[MANIFEST]), bytes(self._head[SIGNATURE]), self.known
            )
            if self._room is not None and self._accepted[0].size > self._room:
                raise DiskFull(_NO_ROOM, _MAKE_ROOM)

    def verdict(self) -> tuple[Manifest, PublicKey]:
        """Give what was accepted, at the end; raises BundleRefused where something is missing."""
        if not self._accepted:
            raise BundleRefused(Reason.NOT_SIGNED)
        if self._files != len(self._accepted[0].blobs):
            raise BundleRefused(Reason.ALTERED)
        return self._accepted

    def _begin_file(self, manifest: Manifest, name: str, size: int) -> None:
        if self._files == len(manifest.blobs):
            raise BundleRefused(Reason.ALTERED)
        blob = manifest.blobs[self._files]
        if (name, size) != (blob_name(blob.sha256), blob.size):
            raise BundleRefused(Reason.ALTERED)
        self._digest = hashlib.sha256()
        self._sink.begin(blob)

    def _finish_file(self, manifest: Manifest) -> None:
        if self._digest.hexdigest() != manifest.blobs[self._files].sha256:
            raise BundleRefused(Reason.ALTERED)
        self._sink.finish()
        self._files += 1


def _accepted(written: bytes, signature: bytes, known: Known) -> tuple[Manifest, PublicKey]:
    """Judge manifest and signature; nothing of the manifest is read before its signature."""
    signer = _signer(written, signature, known.signers)
    try:
        manifest = read_manifest(written)
    except TooNewManifest:
        raise BundleRefused(Reason.TOO_NEW) from None
    except ValueError:
        raise BundleRefused(Reason.MALFORMED) from None
    if manifest.sender.signer != str(signer):
        raise BundleRefused(Reason.IMPERSONATED)
    if known.identity.recipient not in manifest.recipients:
        raise BundleRefused(Reason.PASSED_ON)
    if manifest.uuid in known.seen:
        raise BundleRefused(Reason.REPLAYED)
    return manifest, signer


def _signer(written: bytes, signature: bytes, signers: Sequence[Signer]) -> PublicKey:
    try:
        key_id = read_signature(signature).key_id
    except BadInput:
        raise BundleRefused(Reason.NOT_SIGNED) from None
    claimed = [signer for signer in signers if signer.key.key_id == key_id]
    if not claimed:
        raise BundleRefused(Reason.UNKNOWN_SIGNER)
    for signer in claimed:
        try:
            verify(written, signature, signer.key)
        except Damaged:
            continue
        if signer.revoked:
            raise BundleRefused(Reason.REVOKED_SIGNER)
        return signer.key
    raise BundleRefused(Reason.ALTERED)
