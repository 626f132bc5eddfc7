"""Opens a vault and gives its services; nothing is reachable without them."""

import enum
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from crypto.certificates import OrganisationSeal, from_bytes
from exports.preview.wall import ChildWall
from workstation.bootstrap.late import LatePress, LateRedactor, LateSealer
from workstation.bootstrap.lists import Lists
from workstation.bootstrap.looking import Looking
from workstation.bootstrap.readers import ThreadReader
from workstation.bootstrap.second_person import ChildSecondPerson
from workstation.errors import NotEntitled, WorkstationError
from workstation.ports import Clock, OpenWork, Progress, Silent, Work
from workstation.records.access import SEAL, SEALED, Compartment
from workstation.services.access import Access, Notice
from workstation.services.attachments import Attachments
from workstation.services.audit import AuditLog
from workstation.services.backups import Backups
from workstation.services.bundles import Bundles
from workstation.services.cases import Cases
from workstation.services.dates import Dates
from workstation.services.erasure import Erasures
from workstation.services.evidence import EvidenceRoom
from workstation.services.handovers import Handovers
from workstation.services.history import History
from workstation.services.imports import Imports
from workstation.services.knowing import Knowing
from workstation.services.leaving_pages import LeavingPages
from workstation.services.lower_counts import LowerCounts
from workstation.services.partners import Partners
from workstation.services.recalls import Recalls
from workstation.services.releases import Releases
from workstation.services.renditions import Renditions
from workstation.services.retention import Retention
from workstation.services.risks import Risks
from workstation.services.rosters import Rosters
from workstation.services.session import Session, User
from workstation.services.settings import Settings
from workstation.services.today import Today
from workstation.services.ways import Ways
from workstation.services.witnesses import Witnesses
from workstation.store.clock import utc_now
from workstation.store.unlocked import Unlocked
from workstation.store.vault import Vault

SEAL_READERS = SEALED[SEAL]
"""Who may sign for the office: those who approve."""


class By(enum.Enum):
    """Which way somebody opens a vault by."""

    PASSPHRASE = "passphrase"
    WORDS = "recovery words"
    PIN = "PIN"


_OPEN: Mapping[By, Callable[[Vault, str, Clock], Unlocked]] = {
    By.PASSPHRASE: Vault.unlock,
    By.WORDS: Vault.unlock_with_recovery,
    By.PIN: Vault.unlock_with_pin,
}


@dataclass(frozen=True, slots=True)
class Opened:
    """An unlocked vault: its services, and the way to close it."""

    session: Session
    store: Unlocked
    reader: ThreadReader
    works: "_Works"
    second: ChildSecondPerson
    notices: tuple[Notice, ...] = ()
    """What orders of the key custodian changed at this unlock, for the user to know."""
    warnings: tuple[Notice, ...] = ()
    """What is not as it should be and keeps this user from their work."""

    @property
    def written(self) -> bool:
        """Whether anything was written since it was opened."""
        return self.works.done > 0 or self.store.grants.written or self.store.ways.written

    def close(self) -> None:
        """Close the files and let go of the vault."""
        self.second.close()
        self.session.evidence.close()
        self.reader.close()
        self.store.close()


def open_session(
    path: Path,
    typed: str,
    now: Clock = utc_now,
    hurried: threading.Thread | None = None,
    by: By = By.PASSPHRASE,
    progress: Progress | None = None,
) -> Opened:
    """Unlock a vault; `hurried` is a thread whose reads never wait, as the window's.

    What the key custodian ordered is carried out first; `progress` tells of files that get new
    keys, which takes about 25 seconds a gigabyte.
    Raises WrongPassphrase, TooSoon, Busy, Damaged, TooNew, Missing; NoKeyStore for a PIN.
    """
    store = _OPEN[by](Vault.open(path), typed, now)
    try:
        return _opened(path, typed, now, hurried, by, progress or Silent(), store)
    except BaseException:
        store.close()  # or the next try finds the vault held by this very process
        raise


def _opened(
    path: Path,
    typed: str,
    now: Clock,
    hurried: threading.Thread | None,
    by: By,
    progress: Progress,
    store: Unlocked,
) -> Opened:
    if by is By.WORDS:
        with suppress(WorkstationError):  # a full disk locks nobody out; the next time notes it
            store.ways.note_code(typed)
    access = Access(store.grants, store.held.token)
    notices = _carried_out(access, progress)
    reader = ThreadReader(store.reader, hurried, turns=lambda: store.turns)
    works = _Works(store.open_work)
    second = ChildSecondPerson(path)
    session = _session(store, works, reader, access, second, now)
    warnings = tuple(Notice(f"{f.file}: {f.words}", _CHECK) for f in store.lost_keys())
    warnings += _of_the_clock(session.dates)
    return Opened(session, store, reader, works, second, notices, warnings)


