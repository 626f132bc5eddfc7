"""Deletes for good, by statements that two people signed; what a crash cut short is done again.

Each file remembers how far down the list it is, and how far it was swept. So a file that was put
back from a backup, or a compartment whose holder was away, catches up.
"""

import contextlib
import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path

import msgspec

from crypto.keys import CompartmentKey
from crypto.minisign import sign
from workstation.errors import Blocker, Refused, WorkstationError
from workstation.ports import Progress, Silent
from workstation.records.access import AUDIT
from workstation.records.erasure import Extent, Line, Subject
from workstation.records.kit import Id, UserToken
from workstation.store.connect import Connection, connect, in_file
from workstation.store.erasing import Erasing, Taken, find_subject
from workstation.store.files import Files
from workstation.store.indexing import INDEXES
from workstation.store.layout import Layout, Place
from workstation.store.leased import in_one_go
from workstation.store.ledger import COMMENT, Erased, append, judge, read_ledger
from workstation.store.people import Held
from workstation.store.tables import CONTENT
from workstation.store.work import Hand, SqlWork
from workstation.store.writer import Turn, Writer

SUFFIX = ".shredded"
_MOST = 1 << 24
_DONE, _SWEPT = "shredded", "swept"
_FACT = "SELECT CAST(value AS INTEGER) FROM @.fact WHERE name = ?"
_SET = "INSERT INTO @.fact VALUES (:name, :value) ON CONFLICT DO UPDATE SET value = excluded.value"
_LINES = "SELECT body, signature, second, second_signature FROM main.shred ORDER BY number"
_LEFT = "SELECT number, blobs FROM main.shred WHERE blobs <> '[]'"


class Shreds:
    """The erasures of one open vault."""

    def __init__(
        self,
        place: Place,
        writer: Writer,
        held: Callable[[], Held],
        hand: Callable[[], Hand],
        changed: Callable[[], object],
    ) -> None:
        self._place, self._writer = place, writer
        self._held, self._hand, self._changed = held, hand, changed

    @property
    def vault(self) -> str:
        """The vault's id, which a statement names."""
        return self._place.header.vault

    def extent(self, subject: Subject, id: Id) -> Extent:
        """How much would go, found by doing it and taking it back; nothing is changed."""

        def look(connection: Connection) -> Taken:
            work = SqlWork(connection, self._hand())
            work.begin()
            try:
                return _erase(connection, work, connection.attached, subject, id, "00" * 16)
            finally:
                work.undo()

        taken = self._writer.call(Turn.WORK, look)
        return Extent(taken.records, len(taken.blobs))

    def sign(self, body: bytes) -> bytes:
        """This user's signature of a statement."""
        return sign(body, self._held().identity.signing, COMMENT)

    def carry_out(self, line: Line, progress: Progress) -> Extent:
        """Delete what a line says, in one transaction, then sweep up. Raises Refused, DiskFull."""
        hand = self._hand()

        def write(connection: Connection) -> Taken:
            return in_one_go(connection, hand, lambda work: self._write(connection, work, line))

        taken = self._writer.call(Turn.WORK, write)
        self._changed()
        self.settle(progress)
        return Extent(taken.records, len(taken.blobs))

    def settle(self, progress: Progress | None = None) -> None:
        """Do what is due: for files that are behind, for sealed files, for the search index."""
        shown, hand, vault = progress or Silent(), self._hand(), self.vault
        if not self._writer.call(Turn.WORK, lambda c: _is_due(c, vault)):
            return
        self._writer.call(
            Turn.WORK, lambda c: in_one_go(c, hand, lambda work: catch_up(c, work, vault))
        )
        self._remove_blobs()
        steps = self._writer.call(Turn.WORK, lambda c: [*_sweeps(c, _last(c, vault))])
        for done, step in enumerate(steps):
            shown.step(done, len(steps), "Search index")
            self._writer.call(Turn.BATCH, step)
        self.write_list_to(self._folder())

    def lines(self) -> tuple[Line, ...]:
        """The list, as it goes beside backups."""
        return self._writer.call(Turn.WORK, _lines)

    def write_list_to(self, folder: Path | None) -> None:
        """Put the list beside the backups, so that it is there where an older one is restored."""
        lines = self.lines()
        if folder is None or not lines or not folder.is_dir():
            return
        with contextlib.suppress(WorkstationError):
            name = f"{self._place.layout.root.stem}-{self.vault[:8]}{SUFFIX}"
            self._place.files.write(folder / name, msgspec.json.encode(lines))

    def _folder(self) -> Path | None:
        sql = "SELECT value FROM main.setting WHERE name = 'backup_folder'"
        found = self._writer.call(Turn.WORK, lambda c: c.value(sql))
        return Path(found) if found else None

    def _write(self, connection: Connection, work: SqlWork, line: Line) -> Taken:
        new = judge(connection, self.vault, line)
        if new is None or not new.known:
            raise Refused([Blocker("signatures", "Two people have to sign for this.", _AGAIN)])
        catch_up(connection, work, self.vault)
        append(work, new.number, new.what, line, ())
        taken = catch_up(connection, work, self.vault)
        work.log("deleted for good", None, {"token": new.what.token, "second": line.second})
        return taken

    def _remove_blobs(self) -> None:
        for number, blobs in self._writer.call(Turn.WORK, lambda c: c.all(_LEFT)):
            remove_blobs(self._place.files, self._place.layout, msgspec.json.decode(blobs))
            sql = "UPDATE main.shred SET blobs = '[]' WHERE number = ?"
            self._writer.call(Turn.WORK, partial(Connection.run, sql=sql, params=(number,)))


