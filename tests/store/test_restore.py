"""A backup is hostile input until it is read to its end: bounds, one form, one signed list."""

import datetime as dt
import hashlib
import io
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from crypto.age import AgeIdentity, encrypt_stream
from crypto.minisign import sign
from crypto.tar import END, header, padding
from tests.store.conftest import Unlock, passphrase
from workstation.errors import Damaged, Missing, TooNew, WorkstationError
from workstation.ports import Silent
from workstation.records.access import Role
from workstation.records.cases import Case
from workstation.store.backup_format import MANIFEST, SIGNATURE, Manifest, Member, write_manifest
from workstation.store.backup_reading import unpack
from workstation.store.drill import drill
from workstation.store.facts import FileFacts
from workstation.store.files import Files
from workstation.store.layout import Layout
from workstation.store.restore import BackupKey, restore
from workstation.store.unlocked import Unlocked
from workstation.store.vault import Vault

Entries = dict[str, bytes]


@pytest.fixture
def backup(worker: Unlocked, tmp_path: Path) -> Path:
    """A good backup."""
    (tmp_path / "stick").mkdir()
    with worker.open_work() as work:
        work.put(Case(code="C1"))
        work.commit()
    made = worker.backups.make(tmp_path / "stick", Silent())
    worker.close()
    return tmp_path / "stick" / made.name


@pytest.fixture
def key(worker: Unlocked) -> BackupKey:
    """The case worker's."""
    return BackupKey(worker.held.identity.age)


@pytest.fixture
def entries(backup: Path, key: BackupKey, tmp_path: Path) -> Entries:
    """What is inside the good backup, without list and signature."""
    unpacked = unpack(Files(), backup, Layout(tmp_path / "good"), [key.identity], Silent())
    names = [member.name for member in unpacked.manifest.members]
    return {name: (tmp_path / "good" / name).read_bytes() for name in names}


Forge = Callable[..., Path]


@pytest.fixture
def forge(worker: Unlocked, tmp_path: Path) -> Forge:
    """Seals what somebody with every key could seal."""

    def sealed(
        entries: Entries, *, tail: list[tuple[str, bytes]] | None = None, **more: object
    ) -> Path:
        members = tuple(
            Member(name, len(data), hashlib.sha256(data).hexdigest())
            for name, data in entries.items()
        )
        vault = msgspec.json.decode(entries.get("vault.json", b'{"vault": ""}'))["vault"]
        facts: dict[str, object] = {
            "vault": vault,
            "at": dt.datetime(2026, 11, 22, tzinfo=dt.UTC),
            "by": worker.held.token,
            "members": members,
            "files": {},
        }
        data = write_manifest(Manifest(**(facts | more)))  # type: ignore[arg-type]
        signed = [(MANIFEST, data), (SIGNATURE, sign(data, worker.held.identity.signing, "x"))]
        return seal([*entries.items(), *(signed if tail is None else tail)])

    def seal(parts: list[tuple[str, bytes]]) -> Path:
        tar = b"".join(header(n, len(d)) + d + padding(len(d)) for n, d in parts) + END
        path = tmp_path / "forged.backup.age"
        with path.open("wb") as out:
            encrypt_stream(io.BytesIO(tar), out, [worker.held.identity.public.recipient])
        return path

    return sealed


def refused(path: Path, key: BackupKey, kind: type[WorkstationError] = Damaged) -> str:
    """The sentence with which a backup is refused; nothing of it is left."""
    to = path.parent / "again"
    before = {each.name for each in path.parent.iterdir()}
    with pytest.raises(kind) as refusal:
        restore(path, to, key)
    assert {each.name for each in path.parent.iterdir()} == before
    return refusal.value.words


def test_what_was_forged_well_is_taken(forge: Forge, entries: Entries, key: BackupKey) -> None:
    path = forge(entries)

    assert restore(path, path.parent / "again", key).path.is_dir()


@pytest.mark.parametrize(
    "name",
    [
        "evidence/../../escaped.age",
        "/etc/passwd",
        "evidence/" + "A" * 32 + ".age",
        "vault.lock",
        "slots/00/x",
        "notes.txt",
        "keys/CON",
        "checkpoints/../slots/00",
        "evidence\\" + "a" * 32 + ".age",
    ],
)
def test_a_name_that_no_vault_has_is_refused(
    forge: Forge, entries: Entries, key: BackupKey, name: str
) -> None:
    assert "not a whole backup" in refused(forge({**entries, name: b"x"}), key)


def test_a_small_file_of_great_size_is_refused(
    forge: Forge, entries: Entries, key: BackupKey
) -> None:
    assert "not a whole backup" in refused(forge({**entries, "slots/00": b"x" * 5000}), key)


