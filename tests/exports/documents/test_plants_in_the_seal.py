"""The gate finds what a seal tells besides its day, wherever in the seal it is hidden."""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

import pytest
from asn1crypto import cms, core, x509
from pyhanko.pdf_utils import generic

from exports.documents import sign_pades
from exports.documents.briefing import render
from exports.documents.gate import inspect_sealed, require_clean, require_sealed
from exports.documents.gate.der import texts_in
from exports.documents.sign import sign_pdf
from exports.documents.sign_find import find
from exports.redaction.matcher_for_gate import LastLook
from tests.exports.documents.gate_samples import IDENTIFIERS, NAME, a_briefing
from tests.exports.documents.seals import DAY, a_seal, a_seal_that_tells

TEXT = a_briefing(6)
TERMS = LastLook(IDENTIFIERS)
CLEAN = require_clean(render(TEXT), TEXT, TERMS)
SEAL = a_seal()
SEALED = sign_pdf(CLEAN, SEAL, DAY)


META = sign_pades._META  # noqa: SLF001 - what a careless change of ours would change


def rules(data: bytes) -> set[str]:
    return {finding.rule for finding in inspect_sealed(data, CLEAN, TERMS)}


# --- What a signing program offers to say -----------------------------------------------------


@pytest.mark.parametrize("field", ["reason", "location", "contact_info", "name"])
def test_a_name_in_a_field_of_the_signature_is_found(
    monkeypatch: pytest.MonkeyPatch, field: str
) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(sign_pades, "_META", replace(META, **{field: NAME}))
        told = sign_pdf(CLEAN, SEAL, DAY)

    assert {"allowed-keys", "seal-form"} <= rules(told)


def test_a_name_as_the_name_of_the_field_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(sign_pades, "_META", replace(META, field_name=NAME))
        told = sign_pdf(CLEAN, SEAL, DAY)

    assert {"allowed-values", "seal-form"} <= rules(told)


def test_the_program_that_signed_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    def tells(self: sign_pades.QuietWriter) -> None:
        self.set_info(
            self.add_object(
                generic.DictionaryObject(
                    {generic.pdf_name("/Author"): generic.TextStringObject(NAME)}
                )
            )
        )

    monkeypatch.setattr(sign_pades.QuietWriter, "_update_meta", tells)

    assert rules(sign_pdf(CLEAN, SEAL, DAY)) & {"every-byte", "only-a-seal", "readable"}


def test_another_identity_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    told = generic.ArrayObject([generic.ByteStringObject(NAME.encode())] * 2)
    with monkeypatch.context() as patched:
        patched.setattr(sign_pades.QuietWriter, "_handle_id", classmethod(lambda _, __: told))
        sealed = sign_pdf(CLEAN, SEAL, DAY)

    assert {"only-a-seal", "seal-form"} <= rules(sealed)


@pytest.mark.parametrize("name", [NAME, "U Hlaing", "ဒေါ်သီတာလှိုင်"])
def test_a_name_in_the_certificate_is_found(name: str) -> None:
    assert "identifier" in rules(sign_pdf(CLEAN, a_seal_that_tells(name), DAY))


# --- The container ----------------------------------------------------------------------------


def _unsigned_attribute(container: cms.ContentInfo) -> None:
    said = cms.CMSAttribute(
        {
            "type": "1.2.3.4",
            "values": [x509.DirectoryString("utf8_string", core.UTF8String(NAME))],
        }
    )
    container["content"]["signer_infos"][0]["unsigned_attrs"] = cms.CMSAttributes([said])


def _signed_attribute(container: cms.ContentInfo) -> None:
    said = cms.CMSAttribute(
        {
            "type": "signing_time",
            "values": [cms.Time("utc_time", dt.datetime(2026, 11, 22, 9, 30, tzinfo=dt.UTC))],
        }
    )
    signer = container["content"]["signer_infos"][0]
    signer["signed_attrs"] = cms.CMSAttributes([*signer["signed_attrs"], said])


def _second_certificate(container: cms.ContentInfo) -> None:
    other = x509.Certificate.load(a_seal_that_tells("Somebody Else").certificate)
    have = [choice.chosen for choice in container["content"]["certificates"]]
    container["content"]["certificates"] = [*have, other]


def _words_in_the_container(container: cms.ContentInfo) -> None:
    container["content"]["encap_content_info"] = {"content_type": "data", "content": NAME.encode()}


CHANGED = (_unsigned_attribute, _signed_attribute, _second_certificate, _words_in_the_container)


@pytest.mark.parametrize("change", CHANGED, ids=lambda change: change.__name__.strip("_"))
def test_more_in_the_container_is_found(change: Callable[[cms.ContentInfo], None]) -> None:
    container = cms.ContentInfo.load(find(SEALED).contents)
    change(container)

    assert "seal-form" in rules(with_contents(container.dump(force=True)))


@pytest.mark.parametrize(
    "words", [NAME.encode(), NAME.encode("utf-16-be"), b"\1", bytes(40) + b"Noi"]
)
def test_bytes_in_the_padding_are_found(words: bytes) -> None:
    written = cms.ContentInfo.load(find(SEALED).contents).dump()

    assert "seal-form" in rules(with_contents(written + words))


def with_contents(written: bytes) -> bytes:
    """The sealed file with another container in the hole, which must be large enough."""
    signature = find(SEALED)
    hole = len(signature.contents)
    assert len(written) <= hole
    digits = written.ljust(hole, b"\0").hex().upper().encode()
    return bytes(signature.before) + b"<" + digits + b">" + bytes(signature.after)


def test_the_same_container_is_clean() -> None:
    assert with_contents(find(SEALED).contents) == SEALED
    assert rules(SEALED) == set()


def test_small_letters_among_the_digits_are_found() -> None:
    head, tail = SEALED[: len(CLEAN.data)], SEALED[len(CLEAN.data) :]
    at = tail.index(b"/Contents <") + 20

    assert "seal-form" in rules(head + tail[:at] + tail[at : at + 40].lower() + tail[at + 40 :])


# --- Around it --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b"/Type /Sig\n", b"/Type  /Sig\n"),
        (b"/SigFlags 3\n", b"/SigFlags 3\n\n"),
        (b"(Seal)", b"<5365616C>"),
        (b"(Seal)", b"(\\123eal)"),
        (b"\nxref\n", b"\n%\nxref\n"),
        (b"startxref\n", b"startxref\n0"),
        (b"/Rect", b"/AP << /N 1 0 R >>\n/Rect"),
        (b"/Rect", b"/MK << /CA (Thida) >>\n/Rect"),
        (b"/Type /Sig\n", b"/Prop_Build << /App << /Name /Thida >> >>\n/Type /Sig\n"),
        (b"/Type /Sig\n", b"/Cert <5468696461>\n/Type /Sig\n"),
    ],
)
def test_another_spelling_of_the_seal_is_found(before: bytes, after: bytes) -> None:
    head, tail = SEALED[: len(CLEAN.data)], SEALED[len(CLEAN.data) :]
    assert before in tail

    assert rules(head + tail.replace(before, after, 1))


def test_a_sealed_file_has_two_ends_and_begins_with_the_clean_one() -> None:
    passed = require_sealed(SEALED, CLEAN, TERMS).data

    assert passed.count(b"%%EOF") == 2
    assert passed.startswith(CLEAN.data)
    assert CLEAN.data.count(b"%%EOF") == 1


def test_the_container_says_two_constant_names() -> None:
    assert set(texts_in(find(SEALED).contents)) == {"Casehaven seal", "Casehaven authority"}
