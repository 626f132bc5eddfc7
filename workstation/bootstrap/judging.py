"""Judges files that somebody received or is about to hand out; no vault is needed."""

from pathlib import Path
from typing import Any

import msgspec

from workstation.errors import BadInput
from workstation.ports import Progress
from workstation.records.identifiers import Known
from workstation.services.reading import all_of

LARGEST = 64 << 20


def verify_file(path: Path, signer: str | None, identity: Path | None = None) -> dict[str, Any]:
    """The verdict on a PDF or a bundle, what it proves and what not.

    `signer` is a fingerprint (SHA-256 of the certificate), a minisign key RW… or a file with one;
    by a minisign key a PDF is known through the .minisig beside it. A bundle needs the age
    identity that it is sealed to. Raises BadInput, NotEntitled, BundleRefused.
    """
    from workstation.bootstrap.verdicts import judged  # parsers that only this needs

    verdict: dict[str, Any] = msgspec.to_builtins(judged(path, signer or "", identity))
    return verdict


def scan_file(path: Path, known: Path) -> list[dict[str, Any]]:
    """Identifying detail that a text or a PDF still holds, on its pages or inside.

    Raises BadInput for what cannot be read to the end: what is not read is not clean.
    """
    from workstation.bootstrap.scanning import scanned  # matcher and readers load when needed

    return scanned(path.name, _bytes(path), _known(known))


def _known(path: Path) -> list[Known]:
    try:
        return msgspec.json.decode(_bytes(path), type=list[Known])
    except (msgspec.DecodeError, UnicodeDecodeError):
        raise BadInput(
            f"{path.name} is no list of identifiers.",
            "Give a JSON list of {id, kind, text, linked, same_as}.",
        ) from None


def _bytes(path: Path) -> bytes:
    return all_of(path, LARGEST, "is over 64 MB.", "Files that leave are smaller.")


def open_bundle_file(
    file: Path, identity: Path, signer: str, out: Path, progress: Progress
) -> dict[str, Any]:
    """Verify a bundle to its end and put its files into a new folder. Raises BundleRefused."""
    from workstation.bootstrap.unpacking import unpack  # age loads with the first bundle

    return unpack(file, identity, signer, out, progress)
