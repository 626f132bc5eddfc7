"""Makes the fixture of a format: a small demonstration on the lightest derivation.

Run once, from the sources of the version to keep: see README.md beside this file.
"""

import functools
import sys
import tarfile
import tempfile
from pathlib import Path

import msgspec

from crypto.passphrase import LIGHTEST
from tests.store.independent import every_row
from workstation.bootstrap import founding, open_session
from workstation.cli import demonstration
from workstation.ports import Silent
from workstation.store.create import Plan
from workstation.store.vault import Vault

CASES, SEED = 4, 3


def freeze(to: Path) -> None:
    """Write `vault.tar.gz` and `rows.json`, what stands in it, into a folder."""
    vars(founding)["Plan"] = functools.partial(Plan, ballast=4096)
    vars(founding)["calibrate"] = lambda: LIGHTEST
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "demo"
        demonstration.demonstrate(folder, CASES, SEED, True, Silent())
        words = (folder / "passphrases" / "caseworker").read_text("utf-8").strip()
        _leave_a_draft(folder / "demo.haven", words)
        held = Vault.open(folder / "demo.haven").prove(words)
        keys = {name: raw for name, raw in held.secrets.items() if name not in ("names", "seal")}
        rows = every_row(folder / "demo.haven", keys)
        counts = {file: {t: len(r) for t, r in tables.items()} for file, tables in rows.items()}
        (to / "rows.json").write_bytes(msgspec.json.format(msgspec.json.encode(counts)) + b"\n")
        with tarfile.open(to / "vault.tar.gz", "w:gz") as packed:
            for part in ("demo.haven", "passphrases"):
                packed.add(folder / part, part)


def _leave_a_draft(vault: Path, words: str) -> None:
    opened = open_session(vault, words)
    opened.store.drafts.keep("new-case", '{"own_words": "မေ Papers back. أوراق"}').result()
    opened.close()


if __name__ == "__main__":
    freeze(Path(sys.argv[1]))
