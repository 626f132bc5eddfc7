"""The gate's second look: the sealed file is the clean one and a seal, and nothing besides."""

import datetime as dt
import re
from collections.abc import Iterator, Mapping

from asn1crypto.cms import ContentInfo
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from exports.documents.gate.check import (
    IDENTIFIER,
    Terms,
    closed,
    identifies,
    of_revision,
    refuse,
    remembering,
)
from exports.documents.gate.clean import CleanPdf, Finding, SealedPdf, admit_sealed
from exports.documents.gate.der import texts_in
from exports.documents.gate.schema import SIGNED
from exports.documents.gate.syntax import Part, Revision, Unreadable, Value, read
from exports.documents.sign_find import find

_SAID = re.compile(rb"/M \(D\\072(\d{8})000000Z\)")
_DAY = re.compile(rb"D:\d{8}000000Z")
_ADDED = {"Catalog": {"AcroForm", "Perms", "Version"}, "Page": {"Annots"}}
_NEW = 3  # the form, its one field, the signature


def require_sealed(sealed: bytes, clean: CleanPdf, terms: Terms) -> SealedPdf:
    """The sealed file as one that may leave. Raises Refused with every finding."""
    refuse(inspect_sealed(sealed, clean, terms))
    return admit_sealed(sealed)


def inspect_sealed(sealed: bytes, clean: CleanPdf, terms: Terms) -> tuple[Finding, ...]:
    """Every reason why a sealed file may not leave; empty if there is none.

    The clean file must be its exact beginning and the seal the only thing added. `terms` may
    know the staff as well: a certificate tells names, too.
    """
    return tuple(closed(_findings(sealed, clean, remembering(terms))))


def _findings(sealed: bytes, clean: CleanPdf, terms: Terms) -> Iterator[Finding]:
    if not sealed.startswith(clean.data):
        yield Finding("the file", "same-bytes", "It does not begin with the file that passed.")
    try:
        revisions = read(sealed)
    except Unreadable as place:
        yield Finding(str(place), "every-byte", "The file holds bytes that are not accounted for.")
        return
    if len(revisions) != 2 or revisions[0].end != len(clean.data):
        yield Finding("the file", "every-byte", "It is not one revision and its seal.")
        return
    first, second = revisions
    yield from of_revision(sealed, {**first.parts, **second.parts}, second.trailer, SIGNED, terms)
    yield from _only_a_seal(first, second)
    yield from _seal(second.parts, terms)
    yield from _our_form(sealed, clean)


def _only_a_seal(first: Revision, second: Revision) -> Iterator[Finding]:
    """Rewritten objects have grown by the seal's keys; the trailer by where it was before."""
    changed = [n for n in second.parts if n in first.parts and not _grown(n, first, second)]
    trailer = {k: v for k, v in second.trailer.items() if k not in ("Prev", "Size")}
    before = {k: v for k, v in first.trailer.items() if k != "Size"}
    new = len(second.parts.keys() - first.parts.keys())
    for number in changed:
        yield Finding(f"object {number}", "only-a-seal", "Sealing changed it.")
    if trailer != before or new != _NEW:
        yield Finding("the seal", "only-a-seal", "More was added than a seal.")


def _grown(number: int, first: Revision, second: Revision) -> bool:
    before, after = first.parts[number].value, second.parts[number].value
    if not isinstance(before, dict) or not isinstance(after, dict):
        return False
    added = after.keys() - before.keys()
    return added == _ADDED.get(str(before.get("Type"))) and before.items() <= after.items()


def _seal(parts: Mapping[int, Part], terms: Terms) -> Iterator[Finding]:
    for number, part in parts.items():
        value = part.value
        if isinstance(value, dict) and value.get("Type") == "Sig":
            if not _DAY.fullmatch(_bytes(value.get("M"))):
                yield Finding(f"object {number}", "only-a-seal", "The seal tells more than a day.")
            if identifies(list(texts_in(_bytes(value.get("Contents")))), terms):
                yield Finding("the seal's certificate", "identifier", IDENTIFIER)


def _our_form(sealed: bytes, clean: CleanPdf) -> Iterator[Finding]:
    """Sealing the clean file again gives the same bytes but for the signature's own digits.

    Then nothing hides in spelling, padding, or parts of the container that no signature covers.
    """
    # pyHanko costs 0.6 s to import; whoever has sealed a file has it.
    from exports.documents.sign_cms import is_canonical, names_of_attributes
    from exports.documents.sign_pades import add_signature

    found = find(sealed)
    certificate = ContentInfo.load(found.contents)["content"]["certificates"][0].chosen.dump()
    again = find(add_signature(clean.data, _any_key(), certificate, _day_of(sealed)))
    if (found.before, found.after) != (again.before, again.after):
        yield Finding("the seal", "seal-form", "It is not written as sealing again writes it.")
    if not found.capitals or not is_canonical(found.contents):
        yield Finding("the seal", "seal-form", "Its container holds more than a signature.")
    if names_of_attributes(found.contents) != names_of_attributes(again.contents):
        yield Finding("the seal", "seal-form", "It states more than a signature needs.")


def _any_key() -> bytes:
    key = ec.generate_private_key(ec.SECP256R1())
    return key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())


def _day_of(sealed: bytes) -> dt.date:
    said = _SAID.findall(sealed)[-1]
    return dt.date(int(said[:4]), int(said[4:6]), int(said[6:]))


def _bytes(value: Value | None) -> bytes:
    return value if isinstance(value, bytes) else b""
