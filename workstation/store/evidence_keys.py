"""The keys of a case's evidence: one for the originals, one for copies without camera data.

They are rows of the store and no records: a history would keep a key that was to be destroyed.
"""

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

_FIND = 'SELECT secret FROM @.evidence_key WHERE "case" = ?'
_KEEP = "INSERT INTO @.evidence_key VALUES (?, ?)"


class EvidenceKeys:
    """The keys that this user may use; made at the first attachment."""

    def __init__(self, held: Callable[[], Held], writer: Writer) -> None:
        self._held, self._writer = held, writer

    def holds(self, kind: type[Kept]) -> bool:
        """Whether this user opens what such records name."""
        return FILES[kind] in self._held().secrets

    def recipient(self, case: Id, kind: type[Kept]) -> str:
        """Where to seal; makes the case's key if there is none. Raises NotEntitled."""
        return self._ask(kind, lambda connection: _made(connection, FILES[kind], case)).recipient

    def identity(self, case: Id, kind: type[Kept]) -> AgeIdentity:
        """What opens. Raises NotEntitled, Missing once the key was destroyed."""
        found = self._ask(kind, lambda connection: _found(connection, FILES[kind], case))
        if found is None:
            raise Missing("The key of this evidence was destroyed.", "Nobody can open it.")
        return found

    def _ask(self, kind: type[Kept], do: Callable[[Connection], T]) -> T:
        if not self.holds(kind):
            raise NotEntitled("Your key does not open this evidence.", "Ask the case worker.")
        return self._writer.call(Turn.WORK, do)


def _found(connection: Connection, file: str, case: Id) -> AgeIdentity | None:
    secret = connection.value(in_file(file, _FIND), (case,))
    return None if secret is None else AgeIdentity(secret)


def _made(connection: Connection, file: str, case: Id) -> AgeIdentity:
    found = _found(connection, file, case)
    if found is None:
        found = AgeIdentity.generate()
        with connection.transaction():
            connection.run(in_file(file, _KEEP), (case, found.secret))
    return found
