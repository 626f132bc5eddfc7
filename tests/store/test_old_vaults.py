"""Vaults of every format that was ever in use open, and nothing in them is lost."""

import tarfile
from pathlib import Path
from typing import Any

import msgspec
import pytest

from tests.store.conftest import passphrase
from tests.store.independent import every_row
from tests.store.shapes import shape
from workstation.ports import Silent
from workstation.records.access import Role
from workstation.records.cases import Case
from workstation.records.catalogue import RECORDS
from workstation.records.kit import declared
from workstation.store.connect import connect
from workstation.store.layout import DATABASES, Layout
from workstation.store.migrate import versions
from workstation.store.open_files import file_keys
from workstation.store.tables import SCHEMA_VERSION
from workstation.store.vault import Vault

OLD = Path(__file__).parent.parent / "old_vaults"
FORMATS = sorted(path.parent.name for path in OLD.glob("*/vault.tar.gz"))


def unpacked(version: str, folder: Path) -> tuple[Path, Path]:
    """A copy of an old vault, and the folder of its users' passphrases."""
    with tarfile.open(OLD / version / "vault.tar.gz") as packed:
        packed.extractall(folder, filter="data")
    return folder / "demo.haven", folder / "passphrases"


def words(folder: Path, user: str) -> str:
    """One user's passphrase."""
    return (folder / user).read_text("utf-8").strip()


@pytest.fixture(params=FORMATS)
def old(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[str, Path, Path]:
    """Each old format: its name, a copy of its vault, its passphrases."""
    return (request.param, *unpacked(request.param, tmp_path))


def test_an_old_vault_opens_with_every_row_and_nothing_to_find(
    old: tuple[str, Path, Path],
) -> None:
    version, vault, users = old
    counted: dict[str, dict[str, int]] = msgspec.json.decode(
        (OLD / version / "rows.json").read_bytes()
    )

    worker = Vault.open(vault).unlock(words(users, "caseworker"))

    worker.reindex(Silent())
    assert worker.check(Silent()) == []
    reader = worker.reader()
    read = {kind.__name__: len(reader.find(kind)) for kind in RECORDS}
    assert read["Case"] == counted["cases"]["case"]
    assert worker.drafts.forms() == ("new-case",)
    worker.close()
    rows = every_row(vault, {n: k.raw for n, k in file_keys(worker.held).items()})
    for file, tables in counted.items():
        for table in tables.keys() - {"fact", "secret"}:  # what orders put in their place
            count = tables[table]
            assert (file, table, len(rows[file][table])) == (file, table, count)


def test_what_was_written_in_an_old_vault_is_read_as_it_was_then(
    old: tuple[str, Path, Path],
) -> None:
    _, vault, users = old
    worker = Vault.open(vault).unlock(words(users, "caseworker"))
    reader, kinds = worker.reader(), [spec.name for spec in declared()]

    for case in reader.find(Case):
        former = {(r.id, r.revision): r for r in reader.former(case.id, kinds)}
        lines = [past for past in reader.history(case.id) if not past.line.endswith("removed")]
        assert {(past.id, past.revision) for past in lines} == former.keys()
        assert former[case.id, case.revision] == case
    worker.close()


def test_every_user_of_an_old_vault_gets_in_once_it_is_up_to_date(
    old: tuple[str, Path, Path],
) -> None:
    _, vault, users = old
    Vault.open(vault).unlock(words(users, "protection")).close()

    for user in sorted(path.name for path in users.iterdir() if path.suffix == ""):
        opened = Vault.open(vault).unlock(words(users, user))
        opened.reindex(Silent())
        assert opened.check(Silent()) == []
        opened.close()


def test_an_old_vault_gets_the_shape_of_a_new_one(
    old: tuple[str, Path, Path], office: Path
) -> None:
    _, vault, users = old

    def looked_at(folder: Path, keys: Any) -> tuple[dict[str, Any], set[int]]:
        connection = connect(Layout(folder), keys)
        try:
            return shape(connection), versions(connection)
        finally:
            connection.close()

    worker = Vault.open(vault).unlock(words(users, "caseworker"))
    worker.close()

    fresh = file_keys(Vault.open(office).prove(passphrase(Role.CASE_WORKER)))
    assert looked_at(vault, file_keys(worker.held)) == looked_at(office, fresh)


def test_an_old_vault_is_kept_until_the_first_good_unlock(old: tuple[str, Path, Path]) -> None:
    _, vault, users = old
    before = {name: (vault / f"{name}.db").read_bytes() for name in DATABASES}

    Vault.open(vault).unlock(words(users, "caseworker")).close()

    assert not (vault / "before").exists()
    assert {name: (vault / f"{name}.db").read_bytes() for name in DATABASES} != before


def test_there_is_a_kept_vault_of_every_format_before_this_one() -> None:
    assert [f"v{n}" for n in range(1, SCHEMA_VERSION)] == FORMATS
