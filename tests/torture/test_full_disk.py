"""A disk that fills up at any point: one sentence, nothing lost, room can be made from inside."""

import shutil
from collections.abc import Callable, Mapping
from itertools import count
from pathlib import Path
from types import MappingProxyType

import pytest

from tests.store.attaching import attach_one
from tests.store.conftest import codes, folder, office, organisation, passphrase
from tests.torture.conftest import Tell
from tests.torture.mounted import filling, need_root
from workstation.errors import DiskFull
from workstation.ports import Silent
from workstation.records.access import Role
from workstation.records.accounts import Account
from workstation.records.cases import Case
from workstation.records.evidence import Evidence
from workstation.store.unlocked import Unlocked
from workstation.store.vault import Vault

__all__ = ["codes", "folder", "office", "organisation"]
STEP = 64
"""Kilobytes between one size of the disk and the next."""
BALLAST = 512
Fill = Callable[[Unlocked, list[str], Path], None]


def save(worker: Unlocked, kept: list[str], _stick: Path) -> None:
    """Save cases with long accounts, one after another."""
    for number in count():
        with worker.open_work() as work:
            case = work.put(Case(code=f"C{number:05}"))
            work.put(Account(case=case.id, text="word " * 2000))
            work.commit()
        kept.append(case.id)


def bring_in(worker: Unlocked, kept: list[str], _stick: Path) -> None:
    """Import in batches."""
    for number in count():
        run = worker.bulk.begin("csv")
        put = worker.bulk.put(run, [Case(code=f"C{number}-{each}") for each in range(100)])
        kept += [record.id for record in put]
        worker.bulk.end(run, 100)


def sign(worker: Unlocked, kept: list[str], _stick: Path) -> None:
    """Save, and sign the heads each time."""
    for number in count():
        with worker.open_work() as work:
            case = work.put(Case(code=f"C{number:05}", title="word " * 400))
            work.commit()
        kept.append(case.id)
        worker.checkpoint()


def seal(worker: Unlocked, kept: list[str], _stick: Path) -> None:
    """Attach evidence, one piece after another."""
    pieces = (attach_one(worker, bytes(50_000) + number.to_bytes(4)) for number in count())
    kept.extend(pieces)


def back_up(worker: Unlocked, kept: list[str], stick: Path) -> None:
    """Save and back up in turns, onto the same disk."""
    for number in count():
        with worker.open_work() as work:
            case = work.put(Case(code=f"C{number:05}", title="word " * 2000))
            work.commit()
        kept.append(case.id)
        worker.backups.make(stick, Silent())


FILLS: Mapping[str, Fill] = MappingProxyType(
    {"save": save, "import": bring_in, "sign": sign, "attach": seal, "back up": back_up}
)


def make_room(worker: Unlocked) -> None:
    """Delete from inside, as a user would; the ballast has made it possible."""
    with worker.open_work() as work:
        for kind in (Account, Case):
            for record in work.find(kind)[:3]:
                work.remove(kind, record.id)
        work.commit()


def fill_up(place: Path, fill: Fill) -> dict[str, int]:
    """Fill the disk that a vault lies on, and count what is lost and what disagrees."""
    kept: list[str] = []
    stick = place.parent / "stick"
    stick.mkdir()
    worker = Vault.open(place).unlock(passphrase(Role.CASE_WORKER))
    with pytest.raises(DiskFull, match=r"disk is full|room for"):
        fill(worker, kept, stick)
    reader = worker.reader()
    there = {record.id for kind in (Case, Evidence) for record in reader.find(kind)}
    found = worker.check(Silent())
    (place / "ballast").unlink(missing_ok=True)  # where no save had to give it up
    make_room(worker)
    worker.close()
    again = Vault.open(place).unlock(passphrase(Role.CASE_WORKER))
    found += again.check(Silent())
    again.close()
    return {"kept": len(kept), "lost": len(set(kept) - there), "apart": len(found)}


def every_step(folder: Path, disk: Path, fill: Fill, steps: int) -> dict[str, int]:
    """Fill disks of growing sizes, 64 kB apart."""
    (folder / "ballast").write_bytes(bytes(range(256)) * 4 * BALLAST)
    least = sum(path.stat().st_size for path in folder.rglob("*")) // 1024 + 400
    facts = {"steps": 0, "kept": 0, "lost": 0, "apart": 0}
    for step in range(steps):
        with filling(disk, least + step * STEP):
            place = Path(shutil.copytree(folder, disk / "office.haven"))
            for name, number in fill_up(place, fill).items():
                facts[name] += number
        facts["steps"] += 1
    return facts


@pytest.mark.parametrize(
    "steps", [pytest.param(2, marks=pytest.mark.slow), pytest.param(32, marks=pytest.mark.torture)]
)
@pytest.mark.parametrize("act", FILLS)
def test_a_full_disk_loses_nothing_and_room_can_be_made(
    folder: Path, tmp_path: Path, act: str, steps: int, tell: Tell
) -> None:
    need_root()
    facts = every_step(folder, tmp_path / "disk", FILLS[act], steps)
    tell(f"full disk, {act}", facts)

    assert (facts["lost"], facts["apart"]) == (0, 0)
    assert facts["steps"] == steps
