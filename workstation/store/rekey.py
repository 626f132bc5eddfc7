"""Gives an encrypted file another key; a crash at any moment leaves it under the old or the new.

A new key waits in `keys/X.next` until its file is under it. Whoever opens a file tries the key in
`keys/X`, then the next one.
"""

from collections.abc import Mapping
from pathlib import Path

import sqlcipher3.dbapi2 as sqlcipher

from crypto.keys import CompartmentKey
from workstation.errors import Damaged, DiskFull, Missing
from workstation.store.connect import connect_alone

NEXT = ".next"


def opens(path: Path, key: CompartmentKey) -> bool:
    """Whether a key opens a file. A journal that a crash left is rolled back first."""
    try:
        connect_alone(path, key).close()
    except (Damaged, Missing):
        return False
    return True


def rekey(path: Path, old: CompartmentKey, new: CompartmentKey) -> None:
    """Encrypt a file anew; nobody else may be using it. Raises DiskFull where it fails, Damaged.

    It takes as much room again as the file, and about 25 ms a megabyte.
    """
    connection = connect_alone(path, old)
    try:
        # Pages that wait in memory go to the file early: they are encrypted there.
        connection.run("PRAGMA cache_spill = 1")
        connection.all(f"PRAGMA rekey = \"x'{new.raw.hex()}'\"")
    except sqlcipher.DatabaseError:
        # The library has one sentence for whatever hinders it; room is what is missing.
        raise _not_renewed(path) from None
    finally:
        connection.close()
    if not opens(path, new):
        raise _not_renewed(path)


def _not_renewed(path: Path) -> DiskFull:
    return DiskFull(
        f"{path.name} did not get its new key.",
        f"Free as much room as {path.name} takes. Its old key holds until then.",
    )


def promoted(sealed: Mapping[str, bytes], names: frozenset[str]) -> dict[str, bytes]:
    """The key files once these next keys are the ones in use."""
    known = dict(sealed)
    for name in names:
        known[name] = known.pop(name + NEXT)
    return known
