"""What is killed half-way: how each act writes for ever, and how its loss is counted."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Protocol

from tests.store.attaching import attach, look_at_evidence
from tests.store.copies_killed import (
    back_up,
    bring_up,
    look_at_backups,
    look_at_migrated,
)
from tests.store.deleting import delete, look_at_deleted
from tests.store.rekeying import look_at_keys, renew
from workstation.ports import Silent
from workstation.records.cases import Case
from workstation.records.people import Person
from workstation.store.clock import utc_now
from workstation.store.files import Files
from workstation.store.layout import Layout, Place, read_header
from workstation.store.people import Held
from workstation.store.unlocked import Unlocked
from workstation.store.vault import Vault

Tell = Callable[[str], None]
Write = Callable[[Path, Held, Tell, int], None]


class Look(Protocol):
    """How much is lost, and whether anything disagrees; a thorough look checks every page."""

    def __call__(
        self, folder: Path, passphrase: str, kept: set[str], *, thorough: bool
    ) -> tuple[int, int]: ...


FOREVER = 1_000_000


@dataclass(frozen=True, slots=True)
class Act:
    """`write` never comes back; `look` gives how much is lost and whether files disagree."""

    write: Write
    look: Look
    longest: float = 0.0


def unlocked(folder: Path, held: Held) -> Unlocked:
    """Open the vault with keys that were derived once."""
    layout, files = Layout(folder), Files()
    return Unlocked.open(Place(layout, read_header(files, layout), files), held, utc_now, 5)


def save(folder: Path, held: Held, tell: Tell, start: int) -> None:
    """Write one thing into three files at a time, and tell each that is durable."""
    vault = unlocked(folder, held)
    for number in range(start, start + FOREVER):
        with vault.open_work() as work:
            case = work.put(Case(code=str(number)))
            work.put(Person(case=case.id))
            work.log("case opened", case.id)
            work.commit()
        tell(str(number))


def bring_in(folder: Path, held: Held, tell: Tell, start: int) -> None:
    """Import run after run in batches, and tell each batch that is durable."""
    bulk = unlocked(folder, held).bulk
    for first in range(start, start + FOREVER, 100):
        run = bulk.begin("csv")
        for batch in range(first, first + 100, 20):
            cases = [Case(code=str(number)) for number in range(batch, batch + 20)]
            people = [Person(case=case.id) for case in cases]
            bulk.put(run, [*cases, *people], {"cases": "20"})
            for case in cases:
                tell(case.code)
        bulk.end(run, 200)


def look(folder: Path, passphrase: str, kept: set[str], *, thorough: bool) -> tuple[int, int]:
    """How many acknowledged cases are gone, and whether any two files disagree."""
    vault = Vault.open(folder).unlock(passphrase)
    try:
        reader = vault.reader()
        cases = {case.id: case.code for case in reader.find(Case)}
        people = {person.case for person in reader.find(Person)}
        reader.close()
        apart = people != set(cases) or bool(thorough and vault.check(Silent()))
    finally:
        vault.close()
    return len(kept - set(cases.values())), int(apart)


def look_at_runs(
    folder: Path, passphrase: str, kept: set[str], *, thorough: bool
) -> tuple[int, int]:
    """As `look`; and a run that was cut short is known."""
    lost, apart = look(folder, passphrase, kept, thorough=thorough)
    vault = Vault.open(folder).unlock(passphrase)
    try:
        cut_short = vault.bulk.unfinished()
    finally:
        vault.close()
    return lost, int(apart or not cut_short)


ACTS: Mapping[str, Act] = MappingProxyType(
    {
        "save": Act(save, look),
        "import": Act(bring_in, look_at_runs),
        "attach": Act(attach, look_at_evidence),
        "rekey": Act(renew, look_at_keys, longest=0.6),
        "backup": Act(back_up, look_at_backups, longest=0.6),
        "delete": Act(delete, look_at_deleted, longest=0.2),
        "migrate": Act(bring_up, look_at_migrated, longest=0.6),
    }
)
