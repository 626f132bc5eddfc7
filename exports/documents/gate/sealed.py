"""The gate's second look: the sealed file is the clean one and a seal, and nothing besides."""

import re
from collections.abc import Iterator, Mapping

from exports.documents.gate.check import IDENTIFIER, Terms, closed, identifies, of_revision, refuse
from exports.documents.gate.clean import CleanPdf, Finding, SealedPdf, admit_sealed
from exports.documents.gate.der import texts_in
from exports.documents.gate.schema import SIGNED
from exports.documents.gate.syntax import Part, Revision, Unreadable, Value, read

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
    return tuple(closed(_findings(sealed, clean, terms)))


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


def _bytes(value: Value | None) -> bytes:
    return value if isinstance(value, bytes) else b""
