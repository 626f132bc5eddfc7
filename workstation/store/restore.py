"""Brings a vault back from a backup, always as a new folder: staged, verified, then named."""

import secrets
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from crypto.age import AgeIdentity
from crypto.keys import CompartmentKey
from crypto.minisign import read_public_key, verify
from crypto.recovery import code_identity, derive_code
from crypto.slots import open_any
from workstation.errors import BadInput, Damaged, NotEntitled, WorkstationError
from workstation.ports import Progress, Silent
from workstation.store.backup_folder import refuse_full
from workstation.store.backup_format import Manifest
from workstation.store.backup_reading import Unpacked, unpack
from workstation.store.connect import Connection
from workstation.store.facts import FileFacts, differing, facts_of, refuse_damage
from workstation.store.files import Files, in_words
from workstation.store.holding import sheet_held, user_held
from workstation.store.layout import (
    Layout,
    Place,
    check_parts,
    read_header,
    read_slots,
    vault_path,
)
from workstation.store.open_files import file_keys, open_files
from workstation.store.people import Held
from workstation.store.places import refuse_unsafe_place

Reapply = Callable[[Place, Mapping[str, CompartmentKey]], None]
"""Shreds once more, in the staged vault, what was shredded since the backup was made."""

_ANOTHER = "Use another backup. Nothing was changed."


@dataclass(frozen=True, slots=True)
class BackupKey:
    """What opens a backup: an age identity, or a recovery code, which is one and a slot's key."""

    identity: AgeIdentity = field(repr=False)
    code: tuple[str, ...] = field(default=(), repr=False)

    @classmethod
    def from_code(cls, code: tuple[str, ...]) -> "BackupKey":
        """A user's recovery code, as `crypto.recovery.read_code` gives it."""
        return cls(code_identity(code), code)


@dataclass(frozen=True, slots=True)
class Restored:
    """A vault that was brought back: where it is, what the backup said, what was compared."""

    path: Path
    manifest: Manifest
    files: Mapping[str, FileFacts]
    """The files that the key opened: each is sound and holds what the backup says."""


def restore(
    backup: Path,
    to: Path,
    key: BackupKey,
    progress: Progress | None = None,
    files: Files | None = None,
    reapply: Sequence[Reapply] = (),
) -> Restored:
    """Make a new vault from a backup; whole and verified, or nothing is left of it.

    Raises NotEntitled for a key that does not open it (nothing is written then), Damaged, TooNew,
    DiskFull, Missing, and BadInput for a place that will not do.
    """
    disk, shown, final = files or Files(), progress or Silent(), vault_path(to.expanduser())
    refuse_unsafe_place(final)
    if not final.parent.is_dir():
        raise BadInput("The folder for the vault is not there.", "Name one that exists.")
    with in_words(backup):
        refuse_full(final.parent, backup.stat().st_size)
    staged = Layout(final.with_name(f".{final.name}.{secrets.token_hex(4)}.new"))
    try:
        unpacked = unpack(disk, backup, staged, [key.identity], shown)
        place, found = inspect(disk, staged, unpacked, key)
        for again in reapply:
            again(place, file_keys(held_in(place, key)))
        disk.rename(staged.root, final)
    except BaseException:
        if staged.root.exists():
            disk.remove_folder(staged.root)
        raise
    return Restored(final, unpacked.manifest, found)


def inspect(
    files: Files, layout: Layout, unpacked: Unpacked, key: BackupKey
) -> tuple[Place, Mapping[str, FileFacts]]:
    """Open what was unpacked, and hold it against its signed list; raises Damaged."""
    for folder in (layout.evidence, layout.checkpoints):
        if not folder.exists():
            files.make_folder(folder)
    header = read_header(files, layout)
    check_parts(layout)
    if header.vault != unpacked.manifest.vault:
        raise _differs()
    place = Place(layout, header, files)
    connection = open_files(place, held_in(place, key), read_only=True)
    try:
        refuse_damage(connection, "A file in the backup is damaged.")
        _check_signature(connection, unpacked)
        found = facts_of(connection)
    finally:
        connection.close()
    if differing(found, unpacked.manifest.files):
        raise _differs()
    return place, found


def held_in(place: Place, key: BackupKey) -> Held:
    """What the key opens in a vault that came from a backup. Raises NotEntitled, Damaged."""
    if not key.code:
        return sheet_held(place, key.identity)
    header = place.header
    slot = derive_code(key.code, header.salt_bytes, header.kdf)
    secret = open_any(read_slots(place.files, place.layout), slot, about=header.about)
    if secret is None:
        raise NotEntitled(
            "This recovery code was replaced before the backup was made.", "Use the newer code."
        )
    return user_held(place, secret)


def _check_signature(connection: Connection, unpacked: Unpacked) -> None:
    who = unpacked.manifest.by
    signer = connection.value("SELECT signer FROM main.user WHERE token = ?", (who,))
    try:
        verify(unpacked.signed, unpacked.signature, read_public_key(str(signer)))
    except WorkstationError:
        raise Damaged(
            "The backup's list is not signed by a user of this vault.", _ANOTHER
        ) from None


def _differs() -> Damaged:
    return Damaged("The vault in the backup is not what its list says.", _ANOTHER)
