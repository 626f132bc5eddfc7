"""Finds the one signature of a foreign PDF and what exactly its signer signed. Nothing is believed.

What counts is bytes and not a parser's view: a signature that leaves out nothing of the file but
the hexadecimal digits of its own /Contents cannot be outlived by a later revision.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import new
from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Stream

LARGEST = 64 * 2**20
MOST_PAGES = 2_000
MOST_OBJECTS = 200_000
_MEMORY = 64 * 2**20
_KINDS = ("/adbe.pkcs7.detached", "/ETSI.CAdES.detached")
_HEX = re.compile(rb"[0-9A-Fa-f]+")

# The seal as exports.documents.sign_pades writes it. All of it lies in signed bytes, so nobody
# can make one of our seals look foreign and escape the stricter form.
_OURS = re.compile(
    rb">\n/ByteRange \[0 \d+ \d+ \d+\] +\n/Type /Sig\n/Filter /Adobe\.PPKLite\n"
    rb"/SubFilter /ETSI\.CAdES\.detached\n/M \(D\\072\d{8}000000Z\)\n/Reference \[ <<\n"
    rb"/Type /SigRef\n/TransformMethod /DocMDP\n/TransformParams <<\n/Type /TransformParams\n"
    rb"/V /1\.2\n/P 1\n>>\n>> \]\n>>\nendobj\n"
)


class Unfit(Exception):
    """The file cannot be vouched for; the argument is a sentence for the reader."""


class NotSigned(Exception):
    """The file carries no signature; the argument is a sentence for the reader."""


@dataclass(frozen=True, slots=True)
class Signature:
    """A signature that covers the whole file. `contents` is all that lies in its hole."""

    before: memoryview
    after: memoryview
    contents: bytes
    ours: bool
    capitals: bool

    def digest(self, algorithm: str) -> bytes:
        """The digest of every byte outside the hole."""
        whole = new(algorithm, self.before)
        whole.update(self.after)
        return whole.digest()


def find(data: bytes) -> Signature:
    """The only signature of the file. Raises NotSigned or Unfit."""
    if len(data) > LARGEST:
        raise Unfit(f"The file is larger than {LARGEST >> 20} MB; that is not read.")
    if b"%PDF-" not in data[:1024]:
        raise NotSigned("The file is not a PDF.")
    found = _signatures(data)
    if not found:
        if b"/ByteRange" in data:
            raise Unfit("The file holds remains of a signature that nothing refers to.")
        raise NotSigned("The PDF carries no signature.")
    if len(found) > 1:
        raise Unfit("The file carries more than one signature.")
    return _whole(data, found[0])


@dataclass(frozen=True, slots=True)
class _Claim:
    """What a signature dictionary says of itself."""

    byte_range: tuple[int, ...]
    contents: bytes
    kind: str


def _signatures(data: bytes) -> list[_Claim]:
    _bound_memory()
    try:
        with pikepdf.open(BytesIO(data), suppress_warnings=True) as pdf:
            parts = list(pdf.objects)
            _bound_size(parts)
            return [_claim(found) for part in parts for found in _ranged(part)]
    except Unfit:
        raise
    except Exception:  # noqa: BLE001 - a hostile file may raise anything; all of it means the same
        if b"/ByteRange" in data:
            raise Unfit("The file is damaged: it cannot be read as a PDF.") from None
        raise NotSigned("The file cannot be read as a PDF and shows no signature.") from None


def _bound_memory() -> None:
    """qpdf's limits hold for the whole process. They are only ever made tighter."""
    pikepdf.settings.set_qpdf_limits(
        flate_max_memory=_MEMORY,
        png_max_memory=_MEMORY,
        run_length_max_memory=_MEMORY,
        tiff_max_memory=_MEMORY,
        max_stream_filters=4,
    )


def _bound_size(parts: list[Object]) -> None:
    """Pages are counted as parts: qpdf prints to the terminal about a broken page tree."""
    if len(parts) > MOST_OBJECTS:
        raise Unfit("The file has more parts than a letter has; it is not read.")
    pages = sum(isinstance(part, Dictionary) and part.get("/Type") == Name.Page for part in parts)
    if pages > MOST_PAGES:
        raise Unfit(f"The file has more than {MOST_PAGES} pages; it is not read.")


def _ranged(root: Object) -> Iterator[Object]:
    """Every dictionary with a /ByteRange in one object; references are not followed."""
    waiting = [root]
    while waiting:
        at = waiting.pop()
        if isinstance(at, Array):
            waiting += [kid for kid in at.as_list() if _inside(kid)]
        elif isinstance(at, (Dictionary, Stream)):
            if "/ByteRange" in at:
                yield at
            waiting += [kid for _, kid in at.items() if _inside(kid)]


def _inside(kid: object) -> bool:
    return isinstance(kid, (Array, Dictionary)) and not kid.is_indirect


def _claim(found: Object) -> _Claim:
    numbers = tuple(int(n) for n in found["/ByteRange"].as_list())
    return _Claim(numbers, bytes(found["/Contents"]), str(found.get("/SubFilter", "")))


def _whole(data: bytes, claim: _Claim) -> Signature:
    if claim.kind not in _KINDS:
        raise Unfit("The signature is of a kind that is not vouched for here.")
    if len(claim.byte_range) != 4 or claim.byte_range[0] != 0 or min(claim.byte_range) < 0:
        raise Unfit("The signature does not say in the usual way what it covers.")
    _, start, end, rest = claim.byte_range
    if end + rest != len(data):
        raise Unfit("The file was changed or added to after it was signed.")
    hole = data[start:end]
    digits = hole[1:-1]
    if hole[:1] + hole[-1:] != b"<>" or not _HEX.fullmatch(digits) or len(digits) % 2:
        raise Unfit("The signature leaves out more of the file than itself.")
    if bytes.fromhex(digits.decode("ascii")) != claim.contents:
        raise Unfit("The signature that is shown is not the one that covers the file.")
    view = memoryview(data)
    ours = _OURS.match(data, end - 1) is not None
    return Signature(view[:start], view[end:], claim.contents, ours, digits == digits.upper())
