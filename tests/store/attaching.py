"""Attaches evidence for ever, and says what was lost or left: an act of the loop of kills."""

import io
import os
from collections.abc import Callable
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


def attach(folder: Path, held: Held, tell: Callable[[str], None], start: int) -> None:
    """Attach files of rising size to one case, and tell the id of each that is durable."""
    vault = unlocked(folder, held)
    for number in range(start, start + 1_000_000):
        data = _PIECE * (1 + number % PIECES) + str(number).encode()
        tell(attach_one(vault, data))


def attach_one(vault: Unlocked, data: bytes) -> str:
    """Attach a piece to the first case, durably, and give its id."""
    with vault.open_work() as work:
        cases = work.find(Case)
        case = cases[0] if cases else work.put(Case(code="AAA-222"))
        work.commit()
    with vault.evidence.seal(case.id, Evidence, io.BytesIO(data), len(data), Silent()) as made:
        kept = Evidence(
            case=case.id, title="Photo", blob=made.blob, sha256=made.sha256, size=made.size
        )
        with vault.open_work() as work:
            work.put(kept)
            work.log("evidence sealed", kept.id)
            work.commit()
    return kept.id


def look_at_evidence(
    folder: Path, passphrase: str, kept: set[str], *, thorough: bool
) -> tuple[int, int]:
    """How many pieces are gone; and whether a row lacks its blob, a blob its row, or is damaged."""
    vault = Vault.open(folder).unlock(passphrase)
    try:
        reader = vault.reader()
        named = {piece.id: f"{piece.blob}.age" for piece in reader.find(Evidence)}
        reader.close()
        lying = {path.name for path in (folder / "evidence").iterdir()}
        apart = lying != set(named.values()) or bool(vault.evidence.check(Silent()))
        apart |= bool(thorough and vault.check(Silent()))
    finally:
        vault.close()
    return len(kept - set(named)), int(apart)
