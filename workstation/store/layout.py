"""The folder NAME.haven: what lies where, and the one file that is read before a passphrase."""

import contextlib
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import msgspec

from crypto.passphrase import SALT_BYTES, KdfParameters
from crypto.slots import SLOT_BYTES, SLOTS
from workstation.errors import BadInput, Damaged, Missing, TooNew, WorkstationError
from workstation.records.access import Compartment
from workstation.store.files import Files

SUFFIX = ".haven"
FORMAT = 1
MAIN = "vault"
DATABASES = (MAIN, *(compartment.value for compartment in Compartment))
"""The encrypted files: the small one that everybody opens, then the compartments."""

NEWER = (
    "A newer version of Casehaven wrote this vault.",
    "Install the newer version. Nothing was changed.",
)
RESTORE = "Restore the vault from a backup into a new folder. Nothing here was changed."
_HEADER_BYTES = 4096
_KEY_FILE_BYTES = 1 << 16
_PLAIN_HEAD = b"SQLite format 3\0"
_ID_BYTES = 16


class Header(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """vault.json: no names, no roles. The digest tells damage from a forgotten passphrase."""

    format: int
    vault: str
    salt: str
    ops: int
    mem_bytes: int
    digest: str = ""

    @property
    def kdf(self) -> KdfParameters:
        """What a derivation costs; raises Damaged out of bounds."""
        return KdfParameters(self.ops, self.mem_bytes)

    @property
    def salt_bytes(self) -> bytes:
        """The one salt."""
        return bytes.fromhex(self.salt)

    @property
    def about(self) -> bytes:
        """What slots are bound to."""
        return b"casehaven/v1/slot:" + bytes.fromhex(self.vault)

    def sealed(self) -> "Header":
        """The same with its digest."""
        facts = (self.format, self.vault, self.salt, self.ops, self.mem_bytes)
        digest = hashlib.sha256(msgspec.json.encode(facts)).hexdigest()
        return msgspec.structs.replace(self, digest=digest)


class _AnyFormat(msgspec.Struct, frozen=True):
    format: int


@dataclass(frozen=True, slots=True)
class Layout:
    """Where the parts of one vault lie."""

    root: Path

    @property
    def header(self) -> Path:
        return self.root / "vault.json"

    @property
    def slots(self) -> Path:
        return self.root / "slots"

    @property
    def keys(self) -> Path:
        return self.root / "keys"

    @property
    def evidence(self) -> Path:
        return self.root / "evidence"

    @property
    def checkpoints(self) -> Path:
        return self.root / "checkpoints"

    @property
    def lock(self) -> Path:
        return self.root / "vault.lock"

    @property
    def tries(self) -> Path:
        return self.root / "tries"

    @property
    def ballast(self) -> Path:
        return self.root / "ballast"

    def database(self, name: str) -> Path:
        """The encrypted file of a compartment, or the main one."""
        return self.root / f"{name}.db"

    def key_file(self, name: str) -> Path:
        """The file that holds a secret for those entitled to it."""
        return self.keys / name


@dataclass(frozen=True, slots=True)
class Place:
    """One vault's folder, what its header says, and the disk it lies on."""

    layout: Layout
    header: Header
    files: Files


def read_header(files: Files, layout: Layout) -> Header:
    """Read vault.json; raises Damaged, TooNew, or Missing where there is no vault."""
    if not layout.root.is_dir():
        raise Missing(f"There is no vault at {layout.root.name}.", "Look for its new place.")
    data = _part(files, layout.header, _HEADER_BYTES)
    try:
        if msgspec.json.decode(data, type=_AnyFormat).format > FORMAT:
            raise TooNew(*NEWER)
        header = msgspec.json.decode(data, type=Header)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        raise _bad_header() from None
    if header != header.sealed() or header.format != FORMAT:
        raise _bad_header()
    if not (_is_hex(header.vault, _ID_BYTES) and _is_hex(header.salt, SALT_BYTES)):
        raise _bad_header()
    header.kdf  # noqa: B018 - out of bounds is refused here, before any passphrase is typed
    return header


def write_header(files: Files, layout: Layout, header: Header) -> None:
    """Write vault.json whole."""
    files.write(layout.header, msgspec.json.format(msgspec.json.encode(header.sealed())) + b"\n")


def check_parts(layout: Layout) -> None:
    """Raise Damaged with one sentence where a part is missing, empty, or not encrypted."""
    for name in DATABASES:
        _check_database(layout.database(name))
        if not layout.key_file(name).is_file():
            raise Damaged(f"The key file {name} of this vault is missing.", RESTORE)


def read_slots(files: Files, layout: Layout) -> tuple[bytes, ...]:
    """Read every slot; a slot of another size counts as nobody's. Raises Damaged."""
    found = sorted(layout.slots.glob("[0-9][0-9]"))
    if len(found) != SLOTS:
        raise Damaged("Key slots of this vault are missing.", RESTORE)
    return tuple(_part(files, path, SLOT_BYTES + 1) for path in found)


def read_key_files(files: Files, layout: Layout) -> dict[str, bytes]:
    """Read every key file, by name, next ones among them; raises Damaged."""
    return {
        path.name: _part(files, path, _KEY_FILE_BYTES)
        for path in sorted(layout.keys.iterdir())
        if is_secret_name(path.name.removesuffix(".next"))
    }


def is_secret_name(name: str) -> bool:
    """Whether a name can be that of a key file on every system."""
    return name.isascii() and name.replace("-", "").isalnum() and name.islower() and len(name) <= 32


def write_together(files: Files, folder: Path, contents: Iterable[tuple[str, bytes]]) -> None:
    """Replace a folder's files all at once, so that their times tell nothing.

    A crash leaves the old or the new set; `settle` finishes what was begun. Raises only where the
    old set holds.
    """
    fresh, old = _beside(folder)
    files.remove_folder(fresh)
    files.make_folder(fresh)
    for name, data in contents:
        files.write(fresh / name, data)
    files.stamp(fresh)
    if folder.exists():
        files.rename(folder, old)
    files.rename(fresh, folder)
    # The new set is in use by now, whatever becomes of the old one.
    with contextlib.suppress(WorkstationError):
        files.remove_folder(old)


def settle(files: Files, folder: Path) -> None:
    """Finish or undo a replacement that was cut short; the vault must be locked."""
    fresh, old = _beside(folder)
    if not folder.exists() and fresh.exists():
        files.rename(fresh, folder)  # the old set moved away only when the new one was whole
    elif not folder.exists() and old.exists():
        files.rename(old, folder)
    files.remove_folder(fresh)
    files.remove_folder(old)


def _beside(folder: Path) -> tuple[Path, Path]:
    return folder.with_name(f"{folder.name}.next"), folder.with_name(f"{folder.name}.old")


def _check_database(path: Path) -> None:
    try:
        with path.open("rb") as file:
            head = file.read(len(_PLAIN_HEAD))
    except OSError:
        raise Damaged(f"{path.name} of this vault is missing.", RESTORE) from None
    if len(head) < len(_PLAIN_HEAD):
        # SQLCipher opens an empty file as an empty vault under any key.
        raise Damaged(f"{path.name} of this vault is empty.", RESTORE)
    if head == _PLAIN_HEAD:
        raise Damaged(f"{path.name} is not encrypted, so this vault did not write it.", RESTORE)


def _part(files: Files, path: Path, most: int) -> bytes:
    try:
        return files.read(path, most)
    except Missing:
        raise Damaged(f"{path.name} of this vault is missing.", RESTORE) from None


def _is_hex(text: str, size: int) -> bool:
    return len(text) == 2 * size and all(c in "0123456789abcdef" for c in text)


def _bad_header() -> Damaged:
    return Damaged("vault.json is damaged.", RESTORE)


def vault_path(path: Path) -> Path:
    """The folder's path with its suffix; raises BadInput where something stands there already."""
    named = path if path.suffix == SUFFIX else path.with_name(path.name + SUFFIX)
    if named.exists():
        raise BadInput(f"{named.name} exists already.", "Choose another name.")
    return named
