"""Unaltered means: not one byte can have changed since a known signer left the file."""

import asyncio
import datetime as dt
import re
import subprocess
import sys
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from asn1crypto import keys
from asn1crypto import x509 as asn1_x509
from hypothesis import given, settings
from hypothesis import strategies as st
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.signers import PdfSignatureMetadata, SimpleSigner
from pyhanko.sign.signers import sign_pdf as sign_with_pyhanko
from pyhanko_certvalidator.registry import SimpleCertificateStore

from exports.documents.gate.clean import admit
from exports.documents.sign import sign_pdf
from exports.documents.sign_find import LARGEST, find
from exports.documents.sign_shown import is_shown
from exports.verify import fingerprint, verify_file, verify_pdf
from tests.exports.bundle.making import KNOWN, a_bundle
from tests.exports.documents.seals import DAY, a_page, a_seal
from workstation.errors import BadInput, NotEntitled

SEAL = a_seal()
PLAIN = a_page()
SIGNED = sign_pdf(admit(PLAIN), SEAL, DAY)
PINNED = [SEAL.fingerprint]
HOLE = slice(SIGNED.index(b"/Contents <", len(PLAIN)) + 11, SIGNED.index(b">\n/ByteRange"))


def updated(parts: bytes, rows: bytes, root: int = 4) -> bytes:
    """The signed file and one more revision; rows of its table may name where its parts begin."""
    at = len(SIGNED)
    before = re.findall(rb"startxref\n(\d+)", SIGNED)[-1]
    table = b"xref\n" + rows.replace(b"HERE", b"%010d" % at)
    trailer = b"trailer\n<</Root %d 0 R/Size 12/Prev %s>>\n" % (root, before)
    return SIGNED + parts + table + trailer + b"startxref\n%d\n%%%%EOF\n" % (at + len(parts))


PAGE = re.findall(rb"(?s)\n(3 0 obj\n.*?endobj\n)", SIGNED)[-1]
OTHER = b"7 0 obj\n<</Length 5>>\nstream\n0 0 m\nendstream\nendobj\n"
CATALOG = b"12 0 obj\n<</Type/Catalog/Pages 6 0 R>>\nendobj\n"

# The three families of shadow attacks (Mainka, Mladenov, Rohlmann, NDSS 2021) and their kin.
LATER = {
    "hide: a page object written again": updated(PAGE, b"3 1\nHERE 00000 n \n"),
    "replace: other content under the old number": updated(OTHER, b"7 1\nHERE 00000 n \n"),
    "hide and replace: another number points at old bytes": updated(
        b"", b"7 1\n%010d 00000 n \n" % PLAIN.index(b"1 0 obj")
    ),
    "hide and replace: an object declared dead": updated(b"", b"10 1\n0000000000 65535 f \n"),
    "another catalog without the form": updated(CATALOG, b"12 1\nHERE 00000 n \n", root=12),
    "an empty revision": updated(b"", b"0 1\n0000000000 65535 f \n"),
    "a pointer back without a revision": SIGNED + b"startxref\n0\n%%EOF\n",
}


def word(data: bytes, pinned=PINNED) -> str:
    return verify_pdf(data, pinned).verdict


def test_a_sealed_file_of_a_known_signer_is_unaltered():
    assert word(SIGNED) == "unaltered"


def test_a_signer_that_nobody_compared_is_unknown():
    assert word(SIGNED, []) == "unknown signer"
    assert word(SIGNED, [a_seal().fingerprint]) == "unknown signer"


def test_a_file_without_signature_is_not_signed():
    assert word(PLAIN) == "not signed"


def test_the_fingerprint_may_be_typed_as_openssl_prints_it():
    printed = ":".join(re.findall("..", SEAL.fingerprint.upper()))

    assert word(SIGNED, [printed]) == "unaltered"
    assert fingerprint(" AB:cd-12 ") == "abcd12"


def test_the_verdict_names_the_signer():
    assert verify_pdf(SIGNED, ()).signer == SEAL.fingerprint


def test_every_verdict_says_what_it_does_not_prove():
    for data, pinned in ((SIGNED, PINNED), (SIGNED, []), (PLAIN, []), (SIGNED + b"x", PINNED)):
        assert verify_pdf(data, pinned).does_not_prove


def test_only_a_signature_that_holds_proves_anything():
    assert verify_pdf(SIGNED, PINNED).proves
    assert not verify_pdf(SIGNED + b"\n", PINNED).proves
    assert not verify_pdf(PLAIN, PINNED).proves


@pytest.mark.parametrize("more", [b"\n", b" ", b"%%EOF\n", b"%\n%%EOF\n", b"\0" * 4096])
def test_bytes_after_the_end_are_an_alteration(more):
    assert word(SIGNED + more) == "altered"


def test_a_shorter_file_is_altered():
    assert word(SIGNED[:-1]) == "altered"


@pytest.mark.parametrize("data", LATER.values(), ids=LATER.keys())
def test_whatever_a_later_revision_does_is_an_alteration(data):
    judged = verify_pdf(data, PINNED)

    assert judged.verdict == "altered"
    assert judged.reasons == ("The file was changed or added to after it was signed.",)


