"""A vault before it is unlocked: the only thing there is until a passphrase opens it."""

from collections.abc import Mapping
from pathlib import Path

from crypto.identities import Identity
from crypto.keyfiles import open_secret
from crypto.keys import DerivedKey
from crypto.passphrase import derive
from crypto.recovery import derive_code, read_code
from crypto.slots import open_any
from workstation.errors import Busy, Damaged, NotEntitled, WrongPassphrase
from workstation.ports import Clock
from workstation.store.clock import utc_now
from workstation.store.files import Files
from workstation.store.heal import heal
from workstation.store.layout import (
    MAIN,
    RESTORE,
    Layout,
    Place,
    check_parts,
    read_header,
    read_key_files,
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

    def prove(self, passphrase: str) -> Held:
        """Give the keys of a passphrase without opening a file; for approval in a child process.

        Raises WrongPassphrase, Damaged.
        """
        header = self._place.header
        return self._held(derive(passphrase, header.salt_bytes, header.kdf))

    def prove_code(self, words: str) -> Held:
        """Give the keys of a recovery code, as people type it; raises BadInput besides."""
        code = read_code(words)
        header = self._place.header
        return self._held(derive_code(code, header.salt_bytes, header.kdf))

    def reader(self, held: Held) -> SqlReader:
        """Read beside the process that holds the lock; nothing can be written through it."""
        connection = open_files(self._place, held, read_only=True)
        return SqlReader(connection, held)

    def _unlocked(self, held: Held, now: Clock, patience: float) -> Unlocked:
        return Unlocked.open(self._place, held, now, patience)

    def _held(self, key: DerivedKey) -> Held:
        place = self._place
        slots = read_slots(place.files, place.layout)
        secret = open_any(slots, key, about=place.header.about)
        if secret is None:
            raise WrongPassphrase("Nothing opened with this passphrase.", "Type it again.")
        identity = Identity.from_seed(secret.seed)
        return _checked(Held(secret, identity, _secrets(place, identity)))


def _secrets(place: Place, identity: Identity) -> Mapping[str, bytes]:
    opened = {}
    for name, sealed in read_key_files(place.files, place.layout).items():
        try:
            opened[name] = open_secret(sealed, identity.age)
        except NotEntitled:
            continue
        except Damaged:
            raise Damaged(f"The key file {name} of this vault is damaged.", RESTORE) from None
    return opened


def _checked(held: Held) -> Held:
    if MAIN not in held.secrets:
        raise NotEntitled("Your access to this vault has ended.", "Ask the key custodian.")
    return held


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
