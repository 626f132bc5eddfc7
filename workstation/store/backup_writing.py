"""Writes a backup: a copy of the vault's ciphertext as one sealed, streamed tar."""

import hashlib
import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from crypto.minisign import SecretKey, sign
from crypto.streams import Reader, Writer
from crypto.tar import END, header, padding
from workstation.errors import Busy
from workstation.ports import Progress
from workstation.store.backup_format import (
    COMMENT,
    MANIFEST,
    SIGNATURE,
    Manifest,
    Member,
    may_be_in,
    write_manifest,
)
from workstation.store.files import Files, in_words
from workstation.store.layout import DATABASES, Layout

_PIECE = 1 << 18
_FOLDERS = ("slots", "keys", "checkpoints")


def copy_vault(files: Files, layout: Layout, to: Layout) -> None:
    """Copy all but the evidence; for as long as nobody else writes. `to` is there and empty.

    What some other program left there is not taken: no backup that holds it could be read.
    """
    paths = [layout.header, *map(layout.database, DATABASES)]
    for name in _FOLDERS:
        files.make_folder(to.root / name)
        paths += _ours(layout, layout.root / name)
    for path in paths:
        with in_words(path):
            files.call(shutil.copyfile, path, to.root / path.relative_to(layout.root))


def evidence_of(layout: Layout) -> tuple[str, ...]:
    """The sealed files of evidence that lie here now."""
    return tuple(path.name for path in _ours(layout, layout.evidence))


def _ours(layout: Layout, folder: Path) -> list[Path]:
    found = (path for path in folder.iterdir() if may_be_in(layout.root, path))
    return sorted(path for path in found if path.is_file())


class Archive:
    """Takes files one after the other and gives the list of them at the end."""

    def __init__(self, files: Files, out: Writer, total: int, progress: Progress) -> None:
        self._files, self._out = files, out
        self._done, self._total, self._progress = 0, total, progress
        self._members: list[Member] = []

    def add_copy(self, copy: Layout) -> None:
        """Put in everything that `copy_vault` made."""
        for path in sorted(path for path in copy.root.rglob("*") if path.is_file()):
            self._add(path.relative_to(copy.root).as_posix(), path)

    def add_evidence(self, layout: Layout, names: Iterable[str]) -> None:
        """Put in sealed files; one that was cut short and removed meanwhile is left out."""
        for name in names:
            path = layout.evidence / name
            whole = path.with_suffix(".age")
            # A file gets its last name a moment after its record was saved.
            found = path if path.exists() else whole
            if found.exists():
                self._add(f"evidence/{name}", found)
            elif path == whole:
                raise _changed()

    def close(self, listed: Callable[[tuple[Member, ...]], Manifest], key: SecretKey) -> Manifest:
        """Put in the signed list of all that was put in, and the end."""
        manifest = listed(tuple(self._members))
        data = write_manifest(manifest)
        for name, content in ((MANIFEST, data), (SIGNATURE, sign(data, key, COMMENT))):
            self._out.write(header(name, len(content)) + content + padding(len(content)))
        self._out.write(END)
        return manifest

    def _add(self, name: str, path: Path) -> None:
        digest, done = hashlib.sha256(), 0
        with self._opened(path) as (source, size):
            self._out.write(header(name, size))
            for piece in _pieces(path, source, size):
                digest.update(piece)
                self._out.write(piece)
                done += len(piece)
                self._progress.step(min(self._done + done, self._total), self._total)
        if done != size:
            raise _changed()
        self._out.write(padding(size))
        self._done += size
        self._members.append(Member(name, size, digest.hexdigest()))

    @contextmanager
    def _opened(self, path: Path) -> Iterator[tuple[Reader, int]]:
        with in_words(path):
            source = self._files.call(path.open, "rb")
            size = path.stat().st_size
        with source:
            yield source, size


def _pieces(path: Path, source: Reader, size: int) -> Iterator[bytes]:
    while size:
        # What writing fails with is no word about this file, so only reading stands in here.
        with in_words(path):
            piece = source.read(min(size, _PIECE))
        if not piece:
            return
        size -= len(piece)
        yield piece


def _changed() -> Busy:
    return Busy("A file of the vault changed while it was copied.", "Make the backup again.")
