"""The seal leaves a document as it was and says nothing but the day and the organisation."""

import dataclasses
import datetime as dt
import re
import subprocess
from pathlib import Path

import pikepdf
import pytest
from asn1crypto import cms
from cryptography import x509
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec

from exports.documents.gate.clean import CleanPdf, admit
from exports.documents.sign import sign_pdf
from tests.exports.documents.seals import DAY, a_page, a_seal, a_seal_that_tells
from workstation.errors import BadInput

SEAL = a_seal()
PLAIN = a_page()
SIGNED = sign_pdf(admit(PLAIN), SEAL, DAY)
ADDED = SIGNED[len(PLAIN) :]


def container() -> tuple[bytes, cms.SignedData]:
    hole = re.search(rb"/Contents <([0-9A-F]+)>", ADDED)
    assert hole
    raw = bytes.fromhex(hole[1].decode())
    return raw, cms.ContentInfo.load(raw)["content"]


def test_the_reviewed_file_is_an_exact_beginning_of_the_signed_one():
    assert SIGNED.startswith(PLAIN)


def test_two_revisions_and_one_signature_are_all():
    assert (SIGNED.count(b"%%EOF"), SIGNED.count(b"/ByteRange")) == (2, 1)


@pytest.mark.parametrize(
    "trace",
    [
        b"pyHanko", b"/Metadata", b"/Producer", b"/Extensions", b"/Reason", b"/Location",
        b"/ContactInfo", b"/Name", b"/Prop_Build", b"/CreationDate", b"/ModDate", b"xmp",
    ],
)  # fmt: skip
def test_the_added_revision_holds_no_trace_of_tool_place_or_person(trace):
    assert trace not in ADDED


def test_the_document_keeps_its_id():
    assert set(re.findall(rb"<([0-9a-f]{32})>", SIGNED)) == set(
        re.findall(rb"<([0-9a-f]{32})>", PLAIN)
    )


def test_the_time_of_signing_is_a_day():
    assert re.findall(rb"/M \((.*?)\)", ADDED) == [rb"D\07220261122000000Z"]


def test_one_certificate_travels_and_nothing_unsigned():
    _, signed = container()
    signer = signed["signer_infos"][0]

    assert len(signed["certificates"]) == 1
    assert not signer["unsigned_attrs"].native
    assert {attribute["type"].native for attribute in signer["signed_attrs"]} == {
        "content_type",
        "message_digest",
        "signing_certificate_v2",
    }


def test_no_change_is_allowed_afterwards(tmp_path):
    with pikepdf.open(written(tmp_path, "signed.pdf", SIGNED)) as pdf:
        signature = pdf.Root.Perms.DocMDP

        assert signature.Reference[0].TransformParams.P == 1


def test_only_what_passed_the_gate_can_be_signed():
    with pytest.raises(TypeError):
        CleanPdf(PLAIN, passed=True)


def test_a_clean_file_cannot_be_exchanged():
    with pytest.raises(dataclasses.FrozenInstanceError):
        admit(PLAIN).data = b"another"


@pytest.mark.parametrize(
    "seal",
    [
        dataclasses.replace(SEAL, certificate=a_seal().certificate),
        a_seal_that_tells("Seal", ec.SECP384R1()),
    ],
    ids=["another certificate", "another curve"],
)
def test_a_key_that_does_not_fit_is_refused(seal):
    with pytest.raises(BadInput):
        sign_pdf(admit(PLAIN), seal, DAY)


def test_a_seal_whose_time_is_over_is_refused():
    with pytest.raises(BadInput, match="ended on 2028-01-01"):
        sign_pdf(admit(PLAIN), SEAL, dt.date(2028, 1, 2))


def test_the_day_given_is_the_day_written():
    signed = sign_pdf(admit(PLAIN), SEAL, dt.date(2025, 2, 3))

    assert rb"(D\07220250203000000Z)" in signed


def test_pdfsig_finds_a_valid_signature_over_the_total_document(tmp_path):
    said = run("pdfsig", "-nocert", written(tmp_path, "signed.pdf", SIGNED)).stdout

    assert "Signature is Valid" in said
    assert "Total document signed" in said
    assert "ETSI.CAdES.detached" in said


def test_qpdf_finds_nothing_to_complain_of(tmp_path):
    said = run("qpdf", "--check", written(tmp_path, "signed.pdf", SIGNED))

    assert said.returncode == 0
    assert "No syntax or stream encoding errors" in said.stdout


def test_openssl_verifies_the_same_bytes(tmp_path):
    raw, _ = container()
    start = SIGNED.index(b"/Contents <", len(PLAIN)) + len("/Contents ")
    end = SIGNED.index(b">", start) + 1
    root = x509.load_der_x509_certificate(SEAL.authority)
    pem = root.public_bytes(serialization.Encoding.PEM)
    said = run(
        "openssl", "cms", "-verify", "-inform", "DER", "-binary", "-purpose", "any",
        "-in", written(tmp_path, "cms.der", raw[: len(cms.ContentInfo.load(raw).dump())]),
        "-content", written(tmp_path, "covered.bin", SIGNED[:start] + SIGNED[end:]),
        "-CAfile", written(tmp_path, "root.pem", pem),
        "-out", tmp_path / "out",
    )  # fmt: skip

    assert said.returncode == 0, said.stderr


def written(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def run(*command: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, capture_output=True, text=True, check=False)
