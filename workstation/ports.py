"""What services need from outside, as protocols; adapters are built in bootstrap alone."""

import datetime as dt
from array import array
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from crypto.streams import Reader as ByteReader
from workstation.records.access import Compartment, Role
from workstation.records.erasure import Countersigned, Extent, Line, Subject
from workstation.records.events import Event, EventFilter, Found
from workstation.records.evidence import Evidence, EvidenceCopy
from workstation.records.identifiers import Known
from workstation.records.kit import Id, R, Record, UserToken
from workstation.records.listing import CaseFilter, CaseRow, Hit
from workstation.records.marks import FreeText, MarkedText
from workstation.records.office import Letter, Office
from workstation.records.partners import Contact
from workstation.records.release import BriefingText, Picture
from workstation.records.revisions import Revision

Clock = Callable[[], dt.datetime]
"""The present moment, aware, in UTC."""


class Progress(Protocol):
    """Where a long job says how far it is; `step` raises Cancelled when the user stopped it."""

    def step(self, done: int, total: int, note: str = "") -> None: ...


class Silent:
    """Progress that nobody watches."""

    def step(self, done: int, total: int, note: str = "") -> None:
        """Say nothing."""


class Finds(Protocol):
    """Records by id or by equal columns, of the compartments that this user holds.

    A frozenset stands for any of its values, `Other` for every value but its own.
    Asking for a record of another compartment raises NotEntitled; a missing id raises Missing.
    `revisions` are, for each record so found that was changed since it was made, all that was
    written of it, oldest first.
    `role_of` says what somebody does here by the last order; None for who left or is not known.
    `latest` is the latest moment in the log since somebody confirmed the date; None where it is
    empty.
    """

    def get(self, kind: type[R], id: Id) -> R: ...

    def find(self, kind: type[R], **equal: object) -> tuple[R, ...]: ...

    def revisions(
        self, kind: type[Record], **equal: object
    ) -> tuple[tuple[Revision, ...], ...]: ...

    def role_of(self, user: UserToken) -> Role | None: ...

    def latest(self) -> dt.datetime | None: ...


class Work(Finds, Protocol):
    """One transaction over all compartments; leaving it without `commit` undoes all.

    `put` stamps author, times and revision, writes history, chain and search text with the
    record, and gives the stamped record back; a stale revision raises Refused.
    `log` writes an event to the audit compartment: a verb and details that are sealed.
    """

    def put(self, record: R) -> R: ...

    def remove(self, kind: type[Record], id: Id) -> None: ...

    def log(self, verb: str, about: Id | None = None, details: Mapping[str, str] = ...) -> None: ...

    def commit(self) -> None: ...


OpenWork = Callable[[], AbstractContextManager[Work]]


class Bulk(Protocol):
    """Many records as one run, in short transactions; a run can be undone, also after a crash.

    `put` keeps one batch and logs `details` with it; `undo` gives how many records stay because
    they were changed since; `unfinished` are the runs that were cut short.
    """

    def begin(self, source: str) -> Id: ...

    def put(
        self, run: Id, records: Sequence[Record], details: Mapping[str, str] = ...
    ) -> tuple[Record, ...]: ...

    def end(self, run: Id, records: int) -> None: ...

    def undo(self, run: Id, progress: Progress) -> int: ...

    def unfinished(self) -> tuple[Id, ...]: ...


@dataclass(frozen=True, slots=True)
class Past:
    """One revision in a record's history; `record` is what it was then."""

    kind: str
    id: Id
    revision: int
    at: dt.datetime
    by: UserToken
    line: str


class Reader(Finds, Protocol):
    """Reads without ever waiting for a writer; raises Busy when the writer holds the files."""

    def case_keys(
        self, which: CaseFilter, order: str, descending: bool = False
    ) -> "array[int]": ...

    def case_rows(self, keys: Sequence[int]) -> list[CaseRow]: ...

    def search(self, query: str, limit: int = 50, ranked: bool = False) -> list[Hit]: ...

    def search_any(self, spellings: Sequence[str], limit: int = 50) -> list[Hit]: ...

    def history(self, case: Id) -> tuple[Past, ...]: ...

    def holds(self, compartment: Compartment) -> bool: ...

    def event_numbers(self, which: EventFilter) -> "array[int]": ...

    def events_numbered(self, numbers: Sequence[int]) -> list[Event]: ...


class Drafts(Protocol):
    """What this user has typed and not saved, by form; no name of a form tells content.

    `keep` and `drop` go on at once, and the future tells when it is durable. `where` is the
    compartment of what is written, if it is not for the whole case team.
    """

    def keep(self, form: str, body: str, where: Compartment | None = None) -> "Future[None]": ...

    def get(self, form: str) -> str | None: ...

    def forms(self) -> tuple[str, ...]: ...

    def drop(self, form: str) -> "Future[None]": ...


