"""Opens the encrypted files that a user holds keys for, and refuses what is not this vault's."""

from collections.abc import Mapping

from crypto.keys import CompartmentKey
from workstation.errors import Damaged, TooNew
from workstation.store.connect import Connection, connect, in_file
from workstation.store.layout import DATABASES, MAIN, NEWER, RESTORE, Place
from workstation.store.migrate import migrate, versions
from workstation.store.people import Held
from workstation.store.tables import SCHEMA_VERSION


def open_files(place: Place, held: Held, *, read_only: bool = False) -> Connection:
    """Connect to every file held; raises Damaged for a foreign one, TooNew for a newer one."""
    connection = connect(place.layout, file_keys(held), read_only=read_only)
    try:
        for file in ("main", *connection.attached):
            _check(connection, file, place.header.vault)
    except BaseException:
        connection.close()
        raise
    return connection


def bring_up_to_date(place: Place, held: Held) -> None:
    """Migrate files of an older format, if there are any; the vault must be locked and healed."""
    connection = open_files(place, held)
    try:
        older = min(versions(connection)) < SCHEMA_VERSION
    finally:
        connection.close()
    if older:
        migrate(place.files, place.layout, file_keys(held), SCHEMA_VERSION)


def file_keys(held: Held) -> Mapping[str, CompartmentKey]:
    """The keys of the files among a user's secrets, the main one first."""
    return {name: CompartmentKey(held.secrets[name]) for name in DATABASES if name in held.secrets}


def _check(connection: Connection, file: str, vault: str) -> None:
    name = MAIN if file == "main" else file
    if not connection.value(in_file(file, "SELECT count(*) FROM @.sqlite_schema")):
        raise Damaged(f"{name}.db of this vault is empty.", RESTORE)
    if connection.value(in_file(file, "PRAGMA @.user_version")) > SCHEMA_VERSION:
        raise TooNew(*NEWER)
    rows = connection.all(in_file(file, "SELECT name, value FROM @.fact"))
    facts: dict[str, str] = dict(rows)
    if facts.get("vault") != vault or facts.get("file") != name:
        raise Damaged(f"{name}.db belongs to another vault.", RESTORE)
