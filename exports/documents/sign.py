"""The organisation's seal on a PDF that passed the leak gate."""

import datetime as dt
from typing import Protocol

from cryptography import x509
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec

from exports.documents.gate.clean import CleanPdf
from workstation.errors import BadInput


class Seal(Protocol):
    """A signing key of the organisation and its neutral certificate."""

    @property
    def key(self) -> ec.EllipticCurvePrivateKey: ...

    @property
    def certificate(self) -> x509.Certificate: ...


def sign_pdf(clean: CleanPdf, seal: Seal, day: dt.date) -> bytes:
    """Seal a clean PDF: PAdES B-B, P-256, one signature, no change allowed afterwards.

    The clean bytes are an exact beginning of the answer. It tells the day, the organisation's
    certificate and nothing else. Raises BadInput when the key is not P-256 or not the
    certificate's.
    """
    # pyHanko costs 0.6 s to import; only a release needs it.
    from exports.documents.sign_pades import add_signature

    if not _fits(seal):
        raise BadInput(
            "The organisation's key and certificate do not belong together.",
            "Make the organisation's seal anew, or restore it from a backup.",
        )
    key = seal.key.private_bytes(
        serialization.Encoding.DER,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    certificate = seal.certificate.public_bytes(serialization.Encoding.DER)
    return add_signature(clean.data, key, certificate, day)


def _fits(seal: Seal) -> bool:
    return (
        isinstance(seal.key.curve, ec.SECP256R1)
        and seal.certificate.public_key() == seal.key.public_key()
    )