def test_a_second_signature_is_an_alteration_even_by_the_same_signer():
    judged = verify_pdf(approved(approved(PLAIN, "First"), "Second"), PINNED)

    assert (judged.verdict, judged.reasons) == (
        "altered",
        ("The file carries more than one signature.",),
    )


def test_one_plain_signature_of_a_known_signer_is_enough():
    assert word(approved(PLAIN, "First")) == "unaltered"


def test_a_signature_that_covers_all_and_is_shown_nowhere_is_not_believed():
    judged = verify_pdf(hung_nowhere(), PINNED)

    assert (judged.verdict, judged.signer) == ("altered", SEAL.fingerprint)


def test_a_field_must_show_the_signature_that_covers_the_file():
    assert is_shown(SIGNED, find(SIGNED))
    assert not is_shown(PLAIN, find(SIGNED))
    assert not is_shown(b"", find(SIGNED))


def test_a_signature_of_unlikely_size_is_not_read():
    hole = b"<" + b"30" * (2 * 2**20) + b">"
    head = b"%%PDF-1.7\n/ByteRange [0 %08d %08d 00000001]"
    start = len(head % (0, 0))
    data = head % (start, start + len(hole)) + hole + b"x"

    assert "larger than one can be" in verify_pdf(data).reasons[0]


def test_a_file_written_anew_is_altered():
    out = BytesIO()
    with pikepdf.open(BytesIO(SIGNED)) as pdf:
        pdf.save(out)

    assert word(out.getvalue()) == "altered"


def test_a_hole_that_is_wider_than_the_signature_is_an_alteration():
    wider = re.sub(
        rb"/ByteRange \[0 (\d+) (\d+) (\d+)\] ",
        lambda m: b"/ByteRange [0 %d %d %d] " % (int(m[1]) - 9, int(m[2]), int(m[3])),
        SIGNED,
    )

    assert word(wider) == "altered"


def test_small_letters_in_the_hole_are_an_alteration():
    digits = SIGNED[HOLE].lower()

    assert word(SIGNED[: HOLE.start] + digits + SIGNED[HOLE.stop :]) == "altered"


def test_anything_after_the_signature_in_its_hole_is_an_alteration():
    digits = SIGNED[HOLE][:-2] + b"01"

    assert word(SIGNED[: HOLE.start] + digits + SIGNED[HOLE.stop :]) == "altered"


def test_a_signature_of_another_document_is_an_alteration():
    other = sign_pdf(admit(a_page("Another page.")), SEAL, DAY)
    start = other.index(b"/Contents <", len(PLAIN)) + 11
    digits = other[start : start + HOLE.stop - HOLE.start]

    assert word(SIGNED[: HOLE.start] + digits + SIGNED[HOLE.stop :]) == "altered"


def test_an_impostor_with_the_same_name_is_unknown():
    impostor = sign_pdf(admit(PLAIN), a_seal(), DAY)

    assert word(impostor) == "unknown signer"


def test_one_flipped_bit_in_any_hundredth_byte_is_an_alteration():
    for at in range(0, len(SIGNED), 97):
        assert word(flipped(SIGNED, at, at % 8)) != "unaltered", at


def test_one_flipped_bit_in_the_unsigned_hole_is_an_alteration():
    for at in range(HOLE.start, HOLE.stop, 11):
        assert word(flipped(SIGNED, at, at % 4)) == "altered", at


@pytest.mark.slow
def test_one_flipped_bit_in_every_byte_is_an_alteration():
    for at in range(len(SIGNED)):
        assert word(flipped(SIGNED, at, at % 8)) != "unaltered", at


@pytest.mark.torture
def test_every_flipped_bit_in_the_unsigned_hole_is_an_alteration():
    for at in range(HOLE.start, HOLE.stop):
        for bit in range(8):
            assert word(flipped(SIGNED, at, bit)) == "altered", (at, bit)


def test_shadow_attacks_are_seen_and_clean_files_pass(shared):
    """The published attacks; others' files, so they lie beside the clone."""
    paths = sorted((shared / "vectors" / "pdf-shadow").glob("*.pdf"))
    clean = [path for path in paths if "manipulated" not in path.name]
    signers = {verify_pdf(path.read_bytes()).signer for path in clean}
    verdicts = {path.name: verify_pdf(path.read_bytes(), signers).verdict for path in paths}
    wanted = {p.name: "unaltered" if p in clean else "altered" for p in paths}
    assert verdicts == wanted
    assert len(paths) == 11


@settings(max_examples=60)
@given(st.binary(max_size=300), st.integers(0, len(SIGNED)), st.integers(0, 200))
def test_no_damage_raises_or_passes(junk, at, gone):
    damaged = SIGNED[:at] + junk + SIGNED[at + gone :]

    if damaged != SIGNED:
        assert word(damaged) in ("altered", "not signed")


@settings(max_examples=40)
@given(st.binary(max_size=400))
def test_any_bytes_get_a_verdict(junk):
    assert word(junk) == "not signed"
    assert word(b"%PDF-1.7\n" + junk) in ("not signed", "altered")


