"""Reads a backup as hostile input: bounds first, strictly, and true only once read to its end."""

import contextlib
import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from crypto.age import AgeIdentity, decrypt_stream
from crypto.streams import Reader
from crypto.tar import Malformed, TarParser
from workstation.errors import Damaged, NotEntitled
from workstation.ports import Progress
from workstation.store.backup_format import (
    MANIFEST,
    MOST_MEMBERS,
    NAMES,
    SIGNATURE,
    Manifest,
    Member,
    longest,
    not_a_backup,
    read_manifest,
)
from workstation.store.files import Files, NewFile, in_words
from workstation.store.layout import Layout

_ANOTHER = "Use another backup. Nothing was changed."


@dataclass(frozen=True, slots=True)
class Unpacked:
    """A backup read to its end: every file is as listed. Whose list it is stands to be checked."""

    manifest: Manifest
    signed: bytes
    signature: bytes
    size: int
    sha256: str
    """Of the backup's own file."""


def unpack(
    files: Files,
    backup: Path,
    to: Layout,
    identities: Sequence[AgeIdentity],
    progress: Progress,
    wanted: Callable[[str], bool] = lambda name: True,
) -> Unpacked:
    """Read a backup to its end and put what is wanted of it into a folder that it makes.

    Where no identity opens it, not even the folder is made. Raises NotEntitled, Damaged, TooNew,
    DiskFull, Missing; what was unpacked by then is the caller's to remove.
    """
    with in_words(backup):
        source = files.call(backup.open, "rb")
        size = backup.stat().st_size
    watched = _Watched(backup, source, size, progress)
    with source, contextlib.ExitStack() as unfinished:
        receiver = _Unpacker(files, to, wanted, unfinished)
        tar = TarParser(receiver, NAMES)
        try:
            decrypt_stream(watched, tar, identities)
            tar.close()
        except NotEntitled:
            raise NotEntitled(
                "This key does not open this backup.", "Use another key or another backup."
            ) from None
        except Malformed:
            raise not_a_backup() from None
        except Damaged as damage:
            if damage.advice:
                raise
            raise Damaged("The backup is damaged or was cut short.", _ANOTHER) from None
        manifest, signed, signature = receiver.verdict()
    return Unpacked(manifest, signed, signature, watched.done, watched.digest.hexdigest())


class _Watched:
    """The backup's bytes, with progress, and in words where the medium fails."""

    def __init__(self, path: Path, source: Reader, size: int, progress: Progress) -> None:
        self._path, self._source = path, source
        self._size, self._progress = size, progress
        self.done, self.digest = 0, hashlib.sha256()

    def read(self, size: int = -1, /) -> bytes:
        with in_words(self._path):
            data = self._source.read(size)
        self.digest.update(data)
        self.done += len(data)
        self._progress.step(min(self.done, self._size), self._size)
        return data


class _Unpacker:
    """Receives the entries: the vault's files in any order, then the list, then its signature."""

    def __init__(
        self,
        files: Files,
        to: Layout,
        wanted: Callable[[str], bool],
        unfinished: contextlib.ExitStack,
    ) -> None:
        self._files, self._to, self._wanted = files, to, wanted
        self._unfinished = unfinished
        self._out: NewFile | None = None
        self._name, self._size, self._digest = "", 0, hashlib.sha256()
        self._members: dict[str, Member] = {}
        self._head: dict[str, bytearray] = {}

    def begin(self, name: str, size: int) -> None:
        """Meet the next entry's name and size."""
        most = longest(name)
        if (most is not None and size > most) or not self._may_follow(name):
            raise not_a_backup()
        self._name, self._size, self._digest = name, size, hashlib.sha256()
        if name in (MANIFEST, SIGNATURE):
            self._head[name] = bytearray()
        elif self._wanted(name):
            self._out = self._unfinished.enter_context(self._files.writing(self._place(name)))

    def write(self, data: bytes, /) -> None:
        """Take some of the entry's bytes."""
        if self._name in self._head:
            self._head[self._name] += data
            return
        self._digest.update(data)
        if self._out is not None:
            self._out.write(data)

    def finish(self) -> None:
        """Close the entry that has just ended."""
        self._unfinished.close()
        self._out = None
        if self._name not in self._head:
            member = Member(self._name, self._size, self._digest.hexdigest())
            self._members[self._name] = member

    def verdict(self) -> tuple[Manifest, bytes, bytes]:
        """The list, its bytes and its signature, once all that came is on it; raises Damaged."""
        if SIGNATURE not in self._head:
            raise not_a_backup()
        signed = bytes(self._head[MANIFEST])
        manifest = read_manifest(signed)
        if manifest.members != tuple(self._members.values()):
            raise Damaged("What the backup holds is not what its list says.", _ANOTHER)
        return manifest, signed, bytes(self._head[SIGNATURE])

    def _may_follow(self, name: str) -> bool:
        if name == SIGNATURE:
            return list(self._head) == [MANIFEST]
        if self._head or len(self._members) >= MOST_MEMBERS:
            return False
        return name not in self._members

    def _place(self, name: str) -> Path:
        path = self._to.root / name
        for folder in (self._to.root, path.parent):
            if not folder.exists():
                self._files.make_folder(folder)
        return path
