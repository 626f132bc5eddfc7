"""Every file call of the store goes through here, durable and in words that people understand."""

import contextlib
import errno
import os
import secrets
import shutil
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import ParamSpec, TypeVar

from workstation.errors import DiskFull, Missing, WorkstationError

P = ParamSpec("P")
T = TypeVar("T")

PRIVATE_FILE, PRIVATE_FOLDER = 0o600, 0o700
_NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT})
# Virus scanners hold files open for moments: access denied, sharing and lock violations.
_WINDOWS_MOMENTARY = frozenset({5, 32, 33})
_WINDOWS_PATIENCE = 2.5
_SYNC_EVERY = 64 << 20
_FULL_ADVICE = "Free some room on this disk and try again. What was saved before is safe."


class Files:
    """The disk. `call` is the one door to the operating system, so that any one call can fail."""

    def call(self, act: Callable[P, T], *args: P.args, **kw: P.kwargs) -> T:
        """Make one call of the operating system."""
        return act(*args, **kw)

    def read(self, path: Path, most: int) -> bytes:
        """Give a file's bytes, at most `most` of them; raises Missing."""
        with in_words(path):
            handle = self.call(os.open, path, os.O_RDONLY | getattr(os, "O_BINARY", 0))
            with os.fdopen(handle, "rb") as file:
                return self.call(file.read, most)

    def write(self, path: Path, data: bytes) -> None:
        """Put a whole file in place durably, or leave what stood there before."""
        part = path.with_name(f".{path.name}.{secrets.token_hex(4)}.part")
        with in_words(path):
            try:
                self._write_new(part, data)
                self._replace(part, path)
            except BaseException:
                with contextlib.suppress(OSError):
                    part.unlink(missing_ok=True)
                raise
            self._sync_folder(path.parent)

    @contextlib.contextmanager
    def writing(self, path: Path) -> Iterator["NewFile"]:
        """A new file that grows piece by piece; durable when the block ends well, else gone.

        The name must be free. Raises DiskFull.
        """
        flags = os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_BINARY", 0)
        with in_words(path):
            handle = self.call(os.open, path, flags, PRIVATE_FILE)
            try:
                try:
                    yield NewFile(self, handle)
                    self.sync(handle)
                finally:
                    os.close(handle)
                self._sync_folder(path.parent)
            except BaseException:
                with contextlib.suppress(OSError):
                    path.unlink(missing_ok=True)
                raise

    def rename(self, old: Path, new: Path) -> None:
        """Give a file or folder another name, durably."""
        with in_words(new):
            self._replace(old, new)
            self._sync_folder(new.parent)

    def remove(self, path: Path) -> None:
        """Remove a file durably; one that is not there is as good as removed."""
        with in_words(path), contextlib.suppress(FileNotFoundError):
            self.call(os.unlink, path)
            self._sync_folder(path.parent)

    def make_folder(self, path: Path) -> None:
        """Make a folder that only its owner may enter."""
        with in_words(path):
            self.call(os.mkdir, path, PRIVATE_FOLDER)
            self._sync_folder(path.parent)

    def remove_folder(self, path: Path) -> None:
        """Remove a folder and all in it; one that is not there is as good as removed."""
        with in_words(path), contextlib.suppress(FileNotFoundError):
            self.call(shutil.rmtree, path)
            self._sync_folder(path.parent)

    def stamp(self, folder: Path) -> None:
        """Give all files of a folder one time, so that their order tells nothing."""
        now = time.time_ns()
        for path in folder.iterdir():
            with in_words(path):
                self.call(os.utime, path, ns=(now, now))

    def shorten(self, path: Path, size: int) -> None:
        """Cut a file to `size` bytes durably."""
        with in_words(path):
            handle = self.call(os.open, path, os.O_RDWR | getattr(os, "O_BINARY", 0))
            try:
                self.call(os.ftruncate, handle, size)
                self.sync(handle)
            finally:
                os.close(handle)

    def _write_new(self, path: Path, data: bytes) -> None:
        flags = os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_BINARY", 0)
        handle = self.call(os.open, path, flags, PRIVATE_FILE)
        try:
            rest = memoryview(data)
            while rest:
                rest = rest[self.call(os.write, handle, rest) :]
            self.sync(handle)
        finally:
            os.close(handle)

    def _replace(self, old: Path, new: Path) -> None:
        patience = time.monotonic() + _WINDOWS_PATIENCE
        while True:
            try:
                self.call(os.replace, old, new)
            except OSError as error:
                momentary = getattr(error, "winerror", None) in _WINDOWS_MOMENTARY
                if not momentary or time.monotonic() > patience:
                    raise
                time.sleep(0.05)
            else:
                return

    def sync(self, handle: int) -> None:
        """Have the disk keep what was written so far."""
        if sys.platform == "darwin":
            import fcntl  # fsync alone leaves bytes in the drive's cache there

            self.call(fcntl.fcntl, handle, fcntl.F_FULLFSYNC)
        else:
            self.call(os.fsync, handle)

    def _sync_folder(self, folder: Path) -> None:
        if os.name == "nt":  # a folder has no handle to sync there
            return
        handle = self.call(os.open, folder, os.O_RDONLY)
        try:
            self.sync(handle)
        finally:
            os.close(handle)


class NewFile:
    """Takes bytes to the end of a file; syncs on the way, so that the end is no long wait."""

    def __init__(self, files: Files, handle: int) -> None:
        self._files, self._handle, self._unsynced = files, handle, 0

    def write(self, data: bytes, /) -> int:
        """Write all of it."""
        rest = memoryview(data)
        while rest:
            rest = rest[self._files.call(os.write, self._handle, rest) :]
        self._unsynced += len(data)
        if self._unsynced >= _SYNC_EVERY:
            self._files.sync(self._handle)
            self._unsynced = 0
        return len(data)


@contextlib.contextmanager
def in_words(path: Path) -> Iterator[None]:
    """Turn the system's refusals into sentences: DiskFull, Missing, or what it said."""
    try:
        yield
    except FileNotFoundError:
        raise Missing(f"{path.name} is not there.", _LOOK) from None
    except OSError as error:
        if error.errno in _NO_ROOM:
            raise DiskFull("The disk is full.", _FULL_ADVICE) from None
        why = os.strerror(error.errno) if error.errno else "the system refused"
        raise WorkstationError(f"{path.name} could not be used: {why.lower()}.", _LOOK) from None


_LOOK = "Look at the folder and its disk, then try again. Nothing was changed half."
