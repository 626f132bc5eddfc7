"""Kills a process that attaches evidence at random instants, and says what was lost or left.

Run as a program of its own: it forks, which a process with threads of other tests should not.
`attach_for_ever` and `verdict` serve longer loops as well.
"""

import io
import json
import os
import random
import signal
import sys
import time
from pathlib import Path

from workstation.ports import Silent
from workstation.records.cases import Case
from workstation.records.evidence import Evidence
from workstation.store.clock import utc_now
from workstation.store.files import Files
from workstation.store.layout import Layout, Place, read_header
from workstation.store.people import Held
from workstation.store.unlocked import Unlocked
from workstation.store.vault import Vault

PIECES = 24
_PIECE = os.urandom(1 << 17)


def unlocked(folder: Path, held: Held) -> Unlocked:
    """Open the vault with keys that were derived once."""
    layout, files = Layout(folder), Files()
    return Unlocked.open(Place(layout, read_header(files, layout), files), held, utc_now, 5)


def attach_for_ever(folder: Path, held: Held, acknowledge: int) -> None:
    """Attach files of rising size to one case, and tell the id of each that is durable."""
    vault = unlocked(folder, held)
    with vault.open_work() as work:
        cases = work.find(Case)
        case = cases[0] if cases else work.put(Case(code="AAA-222"))
        work.commit()
    number = 0
    while True:
        number += 1
        data = _PIECE * (1 + number % PIECES) + str(number).encode()
        with vault.evidence.seal(case.id, Evidence, io.BytesIO(data), len(data), Silent()) as made:
            kept = Evidence(
                case=case.id, title="Photo", blob=made.blob, sha256=made.sha256, size=made.size
            )
            with vault.open_work() as work:
                work.put(kept)
                work.log("evidence sealed", kept.id)
                work.commit()
            os.write(acknowledge, f"{kept.id}\n".encode())


def killed(folder: Path, held: Held, wait: float) -> list[str]:
    """Let a child attach, kill it, and give what it had acknowledged."""
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(read)
        attach_for_ever(folder, held, write)
    os.close(write)
    with os.fdopen(read, "rb") as acknowledged:
        first = acknowledged.readline()
        time.sleep(wait)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        return [line.decode().strip() for line in (first, *acknowledged) if line.strip()]


def verdict(vault: Unlocked, folder: Path, acknowledged: set[str]) -> dict[str, int]:
    """What was lost, what is damaged, and what lies there that no record names."""
    reader = vault.reader()
    kept = reader.find(Evidence)
    reader.close()
    lying = {path.name for path in (folder / "evidence").iterdir()}
    return {
        "lost": len(acknowledged - {piece.id for piece in kept}),
        "without": len({f"{piece.blob}.age" for piece in kept} - lying),
        "left": len(lying - {f"{piece.blob}.age" for piece in kept}),
        "damaged": len(vault.evidence.check(Silent())),
    }


def main(folder: Path, passphrase: str, kills: int, seed: int) -> None:
    """Count over many kills; the folder is renamed after every second one."""
    chance = random.Random(seed)
    held = Vault.open(folder).prove(passphrase)
    kept: set[str] = set()
    found = {"lost": 0, "without": 0, "left": 0, "damaged": 0}
    cut = 0
    for kill in range(kills):
        kept |= set(killed(folder, held, chance.uniform(0, 0.05)))
        cut += any((folder / "evidence").glob("*.part"))
        if kill % 2:
            folder = folder.rename(folder.with_name(f"moved{kill}.haven"))
        vault = unlocked(folder, held)
        found = {name: found[name] + n for name, n in verdict(vault, folder, kept).items()}
        vault.close()
    sys.stdout.write(json.dumps({**found, "kept": len(kept), "cut": cut}))


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]), int(sys.argv[4]))
