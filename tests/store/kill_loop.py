"""Kills a writing process at random instants, moves the folder, and says what was lost.

Run as a program of its own: it forks, which a process with threads of other tests should not.
"""

import json
import os
import random
import signal
import sys
import time
from pathlib import Path

from workstation.ports import Silent
from workstation.records.cases import Case
from workstation.records.people import Person
from workstation.store.clock import utc_now
from workstation.store.files import Files
from workstation.store.layout import Layout, Place, read_header
from workstation.store.people import Held
from workstation.store.unlocked import Unlocked
from workstation.store.vault import Vault


def unlocked(folder: Path, held: Held) -> Unlocked:
    """Open the vault with keys that were derived once."""
    layout, files = Layout(folder), Files()
    return Unlocked.open(Place(layout, read_header(files, layout), files), held, utc_now, 5)


def write_for_ever(folder: Path, held: Held, acknowledge: int, start: int) -> None:
    """Write one thing into three files at a time, and tell each that is durable."""
    vault = unlocked(folder, held)
    for number in range(start, start + 1_000_000):
        with vault.open_work() as work:
            case = work.put(Case(code=str(number)))
            work.put(Person(case=case.id))
            work.log("case opened", case.id)
            work.commit()
        os.write(acknowledge, f"{number}\n".encode())


def killed(folder: Path, held: Held, wait: float, start: int) -> list[int]:
    """Let a child write, kill it, and give what it had acknowledged."""
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(read)
        write_for_ever(folder, held, write, start)
    os.close(write)
    with os.fdopen(read, "rb") as acknowledged:
        first = acknowledged.readline()
        time.sleep(wait)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        return [int(line) for line in (first, *acknowledged) if line.strip()]


def main(folder: Path, passphrase: str, kills: int, seed: int) -> None:
    """Count what was lost, what disagreed, and what a check found, over many kills."""
    chance = random.Random(seed)
    held = Vault.open(folder).prove(passphrase)
    lost = disagreed = found = moved = 0
    kept: set[str] = set()
    for kill in range(kills):
        kept |= set(map(str, killed(folder, held, chance.uniform(0, 0.06), 1_000_000 * kill)))
        if kill % 2:
            folder = folder.rename(folder.with_name(f"moved{kill}.haven"))
            moved += 1
        vault = unlocked(folder, held)
        reader = vault.reader()
        cases = {case.id: case.code for case in reader.find(Case)}
        people = {person.case for person in reader.find(Person)}
        lost += len(kept - set(cases.values()))
        disagreed += people != set(cases) or len(reader.events(10**6)) != len(cases)
        found += len(vault.check(Silent())) if kill % 10 == 9 or kill == kills - 1 else 0
        reader.close()
        vault.close()
    facts = {
        "kept": len(kept),
        "lost": lost,
        "disagreed": disagreed,
        "found": found,
        "moved": moved,
    }
    sys.stdout.write(json.dumps(facts))


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]), int(sys.argv[4]))
