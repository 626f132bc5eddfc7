"""What a backup is: an age file around a tar of the vault's ciphertext and a signed list of it.

docs/file-formats.md describes it for other programs.
"""

import datetime as dt
import os
import re
from pathlib import Path

import msgspec

from workstation.errors import Damaged, TooNew
from workstation.store.facts import FileFacts
from workstation.store.layout import DATABASES

KIND, FORMAT = "casehaven-backup", 1
COMMENT = "casehaven backup"
SUFFIX = ".backup.age"
MANIFEST, SIGNATURE = "manifest.json", "manifest.json.minisig"
STANZAS = 64
"""To so many recipients every backup is sealed; those that are not users' are thrown away."""

MOST_MEMBERS = 200_000
LONGEST_MANIFEST = 1 << 25
_SMALL = 1 << 12
_KINDS = {
    r"vault\.json": _SMALL,
    r"slots/\d\d": _SMALL,
    r"keys/[a-z0-9-]{1,32}(\.next)?": 1 << 16,
    rf"({'|'.join(DATABASES)})\.db": None,
    r"checkpoints/\d{8}\.checkpoint(\.minisig)?": _SMALL,
    r"evidence/[0-9a-f]{32}\.(age|part)": None,
    re.escape(MANIFEST): LONGEST_MANIFEST,
    re.escape(SIGNATURE): _SMALL,
}
NAMES = re.compile("|".join(f"(?:{kind})" for kind in _KINDS).encode())
"""What an entry of the tar may be called."""


class Member(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One file of the vault, as it was when the backup was made."""

    name: str
    size: int
    sha256: str


class Manifest(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The signed list; `files` says what the files hold that its maker could open."""

    kind: str = KIND
    format: int = FORMAT
    vault: str
    at: dt.datetime
    by: str
    members: tuple[Member, ...]
    files: dict[str, FileFacts]


class _AnyFormat(msgspec.Struct, frozen=True):
    kind: str
    format: int


def may_be_in(root: Path, path: Path) -> bool:
    """Whether a file of a vault has a name that a backup takes; anything else there is a stray."""
    return NAMES.fullmatch(os.fsencode(path.relative_to(root).as_posix())) is not None


def longest(name: str) -> int | None:
    """The most bytes of an entry of this name; None where only the disk bounds it."""
    return next(most for kind, most in _KINDS.items() if re.fullmatch(kind, name))


def write_manifest(manifest: Manifest) -> bytes:
    """The manifest as it is signed."""
    return msgspec.json.encode(manifest)


def read_manifest(data: bytes) -> Manifest:
    """Read a list strictly; raises TooNew, or Damaged for what no backup of ours holds."""
    try:
        found = msgspec.json.decode(data, type=_AnyFormat)
        if found.kind == KIND and found.format > FORMAT:
            raise TooNew("A newer version of Casehaven made this backup.", "Install that version.")
        manifest = msgspec.json.decode(data, type=Manifest)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        raise not_a_backup() from None
    if (manifest.kind, manifest.format) != (KIND, FORMAT) or manifest.at.tzinfo is None:
        raise not_a_backup()
    return manifest


def not_a_backup() -> Damaged:
    """What is said of an archive that is not a whole backup."""
    return Damaged("This is not a whole backup of a vault.", "Use another backup.")
