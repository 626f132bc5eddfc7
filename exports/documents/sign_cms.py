"""Checks the cryptographic half of a PDF signature (CMS, RFC 5652), and the one form we write."""

import re
from dataclasses import dataclass

from asn1crypto import cms, core, x509
from pyhanko.sign.general import extract_signer_info
from pyhanko.sign.validation.generic_cms import (
    extract_certs_for_validation,
    validate_sig_integrity,
)

from exports.documents.sign_find import Signature

_DIGESTS = ("sha256", "sha384", "sha512")
_SHA256 = cms.DigestAlgorithm({"algorithm": "sha256"})
_ECDSA = cms.SignedDigestAlgorithm({"algorithm": "sha256_ecdsa"})
_ZEROS = re.compile(rb"\0*")


@dataclass(frozen=True, slots=True)
class Facts:
    """What the mathematics say of a signature, apart from whether its signer is known."""

    intact: bool
    valid: bool
    canonical: bool
    fingerprint: str


def check(signature: Signature) -> Facts:
    """Check digest, signature and form.

    Foreign bytes may make it raise anything; the caller takes every exception for a failure.
    """
    signed: cms.SignedData = cms.ContentInfo.load(signature.contents)["content"]
    signer = extract_signer_info(signed)
    certificate: x509.Certificate = extract_certs_for_validation(signed).signer_cert
    intact, valid = validate_sig_integrity(
        signer, certificate, "data", signature.digest(_digest_of(signed, signer))
    )
    return Facts(
        intact,
        valid,
        signature.capitals and is_canonical(signature.contents),
        certificate.sha256.hex(),
    )


def _digest_of(signed: cms.SignedData, signer: cms.SignerInfo) -> str:
    algorithm: str = signer["digest_algorithm"]["algorithm"].native
    if algorithm not in _DIGESTS:
        raise ValueError("a digest that can be forged")
    if signer["signed_attrs"] is core.VOID or signed["encap_content_info"]["content"].native:
        raise ValueError("not a detached signature over attributes")
    return algorithm


def is_canonical(contents: bytes) -> bool:
    """Whether the hole holds what we would write around this signature, to the last bit.

    PAdES leaves parts of the hole unsigned; here they have one possible value: DER, one
    certificate, one signer, no unsigned attribute, then zeros.
    """
    signed = cms.ContentInfo.load(contents)["content"]
    again = _rebuilt(signed)
    return contents.startswith(again) and bool(_ZEROS.fullmatch(contents, len(again)))


def names_of_attributes(contents: bytes) -> list[str]:
    """The kinds of what the signer states besides the digest, in order."""
    signer = cms.ContentInfo.load(contents)["content"]["signer_infos"][0]
    return [attribute["type"].dotted for attribute in signer["signed_attrs"]]


def _rebuilt(signed: cms.SignedData) -> bytes:
    """The container written anew from certificate, attributes and signature value alone."""
    certificate: x509.Certificate = signed["certificates"][0].chosen
    signer = signed["signer_infos"][0]
    who = cms.IssuerAndSerialNumber(
        {"issuer": certificate.issuer, "serial_number": certificate.serial_number}
    )
    container = cms.ContentInfo(
        {
            "content_type": "signed_data",
            "content": {
                "version": "v1",
                "digest_algorithms": [_SHA256],
                "encap_content_info": {"content_type": "data"},
                "certificates": [certificate],
                "signer_infos": [
                    {
                        "version": "v1",
                        "sid": cms.SignerIdentifier({"issuer_and_serial_number": who}),
                        "digest_algorithm": _SHA256,
                        "signed_attrs": _again(signer["signed_attrs"]),
                        "signature_algorithm": _ECDSA,
                        "signature": signer["signature"].native,
                    }
                ],
            },
        }
    )
    written: bytes = container.dump()
    return written


def _again(attributes: cms.CMSAttributes) -> cms.CMSAttributes:
    """The attributes encoded anew, so that no other spelling of a length or an order remains."""
    return cms.CMSAttributes.load(attributes.untag().dump(force=True))