def test_a_name_twice_is_refused(forge: Forge, entries: Entries, key: BackupKey) -> None:
    again = ("vault.json", entries["vault.json"])

    assert "not a whole backup" in refused(forge(entries, tail=[again]), key)


@pytest.mark.parametrize("tail", [[], [(MANIFEST, b"{}")], [(SIGNATURE, b"x")]])
def test_a_backup_without_its_signed_list_is_refused(
    forge: Forge, entries: Entries, key: BackupKey, tail: list[tuple[str, bytes]]
) -> None:
    assert "not a whole backup" in refused(forge(entries, tail=tail), key)


def test_a_list_that_says_something_else_is_refused(
    forge: Forge, entries: Entries, key: BackupKey
) -> None:
    wrong = tuple(Member(name, len(data), "0" * 64) for name, data in entries.items())

    assert "not what its list says" in refused(forge(entries, members=wrong), key)
    assert "not what its list says" in refused(forge(entries, vault="0" * 32), key)
    facts = {"cases": FileFacts(1, 1, "00" * 32)}
    assert "not what its list says" in refused(forge(entries, files=facts), key)


def test_a_list_signed_by_a_stranger_is_refused(
    forge: Forge, entries: Entries, key: BackupKey, vault: Vault
) -> None:
    other = vault.prove(passphrase(Role.ANALYST)).token

    assert "not signed by a user" in refused(forge(entries, by="0" * 32), key)
    assert "not signed by a user" in refused(forge(entries, by=other), key)


def test_a_newer_backup_is_refused_with_a_sentence(
    forge: Forge, entries: Entries, key: BackupKey
) -> None:
    assert "newer version" in refused(forge(entries, format=2), key, TooNew)


@pytest.mark.parametrize("name", ["cases.db", "vault.json", "keys/cases", "slots/07"])
def test_a_vault_that_lacks_a_part_is_refused(
    forge: Forge, entries: Entries, codes: dict[Role, tuple[str, ...]], name: str, key: BackupKey
) -> None:
    path = forge({each: data for each, data in entries.items() if each != name})

    if name.startswith("slots"):  # only a code looks at them
        assert restore(path, path.parent / "again", key).path.is_dir()
    else:
        assert refused(path, key)


def test_a_page_of_another_day_is_noticed(forge: Forge, entries: Entries, key: BackupKey) -> None:
    data = bytearray(entries["cases.db"])
    data[5000] ^= 1

    assert "damaged" in refused(forge({**entries, "cases.db": bytes(data)}), key)


def test_every_flipped_bit_and_every_cut_is_noticed(backup: Path, key: BackupKey) -> None:
    whole, path = backup.read_bytes(), backup.with_name("copy.backup.age")
    places = [*range(0, 7000, 700), *range(7000, len(whole), len(whole) // 12), len(whole) - 1]
    for place in places:
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 8]) + whole[place + 1 :])
        assert refused(path, key, WorkstationError)
    for size in (0, 1, 200, len(whole) // 2, len(whole) - 1, len(whole) + 1):
        path.write_bytes((whole + b"\0")[:size])
        assert refused(path, key, WorkstationError)


def test_a_backup_that_is_not_there_is_said_so(key: BackupKey, tmp_path: Path) -> None:
    with pytest.raises(Missing, match="is not there"):
        restore(tmp_path / "none.backup.age", tmp_path / "again", key)


def test_a_drill_proves_a_code_and_leaves_nothing(
    backup: Path, codes: dict[Role, tuple[str, ...]], organisation: AgeIdentity, tmp_path: Path
) -> None:
    (tmp_path / "home").mkdir()
    for each in (BackupKey.from_code(codes[Role.SUPERVISOR]), BackupKey(organisation)):
        done = drill(backup, each, Silent(), tmp_path / "home")
        assert done.restored.files.keys() >= {"vault", "audit", "cases", "identities"}
        assert 0 < done.seconds < 60
    assert list((tmp_path / "home").iterdir()) == []


def test_a_drill_with_a_wrong_code_changes_not_one_byte(
    backup: Path, tmp_path: Path, unlock: Unlock
) -> None:
    (tmp_path / "home").mkdir()
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}

    with pytest.raises(WorkstationError, match="does not open this backup"):
        drill(backup, BackupKey(AgeIdentity.generate()), Silent(), tmp_path / "home")

    assert list((tmp_path / "home").iterdir()) == []
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before


def test_what_was_shredded_since_is_shredded_again_before_the_vault_gets_its_name(
    backup: Path, key: BackupKey, tmp_path: Path
) -> None:
    seen = []

    restored = restore(
        backup,
        tmp_path / "again",
        key,
        reapply=[lambda place, keys: seen.append((place.layout.root.name, set(keys)))],
    )

    ((name, keys),) = seen
    assert name != restored.path.name
    assert keys >= {"cases", "identities", "protection"}
