"""The list of cases and search, against the same statements on plain SQLite."""

from collections.abc import Iterator
from pathlib import Path

from tools.bench.rows import Row, at_each, timed
from tools.bench.vaults import fill, make, opened, plain_reader
from workstation.records.listing import CaseFilter
from workstation.store.reader import SqlReader

PAGE = 200
QUERIES = ("san", "marble", "Thura Zin", "passport", "မခင်", "ประสิทธิ์", "rent for")


def rows(sizes: tuple[int, ...]) -> Iterator[Row]:
    """Opening the list, a page of it and search as one types, at each size."""
    return at_each(sizes, _at)


def _at(size: int, folder: Path) -> Iterator[Row]:
    path = make(folder / "bench")
    with opened(path) as store:
        fill(store, size)
        ours = store.reader()
        with plain_reader(path, folder) as peer:
            for what, work in (("list: all ids", _ids), ("list: a page of 200", _page)):
                yield _row(what, size, work, ours, peer)
            yield _row("search as typed, 7 queries", size, _search, ours, peer)
        ours.close()


def _row(what: str, size: int, work: object, ours: SqlReader, peer: SqlReader) -> Row:
    assert callable(work)
    mine, theirs = timed(lambda: work(ours)), timed(lambda: work(peer))
    return Row(what, f"{size:,} cases", mine, theirs, "ms", "the same statements, plain sqlite3")


def _ids(reader: SqlReader) -> None:
    reader.case_keys(CaseFilter(), "code")


def _page(reader: SqlReader) -> None:
    reader.case_rows(range(1, PAGE + 1))


def _search(reader: SqlReader) -> None:
    for query in QUERIES:
        reader.search(query)
