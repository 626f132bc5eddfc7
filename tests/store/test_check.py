"""Everything that is changed behind the program's back is found, and said in words."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace

from tests.store.conftest import Unlock, passphrase
from tests.store.independent import every_row, open_independently
from workstation.errors import Damaged
from workstation.ports import Silent
from workstation.records.access import Role
from workstation.records.cases import Case
from workstation.records.names import Name, Script
from workstation.records.people import Person
from workstation.store.layout import DATABASES
from workstation.store.unlocked import Unlocked
from workstation.store.vault import Vault

CANARY = "Quelltaube"


@pytest.fixture
def filled(worker: Unlocked) -> Unlocked:
    """A vault with a few records and events."""
    with worker.open_work() as work:
        for n in range(5):
            work.put(Case(code=f"C{n:05}", title=CANARY))
            work.put(Person(names=(Name(text=f"{CANARY} {n}", script=Script.LATIN),)))
        work.log("cases opened", None, {"about": CANARY})
        work.commit()
    worker.drafts.keep("intake", CANARY).result()
    return worker


def keys(vault: Vault) -> dict[str, bytes]:
    secrets = vault.prove(passphrase(Role.CASE_WORKER)).secrets
    return {name: secrets[name] for name in DATABASES}


def findings(unlock: Unlock) -> list[str]:
    return [f"{each.file}: {each.words}" for each in unlock(Role.CASE_WORKER).check(Silent())]


def test_a_sound_vault_has_no_findings(filled: Unlocked) -> None:
    filled.checkpoint()

    assert filled.check(Silent()) == []


def test_another_program_reads_every_row(filled: Unlocked, vault: Vault, folder: Path) -> None:
    cases, people = filled.reader().find(Case), filled.reader().find(Person)
    filled.close()

    rows = every_row(folder, keys(vault))

    assert {row[1] for row in rows["cases"]["case"]} == {case.id for case in cases}
    assert {row[1] for row in rows["identities"]["person"]} == {person.id for person in people}
    assert (len(rows["audit"]["event"]), len(rows["identities"]["draft"])) == (1, 1)
    assert {file for file, tables in rows.items() if tables["fact"]} == set(DATABASES)


@pytest.mark.parametrize(
    ("file", "change", "words"),
    [
        ("cases", "UPDATE history SET line = 'x' WHERE sequence = 2", "Entry 2 of the history"),
        ("cases", "DELETE FROM history WHERE sequence = 2", "Entry 2 of the history"),
        ("cases", "DELETE FROM chain WHERE sequence = 3", "breaks off before entry 4"),
        ("cases", "UPDATE chain SET head = digest WHERE sequence = 3", "does not hold at entry 3"),
        ("cases", "UPDATE \"case\" SET title = 'x' WHERE key = 1", "Case: 1 differ"),
        ("identities", "UPDATE person SET names = '[]' WHERE key = 1", "Person: 1 differ"),
        ("audit", "UPDATE event SET verb = 'nothing'", "Entry 1 of the event was changed"),
        ("audit", "DELETE FROM event", "Entry 1 of the event was changed or taken away"),
        (
            "cases",
            "INSERT INTO history SELECT 9, kind, id, 'x', 1, at, by, line, body, run, salt "
            "FROM history WHERE sequence = 1",
            "holds entries that its chain does not",
        ),
    ],
)
def test_a_row_changed_by_another_program_is_found(
    filled: Unlocked, unlock: Unlock, vault: Vault, folder: Path, file: str, change: str, words: str
) -> None:
    filled.close()
    other = open_independently(folder / f"{file}.db", keys(vault)[file])
    other.execute(change)
    other.close()

    found = findings(unlock)

    assert any(words in each for each in found), found


_UNREADABLE = [
    "UPDATE history SET body = '{'",
    "UPDATE history SET body = '[1]'",
    "UPDATE history SET body = '5'",
    "UPDATE history SET at = 'x'",
]


@pytest.mark.parametrize("change", _UNREADABLE)
@pytest.mark.parametrize("revision", [1, 2])
def test_an_entry_that_nobody_can_read_is_found(
    filled: Unlocked, unlock: Unlock, vault: Vault, folder: Path, change: str, revision: int
) -> None:
    with filled.open_work() as work:
        (person, *_) = work.find(Person)
        work.put(replace(person, names=(Name(text="Other"),)))
        work.commit()
    filled.close()
    other = open_independently(folder / "identities.db", keys(vault)["identities"])
    other.execute(f"{change} WHERE id = ? AND revision = ?", (person.id, revision))
    other.close()

    found = findings(unlock)

    assert "identities: Person: 1 differ from their history." in found
    assert any("was changed" in each for each in found)


@pytest.mark.parametrize("name", ["cases", "audit"])
def test_an_old_copy_put_back_is_found_by_a_later_checkpoint(
    filled: Unlocked, unlock: Unlock, folder: Path, name: str
) -> None:
    shutil.copy(folder / f"{name}.db", folder / "old")
    with filled.open_work() as work:
        (case, *_) = work.find(Case)
        work.put(replace(case, title="changed"))
        work.log("case changed")
        work.commit()
    filled.checkpoint()
    filled.close()
    shutil.move(folder / "old", folder / f"{name}.db")

    assert f"{name}: {name}.db is older than a signed checkpoint" in " ".join(findings(unlock))


def test_a_forged_checkpoint_is_found(filled: Unlocked, unlock: Unlock) -> None:
    path = filled.checkpoint()
    path.write_bytes(path.read_bytes().replace(b"cases 5", b"cases 4"))

    assert any("does not fit" in each for each in findings(unlock))


@pytest.mark.parametrize(
    "damage",
    [
        lambda whole: whole[:5000] + bytes([whole[5000] ^ 1]) + whole[5001:],
        lambda whole: whole[:8192] + whole[4096:8192] + whole[12288:],
        lambda whole: whole[: len(whole) // 2],
    ],
    ids=["flipped bit", "page copied over another", "cut short"],
)
def test_damaged_pages_are_found_or_the_file_is_refused(
    filled: Unlocked, unlock: Unlock, folder: Path, damage: Callable[[bytes], bytes]
) -> None:
    filled.close()
    path = folder / "cases.db"
    path.write_bytes(damage(path.read_bytes()))

    try:
        found = findings(unlock)
    except Damaged as refusal:
        found = [str(refusal)]

    assert any("damaged" in each or "does not open" in each for each in found)


def test_nothing_that_was_written_down_is_readable_in_any_file(
    filled: Unlocked, folder: Path
) -> None:
    def needles() -> list[bytes]:
        return [CANARY.encode(), CANARY.casefold().encode(), CANARY.encode("utf-16-le")]

    during = b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())
    filled.close()
    after = b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())

    assert not any(needle in whole for needle in needles() for whole in (during, after))
