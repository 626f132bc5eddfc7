"""Opens the encrypted files that a user holds keys for, and refuses what is not this vault's."""

from collections.abc import Mapping

from crypto.keys import CompartmentKey
from workstation.errors import Damaged, TooNew
from workstation.store.connect import Connection, connect, in_file
from workstation.store.layout import DATABASES, MAIN, RESTORE, Header, Layout
from workstation.store.people import Held
from workstation.store.tables import SCHEMA_VERSION


def open_files(
    layout: Layout, header: Header, held: Held, *, read_only: bool = False
) -> Connection:
    """Connect to every file held; raises Damaged for a foreign one, TooNew for a newer one."""
    connection = connect(layout, file_keys(held), read_only=read_only)
    try:
        for file in ("main", *connection.attached):
            _check(connection, file, header.vault)
    except BaseException:
        connection.close()
        raise
    return connection


def file_keys(held: Held) -> Mapping[str, CompartmentKey]:
    """The keys of the files among a user's secrets, the main one first."""
    return {name: CompartmentKey(held.secrets[name]) for name in DATABASES if name in held.secrets}


def _check(connection: Connection, file: str, vault: str) -> None:
    name = MAIN if file == "main" else file
    if connection.value(in_file(file, "PRAGMA @.user_version")) > SCHEMA_VERSION:
        raise TooNew(
            "A newer version of Casehaven wrote this vault.",
            "Install the newer version. Nothing was changed.",
        )
    if not connection.value(in_file(file, "SELECT count(*) FROM @.sqlite_schema")):
        raise Damaged(f"{name}.db of this vault is empty.", RESTORE)
    rows = connection.all(in_file(file, "SELECT name, value FROM @.fact"))
    facts: dict[str, str] = dict(rows)
    if facts.get("vault") != vault or facts.get("file") != name:
        raise Damaged(f"{name}.db belongs to another vault.", RESTORE)
