"""What can be said of a bundle without importing it."""

from dataclasses import dataclass
from typing import Literal

from crypto.streams import Reader
from exports.bundle.manifest import Manifest
from exports.bundle.opening import Known, check_bundle
from exports.bundle.refusals import BundleRefused, Reason
from workstation.ports import Progress

Word = Literal["unaltered", "altered", "unknown signer", "not signed"]

_WORDS: dict[Reason, Word] = {
    Reason.DAMAGED: "altered",
    Reason.ALTERED: "altered",
    Reason.MALFORMED: "altered",
    Reason.IMPERSONATED: "altered",
    Reason.PASSED_ON: "altered",
    Reason.UNKNOWN_SIGNER: "unknown signer",
    Reason.REVOKED_SIGNER: "unknown signer",
    Reason.NOT_SIGNED: "not signed",
}


@dataclass(frozen=True, slots=True)
class BundleVerdict:
    """One word, the reason where it is not "unaltered", and the manifest where it is."""

    word: Word
    reason: Reason | None = None
    manifest: Manifest | None = None


def verify_bundle(source: Reader, known: Known, progress: Progress) -> BundleVerdict:
    """Judge a bundle to its last byte; nothing is written anywhere.

    Raises BundleRefused where nothing can be said: it is not sealed to this key, or too new.
    """
    try:
        return BundleVerdict("unaltered", manifest=check_bundle(source, known, progress))
    except BundleRefused as refused:
        if refused.reason not in _WORDS:
            raise
        return BundleVerdict(_WORDS[refused.reason], refused.reason)
