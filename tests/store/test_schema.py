"""A vault has the tables that the records declare, also after it was brought up to date."""

import errno
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from tests.store.conftest import passphrase
from tests.store.shapes import shape
from workstation.errors import Damaged, DiskFull, NotEntitled, TooNew, WorkstationError
from workstation.records.access import Role
from workstation.store.connect import Connection, connect, in_file
from workstation.store.files import Files
from workstation.store.layout import DATABASES, Layout
from workstation.store.migrate import drop_old, finish_migration, migrate, versions
from workstation.store.open_files import file_keys
from workstation.store.sought import make_missing, sought
from workstation.store.tables import SCHEMA_VERSION
from workstation.store.vault import Vault
from workstation.text import NORMALISER_VERSION

ALTER = "ALTER TABLE cases.\"case\" ADD COLUMN mood TEXT CONSTRAINT mood_ok CHECK (mood <> '')"


def add_a_column(connection: Connection) -> None:
    """A step that was invented for these tests."""
    connection.run(ALTER)


def break_half_way(connection: Connection) -> None:
    """A step that fails after it has changed something."""
    add_a_column(connection)
    raise WorkstationError("broken")


STEPS = {SCHEMA_VERSION: add_a_column}
NEXT = SCHEMA_VERSION + 1


@pytest.fixture
def held(vault: Vault) -> Any:
    """The keys of somebody who holds every file."""
    return file_keys(vault.prove(passphrase(Role.CASE_WORKER)))


def test_every_table_is_strict_and_every_check_is_named(folder: Path, held: Any) -> None:
    connection = connect(Layout(folder), held)
    for file in DATABASES:
        schema = "main" if file == "vault" else file
        sql = "SELECT name, strict FROM pragma_table_list WHERE schema = ? AND type = 'table'"
        loose = [
            name
            for name, strict in connection.all(sql, (schema,))
            if not strict and not name.startswith(("sqlite_", "in_"))
        ]
        assert loose == []
        texts = connection.all(
            in_file(schema, "SELECT sql FROM @.sqlite_schema WHERE type = 'table'")
        )
        assert all(text.count("CHECK") == text.count("CONSTRAINT") for (text,) in texts)
    connection.close()


def test_a_migrated_vault_has_the_shape_of_a_fresh_one(
    folder: Path, held: Any, tmp_path: Path
) -> None:
    fresh = connect(Layout(folder), held)
    fresh.run(ALTER)
    wanted = shape(fresh)
    fresh.run('ALTER TABLE cases."case" DROP COLUMN mood')
    fresh.close()

    migrate(Files(), Layout(folder), held, NEXT, STEPS)

    migrated = connect(Layout(folder), held)
    assert shape(migrated) == wanted
    assert versions(migrated) == {NEXT}
    migrated.close()


def drop_sought(connection: Connection) -> None:
    """As a vault that was written before these indexes were declared."""
    for file in connection.attached:
        for statement in sought(file):
            index = statement.split()[2]
            connection.run(f"DROP INDEX {index}")


def test_an_index_that_is_not_there_is_made_at_the_next_unlock_and_then_left_alone(
    folder: Path, held: Any, vault: Vault
) -> None:
    layout = Layout(folder)
    whole = shape(connection := connect(layout, held))
    drop_sought(connection)
    connection.close()

    vault.unlock(passphrase(Role.CASE_WORKER)).close()

    connection = connect(layout, held)
    assert shape(connection) == whole
    made = [connection.value(in_file(f, "PRAGMA @.schema_version")) for f in connection.attached]
    make_missing(connection)
    assert made == [
        connection.value(in_file(f, "PRAGMA @.schema_version")) for f in connection.attached
    ]
    connection.close()


