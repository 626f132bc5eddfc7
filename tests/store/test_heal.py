"""Journals of a vault that was moved after a crash are freed from the old path."""

import struct
from pathlib import Path

import pytest

from workstation.store.files import Files
from workstation.store.heal import Healed, heal

MAGIC = bytes.fromhex("d9d505f920a163d7")
BODY = MAGIC + bytes(504) + b"pages" * 200


def tail(name: bytes, *, checksum: int | None = None) -> bytes:
    """What SQLite writes at the end of a journal that belongs to a super-journal."""
    total = sum(struct.unpack(f"{len(name)}b", name)) & 0xFFFFFFFF
    numbers = struct.pack(">II", len(name), total if checksum is None else checksum)
    return struct.pack(">I", 7) + name + numbers + MAGIC


@pytest.mark.parametrize(
    "name",
    [b"/old/place/vault.db-mj1A2B", "/ที่เก่า/vault.db-mj1A2B".encode(), rb"C:\x\vault.db-mj1A2B"],
)
def test_a_journal_is_freed_of_a_super_journal_that_came_along(tmp_path: Path, name: bytes) -> None:
    (tmp_path / "vault.db-mj1A2B").write_bytes(b"names")
    for file in ("vault", "cases"):
        (tmp_path / f"{file}.db-journal").write_bytes(BODY + tail(name))

    assert heal(Files(), tmp_path) == Healed(freed=2, removed=1)

    assert {p.name: p.read_bytes() for p in tmp_path.iterdir()} == {
        "vault.db-journal": BODY,
        "cases.db-journal": BODY,
    }


def test_a_journal_of_a_finished_commit_is_left_to_sqlite(tmp_path: Path) -> None:
    journal = tmp_path / "cases.db-journal"
    journal.write_bytes(BODY + tail(b"/old/vault.db-mjFFFF"))

    assert heal(Files(), tmp_path) == Healed(0, 0)
    assert journal.read_bytes() == BODY + tail(b"/old/vault.db-mjFFFF")


@pytest.mark.parametrize(
    "torn",
    [
        b"",
        b"short",
        BODY,
        BODY + tail(b"/old/vault.db-mj1A2B", checksum=1),
        BODY + tail(b"/old/vault.db-mj1A2B")[:-3],
        BODY + struct.pack(">II", 0xFFFFFFFF, 0) + MAGIC,
    ],
)
def test_a_torn_journal_is_not_touched(tmp_path: Path, torn: bytes) -> None:
    (tmp_path / "vault.db-mj1A2B").write_bytes(b"names")
    journal = tmp_path / "cases.db-journal"
    journal.write_bytes(torn)

    assert heal(Files(), tmp_path).freed == 0
    assert journal.read_bytes() == torn
