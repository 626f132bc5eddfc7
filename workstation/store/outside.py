"""Remembers plain files that are being written outside, until none is left unfinished there.

What is remembered lies in the file of the record itself: a folder's name may tell who it is about.
"""

import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import msgspec

from workstation.errors import Missing
from workstation.records.kit import Id
from workstation.store.connect import Connection, in_file
from workstation.store.evidence_keys import FILES, EvidenceKeys
from workstation.store.files import Files, in_words
from workstation.store.leased import in_one_go
from workstation.store.work import Hand, SqlWork
from workstation.store.writer import Turn, Writer

_BEGUN = "carrying out "
_PART = re.compile(r"\..+\.[0-9a-f]{8}\.part")
_KEEP = "INSERT INTO @.fact VALUES (?, ?)"
_FIND = f"SELECT name, value FROM @.fact WHERE name LIKE '{_BEGUN}%'"  # noqa: S608 - above
_DROP = "DELETE FROM @.fact WHERE name = ?"


class Begun(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An unfinished file, and how large the disk is on which it was begun."""

    path: str
    disk: int
    about: str


@dataclass(frozen=True, slots=True)
class Unfinished:
    """One that is remembered: in which file of the vault, under which name."""

    file: str
    name: str
    begun: Begun

    @property
    def path(self) -> Path:
        """Where it lies."""
        return Path(self.begun.path)


class Outside:
    """Plain files that may lie outside unfinished, as far as this user's keys tell."""

    def __init__(
        self, files: Files, keys: EvidenceKeys, writer: Writer, hand: Callable[[], Hand]
    ) -> None:
        self._files, self._keys, self._writer, self._hand = files, keys, writer, hand

    def begin(self, file: str, about: Id, part: Path) -> Unfinished:
        """Remember a file and log it, durably, before its first byte is written."""
        begun = Begun(str(part.absolute()), _disk(part), about)
        made = Unfinished(file, _BEGUN + part.name[-13:-5], begun)

        def write(work: SqlWork) -> None:
            value = msgspec.json.encode(begun).decode()
            work.run(in_file(file, _KEEP), (made.name, value))
            work.log("evidence on its way outside", about)

        self._do(write)
        return made

    def end(self, left: Unfinished) -> None:
        """Remove what is left of it and forget it; remembered on while its disk is not there."""
        path = left.path
        with in_words(path):
            there = path.is_file()
        if not there and _disk(path) != left.begun.disk:
            return
        self._files.remove(path)

        def write(work: SqlWork) -> None:
            work.run(in_file(left.file, _DROP), (left.name,))
            if there:
                work.log("unfinished file outside removed", Id(left.begun.about))

        self._do(write)

    def left(self) -> tuple[Unfinished, ...]:
        """What is remembered."""
        files = {file for kind, file in FILES.items() if self._keys.holds(kind)}
        return self._writer.call(Turn.WORK, lambda c: tuple(_left(c, sorted(files))))

    def _do(self, write: Callable[[SqlWork], None]) -> None:
        self._writer.call(Turn.WORK, partial(in_one_go, hand=self._hand(), do=write))


def _left(connection: Connection, files: list[str]) -> Iterator[Unfinished]:
    for file in files:
        for name, value in connection.all(in_file(file, _FIND)):
            try:
                begun = msgspec.json.decode(value, type=Begun)
            except msgspec.DecodeError:
                continue
            # Whoever can write here must not have a colleague's computer remove anything else.
            if _PART.fullmatch(Path(begun.path).name):
                yield Unfinished(file, name, begun)


def _disk(path: Path) -> int:
    """A disk's size: another one that has its place meanwhile hardly has the same."""
    try:
        return shutil.disk_usage(path.parent).total
    except OSError:
        raise Missing("The folder is not there.", "Choose one that exists.") from None
