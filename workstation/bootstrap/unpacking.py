"""Opens and judges bundles that somebody sent."""

import shutil
from pathlib import Path
from typing import Any

from crypto.age import AgeIdentity
from crypto.minisign import PublicKey, read_public_key
from exports.bundle.opening import Known, Signer, open_bundle
from exports.bundle.staging import StagedBlob
from workstation.bootstrap.writing import whole_file
from workstation.errors import BadInput
from workstation.ports import Progress

_LONGEST_KEY = 4096
_PIECE = 1 << 18


def unpack(
    file: Path, identity: Path, signer: str, out: Path, progress: Progress
) -> dict[str, Any]:
    """Verify a bundle to its end, then put its files into the new folder `out`."""
    if out.exists():
        raise BadInput(f"{out} is there already.", "Name a folder that is not there yet.")
    known = Known(read_identity(identity), [Signer(read_signer(signer))])
    part, staging = out.with_name(out.name + ".part"), out.with_name(out.name + ".staged")
    for folder in (part, staging):
        folder.mkdir(mode=0o700)
    try:
        with file.open("rb") as source, open_bundle(source, known, staging, progress) as opened:
            for staged in opened.blobs:
                _write(staged, part / staged.blob.name)
        part.rename(out)
    finally:
        shutil.rmtree(part, ignore_errors=True)
        shutil.rmtree(staging, ignore_errors=True)
    return {
        "verdict": "unaltered",
        "folder": str(out),
        "files": [staged.blob.name for staged in opened.blobs],
        "purpose": opened.manifest.purpose,
        "terms": list(opened.manifest.terms),
    }


def _write(staged: StagedBlob, to: Path) -> None:
    with staged.open() as plain, whole_file(to) as target:
        while piece := plain.read(_PIECE):
            target.write(piece)


def read_signer(signer: str) -> PublicKey:
    """A minisign key RW…, or the one in a .pub file. Raises BadInput."""
    if not signer.endswith(".pub"):
        return read_public_key(signer)
    try:
        with Path(signer).open("rb") as source:
            return read_public_key(source.read(_LONGEST_KEY).decode(errors="replace"))
    except OSError as problem:
        raise BadInput(f"{signer} cannot be read: {problem.strerror}.") from None


def read_identity(path: Path) -> AgeIdentity:
    """The one age secret key in a file. Raises BadInput."""
    try:
        with path.open("rb") as source:
            lines = source.read(_LONGEST_KEY).decode().splitlines()
    except (OSError, UnicodeDecodeError):
        raise BadInput(f"{path.name} cannot be read.", "Name the file with your key.") from None
    keys = [line for line in lines if line.strip() and not line.startswith("#")]
    if len(keys) != 1:
        raise BadInput(f"{path.name} holds no single age key.", "Name the file with your key.")
    return AgeIdentity(keys[0])
