"""Writes files that leave: whole or not at all, with words for a full disk."""

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

import msgspec

from crypto.minisign import read_public_key
from workstation.records.office import Letter
from workstation.records.release import BriefingText
from workstation.store.files import PRIVATE_FILE, Files, in_words


@contextmanager
def whole_file(out: Path) -> Iterator[IO[bytes]]:
    """A file that appears under its name only when all of it is on the disk.

    Raises DiskFull or what the system refused, in words; nothing half is left then.
    """
    part = out.with_name(f".{out.name}.{secrets.token_hex(4)}.part")
    try:
        with in_words(out):
            handle = os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY, PRIVATE_FILE)
            with os.fdopen(handle, "wb") as target:
                yield target
                target.flush()
                os.fsync(target.fileno())
        Files().rename(part, out)
    finally:
        part.unlink(missing_ok=True)


def write_plain(out: Path, text: str) -> None:
    """A text for paper, whole or not at all. Raises DiskFull."""
    with whole_file(out) as target:
        target.write(text.encode())


def write_out(out: Path, letter: Letter) -> dict[str, Any]:
    """A released letter and its detached signature beside it, both or none.

    Raises DiskFull; the letter stays in the vault.
    """
    assert letter.pdf is not None
    beside = out.with_name(out.name + ".minisig")
    with whole_file(out) as pdf:
        pdf.write(letter.pdf)
        pdf.flush()
        with whole_file(beside) as minisig:
            minisig.write(letter.minisig.encode())
    text = msgspec.json.decode(letter.text, type=BriefingText)
    return {"pdf": str(out), "minisig": str(beside), "check_words": text.check_words}


def write_key(out: Path, signer: str) -> None:
    """The office's minisign key as the file that `minisign -V -p` takes."""
    Files().write(out, read_public_key(signer).file_text.encode())


def refuse_unwritable(out: Path) -> None:
    """Raise before anything is booked where a file could not be put; nothing is left there."""
    part = out.with_name(f".{out.name}.{secrets.token_hex(4)}.part")
    with in_words(out):
        part.touch(PRIVATE_FILE, exist_ok=False)
        part.unlink()
