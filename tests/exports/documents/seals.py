"""Seals and small documents for the tests of signing, with keys made for one run."""

import datetime as dt
from dataclasses import dataclass
from io import BytesIO

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from reportlab.pdfgen.canvas import Canvas

DAY = dt.date(2026, 11, 22)


@dataclass(frozen=True)
class ThrowAwaySeal:
    """A key and a neutral certificate that its own key issued."""

    key: ec.EllipticCurvePrivateKey
    certificate: x509.Certificate

    @property
    def fingerprint(self) -> str:
        return self.certificate.fingerprint(hashes.SHA256()).hex()


def a_seal(common_name: str = "Seal", curve: ec.EllipticCurve | None = None) -> ThrowAwaySeal:
    key = ec.generate_private_key(curve or ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, common_name)])
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(dt.datetime(2026, 1, 1, tzinfo=dt.UTC))
        .not_valid_after(dt.datetime(2028, 1, 1, tzinfo=dt.UTC))
        .sign(key, hashes.SHA256())
    )
    return ThrowAwaySeal(key, certificate)


def a_page(words: str = "One page.") -> bytes:
    out = BytesIO()
    canvas = Canvas(out, invariant=1, pdfVersion=(1, 7))
    canvas.drawString(72, 720, words)
    canvas.save()
    return out.getvalue()
