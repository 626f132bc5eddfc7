"""Removes what `Files.write` leaves in a vault when its process ends half-way."""

import re
from contextlib import suppress

from workstation.errors import WorkstationError
from workstation.store.backup_format import may_be_in
from workstation.store.files import Files
from workstation.store.layout import Layout

_PART = re.compile(r"\.(.+)\.[0-9a-f]{8}\.part")


def sweep(files: Files, layout: Layout) -> None:
    """Remove unfinished files of ours, and no others; only for one who holds the lock.

    What cannot be removed hinders nobody. `tries` is written without the lock, so its are left.
    """
    for folder in (layout.root, layout.slots, layout.keys, layout.checkpoints):
        for path in sorted(folder.glob(".*.part")):
            begun = _PART.fullmatch(path.name)
            whole = begun and path.with_name(begun[1])
            if whole == layout.ballast or (whole and may_be_in(layout.root, whole)):
                with suppress(WorkstationError):
                    files.remove(path)
