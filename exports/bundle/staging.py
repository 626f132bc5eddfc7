"""Where the files of a bundle wait until all of it is verified: encrypted, never in the clear."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from crypto.age import AgeIdentity, plain_reader, sealed_writer
from crypto.streams import Reader, Writer
from exports.bundle.manifest import Blob


class BlobSink(Protocol):
    """Takes the files of a bundle one after the other."""

    def begin(self, blob: Blob) -> None: ...

    def write(self, data: bytes, /) -> object: ...

    def finish(self) -> None: ...


class Discard:
    """A sink for those who only want to know whether a bundle is sound."""

    def begin(self, blob: Blob) -> None:
        """Keep nothing."""

    def write(self, data: bytes, /) -> None:
        """Keep nothing."""

    def finish(self) -> None:
        """Keep nothing."""


@dataclass(frozen=True, slots=True)
class StagedBlob:
    """A file that waits; `open` it to read the plain bytes."""

    blob: Blob
    path: Path
    identity: AgeIdentity

    @contextmanager
    def open(self) -> Iterator[Reader]:
        """Read to the empty answer; raises Damaged if the waiting file was touched."""
        with self.path.open("rb") as sealed, plain_reader(sealed, [self.identity]) as plain:
            yield plain


class Staging:
    """Files under a throw-away key that lives in this object alone; `discard` removes the files."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._identity = AgeIdentity.generate()
        self._current = ExitStack()
        self._out: Writer
        self.blobs: list[StagedBlob] = []

    def begin(self, blob: Blob) -> None:
        """Open the place of the next file."""
        path = self._folder / f"{len(self.blobs):05}.age"
        sealed = self._current.enter_context(path.open("xb"))
        self.blobs.append(StagedBlob(blob, path, self._identity))
        path.chmod(0o600)
        writer = sealed_writer(sealed, [self._identity.recipient])
        self._out = self._current.enter_context(writer)

    def write(self, data: bytes, /) -> None:
        """Take some of the file's bytes."""
        self._out.write(data)

    def finish(self) -> None:
        """Close the file."""
        self._current.close()

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Break off the file being written where the block raises."""
        with self._current:
            yield

    def discard(self) -> None:
        """Remove every file."""
        for staged in self.blobs:
            staged.path.unlink(missing_ok=True)
