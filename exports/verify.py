"""Says whether a file that somebody received is as its signer left it, and what that proves."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from crypto.streams import Reader
from exports.bundle.opening import Known
from exports.bundle.verdict import verify_bundle
from exports.documents.sign_find import LARGEST, NotSigned, Signature, Unfit, find
from exports.documents.sign_shown import is_shown
from workstation.errors import BadInput, NotEntitled
from workstation.ports import Progress, Silent

Word = Literal["unaltered", "altered", "unknown signer", "not signed"]

_AGE = b"age-encryption.org/v1"
_NOT_HEX = re.compile(r"[\s:\-]+")
_ALWAYS_OPEN = (
    "That what it says is true.",
    "When it was signed: the date in it is the signer's own claim.",
)


@dataclass(frozen=True, slots=True)
class Verdict:
    """One word on a file, why, and how far that word carries.

    `signer` is the SHA-256 fingerprint of the signing certificate, empty where none was read.
    """

    verdict: Word
    reasons: tuple[str, ...]
    proves: tuple[str, ...]
    does_not_prove: tuple[str, ...]
    signer: str = ""


def verify_pdf(data: bytes, pinned: Iterable[str] = ()) -> Verdict:
    """Judge a PDF against fingerprints (SHA-256 of the certificate, hex) that a person compared.

    "unaltered" needs all of it: digest and signature hold, the signer is pinned, the one signature
    covers the whole file, and a seal made here has the one form that it can have. Never raises
    for what the file holds.
    """
    try:
        return _judged(data, find(data), {fingerprint(text) for text in pinned})
    except NotSigned as nothing:
        return Verdict("not signed", (str(nothing),), (), _unsigned())
    except Unfit as unfit:
        return _altered(str(unfit))


def fingerprint(text: str) -> str:
    """A fingerprint as compared: lower-case hex without spaces, colons or dashes."""
    return _NOT_HEX.sub("", text).lower()


def verify_file(
    path: Path,
    pinned: Iterable[str] = (),
    known: Known | None = None,
    progress: Progress | None = None,
) -> Verdict:
    """Judge a PDF by `pinned`, a bundle by `known`; the file itself says which of them it is.

    Raises BadInput when it cannot be read, NotEntitled for a bundle without a key to open it, and
    BundleRefused for a bundle of which nothing can be said.
    """
    try:
        with path.open("rb") as file:
            if file.read(len(_AGE)) == _AGE:
                file.seek(0)
                return _bundle(file, known, progress or Silent())
            file.seek(0)
            data = file.read(LARGEST + 1)
    except OSError:
        raise BadInput(
            f"{path.name} cannot be opened.", "Check the name and that you may read the file."
        ) from None
    return verify_pdf(data, pinned)


def _bundle(source: Reader, known: Known | None, progress: Progress) -> Verdict:
    if known is None:
        raise NotEntitled(
            "The bundle is sealed; without the key of its recipient nothing can be said of it.",
            "Unlock the vault that the bundle was made for, then check it again.",
        )
    judged = verify_bundle(source, known, progress)
    if judged.manifest is None:
        reason = judged.reason.value[0] if judged.reason else ""
        return Verdict(judged.word, (reason,), (), _unsigned())
    return Verdict(
        judged.word,
        ("What its sender signed is all there, and the sender is one you know.",),
        (
            "Nothing in the bundle has changed since it was signed.",
            "It was signed with a key that you compared, and sealed for you.",
        ),
        (*_ALWAYS_OPEN, "Which person in the organisation wrote or released it."),
    )


def _judged(data: bytes, signature: Signature, pinned: set[str]) -> Verdict:
    # pyHanko costs half a second to import; only a check of a signature needs it.
    from exports.documents.sign_cms import check

    try:
        facts = check(signature)
    except Exception:  # noqa: BLE001 - a hostile signature may raise anything; it means the same
        return _altered("The signature cannot be read or is of a kind that can be forged.")
    if not facts.intact:
        return _altered("The file differs from what was signed.", facts.fingerprint)
    if not facts.valid:
        return _altered("The signature was not made with the key it names.", facts.fingerprint)
    if signature.ours and not facts.canonical:
        return _altered("The space that holds the signature was changed.", facts.fingerprint)
    if facts.fingerprint not in pinned:
        return _unknown(facts.fingerprint)
    if not is_shown(data, signature):
        return _altered("The file shows another signature than it has.", facts.fingerprint)
    return _known(facts.fingerprint)


def _known(signer: str) -> Verdict:
    return Verdict(
        "unaltered",
        ("The signature covers every byte of the file, and its signer is one you know.",),
        (
            "No byte of the file has changed since it was signed.",
            "It was signed with the key whose fingerprint you compared.",
        ),
        (*_ALWAYS_OPEN, "Which person in the organisation wrote or released it."),
        signer,
    )


def _unknown(signer: str) -> Verdict:
    return Verdict(
        "unknown signer",
        ("The signature holds, but nobody here has compared its fingerprint with the signer.",),
        ("No byte of the file has changed since whoever signed it did so.",),
        ("Who signed it: anybody can make a key under any name.", *_ALWAYS_OPEN),
        signer,
    )


def _altered(reason: str, signer: str = "") -> Verdict:
    return Verdict(
        "altered",
        (reason,),
        (),
        ("That any part of it comes from the signer.", *_ALWAYS_OPEN),
        signer,
    )


def _unsigned() -> tuple[str, ...]:
    return ("Where it comes from, and that nobody changed it.", *_ALWAYS_OPEN)
