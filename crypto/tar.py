"""The strict subset of tar (POSIX ustar) inside what we seal: bundles and backups.

Exactly one header is accepted for a name and a size: the one that we write, which is also what
GNU tar writes with `--format=ustar --owner=0 --group=0 --numeric-owner --mtime=@0 --mode=600`.
The general reader of the standard library is not for foreign files: a changed bit in a header
ends its archive silently, and a long extension header takes it half a minute.
"""

import re
from collections.abc import Callable
from typing import Protocol

from workstation.errors import Damaged

BLOCK = 512
END = bytes(2 * BLOCK)
LONGEST_NAME = 100
LARGEST_IN_DIGITS = 8**11 - 1
"""A larger size is written as a number of eleven bytes after 0x80, as GNU tar does."""

_LARGE = 0x80
_SIZE = re.compile(rb"[0-7]{11}\0|\x80\0{3}[\0-\xff]{8}", re.DOTALL)
_HEADER = b"%s0000600\x000000000\x000000000\x00%s00000000000\x00%s0%s"
_REST = bytes(100) + b"ustar\x0000" + bytes(64) + b"0000000\x000000000\x00" + bytes(167)


class Malformed(Damaged):
    """A byte stands where we would have written another."""

    def __init__(self) -> None:
        super().__init__("Inside the seal is not an archive of the form that Casehaven writes.")


def header(name: str, size: int) -> bytes:
    """Give the one header for a regular file."""
    digits = b"%011o\0" % size if size <= LARGEST_IN_DIGITS else b"\x80" + size.to_bytes(11)
    padded = name.encode("ascii").ljust(LONGEST_NAME, b"\0")
    blank = _HEADER % (padded, digits, b" " * 8, _REST)
    return _HEADER % (padded, digits, b"%06o\x00 " % sum(blank), _REST)


def padding(size: int) -> bytes:
    """Give the zeros after a content of `size` bytes."""
    return bytes(-size % BLOCK)


class Receiver(Protocol):
    """Takes the entries as they come; raises to stop the reading."""

    def begin(self, name: str, size: int) -> None: ...

    def write(self, data: bytes, /) -> object: ...

    def finish(self) -> None: ...


class TarParser:
    """Takes slices of a tar of any length and hands its entries on.

    `names` is what an entry may be called. Raises Malformed at the first byte that we would not
    have written. Order, sizes and number of entries are the receiver's to judge; nothing is kept
    here but one block.
    """

    def __init__(self, receiver: Receiver, names: re.Pattern[bytes]) -> None:
        self._receiver, self._names = receiver, names
        self._block = bytearray()
        self._zero_blocks = 0
        self._left = self._padding = 0
        self._take: Callable[[memoryview], int] = self._take_block

    def write(self, data: bytes, /) -> int:
        """Take the next slice."""
        rest = memoryview(data)
        while rest:
            rest = rest[self._take(rest) :]
        return len(data)

    def close(self) -> None:
        """Say that no slice follows; raises Malformed where the tar is not at its end."""
        if self._zero_blocks != 2 or self._block:
            raise Malformed

    def _take_block(self, data: memoryview) -> int:
        part = data[: BLOCK - len(self._block)]
        self._block += part
        if len(self._block) == BLOCK:
            block = bytes(self._block)
            self._block.clear()
            self._read(block)
        return len(part)

    def _take_body(self, data: memoryview) -> int:
        part = data[: self._left]
        self._receiver.write(bytes(part))
        self._left -= len(part)
        if not self._left:
            self._end_body()
        return len(part)

    def _take_padding(self, data: memoryview) -> int:
        part = data[: self._padding]
        if any(part):
            raise Malformed
        self._padding -= len(part)
        if not self._padding:
            self._take = self._take_block
        return len(part)

    def _read(self, block: bytes) -> None:
        if self._zero_blocks or not any(block):
            self._zero_blocks += 1
            if any(block) or self._zero_blocks > 2:
                raise Malformed
            return
        name, size = self._name_and_size(block)
        self._receiver.begin(name, size)
        self._left, self._padding = size, -size % BLOCK
        self._take = self._take_body
        if not size:
            self._end_body()

    def _end_body(self) -> None:
        self._receiver.finish()
        self._take = self._take_padding if self._padding else self._take_block

    def _name_and_size(self, block: bytes) -> tuple[str, int]:
        name, digits = block[:LONGEST_NAME].rstrip(b"\0"), block[124:136]
        if not self._names.fullmatch(name) or not _SIZE.fullmatch(digits):
            raise Malformed
        number = digits[:11], digits[1:]
        size = int.from_bytes(number[1]) if digits[0] == _LARGE else int(number[0], 8)
        if block != header(name.decode(), size):
            raise Malformed
        return name.decode(), size
