"""Seals and a small document for the tests of signing, with keys made for one run."""

import datetime as dt
from dataclasses import replace
from io import BytesIO

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from reportlab.pdfgen.canvas import Canvas

from crypto.certificates import OrganisationSeal, new_seal

DAY = dt.date(2026, 11, 22)
_DER = serialization.Encoding.DER


def a_seal() -> OrganisationSeal:
    return new_seal(dt.date(2026, 1, 1))


def a_seal_that_tells(name: str, curve: ec.EllipticCurve | None = None) -> OrganisationSeal:
    """A seal as it must not be: its certificate names somebody, or its key is of another curve."""
    key = ec.generate_private_key(curve or ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    certificate = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(dt.datetime(2026, 1, 1, tzinfo=dt.UTC))
        .not_valid_after(dt.datetime(2028, 1, 1, tzinfo=dt.UTC))
        .sign(key, hashes.SHA256())
    )
    private = key.private_bytes(
        _DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    return replace(a_seal(), key=private, certificate=certificate.public_bytes(_DER))


def a_page(words: str = "One page.") -> bytes:
    out = BytesIO()
    canvas = Canvas(out, invariant=1, pdfVersion=(1, 7))
    canvas.drawString(72, 720, words)
    canvas.save()
    return out.getvalue()
