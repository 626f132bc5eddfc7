"""Makes backups of an open vault, reads each back before it counts, and keeps count of them."""

import contextlib
import datetime as dt
import re
import secrets
from collections.abc import Callable
from pathlib import Path

from crypto.age import sealed_writer
from crypto.keyfiles import crowd
from workstation.errors import DiskFull, NotEntitled, WorkstationError
from workstation.ports import Clock, Progress
from workstation.records.kit import UserToken
from workstation.rules.backups import Backup
from workstation.store.backup_folder import (
    forget_cached,
    refuse_folder,
    refuse_full,
    rotate,
    size_of,
)
from workstation.store.backup_format import STANZAS, SUFFIX, Manifest, Member
from workstation.store.backup_reading import unpack
from workstation.store.backup_writing import Archive, copy_vault, evidence_of
from workstation.store.checkpoint import see, write_checkpoint
from workstation.store.connect import Connection, connect
from workstation.store.facts import facts_of
from workstation.store.grants import Grants
from workstation.store.layout import DATABASES, Layout, Place
from workstation.store.leased import in_one_go
from workstation.store.open_files import file_keys
from workstation.store.people import Held
from workstation.store.restore import BackupKey, inspect
from workstation.store.work import Hand, SqlWork
from workstation.store.writer import Turn, Writer

_FOLDER, _BEGUN = "backup_folder", "backup_begun"
_GET = "SELECT value FROM main.setting WHERE name = ?"
_SET = "INSERT INTO main.setting VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value"
_MADE = 'SELECT at, "by", name, size, digest FROM main.backup ORDER BY sequence DESC'
_KEEP = "INSERT INTO main.backup VALUES (NULL, ?, ?, ?, ?, ?)"


_PART = re.compile(r"\..+-\d{8}-\d{6}-[0-9a-f]{8}\.backup\.age\.part", re.DOTALL)
"""The name of a backup until it was read back."""


