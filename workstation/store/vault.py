"""A vault before it is unlocked: the only thing there is until a passphrase opens it."""

from pathlib import Path

from crypto.device import derive_device, read_pin
from crypto.keys import DerivedKey
from crypto.passphrase import derive
from crypto.recovery import derive_code, read_code, read_sheet
from crypto.slots import UserSecret, open_any
from workstation.errors import Busy, NotEntitled, WrongPassphrase
from workstation.ports import Clock
from workstation.records.access import Role
from workstation.store.backoff import Backoff
from workstation.store.clock import utc_now
from workstation.store.device import KeyStore, pin_tried
from workstation.store.evidence_reading import EvidenceReading
from workstation.store.files import Files
from workstation.store.heal import heal
from workstation.store.holding import sheet_held, user_held
from workstation.store.layout import (
    Layout,
    Place,
    check_parts,
    read_header,
    read_slots,
    settle,
)
from workstation.store.lock import PATIENCE, locked
from workstation.store.migrate import finish_migration
from workstation.store.open_files import open_files
from workstation.store.people import Held
from workstation.store.places import refuse_unsafe_place
from workstation.store.reader import SqlReader
from workstation.store.unlocked import Unlocked


class Vault:
    """A vault's folder that was looked at and found whole; nothing in it is open."""

    def __init__(self, place: Place) -> None:
        self._place = place
        self._backoff = Backoff(place.files, place.layout.tries)
        self._store = KeyStore(place.header.vault)

    @classmethod
    def open(cls, path: Path, files: Files | None = None) -> "Vault":
        """Look at a vault's folder. Raises Missing, Damaged, TooNew, or BadInput for its place."""
        disk, layout = files or Files(), Layout(path.expanduser().absolute())
        refuse_unsafe_place(layout.root)
        header = read_header(disk, layout)
        _settle(disk, layout)
        check_parts(layout)
        return cls(Place(layout, header, disk))

    @property
    def path(self) -> Path:
        """The vault's folder."""
        return self._place.layout.root

    def unlock(self, passphrase: str, now: Clock = utc_now, patience: float = PATIENCE) -> Unlocked:
        """Open the vault for the user whose passphrase this is: one derivation, 32 trials.

        Raises WrongPassphrase, Busy while another process holds the vault, Damaged, TooNew.
        """
        return self._unlocked(self.prove(passphrase), now, patience)

    def unlock_with_recovery(
        self, words: str, now: Clock = utc_now, patience: float = PATIENCE
    ) -> Unlocked:
        """Open the vault with a user's recovery code; raises what `unlock` raises, and BadInput."""
        return self._unlocked(self.prove_code(words), now, patience)

    def unlock_with_pin(
        self, pin: str, now: Clock = utc_now, patience: float = PATIENCE
    ) -> Unlocked:
        """Open the vault with this computer's PIN; raises what `prove_pin` raises, and Busy."""
        return self._unlocked(self.prove_pin(pin), now, patience)

    def unlock_with_sheet(
        self, typed: str, now: Clock = utc_now, patience: float = PATIENCE
    ) -> Unlocked:
        """Open every file with the organisation's recovery key, as typed or scanned from paper.

        Raises BadInput for what is no such key, NotEntitled for that of another vault.
        """
        held = sheet_held(self._place, read_sheet(typed))
        return self._unlocked(held, now, patience)

    def prove(self, passphrase: str) -> Held:
        """Give the keys of a passphrase without the lock; for approval in a child process.

        Raises WrongPassphrase, Damaged, TooSoon after several wrong tries, also those of others.
        """
        header = self._place.header
        with self._backoff.attempt():
            return self._held(derive(passphrase, header.salt_bytes, header.kdf))

    def prove_code(self, words: str) -> Held:
        """Give the keys of a recovery code, as people type it; raises BadInput besides."""
        code = read_code(words)
        header = self._place.header
        with self._backoff.attempt():
            return self._held(derive_code(code, header.salt_bytes, header.kdf))

    def prove_pin(self, typed: str) -> Held:
        """Give the keys of this computer's PIN; raises NoKeyStore and BadInput besides.

        After five wrong ones in a row this computer forgets its half, and the PIN is dead.
        """
        pin = read_pin(typed)
        with self._backoff.attempt():
            return pin_tried(self._store, lambda secret: self._held_by_pin(secret, pin))

    def has_pin(self) -> bool:
        """Whether a PIN opens this vault on this computer; raises NoKeyStore."""
        return self._store.get() is not None

    def wait(self) -> float:
        """Seconds until the next try is taken, after several that missed."""
        return self._backoff.wait()

    def reader(self, held: Held) -> SqlReader:
        """Read beside the process that holds the lock; nothing can be written through it."""
        connection = open_files(self._place, held, read_only=True)
        return SqlReader(connection, held)

    def evidence(self, reader: SqlReader) -> EvidenceReading:
        """Open sealed files with the keys that this reader finds."""
        return EvidenceReading(self._place.layout.evidence, reader.connection)

    def _unlocked(self, held: Held, now: Clock, patience: float) -> Unlocked:
        return Unlocked.open(self._place, held, now, patience)

    def _held(self, key: DerivedKey) -> Held:
        place = self._place
        slots = read_slots(place.files, place.layout)
        secret = open_any(slots, key, about=place.header.about)
        # A wrong key opens the key files too, with a seed of nobody: both take the same time.
        try:
            held = user_held(place, secret or UserSecret.generate(Role.REVIEWER.value, ""))
        except NotEntitled:
            if secret is not None:
                raise
        else:
            return held
        raise WrongPassphrase("Nothing opened with this passphrase.", "Type it again.")

    def _held_by_pin(self, half: bytes, pin: str) -> Held:
        header = self._place.header
        return self._held(derive_device(half, pin, header.salt_bytes, header.kdf))


def _settle(files: Files, layout: Layout) -> None:
    # Whoever holds the lock is alive and finishes its own replacement.
    try:
        with locked(layout.lock, patience=0):
            settle(files, layout.slots)
            settle(files, layout.keys)
            finish_migration(files, layout)
            heal(files, layout.root)
    except Busy:
        return
