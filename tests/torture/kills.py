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

from tests.torture.acts import ACTS, Act
from workstation.store.people import Held
from workstation.store.vault import Vault

_MOST = 0.06
"""Seconds between the first acknowledgement and the kill, at most."""


def killed(act: Act, folder: Path, held: Held, wait: float, start: int) -> set[str]:
    """Let a child write, kill it, and give what it had acknowledged."""
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(read)
        act.write(folder, held, lambda words: tell(write, words), start)
    os.close(write)
    with os.fdopen(read, "rb") as acknowledged:
        first = acknowledged.readline()
        time.sleep(wait)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        return {line.decode().strip() for line in (first, *acknowledged) if line.strip()}


def tell(pipe: int, words: str) -> None:
    """Acknowledge, in one write: a kill cannot cut it."""
    os.write(pipe, f"{words}\n".encode())


def main(folder: Path, passphrase: str, name: str, kills: int, seed: int) -> None:
    """Count what was lost, what disagreed, and what a check found, over many kills."""
    chance, act = random.Random(seed), ACTS[name]
    facts = {"kills": kills, "kept": 0, "lost": 0, "apart": 0, "moved": 0}
    kept: set[str] = set()
    for kill in range(kills):
        held = Vault.open(folder).prove(passphrase)
        wait = chance.uniform(0, act.longest or _MOST)
        kept |= killed(act, folder, held, wait, 1_000_000 * kill)
        if kill % 2:
            folder = folder.rename(folder.with_name(f"moved{kill}.haven"))
            facts["moved"] += 1
        thorough = kill % 10 == 9 or kill == kills - 1
        lost, apart = act.look(folder, passphrase, kept, thorough=thorough)
        facts["lost"] += lost
        facts["apart"] += apart
    facts["kept"] = len(kept)
    sys.stdout.write(json.dumps(facts))


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], sys.argv[3], int(sys.argv[4]), int(sys.argv[5]))
