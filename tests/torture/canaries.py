"""Words that stand nowhere else, and every spelling in which a disk could hold them."""

import base64
import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Canary:
    """A word for one place; `where` names the place and may be printed."""

    where: str
    word: str


def canary(seed: str, where: str) -> Canary:
    """The word for a place: fourteen letters that no dictionary and no key has."""
    digest = hashlib.sha256(f"{seed}/{where}".encode()).digest()
    return Canary(where, "".join(chr(ord("a") + byte % 26) for byte in digest[:14]))


def spellings(word: str) -> Iterator[bytes]:
    """UTF-8, UTF-16, hex, base64 at each of its three offsets."""
    plain = word.encode()
    yield plain
    yield word.encode("utf-16-le")
    yield word.encode("utf-16-be")
    yield plain.hex().encode()
    yield plain.hex().upper().encode()
    for offset in range(3):
        # Only the letters that do not depend on what stands before and behind.
        coded = base64.b64encode(b"\0" * offset + plain)
        yield coded[4 if offset else 0 : len(coded) - 4]


class Net:
    """Finds any canary in bytes."""

    def __init__(self, canaries: Iterable[Canary]) -> None:
        self._of = {spelling: c.where for c in canaries for spelling in spellings(c.word)}
        ordered = sorted(self._of, key=len, reverse=True)
        self._pattern = re.compile(b"|".join(map(re.escape, ordered)))

    def caught(self, data: bytes) -> set[str]:
        """The places whose words stand in the bytes."""
        return {self._of[found[0]] for found in self._pattern.finditer(data)}

    def caught_in(self, file: Path) -> set[str]:
        """The places whose words stand in a file or in its name."""
        return self.caught(file.name.encode()) | self.caught(file.read_bytes())
