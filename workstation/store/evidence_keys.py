"""The keys of a case's evidence: one for the originals, one for copies without camera data.

They are rows of the store and no records: a history would keep a key that was to be destroyed.
A file that gets a new key seals what comes after it under new keys of its cases, too: whoever lost
access may have kept the old ones.
"""

import hashlib
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TypeVar

from crypto.age import AgeIdentity
from workstation.errors import Missing, NotEntitled
from workstation.records.evidence import Evidence, EvidenceCopy
from workstation.records.kit import Id, spec_of
from workstation.store.connect import Connection, in_file
from workstation.store.people import Held
from workstation.store.writer import Turn, Writer

T = TypeVar("T")
Kept = Evidence | EvidenceCopy
"""What names a sealed file."""

FILES: Mapping[type[Kept], str] = MappingProxyType(
    {kind: spec_of(kind).compartment.value for kind in (Evidence, EvidenceCopy)}
)
"""The file whose holders may open what a record of this kind names; its key lies there."""

_FIND = 'SELECT file_key, secret FROM @.evidence_key WHERE "case" = ?'
_KEEP = "INSERT INTO @.evidence_key VALUES (?, ?, ?)"
_ABOUT = b"casehaven/v1/evidence:"


class EvidenceKeys:
    """The keys that this user may use; made at the first attachment."""

    def __init__(self, held: Callable[[], Held], writer: Writer) -> None:
        self._held, self._writer = held, writer

    def holds(self, kind: type[Kept]) -> bool:
        """Whether this user opens what such records name."""
        return FILES[kind] in self._held().secrets

    def recipient(self, case: Id, kind: type[Kept]) -> str:
        """Where to seal now; makes the case's key if there is none. Raises NotEntitled."""
        return self._ask(kind, lambda c, now: _made(c, FILES[kind], case, now)).recipient

    def identities(self, case: Id, kind: type[Kept]) -> tuple[AgeIdentity, ...]:
        """What opens. Raises NotEntitled, Missing once the keys were destroyed."""
        return self._ask(kind, lambda c, _now: opening(c, FILES[kind], case))

    def _ask(self, kind: type[Kept], do: Callable[[Connection, bytes], T]) -> T:
        secret = self._held().secrets.get(FILES[kind])
        if secret is None:
            raise _closed()
        now = hashlib.sha256(_ABOUT + secret).digest()
        return self._writer.call(Turn.WORK, lambda connection: do(connection, now))


def opening(connection: Connection, file: str, case: Id) -> tuple[AgeIdentity, ...]:
    """What opens a case's blobs of one file. Raises NotEntitled, Missing once it was destroyed."""
    if file not in connection.attached:
        raise _closed()
    found = _found(connection, file, case)
    if not found:
        raise Missing("The key of this evidence was destroyed.", "Nobody can open it.")
    return tuple(found.values())


def _closed() -> NotEntitled:
    return NotEntitled("Your key does not open this evidence.", "Ask the case worker.")


def _found(connection: Connection, file: str, case: Id) -> dict[bytes, AgeIdentity]:
    rows = connection.all(in_file(file, _FIND), (case,))
    return {file_key: AgeIdentity(secret) for file_key, secret in rows}


def _made(connection: Connection, file: str, case: Id, now: bytes) -> AgeIdentity:
    found = _found(connection, file, case).get(now)
    if found is None:
        found = AgeIdentity.generate()
        with connection.transaction():
            connection.run(in_file(file, _KEEP), (case, now, found.secret))
    return found
