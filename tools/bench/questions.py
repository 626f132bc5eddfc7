"""What pages ask of a whole office, against the same statements on plain SQLite."""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from tools.bench.offices import NOTES, fill_office
from tools.bench.rows import Row, at_each, least
from tools.bench.vaults import make, opened, plain_reader
from workstation.records.briefings import BriefingState
from workstation.records.kit import Id
from workstation.records.partners import Contact
from workstation.services.found import everything
from workstation.services.knowing import Knowing
from workstation.services.today import AHEAD, MOST
from workstation.store.clock import utc_now
from workstation.store.ended import remaining
from workstation.store.reader import SqlReader
from workstation.store.release_list import release_keys, release_rows

PAGE = 200
Ask = Callable[[SqlReader], object]


def rows(sizes: tuple[int, ...]) -> Iterator[Row]:
    """What is due, what has ended, releases, who knows what and one long case, at each size."""
    return at_each(sizes, _at)


def _at(size: int, folder: Path) -> Iterator[Row]:
    path = make(folder / "bench")
    with opened(path) as store:
        longest = fill_office(store, size, utc_now())
        ours = store.reader()
        contact = ours.find(Contact)[0].id
        with plain_reader(path, folder) as peer:
            for what, ask in _questions(longest, contact).items():
                yield _row(what, size, ask, ours, peer)
        ours.close()


def _questions(longest: Id, contact: Id) -> Mapping[str, Ask]:
    today = utc_now().date()
    return {
        "what is due in a week": lambda r: r.agenda(today, today + dt.timedelta(AHEAD), MOST),
        "what has ended and is kept": lambda r: remaining(r.connection, today),
        f"list of releases: a page of {PAGE}": _releases,
        "what a contact was told": lambda r: Knowing(r).of_contact(contact),
        f"a case with {NOTES} notes": lambda r: everything(r, longest),
        "its history": lambda r: r.history(longest),
    }


def _releases(reader: SqlReader) -> None:
    keys = release_keys(reader.connection, tuple(BriefingState))
    release_rows(reader.connection, keys[:PAGE])


def _row(what: str, size: int, ask: Ask, ours: SqlReader, peer: SqlReader) -> Row:
    mine, theirs = least(lambda: ask(ours)), least(lambda: ask(peer))
    return Row(what, f"{size:,} cases", mine, theirs, "ms", "the same statements, plain sqlite3")
