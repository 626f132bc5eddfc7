"""Files of any size, each sealed under its case's key in a file with a random name.

A blob is durable under a name ending in .part before a record names it, and gets its own name
after that. So whatever is cut short leaves a .part: with a record it is finished, else removed.
A file with a whole name is never removed by itself, also when an old database was put back.
"""

import contextlib
import secrets
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

from crypto.age import AgeIdentity, encrypt_stream
from crypto.streams import Reader
from workstation.errors import BadInput, Damaged, DiskFull, Missing, WorkstationError
from workstation.ports import Progress, SealedFile, Silent
from workstation.records.kit import Id, spec_of
from workstation.store.check import Finding
from workstation.store.connect import Connection
from workstation.store.evidence_keys import FILES, EvidenceKeys, Kept
from workstation.store.evidence_reading import opened
from workstation.store.evidence_streams import PIECE, Digested, read_through
from workstation.store.layout import Place
from workstation.store.outside import Outside, Unfinished
from workstation.store.people import Held
from workstation.store.places import is_synced
from workstation.store.sql import find_sql, to_record
from workstation.store.work import Hand
from workstation.store.writer import Turn, Writer

_SPARE = 64 << 20
"""Room that stays free on the disk for everything else."""

_ROOM = "Free some room on this disk and try again. What was saved before is safe."


