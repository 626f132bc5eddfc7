"""Backups and migrations that are killed half-way: how each goes on for ever, and what is lost.

Each is a pair of functions in the form of the suite of kills: one writes and tells what is
durable, the other counts what is lost and whether anything disagrees.
"""

import hashlib
import itertools
import shutil
from collections.abc import Callable
from pathlib import Path

from workstation.errors import WorkstationError
from workstation.ports import Silent
from workstation.records.cases import Case
from workstation.records.people import Person
from workstation.store.clock import utc_now
from workstation.store.connect import Connection, connect, in_file
from workstation.store.files import Files
from workstation.store.layout import Layout, Place, read_header
from workstation.store.migrate import drop_old, migrate, versions
from workstation.store.open_files import file_keys
from workstation.store.people import Held
from workstation.store.restore import BackupKey, restore
from workstation.store.tables import SCHEMA_VERSION
from workstation.store.unlocked import Unlocked
from workstation.store.vault import Vault

Tell = Callable[[str], None]
OLDER = SCHEMA_VERSION - 1


def stick_of(folder: Path) -> Path:
    """Where the backups of a vault go in these loops; the vault itself is moved about."""
    stick = folder.parent / "stick"
    stick.mkdir(exist_ok=True)
    return stick


def back_up(folder: Path, held: Held, tell: Tell, start: int) -> None:
    """Save and back up in turns, and tell each that is durable."""
    vault = _unlocked(folder, held)
    for number in itertools.count(start):
        _save(vault, number, tell)
        tell(vault.backups.make(stick_of(folder), Silent()).name)


def look_at_backups(
    folder: Path, passphrase: str, kept: set[str], *, thorough: bool
) -> tuple[int, int]:
    """Cases that are gone; and whether a file under a backup's name is not a whole backup."""
    vault = Vault.open(folder).unlock(passphrase)
    try:
        told = {each for each in kept if each.endswith(".age")}
        lost, apart = _look(vault, kept - told, thorough=thorough)
        noted = {made.name: made.sha256 for made in vault.backups.made()}
        there = {path.name: path for path in stick_of(folder).glob("[!.]*.age")}
        begun = list(stick_of(folder).glob(".*.part"))
        if thorough:
            apart |= any(
                _digest(path) != noted[name] if name in noted else not _whole(path, vault.held)
                for name, path in there.items()
            )
        # Rotation keeps one of a day, so the newest stands for all that were told.
        lost += bool(told) and not there
    finally:
        vault.close()
    return lost, int(apart or len(begun) > 1 or (folder / "backing-up").exists())


def bring_up(folder: Path, held: Held, tell: Tell, start: int) -> None:
    """Save, pretend to be of the older format, and come up to date again, for ever."""
    layout = Layout(folder)
    for number in itertools.count(start):
        vault = _unlocked(folder, held)
        _save(vault, number, tell)
        vault.close()
        _call_older(layout, held)
        migrate(Files(), layout, file_keys(held), SCHEMA_VERSION, {OLDER: _step})
        drop_old(Files(), layout)


def look_at_migrated(
    folder: Path, passphrase: str, kept: set[str], *, thorough: bool
) -> tuple[int, int]:
    """As for saving; besides, the files are of one format, and every migration is over."""
    locked = Vault.open(folder)
    keys = file_keys(locked.prove(passphrase))
    connection = connect(Layout(folder), keys)
    found = versions(connection)
    connection.close()
    if found == {OLDER}:
        migrate(Files(), Layout(folder), keys, SCHEMA_VERSION, {OLDER: _step})
    vault = locked.unlock(passphrase)
    try:
        lost, apart = _look(vault, kept, thorough=thorough)
    finally:
        vault.close()
    left = (folder / "migrating").exists() or (folder / "before").exists()
    return lost, int(apart or left or len(found) > 1)


def _unlocked(folder: Path, held: Held) -> Unlocked:
    layout, files = Layout(folder), Files()
    return Unlocked.open(Place(layout, read_header(files, layout), files), held, utc_now, 5)


def _save(vault: Unlocked, number: int, tell: Tell) -> None:
    with vault.open_work() as work:
        case = work.put(Case(code=str(number)))
        work.put(Person(case=case.id))
        work.commit()
    tell(str(number))


def _look(vault: Unlocked, kept: set[str], *, thorough: bool) -> tuple[int, bool]:
    reader = vault.reader()
    cases = {case.id: case.code for case in reader.find(Case)}
    people = {person.case for person in reader.find(Person)}
    reader.close()
    apart = people != set(cases) or bool(thorough and vault.check(Silent()))
    return len(kept - set(cases.values())), apart


def _call_older(layout: Layout, held: Held) -> None:
    connection = connect(layout, file_keys(held))
    with connection.transaction():
        for file in ("main", *connection.attached):
            connection.run(in_file(file, f"PRAGMA @.user_version = {OLDER}"))
    connection.close()


def _step(connection: Connection) -> None:
    for file in ("main", *connection.attached):
        connection.run(in_file(file, "CREATE TABLE @.passing (key INTEGER PRIMARY KEY) STRICT"))
        connection.run(in_file(file, "DROP TABLE @.passing"))


def _whole(backup: Path, held: Held) -> bool:
    """Whether a backup that nobody noted, as the kill came just before, can be brought back."""
    to = backup.parent.parent / "tried.haven"
    try:
        restore(backup, to, BackupKey(held.identity.age))
    except WorkstationError:
        return False
    shutil.rmtree(to)
    return True


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
