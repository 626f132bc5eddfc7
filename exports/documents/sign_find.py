"""Finds the one signature of a foreign PDF and what exactly its signer signed, by bytes alone.

No PDF is parsed here: a hostile file meets one search and a digest. What counts is that the
signature leaves out nothing of the file but the hexadecimal digits of its own /Contents; then no
later revision can outlive it, whatever a reader would make of one.
"""

import re
from dataclasses import dataclass
from hashlib import new

LARGEST = 64 * 2**20
_LARGEST_HOLE = 2 * 2**20
_KEY = b"/ByteRange"
_RANGE = re.compile(
    rb"/ByteRange\s{0,9}\[\s{0,9}(\d{1,10})\s{1,9}(\d{1,10})\s{1,9}(\d{1,10})\s{1,9}(\d{1,10})"
    rb"\s{0,9}\]"
)
_HEX = re.compile(rb"<((?:[0-9A-Fa-f]{2})+)>")

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

    byte_range: tuple[int, ...]
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
    if _KEY not in data:
        raise NotSigned("The PDF carries no signature.")
    if data.count(_KEY) > 1:
        raise Unfit("The file carries more than one signature.")
    return _whole(data, _RANGE.search(data))


def _whole(data: bytes, found: re.Match[bytes] | None) -> Signature:
    """The signature, if it leaves out itself and nothing else."""
    if found is None or int(found[1]) != 0:
        raise Unfit("The signature does not say in the usual way what it covers.")
    start, end, rest = (int(number) for number in found.groups()[1:])
    if end + rest != len(data):
        raise Unfit("The file was changed or added to after it was signed.")
    if end - start > _LARGEST_HOLE:
        raise Unfit("The signature is larger than one can be.")
    hole = _HEX.fullmatch(data, start, end)
    if hole is None:
        raise Unfit("The signature leaves out more of the file than itself.")
    view = memoryview(data)
    return Signature(
        (0, start, end, rest),
        view[:start],
        view[end:],
        bytes.fromhex(hole[1].decode("ascii")),
        _OURS.match(data, end - 1) is not None,
        hole[1].upper() == hole[1],
    )