def _of_the_clock(dates: Dates) -> tuple[Notice, ...]:
    ahead = dates.ahead()
    if ahead is None:
        return ()
    words = f"This computer's clock stands before the last entry in the log, of {ahead:%d %b %Y}."
    return (Notice(words, _CLOCK),)


_CLOCK = "Set the clock right; where it is right, a supervisor confirms it in the log of events."
_CHECK = "Check the vault, and bring a backup back where it says so."


def _carried_out(access: Access, progress: Progress) -> tuple[Notice, ...]:
    """What the key custodian ordered; whatever hinders it, the user gets to work."""
    try:
        return access.carry_out(progress)
    except WorkstationError as failure:
        return (Notice(failure.words, failure.advice),)


@contextmanager
def unlocked(
    path: Path, typed: str, now: Clock = utc_now, by: By = By.PASSPHRASE
) -> Iterator[Session]:
    """The services of an unlocked vault; afterwards it is closed, and what was written signed.

    A search index that another version folded is made anew first.
    """
    opened = open_session(path, typed, now, by=by)
    try:
        if opened.store.stale_index:
            opened.store.reindex(Silent())
        yield opened.session
        if opened.written:
            opened.store.checkpoint()
    finally:
        opened.close()


class _Works:
    """Opens units of work and counts those that went to their end."""

    def __init__(self, open_work: OpenWork) -> None:
        self._open_work = open_work
        self.done = 0

    @contextmanager
    def open(self) -> Iterator[Work]:
        """One unit of work."""
        with self._open_work() as work:
            yield work
        self.done += 1


def _session(
    store: Unlocked,
    works: _Works,
    reader: ThreadReader,
    access: Access,
    second: ChildSecondPerson,
    now: Clock,
) -> Session:
    work, token, lists = works.open, store.held.token, Lists(reader)
    press, redactor, sealer = LatePress(), LateRedactor(), LateSealer(_seal(store))
    wall, blobs = ChildWall(), store.evidence
    pages = LeavingPages(reader, blobs, wall)
    along = Attachments(reader, work, blobs, wall, pages, token, now)
    backups = Backups(store.backups, now)
    return Session(
        user=User(token, store.held.secret.name, store.held.role),
        reader=reader,
        drafts=store.drafts,
        cases=Cases(reader, work, token, store.held.role, now),
        imports=Imports(store.bulk, work, store.held.role, now),
        partners=Partners(reader, work, token, store.held.role, now),
        risks=Risks(reader, work, second, token, store.held.role, now),
        renditions=Renditions(reader, work, redactor, token, now),
        release_list=lists,
        releases=Releases(reader, work, redactor, press, along, token, store.held.role, now),
        handovers=Handovers(reader, work, second, store.held.role, now, store.checkpoint),
        bundles=Bundles(reader, work, redactor, sealer, store.held.role, now, store.checkpoint),
        access=access,
        backups=backups,
        knowing=Knowing(reader),
        history=History(reader),
        lower_counts=LowerCounts(reader, work, token, store.held.role, now),
        witnesses=Witnesses(reader, work, token, store.held.role, now),
        rosters=Rosters(reader, work, store.held.role, now),
        recalls=Recalls(reader, work, store.held.role, now),
        ways=Ways(store.ways, store.held.secret.name),
        evidence=EvidenceRoom(reader, work, store.evidence, wall, now),
        attachments=along,
        erasure=Erasures(reader, work, store.shreds, second, token, store.held.role, now),
        retention=Retention(reader, lists, now),
        audit=AuditLog(reader, Looking(store), access.users, token, store.held.role, now),
        settings=Settings(store.settings, token, may_rule=access.may_order),
        dates=Dates(reader, work, store.held.role, now),
        today=Today(reader, reader, access, backups, store.held.role, now),
    )


def _seal(store: Unlocked) -> OrganisationSeal | None:
    try:
        return from_bytes(store.grants.secret(SEAL))
    except NotEntitled:
        return None


def check_vault(path: Path, passphrase: str, witness: Path | None = None) -> list[dict[str, Any]]:
    """Everything that is not as it was written; empty where all is.

    `witness` is a checkpoint that was kept elsewhere, a folder of them, or a backup. Raises
    BadInput where it holds none.
    """
    store = Vault.open(path).unlock(passphrase)
    try:
        with store.witnesses(witness) as kept:
            found = store.check(Silent(), kept)
        return [{"file": f.file, "words": f.words} for f in found]
    finally:
        store.close()


def list_users(path: Path, passphrase: str) -> list[dict[str, str]]:
    """Who works here, and which compartments their keys open."""
    store = Vault.open(path).unlock(passphrase)
    try:
        return [
            {
                "name": u.name,
                "role": u.role.label,
                "state": u.state.value,
                "opens": _opens(u.opens),
                "waits": _opens(u.waits),
                "user": u.token,
            }
            for u in store.grants.colleagues()
        ]
    finally:
        store.close()


def _opens(keys: Iterable[str]) -> str:
    return ", ".join(compartment.value for compartment in Compartment if compartment in keys)
