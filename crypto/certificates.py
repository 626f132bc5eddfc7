"""The organisation's seal: what signs documents, and says nothing about who or where.

The certificate names a constant, not a person or place. The authority that issued it is used once
and its secret forgotten, so that nobody can issue a second certificate; a new seal is a new
fingerprint, compared anew.
"""

import datetime as dt
import hashlib
import secrets
from dataclasses import dataclass, field

from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from crypto.minisign import SecretKey
from workstation.errors import Damaged

YEARS = 2
_DER = serialization.Encoding.DER
_MAGIC = b"casehaven seal 1"
_LONGEST_PART = 4096
_KEY_ID = b"casehaven/v1/seal-key-id"


@dataclass(frozen=True, slots=True)
class OrganisationSeal:
    """Everything that signing documents takes; kept only inside a sealed key file.

    `key` is a P-256 secret (PKCS #8, DER), the certificates are DER, `seed` is of Ed25519.
    """

    key: bytes = field(repr=False)
    certificate: bytes
    authority: bytes
    seed: bytes = field(repr=False)

    @property
    def fingerprint(self) -> str:
        """SHA-256 of the signing certificate, in hex: what others pin."""
        return hashlib.sha256(self.certificate).hexdigest()

    @property
    def minisign(self) -> SecretKey:
        """The key for the detached signature beside a document."""
        key_id = hashlib.blake2b(_KEY_ID, key=self.seed, digest_size=8).digest()
        return SecretKey(self.seed, key_id)

    @property
    def expires(self) -> dt.date:
        """The last day on which the seal signs."""
        return x509.load_der_x509_certificate(self.certificate).not_valid_after_utc.date()


def new_seal(first_day: dt.date) -> OrganisationSeal:
    """Make a seal that is valid for two years from midnight UTC of `first_day`."""
    authority_key = ec.generate_private_key(ec.SECP256R1())
    key = ec.generate_private_key(ec.SECP256R1())
    authority = _certificate(authority_key.public_key(), authority_key, first_day, authority=True)
    certificate = _certificate(key.public_key(), authority_key, first_day, authority=False)
    return OrganisationSeal(
        key.private_bytes(_DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()),
        certificate,
        authority,
        secrets.token_bytes(32),
    )


def to_bytes(seal: OrganisationSeal) -> bytes:
    """Write a seal down, for a key file."""
    parts = (seal.key, seal.certificate, seal.authority, seal.seed)
    return _MAGIC + b"".join(len(part).to_bytes(2) + part for part in parts)


def from_bytes(stored: bytes) -> OrganisationSeal:
    """Read a seal back; raises Damaged where its parts do not belong together."""
    parts = _parts(stored)
    if len(parts) != 4 or len(parts[3]) != 32:
        raise Damaged(_NO_SEAL)
    seal = OrganisationSeal(*parts)
    try:
        _check(seal)
    except (ValueError, TypeError, InvalidSignature):
        raise Damaged(_NO_SEAL) from None
    return seal


_NO_SEAL = "The organisation's seal is damaged."


def _parts(stored: bytes) -> list[bytes]:
    rest = stored.removeprefix(_MAGIC)
    parts: list[bytes] = []
    while len(rest) != len(stored) and len(rest) > 2 and len(parts) < 5:
        end = 2 + int.from_bytes(rest[:2])
        parts.append(rest[2:end])
        if end > min(len(rest), _LONGEST_PART):
            return []
        rest = rest[end:]
    return [] if rest else parts


def _check(seal: OrganisationSeal) -> None:
    certificate = x509.load_der_x509_certificate(seal.certificate)
    authority = x509.load_der_x509_certificate(seal.authority)
    key = serialization.load_der_private_key(seal.key, password=None)
    certificate.verify_directly_issued_by(authority)
    if key.public_key() != certificate.public_key():
        raise ValueError("key and certificate differ")


def _certificate(
    subject: ec.EllipticCurvePublicKey,
    issuer: ec.EllipticCurvePrivateKey,
    first_day: dt.date,
    *,
    authority: bool,
) -> bytes:
    start = dt.datetime.combine(first_day, dt.time(), dt.UTC)
    # 29 February has no second anniversary; the day before it does.
    day = min(first_day.day, 28) if first_day.month == 2 else first_day.day
    end = start.replace(year=start.year + YEARS, day=day)
    builder = (
        x509.CertificateBuilder()
        .subject_name(_name("Casehaven authority" if authority else "Casehaven seal"))
        .issuer_name(_name("Casehaven authority"))
        .public_key(subject)
        .serial_number(_serial(subject))
        .not_valid_before(start)
        .not_valid_after(end)
        .add_extension(
            x509.BasicConstraints(ca=authority, path_length=0 if authority else None), critical=True
        )
        .add_extension(_usage(authority=authority), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(subject), critical=False)
        .add_extension(
            x509.AuthorityKeyIdentifier.from_issuer_public_key(issuer.public_key()), critical=False
        )
    )
    return builder.sign(issuer, hashes.SHA256(), ecdsa_deterministic=True).public_bytes(_DER)


def _name(words: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, words)])


def _serial(subject: ec.EllipticCurvePublicKey) -> int:
    """Derive a serial from the key (RFC 5280, 4.1.2.2): it tells no count and no time."""
    point = subject.public_bytes(_DER, serialization.PublicFormat.SubjectPublicKeyInfo)
    return int.from_bytes(hashlib.sha256(point).digest()[:16]) | 1 << 127


def _usage(*, authority: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not authority,
        content_commitment=not authority,
        key_cert_sign=authority,
        crl_sign=authority,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        encipher_only=False,
        decipher_only=False,
    )