class Redactor(Protocol):
    """Marks what may tell who somebody is; what is sure carries its decision already."""

    def mark(self, texts: Sequence[FreeText], known: Sequence[Known]) -> tuple[MarkedText, ...]: ...

    def left(self, text: BriefingText, known: Sequence[Known]) -> list[str]:
        """The rules by which identifiers of the case still stand in a finished text."""


@dataclass(frozen=True, slots=True)
class Printed:
    """A signed PDF that passed the leak gate, and its detached signature."""

    pdf: bytes
    minisig: bytes


class Press(Protocol):
    """Draws pages that nobody signs, to be looked at."""

    def preview(self, text: BriefingText, pictures: Sequence[Picture] = ()) -> bytes: ...


@dataclass(frozen=True, slots=True)
class Approval:
    """What a second person's own process hands back: who approved, and the file if they sign.

    `text` is the digest of the very words that they approved.
    """

    by: UserToken
    role: Role
    forms: int
    text: str
    printed: Printed | None


class SecondPerson(Protocol):
    """Asks a second person in a process that alone sees their passphrase, or raises its refusal."""

    def approve(self, briefing: Id, passphrase: str) -> Approval: ...

    def prove(self, passphrase: str) -> tuple[UserToken, Role]:
        """Who somebody is, by their passphrase."""


@dataclass(frozen=True, slots=True)
class Parcel:
    """What a bundle is made of: the letter, for whom, in whose name, and by which consents."""

    letter: Letter
    contact: Contact
    office: Office
    purpose: str
    terms: tuple[str, ...]
    consents: tuple[str, ...]
    day: dt.date
    sequence: int


class Sealer(Protocol):
    """Writes a bundle as a whole file or not at all."""

    def seal(self, parcel: Parcel, out: Path, progress: Progress) -> None: ...


@dataclass(frozen=True, slots=True)
class SealedFile:
    """A file that lies sealed and durable; `head` are its first bytes in the clear."""

    blob: str
    sha256: str
    size: int
    head: bytes = field(repr=False)


class Blobs(Protocol):
    """Files of any size under a case's own keys; nothing of them is ever plain inside the vault."""

    def seal(
        self,
        case: Id,
        kind: type[Evidence] | type[EvidenceCopy],
        source: ByteReader,
        size: int,
        progress: Progress,
    ) -> AbstractContextManager[SealedFile]:
        """Put the record that names it inside the block; a block that raises leaves nothing."""

    def reading(self, kept: Evidence | EvidenceCopy) -> AbstractContextManager[ByteReader]: ...

    def verify(self, kept: Evidence | EvidenceCopy, progress: Progress) -> None: ...

    def carrying_out(
        self, kept: Evidence | EvidenceCopy, to: Path, progress: Progress
    ) -> AbstractContextManager[None]:
        """A plain file that is whole in its place once the block ends well, else not there."""


@dataclass(frozen=True, slots=True)
class Pixels:
    """A picture as another process drew it: three bytes a pixel, and of how many pages it is."""

    width: int
    height: int
    pages: int
    rgb: bytes = field(repr=False)


class Wall(Protocol):
    """Draws foreign files in a process that can write nothing, reach nobody, and is thrown away.

    Raises BadInput with one sentence for what cannot be drawn, however it fails.
    """

    def draw(self, source: ByteReader, media: str, page: int, box: tuple[int, int]) -> Pixels: ...

    def stripped(
        self, source: ByteReader, media: str, progress: Progress
    ) -> tuple[bytes, str, int]:
        """The pixels of all pages in a file that a second process made: bytes, media, pages."""

    def stop_drawing(self) -> None:
        """End what `draw` began; copies go on."""

    def close(self) -> None:
        """End every such process now, and start none after it."""


class Checks(Protocol):
    """Looks the open vault over, and remembers when it was last done."""

    def check(self, progress: Progress) -> tuple[Found, ...]: ...

    def last(self) -> str: ...

    def keep(self, verdict: str) -> None: ...


class Shredder(Protocol):
    """Deletes for good what two people signed for."""

    @property
    def vault(self) -> str: ...

    def extent(self, subject: Subject, id: Id) -> Extent: ...

    def sign(self, body: bytes) -> bytes: ...

    def carry_out(self, line: Line, progress: Progress) -> Extent: ...

    def lines(self) -> tuple[Line, ...]: ...


class Countersigner(Protocol):
    """Has a second person sign a statement, in a process that alone sees their passphrase."""

    def countersign(self, body: bytes, passphrase: str) -> Countersigned:
        """Raises WrongPassphrase, NotEntitled."""
