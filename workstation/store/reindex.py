"""Builds the search index anew where its texts were folded by another version."""

from functools import partial

from workstation.ports import Progress
from workstation.records.kit import Record
from workstation.store.connect import Connection, in_file
from workstation.store.indexing import UNKNOWN, index
from workstation.store.past import former_texts
from workstation.store.sql import record_sql, to_record
from workstation.store.tables import CONTENT, all_tables
from workstation.store.writer import Turn, Writer
from workstation.text import NORMALISER_VERSION

BATCH = 250
_FOLDED_BY = "SELECT value FROM @.fact WHERE name = 'normaliser'"
_NOW_FOLDED_BY = "UPDATE @.fact SET value = ? WHERE name = 'normaliser'"


def stale_files(connection: Connection) -> list[str]:
    """The files whose index was folded by another version than this one."""
    held = [file for file in CONTENT if file in connection.attached]
    now = str(NORMALISER_VERSION)
    return [file for file in held if connection.value(in_file(file, _FOLDED_BY)) != now]


def reindex(writer: Writer, progress: Progress) -> int:
    """Bring stale indexes up to date, batch by batch; gives how many records were read.

    The version is written last: a rebuild cut short begins again.
    """
    done = 0
    for file in writer.call(Turn.WORK, stale_files):
        for kind in (kind for kind in all_tables().of if record_sql(kind).file == file):
            after = 0
            while after >= 0:
                progress.step(done, done + BATCH, record_sql(kind).spec.label)
                after, count = writer.call(Turn.BATCH, partial(_batch, kind=kind, after=after))
                done += count
        writer.call(Turn.BATCH, partial(_finish, file=file))
    return done


def _batch(connection: Connection, kind: type[Record], after: int) -> tuple[int, int]:
    sql = record_sql(kind)
    names = ", ".join(f'"{name}"' for name in sql.names)
    page = f'SELECT key, {names} FROM {sql.file}."{sql.spec.name}" '  # noqa: S608 - declared names
    rows = connection.all(f"{page} WHERE key > ? ORDER BY key LIMIT ?", (after, BATCH))
    with connection.transaction():
        for row in rows:
            record = to_record(kind, row[1:])
            past = former_texts(connection, record)
            index(connection, sql.file, sql.spec.name, UNKNOWN, record, past)
    return (rows[-1][0] if len(rows) == BATCH else -1, len(rows))


def _finish(connection: Connection, file: str) -> None:
    connection.run(in_file(file, _NOW_FOLDED_BY), (str(NORMALISER_VERSION),))