_AGAIN = "Begin again, with the passphrase of the second person."


def catch_up(
    connection: Connection, work: SqlWork, vault: str, *, strangers: bool = False
) -> Taken:
    """Bring every open file down to the end of the list, inside a transaction; what was taken.

    What somebody signed whom this vault does not know is believed by a restore alone.
    """
    taken = Taken()
    for each in _believed(connection, vault, strangers=strangers):
        files = [
            file for file in _followers(connection) if _fact(connection, file, _DONE) < each.number
        ]
        if files:
            taken = _catch_up_one(connection, work, each, files)
    return taken


def _believed(connection: Connection, vault: str, *, strangers: bool = False) -> list[Erased]:
    return [each for each in read_ledger(connection, vault) if each.known or strangers]


def _last(connection: Connection, vault: str, *, strangers: bool = False) -> int:
    """The place in the list of the last statement that counts."""
    return max((e.number for e in _believed(connection, vault, strangers=strangers)), default=0)


def _catch_up_one(
    connection: Connection, work: SqlWork, each: Erased, files: Sequence[str]
) -> Taken:
    what, taken = each.what, Taken()
    id = find_subject(connection, files, what.subject, what.digest)
    if id is not None:
        taken = _erase(connection, work, files, what.subject, id, what.token)
    for file in files:
        _set(work, file, _DONE, each.number)
    if taken.blobs:
        blobs = msgspec.json.encode(sorted(taken.blobs)).decode()
        work.run("UPDATE main.shred SET blobs = ? WHERE number = ?", (blobs, each.number))
    return taken


def reapply(lines: Iterable[Line]) -> Callable[[Place, Mapping[str, CompartmentKey]], None]:
    """What a restore calls: deletes once more, in the vault brought back, what these lines say."""
    given = tuple(lines)

    def again(place: Place, keys: Mapping[str, CompartmentKey]) -> None:
        connection = connect(place.layout, keys)
        try:
            _absorb(connection, place, given)
        finally:
            connection.close()

    return again


def lines_beside(backup: Path, files: Files | None = None) -> tuple[Line, ...]:
    """What the lists beside a backup say was deleted; whose they are shows when they are used."""
    found: dict[Line, None] = {}
    for path in sorted(backup.parent.glob("*" + SUFFIX)):
        with contextlib.suppress(WorkstationError, msgspec.DecodeError):
            data = (files or Files()).read(path, _MOST)
            found |= dict.fromkeys(msgspec.json.decode(data, type=tuple[Line, ...]))
    return tuple(found)


def remove_blobs(files: Files, layout: Layout, blobs: Iterable[str]) -> None:
    """Remove sealed files whose key is gone already."""
    for blob in blobs:
        for ending in (".age", ".part"):
            if (path := layout.evidence / f"{blob}{ending}").exists():
                files.remove(path)


def _absorb(connection: Connection, place: Place, lines: Sequence[Line]) -> None:
    vault = place.header.vault
    known = {line.body for line in _lines(connection)}
    for line in (line for line in lines if line.body not in known):
        if (new := judge(connection, vault, line)) is None:
            continue
        hand = Hand(UserToken(new.what.by), partial(_at, new), ())
        work = SqlWork(connection, hand)
        work.begin()
        try:
            append(work, new.number, new.what, line, ())
            taken = catch_up(connection, work, vault, strangers=True)
            work.commit()
        finally:
            work.undo()
        remove_blobs(place.files, place.layout, taken.blobs)
    connection.run("UPDATE main.shred SET blobs = '[]'")
    for step in _sweeps(connection, _last(connection, vault, strangers=True)):
        step(connection)


def _at(erased: Erased) -> dt.datetime:
    return erased.what.at


def _erase(
    connection: Connection,
    work: SqlWork,
    files: Sequence[str],
    subject: Subject,
    id: Id,
    token: str,
) -> Taken:
    erasing = Erasing(connection, work, files, token)
    return erasing.case(id) if subject is Subject.CASE else erasing.person(id)


def _is_due(connection: Connection, vault: str) -> bool:
    last = _last(connection, vault)
    files = _followers(connection)
    behind = [f for f in files if _fact(connection, f, _DONE) < last]
    unswept = [f for f in files if f in CONTENT and _fact(connection, f, _SWEPT) < last]
    return bool(last and (behind or unswept or connection.all(_LEFT)))


def _sweeps(connection: Connection, last: int) -> Iterable[Callable[[Connection], None]]:
    """What takes the last traces of deleted words out of the search index, file by file."""
    for file in (f for f in CONTENT if f in connection.attached):
        if _fact(connection, file, _SWEPT) < last:
            yield partial(_sweep, file=file, last=last)


def _sweep(connection: Connection, file: str, last: int) -> None:
    with connection.transaction():
        for index in INDEXES:
            sql = f"INSERT INTO @.in_{index}(in_{index}) VALUES ('optimize')"  # noqa: S608 - our own names
            connection.run(in_file(file, sql))
        _set(connection, file, _SWEPT, last)


def _followers(connection: Connection) -> list[str]:
    return [file for file in (*CONTENT, AUDIT.value) if file in connection.attached]


def _fact(connection: Connection, file: str, name: str) -> int:
    return int(connection.value(in_file(file, _FACT), (name,)) or 0)


def _set(to: Connection | SqlWork, file: str, name: str, value: int) -> None:
    to.run(in_file(file, _SET), {"name": name, "value": str(value)})


def _lines(connection: Connection) -> tuple[Line, ...]:
    return tuple(Line(*row) for row in connection.all(_LINES))