@pytest.mark.parametrize(
    "contents",
    [b"<" + b"00" * 40 + b">", b"<3080>", b"(text)", b"7", b"<" + b"30" * 2000 + b">"],
)
def test_a_hole_without_a_signature_is_an_alteration(contents):
    body = b"%PDF-1.7\n1 0 obj\n<</Type/Sig/SubFilter/ETSI.CAdES.detached/Contents "
    tail = b"/ByteRange[0 %06d %06d %06d]>>\nendobj\ntrailer<</Root 1 0 R>>\n%%%%EOF\n"
    rest = len(tail % (0, 0, 0))
    data = body + contents + tail % (len(body), len(body + contents), rest)

    assert word(data) == "altered"


def test_a_file_that_is_too_large_is_not_read():
    assert word(SIGNED + bytes(LARGEST)) == "altered"


def test_a_flood_of_parts_is_not_parsed(monkeypatch):
    def parsed(*_arguments, **_options):
        raise AssertionError("a parser was called")

    monkeypatch.setattr(pikepdf, "open", parsed)
    monkeypatch.setattr(pikepdf.Pdf, "open", parsed)
    flood = b"%PDF-1.7\n1 0 obj\n[" + b"1 " * 4_000_000 + b"/ByteRange[0 1 2 3]]endobj\n"

    assert word(flood) == "altered"


def test_a_bomb_is_a_verdict_and_not_a_flood():
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.Root.Bomb = pdf.make_indirect(pikepdf.Dictionary(A=pikepdf.String(bytes(80 * 2**20))))
        out = BytesIO()
        pdf.save(out, object_stream_mode=pikepdf.ObjectStreamMode.generate)

    assert word(out.getvalue()) == "not signed"


def test_a_file_is_judged_where_it_lies(tmp_path):
    path = tmp_path / "letter.pdf"
    path.write_bytes(SIGNED)

    assert verify_file(path, PINNED).verdict == "unaltered"


def test_a_file_that_cannot_be_opened_gets_a_sentence(tmp_path):
    with pytest.raises(BadInput, match=r"letter\.pdf cannot be opened"):
        verify_file(tmp_path / "letter.pdf")


def test_the_day_in_the_file_is_not_taken_for_proof():
    old = sign_pdf(admit(PLAIN), SEAL, dt.date(2019, 1, 1))

    assert any("claim" in said for said in verify_pdf(old, PINNED).does_not_prove)


def a_signer() -> SimpleSigner:
    return SimpleSigner(
        signing_cert=asn1_x509.Certificate.load(SEAL.certificate),
        signing_key=keys.PrivateKeyInfo.load(SEAL.key),
        cert_registry=SimpleCertificateStore(),
    )


def approved(data: bytes, field: str) -> bytes:
    """The file with one more plain signature of the same signer, which forbids nothing."""
    meta = PdfSignatureMetadata(field_name=field)
    return sign_with_pyhanko(IncrementalPdfFileWriter(BytesIO(data)), meta, a_signer()).getvalue()


def hung_nowhere() -> bytes:
    """A file with a true signature over all of its bytes that its form does not know."""
    head = PLAIN + b"9 0 obj\n<</Type/Sig/Contents "
    tail = b"/ByteRange[0 %08d %08d %08d]>>\nendobj\n"
    room = 4096
    start, end, rest = len(head), len(head) + room + 2, len(tail % (0, 0, 0))
    tail %= (start, end, rest)
    digest = sha256(head + tail).digest()
    made = (
        asyncio.run(a_signer().async_sign(digest, "sha256")).dump().hex().encode().ljust(room, b"0")
    )
    return head + b"<" + made + b">" + tail


def flipped(data: bytes, at: int, bit: int) -> bytes:
    return data[:at] + bytes([data[at] ^ (1 << bit)]) + data[at + 1 :]


def test_pyhanko_is_loaded_by_nothing_but_a_signature():
    script = (
        "import sys, exports.verify as v, exports.documents.sign\n"
        "v.verify_pdf(b'%PDF-1.7')\n"
        "sys.exit(any(name.startswith('pyhanko') for name in sys.modules))"
    )

    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0


# --- Bundles ----------------------------------------------------------------------------------


def bundle(folder: Path, data: bytes) -> Path:
    path = folder / "hand-over.age"
    path.write_bytes(data)
    return path


def test_a_bundle_of_a_known_signer_is_unaltered(tmp_path):
    judged = verify_file(bundle(tmp_path, a_bundle()), known=KNOWN)

    assert judged.verdict == "unaltered"
    assert judged.proves


def test_a_changed_bundle_is_altered(tmp_path):
    data = a_bundle()

    judged = verify_file(bundle(tmp_path, data[:-1] + bytes([data[-1] ^ 1])), known=KNOWN)

    assert judged.verdict == "altered"
    assert not judged.proves


def test_a_bundle_without_a_key_gets_a_sentence(tmp_path):
    with pytest.raises(NotEntitled):
        verify_file(bundle(tmp_path, a_bundle()))
