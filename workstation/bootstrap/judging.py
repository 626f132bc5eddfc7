"""Judges files that somebody received or is about to hand out; no vault is needed."""

from pathlib import Path
from typing import Any

import msgspec

from workstation.errors import BadInput
from workstation.ports import Progress
from workstation.records.identifiers import Known

LARGEST = 64 << 20
_PDF = b"%PDF-"


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
    """Identifying detail that a text or a PDF still holds. Raises BadInput."""
    from exports.redaction import Scanner  # the matcher loads with its first text

    scanner = Scanner(_known(known))
    found = []
    for page, text in enumerate(_pages(path), 1):
        for span in scanner.scan(text):
            place = {"page": page} if path.suffix.lower() == ".pdf" else {}
            found.append(place | msgspec.to_builtins(span))
    return found


def _pages(path: Path) -> list[str]:
    data = _bytes(path)
    if not data.startswith(_PDF):
        return [data.decode(errors="replace")]
    from exports.documents.gate.readers import pdfium_texts  # loads with its first PDF

    texts = pdfium_texts(data)
    if texts is None:
        raise BadInput(f"{path.name} is no PDF that can be read.", "What is not read is not clean.")
    return texts


def _known(path: Path) -> list[Known]:
    try:
        return msgspec.json.decode(_bytes(path), type=list[Known])
    except (msgspec.DecodeError, UnicodeDecodeError):
        raise BadInput(
            f"{path.name} is no list of identifiers.",
            "Give a JSON list of {id, kind, text, linked, same_as}.",
        ) from None


def _bytes(path: Path) -> bytes:
    try:
        if path.stat().st_size > LARGEST:
            raise BadInput(f"{path.name} is over 64 MB.", "Files that leave are smaller.")
        return path.read_bytes()
    except OSError as problem:
        raise BadInput(f"{path.name} cannot be read: {problem.strerror}.") from None


def open_bundle_file(
    file: Path, identity: Path, signer: str, out: Path, progress: Progress
) -> dict[str, Any]:
    """Verify a bundle to its end and put its files into a new folder. Raises BundleRefused."""
    from workstation.bootstrap.unpacking import unpack  # age loads with the first bundle

    return unpack(file, identity, signer, out, progress)
