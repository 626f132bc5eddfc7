"""A vault that one user has unlocked: the lock, the writing thread, and what hangs on them."""

from collections.abc import Iterator
from contextlib import contextmanager

from crypto.identities import Identity
from workstation.errors import DiskFull
from workstation.ports import Clock, Work
from workstation.records.access import Role
from workstation.records.kit import UserToken
from workstation.store.ballast import release
from workstation.store.drafts import Drafts
from workstation.store.files import Files
from workstation.store.grants import Grants
from workstation.store.heal import heal
from workstation.store.layout import Header, Layout
from workstation.store.leased import leased_work
from workstation.store.lock import VaultLock, lock_vault
from workstation.store.open_files import open_files
from workstation.store.people import Held
from workstation.store.reader import SqlReader
from workstation.store.work import Hand
from workstation.store.writer import Writer


class Unlocked:
    """What one user may do with an open vault, until `close` or the end of the process."""

    def __init__(
        self, place: tuple[Layout, Header, Files], held: Held, now: Clock, lock: VaultLock
    ) -> None:
        self._layout, self._header, self._files = place
        self._held, self._now, self._lock = held, now, lock
        self._writer = Writer(lambda: open_files(self._layout, self._header, held))
        self.grants = Grants(*place, held, self._writer)
        self.drafts = Drafts(self._writer, held.token)

    @classmethod
    def open(
        cls, place: tuple[Layout, Header, Files], held: Held, now: Clock, patience: float
    ) -> "Unlocked":
        """Take the lock, heal, and open the files that this user holds keys for."""
        layout, _, files = place
        lock = lock_vault(layout.lock, patience)
        opened = cls(place, held, now, lock)
        try:
            heal(files, layout.root)
            opened._writer.start()
        except BaseException:
            lock.release()
            raise
        return opened

    @property
    def token(self) -> UserToken:
        """The random token that stands for this user."""
        return self._held.token

    @property
    def role(self) -> Role:
        """What this user does here."""
        return self._held.role

    @property
    def name(self) -> str:
        """What this user is called."""
        return self._held.secret.name

    @property
    def identity(self) -> Identity:
        """The keys with which this user receives and signs."""
        return self._held.identity

    @contextmanager
    def open_work(self) -> Iterator[Work]:
        """One transaction, from any thread; leaving the block without `commit` undoes all."""
        hand = self._hand()
        try:
            with leased_work(self._writer, hand) as work:
                yield work
        except DiskFull:
            # Deleting needs room too: what was kept back makes the vault usable again.
            release(self._files, self._layout.ballast)
            raise

    def reader(self) -> SqlReader:
        """A reader for the thread that calls; it opens its own connection."""
        connection = open_files(self._layout, self._header, self._held, read_only=True)
        return SqlReader(connection, self.role)

    def close(self) -> None:
        """Write the drafts that wait, close the files and let go of the vault."""
        self._writer.end()
        self._lock.release()

    def _hand(self) -> Hand:
        return Hand(self.token, self._now, self.grants.auditors())