class EvidenceStore:
    """The Blobs port: seals, opens and carries out; no plaintext touches the disk here."""

    def __init__(
        self, place: Place, held: Callable[[], Held], writer: Writer, hand: Callable[[], Hand]
    ) -> None:
        self._files, self._root = place.files, place.layout.root
        self._folder = place.layout.evidence
        self._writer, self._keys = writer, EvidenceKeys(held, writer)
        self._outside = Outside(self._files, self._keys, writer, hand)

    def identities(self, case: Id, kind: type[Kept]) -> tuple[AgeIdentity, ...]:
        """The keys that open a case's originals or its copies. Raises NotEntitled, Missing."""
        return self._keys.identities(case, kind)

    @contextlib.contextmanager
    def seal(
        self, case: Id, kind: type[Kept], source: Reader, size: int, progress: Progress
    ) -> Iterator[SealedFile]:
        """Seal a stream of about `size` bytes, read it back, and give what a record needs.

        Put that record durably inside the block: a block that raises leaves nothing. Raises
        NotEntitled, DiskFull, and what `source` and `progress` raise.
        """
        recipient = self._keys.recipient(case, kind)
        _refuse_full(self._folder, size)
        blob = secrets.token_hex(16)
        read = Digested(source, progress, 2 * size)
        with self._files.writing(self._part(blob)) as sink:
            encrypt_stream(read, sink, [recipient])
        sealed = SealedFile(blob, read.sha256, read.size, read.head)
        try:
            with self._opened(case, kind, blob, read.sha256, read.size) as again:
                read_through(again, progress, read.size, 2 * read.size)
            yield sealed
        except BaseException:
            self._forget(blob)
            raise
        # The record is kept by now: what fails here is finished at the next unlock.
        with contextlib.suppress(WorkstationError):
            self._files.rename(self._part(blob), self._whole(blob))

    @contextlib.contextmanager
    def reading(self, kept: Kept) -> Iterator[Reader]:
        """The bytes that a record names; read to the empty answer to know that they are right.

        Raises NotEntitled, Missing, Damaged.
        """
        assert kept.case is not None
        with self._opened(kept.case, type(kept), kept.blob, kept.sha256, kept.size) as plain:
            yield plain

    def verify(self, kept: Kept, progress: Progress) -> None:
        """Read all of it. Raises Damaged where one bit is not as it was sealed."""
        with self.reading(kept) as plain:
            read_through(plain, progress, 0, kept.size)

    @contextlib.contextmanager
    def carrying_out(self, kept: Kept, to: Path, progress: Progress) -> Iterator[None]:
        """Write the file in the clear beside its place, whole and compared; then run the block.

        It gets its name when the block ends well, and is gone otherwise; where the process ends
        first, the next unlock that finds the place removes it. Raises BadInput for a place that
        will not do, NotEntitled, Missing, DiskFull, Damaged.
        """
        assert kept.case is not None
        self._keys.identities(kept.case, type(kept))
        self._refuse_place(to)
        _refuse_full(to.parent, kept.size)
        part = to.with_name(f".{to.name}.{secrets.token_hex(4)}.part")
        begun = self._outside.begin(FILES[type(kept)], kept.id, part)
        try:
            self._write_plain(kept, part, progress)
            yield
            self._files.rename(part, to)
        finally:
            # What is not removed now is remembered, and is at the next unlock.
            with contextlib.suppress(WorkstationError):
                self._outside.end(begun)

    def settle(self) -> int:
        """Finish or remove what was cut short; how many were removed.

        Only for one who holds every file that could name a blob, before anything is sealed.
        """
        parts = [path.stem for path in self._folder.glob("*.part")]
        if not parts or not all(map(self._keys.holds, FILES)):
            return 0
        named = self._named()
        for blob in parts:
            if blob in named:
                self._files.rename(self._part(blob), self._whole(blob))
            else:
                self._files.remove(self._part(blob))
        return len(set(parts) - named.keys())

    def settle_outside(self) -> None:
        """Remove what was left unfinished outside, where its place is there."""
        for left in self._outside.left():
            with contextlib.suppress(WorkstationError):
                self._outside.end(left)

    def check(self, progress: Progress) -> list[Finding]:
        """What of the files that this user opens is missing, damaged or named by nothing."""
        named = self._named()
        total = sum(kept.size for kept in named.values())
        words, done = [], 0
        for kept in named.values():
            try:
                self.verify(kept, Silent())
            except (Damaged, Missing) as problem:
                label = spec_of(type(kept)).label.lower()
                words.append(f"{kept.blob} ({label}): {problem.words}")
            done += kept.size
            progress.step(done, total, "evidence")
        lying = {path.stem for path in self._folder.glob("*.age")}
        if stray := lying - named.keys() if all(map(self._keys.holds, FILES)) else set():
            words.append(f"{len(stray)} sealed files are named by no record.")
        words += map(_told, self._outside.left())
        return [Finding("evidence", each) for each in words]

    @contextlib.contextmanager
    def _opened(
        self, case: Id, kind: type[Kept], blob: str, sha256: str, size: int
    ) -> Iterator[Reader]:
        identities = self._keys.identities(case, kind)
        with opened(self._folder, blob, identities, sha256, size) as plain:
            yield plain

    def _write_plain(self, kept: Kept, part: Path, progress: Progress) -> None:
        with self._files.writing(part) as sink, self.reading(kept) as plain:
            done = 0
            while piece := plain.read(PIECE):
                sink.write(piece)
                done += len(piece)
                progress.step(done, kept.size)

    def _named(self) -> dict[str, Kept]:
        def ask(connection: Connection) -> dict[str, Kept]:
            found: dict[str, Kept] = {}
            for kind in filter(self._keys.holds, FILES):
                sql, values = find_sql(kind, {})
                rows = (to_record(kind, row) for row in connection.all(sql, values))
                found |= {kept.blob: kept for kept in rows}
            return found

        return self._writer.call(Turn.WORK, ask)

    def _forget(self, blob: str) -> None:
        # A failure may also come after the record was kept; then the blob must stay.
        with contextlib.suppress(WorkstationError):
            if blob not in self._named():
                self._files.remove(self._part(blob))

    def _refuse_place(self, to: Path) -> None:
        place = to.expanduser().absolute()
        where = {place, place.resolve()}  # links are followed: what counts is where the file is
        roots = {self._root, self._root.resolve()}
        if any(each.is_relative_to(root) for each in where for root in roots):
            raise BadInput("This folder is inside the vault.", "Choose a folder outside it.")
        if any(map(is_synced, where)):
            raise BadInput(
                "This folder is copied by a sync tool to other computers.",
                "Choose a folder on this computer or on an encrypted stick.",
            )
        if not place.parent.is_dir():
            raise BadInput("This folder is not there.", "Choose one that exists.")
        if place.exists():
            raise BadInput(f"{place.name} is there already.", "Choose another folder.")

    def _whole(self, blob: str) -> Path:
        return self._folder / f"{blob}.age"

    def _part(self, blob: str) -> Path:
        return self._folder / f"{blob}.part"


def _told(left: Unfinished) -> str:
    return (
        f"{left.path} may lie outside unfinished, in the clear. "
        "It is removed when the vault is unlocked while its disk is there."
    )


def _refuse_full(folder: Path, size: int) -> None:
    with contextlib.suppress(OSError):
        if shutil.disk_usage(folder).free < size + min(size, _SPARE):
            raise DiskFull("The disk has no room for this file.", _ROOM)
