"""Numbered steps from one format to the next, on copies of the files, swapped in when whole."""

import contextlib
import shutil
from collections.abc import Mapping
from pathlib import Path

from crypto.keys import CompartmentKey
from workstation.errors import Damaged, DiskFull, NotEntitled, WorkstationError
from workstation.store.connect import Connection, connect, in_file
from workstation.store.facts import FileFacts, facts_of, refuse_damage
from workstation.store.files import Files, in_words
from workstation.store.layout import DATABASES, RESTORE, Layout
from workstation.store.steps import STEPS, Step


def migrate(
    files: Files,
    layout: Layout,
    keys: Mapping[str, CompartmentKey],
    target: int,
    steps: Mapping[int, Step] = STEPS,
) -> None:
    """Bring every file to the target version, or leave all as they were.

    The copy is checked before and after. Raises NotEntitled for a user who does not hold every
    file, DiskFull before anything is copied where it would become so, and Damaged.
    """
    if any(name not in keys for name in DATABASES):
        raise NotEntitled(
            "This vault was written by an older version and is to be brought up to date.",
            "Somebody who holds every compartment unlocks it first. Nothing was changed.",
        )
    copy = _fresh(layout)
    files.remove_folder(copy.root)
    _refuse_full(layout)
    try:
        files.make_folder(copy.root)
        for name in DATABASES:
            with in_words(layout.database(name)):
                files.call(shutil.copyfile, layout.database(name), copy.database(name))
        _step_all(copy, keys, target, steps)
        files.write(_ready(copy), b"")
    except BaseException:
        # A full disk is not left fuller; if even this fails, the next start sees to it.
        with contextlib.suppress(WorkstationError):
            files.remove(_ready(copy))
            files.remove_folder(copy.root)
        raise
    finish_migration(files, layout)


def finish_migration(files: Files, layout: Layout) -> None:
    """Swap in the copies that are whole, or drop what was begun; the vault must be locked."""
    copy, old = _fresh(layout), _old(layout)
    if not _ready(copy).exists():
        files.remove_folder(copy.root)
        return
    if not old.root.exists():
        files.make_folder(old.root)
    for name in DATABASES:
        if copy.database(name).exists():
            if not old.database(name).exists():
                files.rename(layout.database(name), old.database(name))
            files.rename(copy.database(name), layout.database(name))
    files.remove_folder(copy.root)


def drop_old(files: Files, layout: Layout) -> None:
    """Remove the files from before a migration, once the vault was unlocked well."""
    if _old(layout).root.exists():
        files.remove_folder(_old(layout).root)


def versions(connection: Connection) -> set[int]:
    """The format of each file held."""
    names = ("main", *connection.attached)
    return {connection.value(in_file(name, "PRAGMA @.user_version")) for name in names}


def _step_all(
    copy: Layout, keys: Mapping[str, CompartmentKey], target: int, steps: Mapping[int, Step]
) -> None:
    connection = connect(copy, keys)
    try:
        refuse_damage(connection, _NOT_DONE)
        before = facts_of(connection)
        start = _start(connection, steps, target)
        # Inside a transaction this setting would be ignored.
        connection.run("PRAGMA foreign_keys = OFF")
        with connection.transaction():
            for version in range(start, target):
                steps[version](connection)
            for file in ("main", *connection.attached):
                connection.run(in_file(file, f"PRAGMA @.user_version = {target}"))
                connection.run(in_file(file, _NEXT_TURN))
                if connection.all(in_file(file, "PRAGMA @.foreign_key_check")):
                    raise Damaged(_NOT_DONE, RESTORE)
            if _chains(facts_of(connection)) != _chains(before):
                raise Damaged(_NOT_DONE, RESTORE)
        refuse_damage(connection, _NOT_DONE)
    finally:
        connection.close()


def _start(connection: Connection, steps: Mapping[int, Step], target: int) -> int:
    found = versions(connection)
    start = min(found)
    if len(found) > 1 or any(version not in steps for version in range(start, target)):
        raise Damaged("The files of this vault are not of one known format.", RESTORE)
    return start


def _chains(facts: Mapping[str, FileFacts]) -> dict[str, tuple[int, str]]:
    return {name: (file.entries, file.head) for name, file in facts.items()}


def _refuse_full(layout: Layout) -> None:
    # The copy, and as much again for the journal of the steps.
    need = 2 * sum(layout.database(name).stat().st_size for name in DATABASES)
    if shutil.disk_usage(layout.root).free < need:
        raise DiskFull(
            "The disk has no room to bring this vault up to date.",
            f"Free {need // 1_000_000 + 1} MB, then unlock it again. Nothing was changed.",
        )


_NOT_DONE = "A file of the vault is damaged, so the vault was not brought up to date."


_NEXT_TURN = "UPDATE @.fact SET value = CAST(value + 1 AS TEXT) WHERE name = 'turn'"
"""Small tables with other columns have another digest, which an old checkpoint does not know."""


def _fresh(layout: Layout) -> Layout:
    return Layout(layout.root / "migrating")


def _old(layout: Layout) -> Layout:
    return Layout(layout.root / "before")


def _ready(copy: Layout) -> Path:
    return copy.root / "ready"