def test_a_full_disk_leaves_a_missing_index_for_another_time(
    folder: Path, held: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    connection = connect(Layout(folder), held)
    drop_sought(connection)
    run = Connection.run

    def full(self: Connection, sql: str, params: Any = ()) -> int:
        if sql.startswith("CREATE INDEX"):
            raise DiskFull("The disk is full.")
        return run(self, sql, params)

    with monkeypatch.context() as patch:
        patch.setattr(Connection, "run", full)
        make_missing(connection)
    make_missing(connection)

    assert {row[0] for row in connection.all(_INDEXES)} >= {"case_open", "issue_running"}
    connection.close()


_INDEXES = "SELECT name FROM cases.sqlite_schema WHERE type = 'index'"


def test_the_old_files_stay_until_they_are_dropped(folder: Path, held: Any) -> None:
    old = {name: (folder / f"{name}.db").read_bytes() for name in DATABASES}

    migrate(Files(), Layout(folder), held, NEXT, STEPS)

    assert {name: (folder / "before" / f"{name}.db").read_bytes() for name in DATABASES} == old
    drop_old(Files(), Layout(folder))
    assert not (folder / "before").exists()


def test_a_broken_step_leaves_everything_as_it_was(folder: Path, held: Any) -> None:
    before = {path: path.read_bytes() for path in folder.glob("*.db")}

    with pytest.raises(WorkstationError, match="broken"):
        migrate(Files(), Layout(folder), held, NEXT, {SCHEMA_VERSION: break_half_way})

    finish_migration(Files(), Layout(folder))
    assert {path: path.read_bytes() for path in folder.glob("*.db")} == before
    assert not (folder / "migrating").exists()


def test_a_migration_cut_short_anywhere_ends_old_or_new(folder: Path, held: Any) -> None:
    class StopsAt(Files):
        def __init__(self, nth: int) -> None:
            self.left = nth

        def call(self, act: Any, *args: Any, **kw: Any) -> Any:
            self.left -= 1
            if self.left <= 0:
                raise OSError(errno.ENOSPC, "full")
            return act(*args, **kw)

    version, nth = SCHEMA_VERSION, 0
    while version == SCHEMA_VERSION or nth < 60:
        nth += 3
        disk = StopsAt(nth)
        try:
            migrate(disk, Layout(folder), held, version + 1, {version: lambda connection: None})
        except DiskFull:
            finish_migration(Files(), Layout(folder))
        connection = connect(Layout(folder), held)
        (version,) = versions(connection)
        connection.close()
        drop_old(Files(), Layout(folder))

    assert version > SCHEMA_VERSION


def test_somebody_who_lacks_a_compartment_is_sent_to_others(folder: Path, vault: Vault) -> None:
    supervisor = file_keys(vault.prove(passphrase(Role.SUPERVISOR)))

    with pytest.raises(NotEntitled, match="brought up to date"):
        migrate(Files(), Layout(folder), supervisor, NEXT, STEPS)


def test_a_file_of_a_newer_format_is_refused(folder: Path, vault: Vault, held: Any) -> None:
    migrate(Files(), Layout(folder), held, NEXT, STEPS)

    with pytest.raises(TooNew, match="A newer version"):
        vault.unlock(passphrase(Role.CASE_WORKER))


def test_the_index_remembers_how_it_was_folded(folder: Path, held: Any) -> None:
    connection = connect(Layout(folder), held)
    sql = "SELECT value FROM cases.fact WHERE name = 'normaliser'"
    assert connection.value(sql) == str(NORMALISER_VERSION)
    connection.close()


def before_and_after(folder: Path, held: Any, step: Any, target: int = NEXT) -> WorkstationError:
    """The sentence with which a migration is refused; every file is as it was."""
    before = {path.name: path.read_bytes() for path in folder.glob("*.db")}
    with pytest.raises(WorkstationError) as refusal:
        migrate(Files(), Layout(folder), held, target, {SCHEMA_VERSION: step})
    assert {path.name: path.read_bytes() for path in folder.glob("*.db")} == before
    assert not (folder / "migrating").exists()
    return refusal.value


def test_without_room_for_the_copy_nothing_is_begun(
    folder: Path, held: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("shutil.disk_usage", lambda path: SimpleNamespace(free=5))

    refusal = before_and_after(folder, held, add_a_column)

    assert isinstance(refusal, DiskFull)
    assert "no room to bring this vault up to date" in refusal.words


@pytest.mark.parametrize("file", ["main", "identities"])
def test_a_step_that_breaks_a_foreign_key_in_any_file_is_undone(
    folder: Path, held: Any, file: str
) -> None:
    def orphan(connection: Connection) -> None:
        for sql in (
            "CREATE TABLE @.parent (key INTEGER PRIMARY KEY) STRICT",
            "CREATE TABLE @.child (key INTEGER REFERENCES parent (key)) STRICT",
            "INSERT INTO @.child VALUES (1)",
        ):
            connection.run(in_file(file, sql))

    assert isinstance(before_and_after(folder, held, orphan), Damaged)


def test_a_step_that_touches_a_chain_is_undone(folder: Path, held: Any) -> None:
    def cut(connection: Connection) -> None:
        connection.run("UPDATE audit.chain SET head = zeroblob(32)")

    assert isinstance(before_and_after(folder, held, cut), Damaged)


def test_files_of_two_formats_or_of_an_unknown_one_are_refused(folder: Path, held: Any) -> None:
    assert isinstance(before_and_after(folder, held, add_a_column, NEXT + 1), Damaged)
    connection = connect(Layout(folder), held)
    connection.run(f"PRAGMA cases.user_version = {NEXT}")
    connection.close()

    refusal = before_and_after(folder, held, add_a_column)

    assert "not of one known format" in refusal.words


def test_a_damaged_page_is_found_before_anything_changes(folder: Path, held: Any) -> None:
    path = folder / "protection.db"
    data = bytearray(path.read_bytes())
    data[-100] ^= 1
    path.write_bytes(bytes(data))

    assert "damaged" in before_and_after(folder, held, add_a_column).words
