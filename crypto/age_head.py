"""A look at the head of an age file before the library reads it.

The library parses a head again for each piece it reads (784 kB of stanzas took 13 s) and takes
stanzas of an old, wrong form; so the head is bounded and its lines are checked first.
"""

import base64
import binascii
import io

from crypto.streams import Reader
from workstation.errors import Damaged

_LONGEST = 1 << 16
_ARMOUR = b"-----BEGIN AGE ENCRYPTED FILE-----"
_ANY_VERSION = b"age-encryption.org/"
_FULL_LINE = 64


def checked(source: Reader) -> Reader:
    """Give a reader of the same bytes; raises Damaged where no age file of ours can begin so."""
    head = b""
    while len(head) < _LONGEST and (piece := source.read(_LONGEST - len(head))):
        head += piece
    if not _is_sound(_without_armour(head)):
        raise Damaged("This is not an age file.")
    return _Chained(head, source)


class _Chained:
    """A stream whose first bytes were looked at already."""

    def __init__(self, head: bytes, rest: Reader) -> None:
        self._head, self._rest = io.BytesIO(head), rest

    def read(self, size: int = -1, /) -> bytes:
        return self._head.read(size) or self._rest.read(size)


def _without_armour(head: bytes) -> bytes:
    if not head.startswith(_ARMOUR):
        return head
    body = b"".join(line for line in head.splitlines() if not line.startswith(b"-"))
    try:
        return base64.b64decode(body[: len(body) // 4 * 4])
    except binascii.Error:
        return b""


def _is_sound(head: bytes) -> bool:
    lines, end, _ = head.partition(b"\n---")
    version, *rest = lines.split(b"\n")
    return bool(end) and version.startswith(_ANY_VERSION) and _stanzas_end_short(rest)


def _stanzas_end_short(lines: list[bytes]) -> bool:
    """The last line of a stanza's body is a short one, if need be an empty one."""
    starts = [place for place, line in enumerate(lines) if line.startswith(b"-> ")]
    ends = [*starts, len(lines)][1:]
    return all(
        end - start > 1 and len(lines[end - 1]) < _FULL_LINE
        for start, end in zip(starts, ends, strict=True)
    )
