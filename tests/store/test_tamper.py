"""Whatever is changed, taken away or put back with the right keys is found (G6)."""

import dataclasses
import random
import shutil
from collections import Counter
from pathlib import Path

import pytest

from tests.store.conftest import passphrase
from tests.store.staff import as_user
from tests.store.tampering import ACTS, PAGE, Past, change_a_row, forge, make_past
from workstation.ports import Silent
from workstation.records.access import Role
from workstation.store.layout import DATABASES
from workstation.store.tables import CHAINED
from workstation.store.vault import Vault

TABLES = {
    "cases": ("chain", "history", "case"),
    "identities": ("chain", "history", "person"),
    "protection": ("chain", "history", "safety_plan"),
    "audit": ("chain", "event"),
}


@pytest.fixture(scope="module")
def lived(office: Path, tmp_path_factory: pytest.TempPathFactory) -> Past:
    folder = Path(shutil.copytree(office, tmp_path_factory.mktemp("past") / "office.haven"))
    secret = Vault.open(folder).prove(passphrase(Role.CASE_WORKER)).secret
    return make_past(folder, secret)


@pytest.fixture
def past(lived: Past, tmp_path: Path) -> Past:
    """The vault with its past; what a test changes is its own."""
    folder = Path(shutil.copytree(lived.folder, tmp_path / "office.haven"))
    return dataclasses.replace(lived, folder=folder)


def put_back(past: Past, lived: Past, file: str) -> None:
    """Undo what was done to a file."""
    shutil.copy(lived.folder / f"{file}.db", past.folder / f"{file}.db")


def test_a_vault_that_nobody_touched_has_no_findings(past: Past) -> None:
    assert past.findings() == []
    with as_user(past.folder, past.secret) as unlocked:
        assert unlocked.check(Silent(), [past.witness]) == []


@pytest.mark.slow
@pytest.mark.parametrize("file", CHAINED)
def test_every_row_of_a_chain_changed_in_every_way_is_found(
    lived: Past, past: Past, file: str, capsys: pytest.CaptureFixture[str]
) -> None:
    dice, counted, missed = random.Random(f"rows/{file}"), Counter[str](), []
    for table in TABLES[file]:
        for act in ACTS:
            for _ in range(3):
                changed = change_a_row(past, file, table, act, dice)
                counted[act] += changed
                if changed and not past.findings():
                    missed.append((table, act))
                put_back(past, lived, file)

    with capsys.disabled():
        print(f"\n{file}: {dict(counted)} changes, {len(missed)} missed")  # noqa: T201 - the figures
    assert missed == []
    assert min(counted[act] for act in ACTS) > 0


@pytest.mark.parametrize("file", CHAINED)
def test_an_entry_forged_with_all_its_links_is_found_by_the_witness(past: Past, file: str) -> None:
    forge(past, file, 3)
    shutil.rmtree(past.folder / "checkpoints")
    (past.folder / "checkpoints").mkdir()

    assert past.findings() == [f"{file}: {file}.db does not hold what a signed checkpoint saw."]


@pytest.mark.parametrize("file", DATABASES)
def test_every_older_copy_of_a_file_is_found_by_a_witness_from_elsewhere(
    past: Past, file: str
) -> None:
    for copy in past.before:
        # Whoever puts a file back puts the checkpoints of that day back with it.
        shutil.copy(copy / f"{file}.db", past.folder / f"{file}.db")
        shutil.rmtree(past.folder / "checkpoints")
        shutil.copytree(copy / "checkpoints", past.folder / "checkpoints")

        assert any("older than a signed checkpoint" in each for each in past.findings()), copy.name


def test_a_whole_vault_put_back_is_found(past: Past) -> None:
    shutil.rmtree(past.folder)
    shutil.copytree(past.before[-1], past.folder)

    files = {each.split(":")[0] for each in past.findings()}
    assert files >= {"cases", "identities", "protection", "audit"}


@pytest.mark.slow
@pytest.mark.parametrize("file", DATABASES)
def test_every_older_page_put_back_is_found_or_changes_no_row(
    lived: Past, past: Past, file: str, capsys: pytest.CaptureFixture[str]
) -> None:
    path, found, harmless, missed = past.folder / f"{file}.db", 0, 0, []
    whole, rows = path.read_bytes(), lived.rows()
    for at, copy in lived.pages(file):
        then = (copy / f"{file}.db").read_bytes()
        path.write_bytes(whole[:at] + then[at : at + PAGE] + whole[at + PAGE :])
        if past.findings():
            found += 1
        elif past.rows() == rows:
            harmless += 1
        else:
            missed.append((at // PAGE, copy.name))
    path.write_bytes(whole)

    with capsys.disabled():
        print(f"\n{file}: {found} pages found, {harmless} change no row, {len(missed)} missed")  # noqa: T201
    assert missed == []
    assert found > 0


def test_a_checkpoint_taken_away_from_between_is_missed(past: Past) -> None:
    middle = sorted((past.folder / "checkpoints").glob("*.checkpoint"))[1]
    middle.unlink()

    assert past.findings() == ["checkpoints: 1 checkpoints are missing."]


def test_slots_of_before_a_new_passphrase_are_missed(past: Past) -> None:
    slots = past.folder / "slots"
    for path in slots.iterdir():
        path.write_bytes(bytes(512))

    assert any(each.startswith("slots: ") for each in past.findings())


def test_a_key_that_is_ordered_and_does_not_open_is_said(past: Past) -> None:
    path = past.folder / "keys" / "protection"
    whole = path.read_bytes()
    stanzas = whole[: whole.index(b"\n---")].split(b"\n-> ")
    flipped = b"\n-> ".join([stanzas[0], *(bytes_with_a_flip(each) for each in stanzas[1:])])
    path.write_bytes(flipped + whole[whole.index(b"\n---") :])

    assert any(each.startswith("keys/protection: ") for each in past.findings())


def bytes_with_a_flip(stanza: bytes) -> bytes:
    """A stanza whose sealed file key differs in one letter."""
    at = stanza.index(b"\n") + 3
    return stanza[:at] + (b"A" if stanza[at : at + 1] != b"A" else b"B") + stanza[at + 1 :]
