"""Opens sealed files beside the process that holds the vault: for a second person's own look."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from crypto.age import AgeIdentity, plain_reader
from crypto.streams import Reader
from workstation.errors import Damaged
from workstation.store.connect import Connection
from workstation.store.evidence_keys import FILES, Kept, opening
from workstation.store.evidence_streams import Compared
from workstation.store.layout import RESTORE


class EvidenceReading:
    """Reads what records name, with the keys of whoever's connection it is; writes nothing."""

    def __init__(self, folder: Path, connection: Connection) -> None:
        self._folder, self._connection = folder, connection

    @contextmanager
    def reading(self, kept: Kept) -> Iterator[Reader]:
        """As EvidenceStore; raises NotEntitled, Missing, Damaged."""
        assert kept.case is not None
        identities = opening(self._connection, FILES[type(kept)], kept.case)
        with opened(self._folder, kept.blob, identities, kept.sha256, kept.size) as plain:
            yield plain


@contextmanager
def opened(
    folder: Path, blob: str, identities: tuple[AgeIdentity, ...], sha256: str, size: int
) -> Iterator[Reader]:
    """The bytes of a blob, compared when they are read to their end. Raises Damaged."""
    whole, part = folder / f"{blob}.age", folder / f"{blob}.part"
    path = whole if whole.exists() else part
    try:
        raw = path.open("rb")
    except OSError:
        words = "A sealed file of this vault is missing or cannot be read."
        raise Damaged(words, RESTORE) from None
    with raw, plain_reader(raw, identities) as plain:
        yield Compared(plain, path, sha256, size)
