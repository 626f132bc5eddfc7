"""Facts about the organisation's seal."""

import datetime as dt
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding
from hypothesis import given
from hypothesis import strategies as st

from crypto.certificates import from_bytes, new_seal, to_bytes
from crypto.minisign import sign, verify
from workstation.errors import Damaged

DAY = dt.date(2026, 11, 22)
SEAL = new_seal(DAY)


def _parsed() -> x509.Certificate:
    return x509.load_der_x509_certificate(SEAL.certificate)


def test_a_seal_reads_back() -> None:
    assert from_bytes(to_bytes(SEAL)) == SEAL


def test_names_are_constants() -> None:
    other = x509.load_der_x509_certificate(new_seal(DAY).certificate)

    assert _parsed().subject == other.subject
    assert _parsed().issuer == other.issuer
    assert _parsed().subject.rfc4514_string() == "CN=Casehaven seal"


def test_it_is_valid_for_two_years_from_midnight() -> None:
    assert _parsed().not_valid_before_utc == dt.datetime(2026, 11, 22, tzinfo=dt.UTC)
    assert SEAL.expires == dt.date(2028, 11, 22)
    assert new_seal(dt.date(2028, 2, 29)).expires == dt.date(2030, 2, 28)


def test_it_signs_and_does_nothing_else() -> None:
    usage = _parsed().extensions.get_extension_for_class(x509.KeyUsage).value

    assert usage.digital_signature
    assert usage.content_commitment
    assert not usage.key_cert_sign
    assert not _parsed().extensions.get_extension_for_class(x509.BasicConstraints).value.ca


def test_openssl_accepts_the_chain(tmp_path: Path) -> None:
    for name, der in (("leaf", SEAL.certificate), ("ca", SEAL.authority)):
        (tmp_path / name).write_bytes(
            x509.load_der_x509_certificate(der).public_bytes(Encoding.PEM)
        )

    subprocess.run(
        ["openssl", "verify", "-x509_strict", "-attime", "1800000000", "-CAfile", "ca", "leaf"],
        cwd=tmp_path,
        check=True,
        capture_output=True,
    )


def test_two_seals_share_no_fingerprint() -> None:
    assert SEAL.fingerprint != new_seal(DAY).fingerprint
    assert len(SEAL.fingerprint) == 64


def test_the_detached_signature_has_its_own_key() -> None:
    key = SEAL.minisign

    assert verify(b"x", sign(b"x", key, ""), key.public) == ""


def test_no_secret_is_shown() -> None:
    assert SEAL.key.hex() not in repr(SEAL)
    assert "seed" not in repr(SEAL)


def test_parts_of_two_seals_do_not_mix() -> None:
    other = new_seal(DAY)

    for mixed in (
        replace(SEAL, key=other.key),
        replace(SEAL, certificate=other.certificate),
        replace(SEAL, authority=other.authority),
    ):
        with pytest.raises(Damaged):
            from_bytes(to_bytes(mixed))


@given(st.binary(max_size=200))
def test_foreign_bytes_raise_nothing_but_damaged(junk: bytes) -> None:
    for stored in (junk, b"casehaven seal 1" + junk, to_bytes(SEAL) + junk + b"x"):
        with pytest.raises(Damaged):
            from_bytes(stored)


def test_every_truncation_is_noticed() -> None:
    whole = to_bytes(SEAL)

    for end in range(len(whole)):
        with pytest.raises(Damaged):
            from_bytes(whole[:end])
