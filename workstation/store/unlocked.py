"""A vault that one user has unlocked: the lock, the writing thread, and what hangs on them."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from workstation.errors import DiskFull
from workstation.ports import Clock, Progress, Silent, Work
from workstation.store.adopting import adopt
from workstation.store.backup import BackupStore
from workstation.store.ballast import keep_back, release
from workstation.store.check import Finding, check_files, check_keys, check_ledger
from workstation.store.check_witnesses import check_checkpoints, witnesses_in
from workstation.store.checkpoint import see, write_checkpoint
from workstation.store.connect import Connection
from workstation.store.drafts import Drafts
from workstation.store.evidence import EvidenceStore
from workstation.store.grants import Grants
from workstation.store.heal import heal
from workstation.store.holding import again
from workstation.store.imports import BulkWrites
from workstation.store.layout import Place
from workstation.store.leased import leased_work
from workstation.store.leftovers import sweep
from workstation.store.lock import VaultLock, lock_vault
from workstation.store.migrate import drop_old
from workstation.store.open_files import bring_up_to_date, open_files
from workstation.store.people import Held, KeyRing
from workstation.store.reader import SqlReader
from workstation.store.recipients import check_recipients
from workstation.store.reindex import reindex, stale_files
from workstation.store.settings import SettingStore
from workstation.store.shred import Shreds
from workstation.store.sought import make_missing
from workstation.store.ways import Ways
from workstation.store.work import Hand
from workstation.store.writer import Turn, Writer


class Unlocked:
    """What one user may do with an open vault, until `close` or the end of the process."""

    def __init__(self, place: Place, held: Held, now: Clock, lock: VaultLock) -> None:
        self._ring = KeyRing(held)
        self._place, self._now, self._lock = place, now, lock
        self._writer = Writer(lambda: open_files(place, self.held))
        self.grants = Grants(place, self._ring, self._writer, self._hand, now)
        self.drafts = Drafts(self._writer, held.token)
        self.evidence = EvidenceStore(place, lambda: self.held, self._writer, self._hand)
        self.ways = Ways(place, held, self._writer, self._hand)
        self.bulk = BulkWrites(self._writer, self._hand)
        self.settings = SettingStore(self._writer, self._hand)
        self.shreds = Shreds(place, self._writer, lambda: self.held, self._hand, self.drafts.load)
        self.backups = BackupStore(
            place,
            self._writer,
            self.grants,
            lambda: self.held,
            self._hand,
            now,
            lambda folder: self.shreds.write_list_to(folder),
        )

    @classmethod
    def open(cls, place: Place, held: Held, now: Clock, patience: float) -> "Unlocked":
        """Take the lock, heal, and open the files that this user holds keys for."""
        lock = lock_vault(place.layout.lock, patience)
        opened = cls(place, held, now, lock)
        try:
            heal(place.files, place.layout.root)
            sweep(place.files, place.layout)
            # Whoever had the lock until now may have given files new keys.
            opened._ring.held = again(place, held)
            bring_up_to_date(place, opened.held)
            opened._start()
        except BaseException:
            opened.close()
            raise
        return opened

    @property
    def held(self) -> Held:
        """Who unlocked, and what their keys open now."""
        return self._ring.held

    @property
    def turns(self) -> int | None:
        """How often files have got new keys; None while they get them."""
        return self._ring.turns

    @contextmanager
    def open_work(self) -> Iterator[Work]:
        """One transaction, from any thread; leaving the block without `commit` undoes all."""
        hand = self._hand()
        try:
            with leased_work(self._writer, hand) as work:
                yield work
        except DiskFull:
            # Deleting needs room too: what was kept back makes the vault usable again.
            release(self._place.files, self._place.layout.ballast)
            raise

    def reader(self) -> SqlReader:
        """A reader for the thread that calls; it opens its own connection."""
        return SqlReader(open_files(self._place, self.held, read_only=True), self.held)

    def check(self, progress: Progress, witnesses: Sequence[Path] = ()) -> list[Finding]:
        """What is not as it was written, in the files that this user holds; changes nothing.

        `witnesses` are checkpoints that were kept elsewhere: each shows what stood here then.
        """
        users = self.grants.users()
        connection = open_files(self._place, self.held, read_only=True)
        try:
            inside = check_keys(connection, self._place, self.held)
            inside += check_ledger(connection, self._place.header)
            inside += check_recipients(connection, self._place.header)
            inside += check_files(connection, self._place.header, progress)
            inside += check_checkpoints(connection, self._place, users, witnesses)
        finally:
            connection.close()
        return inside + self.evidence.check(progress)

    @contextmanager
    def witnesses(self, given: Path | None) -> Iterator[tuple[Path, ...]]:
        """The checkpoints in what was kept elsewhere: a file, a folder or a backup."""
        if given is None:
            yield ()
            return
        identity = self.held.identity.age
        with witnesses_in(given.expanduser(), self._place, identity, Silent()) as found:
            yield found

    def lost_keys(self) -> list[Finding]:
        """Keys that the orders give this user and that do not open: damage, or an older copy."""
        connection = open_files(self._place, self.held, read_only=True)
        try:
            return check_keys(connection, self._place, self.held)
        finally:
            connection.close()

    def last_check(self) -> str:
        """What was kept of the last check."""
        return str(self._writer.call(Turn.WORK, lambda c: c.value(_CHECKED)) or "")

    def keep_check(self, verdict: str) -> None:
        """Keep what is to be known of a check."""
        self._writer.call(Turn.WORK, lambda c: c.run(_KEEP_CHECK, (verdict,)))

    @property
    def stale_index(self) -> bool:
        """Whether another version folded the search index of a file that is open here."""
        return bool(self._writer.call(Turn.WORK, stale_files))

    def reindex(self, progress: Progress) -> int:
        """Fold the search index anew where another version made it; how many records it read."""
        return reindex(self._writer, progress)

    def checkpoint(self) -> Path:
        """Sign the heads of the chains as they stand; at lock, export and backup."""
        who, vault = self.held.token, self._place.header.vault
        seen = self._writer.call(Turn.WORK, lambda c: see(c, vault, who, self._now))
        return write_checkpoint(self._place, seen, self.held.identity)

    def close(self) -> None:
        """Write the drafts that wait, close the files and let go of the vault."""
        self._writer.end()
        self._lock.release()

    def _start(self) -> None:
        self._writer.start()
        self._writer.call(Turn.WORK, make_missing)
        self._writer.call(Turn.WORK, lambda c: adopt(c, self._place, self._now))
        self.drafts.load()
        drop_old(self._place.files, self._place.layout)
        self.evidence.settle()
        self.evidence.settle_outside()
        self.backups.settle()
        self.shreds.settle()
        size = int(self._writer.call(Turn.WORK, _ballast))
        keep_back(self._place.files, self._place.layout.ballast, size)

    def _hand(self) -> Hand:
        return Hand(self.held.token, self._now, self.grants.auditors())


_CHECKED = "SELECT value FROM main.setting WHERE name = 'checked'"
_KEEP_CHECK = (
    "INSERT INTO main.setting VALUES ('checked', ?) "
    "ON CONFLICT DO UPDATE SET value = excluded.value"
)


def _ballast(connection: Connection) -> str:
    return str(connection.value("SELECT value FROM main.fact WHERE name = 'ballast'"))
