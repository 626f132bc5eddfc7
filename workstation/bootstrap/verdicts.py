"""Puts together by what a received file is judged: whom we know, and with which key we open."""

from pathlib import Path

from crypto.minisign import PublicKey, UnknownSigner, verify
from exports.bundle.opening import Known, Signer
from exports.verify import Verdict
from exports.verify import verify_file as judge
from workstation.bootstrap.unpacking import read_identity, read_signer
from workstation.errors import BadInput, Damaged

_LONGEST_KEY = 4096
_LARGEST = 64 << 20


def judged(path: Path, signer: str, identity: Path | None) -> Verdict:
    """The verdict. Raises BadInput, NotEntitled, BundleRefused."""
    key = _minisign_key(signer)
    signers = [Signer(key)] if key else []
    known = Known(read_identity(identity), signers) if identity else None
    first = judge(path, [] if key else [signer] * bool(signer), known)
    if key and first.verdict == "unknown signer" and first.signer:
        return _by_minisig(path, key, first)
    return first


def _by_minisig(path: Path, key: PublicKey, first: Verdict) -> Verdict:
    """The detached signature covers every byte, so whoever made it made the sealed file too."""
    beside = path.with_name(path.name + ".minisig")
    try:
        verify(path.read_bytes()[:_LARGEST], beside.read_bytes()[:_LONGEST_KEY], key)
    except OSError:
        raise BadInput(f"{beside.name} is not beside the file.", "Ask the sender for it.") from None
    except (Damaged, UnknownSigner, BadInput):
        return first
    return judge(path, [first.signer])


def _minisign_key(signer: str) -> PublicKey | None:
    return read_signer(signer) if signer.startswith("RW") or signer.endswith(".pub") else None
