"""The organisation's seal on a PDF that passed the leak gate."""

import datetime as dt

from cryptography import x509
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec

from crypto.certificates import OrganisationSeal
from exports.documents.gate.clean import CleanPdf
from workstation.errors import BadInput

_RENEW = "Make a new seal for the organisation, and give its fingerprint to those who check it."


def sign_pdf(clean: CleanPdf, seal: OrganisationSeal, day: dt.date) -> bytes:
    """Seal a clean PDF: PAdES B-B, P-256, one signature, no change allowed afterwards.

    The clean bytes are an exact beginning of the answer. It tells the day, the organisation's
    certificate and nothing else. Raises BadInput when the seal's parts do not belong together or
    its time is over.
    """
    # pyHanko costs 0.6 s to import; only a release needs it.
    from exports.documents.sign_pades import add_signature

    if not _fits(seal):
        raise BadInput("The organisation's key and certificate do not belong together.", _RENEW)
    if day > seal.expires:
        raise BadInput(f"The organisation's seal ended on {seal.expires.isoformat()}.", _RENEW)
    return add_signature(clean.data, seal.key, seal.certificate, day)


def _fits(seal: OrganisationSeal) -> bool:
    key = serialization.load_der_private_key(seal.key, password=None)
    certified = x509.load_der_x509_certificate(seal.certificate).public_key()
    return (
        isinstance(key, ec.EllipticCurvePrivateKey)
        and isinstance(key.curve, ec.SECP256R1)
        and key.public_key() == certified
    )
