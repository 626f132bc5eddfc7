"""Numbered steps from one format to the next, on copies of the files, swapped in when whole."""

import shutil
from collections.abc import Mapping, Sequence

from crypto.keys import CompartmentKey
from workstation.errors import Damaged, NotEntitled
from workstation.store.connect import Connection, connect, in_file
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

    Raises NotEntitled for a user who does not hold every file, DiskFull, Damaged.
    """
    if any(name not in keys for name in DATABASES):
        raise NotEntitled(
            "This vault was written by an older version and is to be brought up to date.",
            "Somebody who holds every compartment unlocks it first. Nothing was changed.",
        )
    copy = _fresh(layout)
    files.remove_folder(copy.root)
    files.make_folder(copy.root)
    for name in DATABASES:
        with in_words(layout.database(name)):
            files.call(shutil.copyfile, layout.database(name), copy.database(name))
    _step_all(copy, keys, target, steps)
    files.write(copy.root / "ready", b"")
    finish_migration(files, layout)


def finish_migration(files: Files, layout: Layout) -> None:
    """Swap in the copies that are whole, or drop what was begun; the vault must be locked."""
    copy, old = _fresh(layout), _old(layout)
    if not (copy.root / "ready").exists():
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
        _refuse_damage(connection, ("main", *connection.attached))
        (start,) = versions(connection)
        # Inside a transaction this setting would be ignored.
        connection.run("PRAGMA foreign_keys = OFF")
        with connection.transaction():
            for version in range(start, target):
                steps[version](connection)
            for file in ("main", *connection.attached):
                connection.run(in_file(file, f"PRAGMA @.user_version = {target}"))
            if connection.all("PRAGMA foreign_key_check"):
                raise Damaged("The vault could not be brought up to date.", RESTORE)
        _refuse_damage(connection, ("main", *connection.attached))
    finally:
        connection.close()


def _refuse_damage(connection: Connection, files: Sequence[str]) -> None:
    for file in files:
        damaged = connection.all(in_file(file, "PRAGMA @.cipher_integrity_check"))
        if damaged or connection.all(in_file(file, "PRAGMA @.integrity_check(1)")) != [("ok",)]:
            raise Damaged("A file of the vault is damaged and was not brought up to date.", RESTORE)


def _fresh(layout: Layout) -> Layout:
    return Layout(layout.root / "migrating")


def _old(layout: Layout) -> Layout:
    return Layout(layout.root / "before")