class BackupStore:
    """The backups of one open vault; `held` and `hand` are asked for when they are needed.

    `add_beside` puts into a folder of backups what whoever restores one has to know.
    """

    def __init__(
        self,
        place: Place,
        writer: Writer,
        grants: Grants,
        held: Callable[[], Held],
        hand: Callable[[], Hand],
        now: Clock,
        add_beside: Callable[[Path], None],
    ) -> None:
        self._place, self._writer, self._grants = place, writer, grants
        self._held, self._hand, self._now = held, hand, now
        self._add_beside = add_beside

    def made(self) -> tuple[Backup, ...]:
        """Every backup that was read back well, newest first; rotation may have removed some."""
        rows = self._writer.call(Turn.WORK, lambda c: c.all(_MADE))
        return tuple(
            Backup(dt.datetime.fromisoformat(at), by, name, size, digest.hex())
            for at, by, name, size, digest in rows
        )

    def folder(self) -> Path | None:
        """Where the last backup went."""
        return self._remembered(_FOLDER)

    def begun(self) -> Path | None:
        """The unfinished file of a backup that was cut short, where it was."""
        return self._remembered(_BEGUN)

    def settle(self) -> None:
        """Remove what a backup left that was cut short."""
        self._place.files.remove_folder(self._staging)

    def make(self, folder: Path, progress: Progress) -> Backup:
        """Write a backup into a folder, read it back whole, and only then give it its name.

        Older ones there go by the rule of rotation, and none that is not noted here. Raises
        DiskFull, Damaged, Busy, BadInput, and what `progress` raises; nothing half is left then.
        """
        folder = folder.expanduser().absolute()
        refuse_folder(folder, self._place.layout.root)
        self._refuse_stranger()
        self.settle()
        self._remove_begun()
        layout = self._place.layout
        refuse_full(layout.root, sum(size_of(layout.database(name)) for name in DATABASES))
        self._place.files.make_folder(self._staging)
        try:
            backup = self._make(folder, progress)
        finally:
            with contextlib.suppress(WorkstationError):
                self.settle()
        rotate(self._place.files, folder, self.made())
        self._add_beside(folder)
        return backup

    def _refuse_stranger(self) -> None:
        if all(user.token != self._held().token for user in self._grants.users()):
            raise NotEntitled(
                "The recovery sheet signs nothing, so it makes no backup.", "Unlock as a user."
            )

    def _make(self, folder: Path, progress: Progress) -> Backup:
        files, copy = self._place.files, Layout(self._staging / "copy")
        at = self._now()
        evidence = self._copy(copy)
        name = f"{self._place.layout.root.stem}-{at:%Y%m%d-%H%M%S}-{secrets.token_hex(4)}{SUFFIX}"
        part, final = folder / f".{name}.part", folder / name
        self._remember(_BEGUN, str(part))
        try:
            self._write(part, copy, evidence, at, _Half(progress, 0))
            files.remove_folder(copy.root)
            backup = self._read_back(part, name, _Half(progress, 1))
            files.rename(part, final)
            self._note(backup, folder)
        except BaseException:
            for path in (part, final):
                with contextlib.suppress(WorkstationError):
                    files.remove(path)
            raise
        return backup

    def _copy(self, copy: Layout) -> tuple[str, ...]:
        """Copy while nobody writes, with the heads of the chains signed as they are copied."""
        files, layout = self._place.files, self._place.layout
        files.make_folder(copy.root)
        with self._writer.lease() as call:
            call(self._sign_heads)
            copy_vault(files, layout, copy)
            return evidence_of(layout)

    def _write(
        self, part: Path, copy: Layout, evidence: tuple[str, ...], at: dt.datetime, shown: Progress
    ) -> None:
        files, layout = self._place.files, self._place.layout
        total = size_of(copy.root) + sum(size_of(layout.evidence / name) for name in evidence)
        try:
            refuse_full(part.parent, total)
            with files.writing(part) as raw, sealed_writer(raw, self._readers()) as out:
                archive = Archive(files, out, total, shown)
                archive.add_copy(copy)
                archive.add_evidence(layout, evidence)
                signing = self._held().identity.signing
                archive.close(lambda members: self._manifest(copy, at, members), signing)
        except DiskFull:
            raise DiskFull(
                "There is not enough room for the backup in this folder.",
                "Free some room there, or choose another folder. The vault is as it was.",
            ) from None

    def _sign_heads(self, connection: Connection) -> None:
        held = self._held()
        seen = see(connection, self._place.header.vault, held.token, self._now)
        write_checkpoint(self._place, seen, held.identity)

    def _manifest(self, copy: Layout, at: dt.datetime, members: tuple[Member, ...]) -> Manifest:
        held = self._held()
        connection = connect(copy, file_keys(held), read_only=True)
        try:
            facts = facts_of(connection)
        finally:
            connection.close()
        vault = self._place.header.vault
        return Manifest(vault=vault, at=at, by=held.token, members=members, files=facts)

    def _read_back(self, part: Path, name: str, progress: Progress) -> Backup:
        """Decrypt all of it, hash every file, open the databases and compare what they hold."""
        files, key = self._place.files, BackupKey(self._held().identity.age)
        back = Layout(self._staging / "back")
        forget_cached(part)
        unpacked = unpack(files, part, back, [key.identity], progress, _not_evidence)
        inspect(files, back, unpacked, key)
        manifest = unpacked.manifest
        return Backup(manifest.at, UserToken(manifest.by), name, unpacked.size, unpacked.sha256)

    def _readers(self) -> list[str]:
        return crowd(self._grants.recipients(), STANZAS)

    def _note(self, backup: Backup, folder: Path) -> None:
        hand = self._hand()

        def write(work: SqlWork) -> None:
            digest = bytes.fromhex(backup.sha256)
            row = (backup.at.isoformat(), backup.by, backup.name, backup.size, digest)
            work.run(_KEEP, row)
            work.run(_SET, (_FOLDER, str(folder)))
            work.run("DELETE FROM main.setting WHERE name = ?", (_BEGUN,))
            work.log("backed up", details={"name": backup.name, "sha256": backup.sha256})

        self._writer.call(Turn.WORK, lambda c: in_one_go(c, hand, write))

    def _remove_begun(self) -> None:
        begun = self.begun()
        # Others write into vault.db too: nothing but a backup that was begun is ever removed.
        if begun is not None and _PART.fullmatch(begun.name) and begun.is_file():
            self._place.files.remove(begun)

    def _remembered(self, name: str) -> Path | None:
        found = self._writer.call(Turn.WORK, lambda c: c.value(_GET, (name,)))
        return Path(found) if found else None

    def _remember(self, name: str, value: str) -> None:
        self._writer.call(Turn.WORK, lambda c: c.run(_SET, (name, value)))

    @property
    def _staging(self) -> Path:
        return self._place.layout.root / "backing-up"


class _Half:
    """Progress of writing or of reading back, as one half of the whole."""

    def __init__(self, progress: Progress, half: int) -> None:
        self._progress, self._half = progress, half
        self._note = ("Writing", "Reading back")[half]

    def step(self, done: int, total: int, note: str = "") -> None:
        """Say how far the whole is."""
        self._progress.step(done + self._half * total, 2 * total, note or self._note)


def _not_evidence(name: str) -> bool:
    return not name.startswith("evidence/")
