"""Cuts the power under a writing process, over and over, and says what was lost.

The process writes into an image mounted as ext4. It is stopped, the image is copied as it stands
on the "disk", and the copy is opened: what the kernel still kept in memory is gone with the cut.
Run as a program of its own: it forks.
"""

import json
import os
import random
import shutil
import signal
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import sqlcipher3.dbapi2 as sqlcipher

from tests.torture.acts import look, save
from tests.torture.kills import tell
from tests.torture.mounted import lazy_kernel, make_image, mounted
from workstation.store.people import Held
from workstation.store.vault import Vault

_MEGABYTES = 48
_PLAIN = "control.db"
_HURRIED = {"wal": ("wal", "normal"), "off": ("off", "off")}
"""Settings that must lose something: the test of the test."""


def write_hurriedly(folder: Path, how: str, acknowledge: int) -> None:
    """Acknowledge rows as SQLCipher does with settings that we do not use."""
    journal, synchronous = _HURRIED[how]
    raw = sqlcipher.connect(folder / _PLAIN, isolation_level=None)
    raw.execute("PRAGMA key = 'control'")
    raw.execute(f"PRAGMA journal_mode = {journal}")
    raw.execute(f"PRAGMA synchronous = {synchronous}")
    raw.execute("CREATE TABLE IF NOT EXISTS kept (number INTEGER PRIMARY KEY, text TEXT)")
    os.write(acknowledge, b"0\n")
    for number in range(1, 1_000_000):
        raw.execute("INSERT INTO kept VALUES (?, ?)", (number, "word " * 200))
        os.write(acknowledge, f"{number}\n".encode())


def hurried_loss(folder: Path, kept: set[str]) -> tuple[int, int]:
    """How many acknowledged rows are gone, and whether the file is broken."""
    try:
        raw = sqlcipher.connect(folder / _PLAIN, isolation_level=None)
        raw.execute("PRAGMA cipher_log_level = NONE")
        raw.execute("PRAGMA key = 'control'")
        found = {str(row[0]) for row in raw.execute("SELECT number FROM kept")}
        sound = raw.execute("PRAGMA integrity_check(1)").fetchone() == ("ok",)
    except sqlcipher.DatabaseError:
        return len(kept), 1
    return len(kept - found - {"0"}), int(not sound)


def cut(work: Path, image: Path, write: Callable[[Path, int], None], wait: float) -> set[str]:
    """Write on the image for a moment, cut the power, and leave its copy as `after`."""
    with mounted(image, work / "disk") as disk:
        read, pipe = os.pipe()
        child = os.fork()
        if child == 0:
            os.close(read)
            write(disk / "office.haven", pipe)
        os.close(pipe)
        with os.fdopen(read, "rb") as acknowledged:
            first = acknowledged.readline()
            time.sleep(wait)
            os.kill(child, signal.SIGSTOP)
            os.waitpid(child, os.WUNTRACED)
            shutil.copyfile(image, work / "after")
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)
            # What was said after the copy was taken cannot be: the child stood still.
            return {line.decode().strip() for line in (first, *acknowledged) if line.strip()}


def main(folder: Path, passphrase: str, how: str, cuts: int, seed: int) -> None:
    """Count what was lost and what disagreed over many cuts."""
    chance, work = random.Random(seed), folder.parent
    held = Vault.open(folder).prove(passphrase)
    fresh = make_image(work / "fresh", _MEGABYTES)
    with mounted(fresh, work / "disk") as disk:
        shutil.copytree(folder, disk / "office.haven")
    facts = {"cuts": cuts, "kept": 0, "lost": 0, "apart": 0}
    with lazy_kernel():
        for _ in range(cuts):
            shutil.copyfile(fresh, work / "image")
            kept = cut(work, work / "image", _writer(how, held), chance.uniform(0, 0.25))
            with mounted(work / "after", work / "disk") as disk:
                place = disk / "office.haven"
                ours = how == "ours"
                lost, apart = (
                    look(place, passphrase, kept, thorough=True)
                    if ours
                    else hurried_loss(place, kept)
                )
            facts["kept"] += len(kept)
            facts["lost"] += lost
            facts["apart"] += apart
    sys.stdout.write(json.dumps(facts))


def _writer(how: str, held: Held) -> Callable[[Path, int], None]:
    if how == "ours":
        return lambda place, pipe: save(place, held, partial(tell, pipe), 0)
    return lambda place, pipe: write_hurriedly(place, how, pipe)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], sys.argv[3], int(sys.argv[4]), int(sys.argv[5]))
