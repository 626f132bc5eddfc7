"""A unit of work that may be used from any thread: each call runs on the writing one."""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import TypeVar

from workstation.records.access import Role
from workstation.records.kit import Id, R, Record, UserToken
from workstation.records.revisions import Revision
from workstation.store.connect import Connection
from workstation.store.work import Hand, SqlWork
from workstation.store.writer import Call, Writer

T = TypeVar("T")


class LeasedWork:
    """The Work port over a lease of the writing connection."""

    def __init__(self, call: Call, hand: Hand) -> None:
        self._call = call
        self._work = call(lambda connection: SqlWork(connection, hand))
        self._over = False
        self._run(SqlWork.begin)

    def get(self, kind: type[R], id: Id) -> R:
        """The record of that id; raises Missing, NotEntitled."""
        return self._run(lambda work: work.get(kind, id))

    def find(self, kind: type[R], **equal: object) -> tuple[R, ...]:
        """Records whose columns equal all of these, oldest first; raises NotEntitled."""
        return self._run(lambda work: work.find(kind, **equal))

    def revisions(self, kind: type[Record], **equal: object) -> tuple[tuple[Revision, ...], ...]:
        """All that was written of each record so found that was changed; raises NotEntitled."""
        return self._run(lambda work: work.revisions(kind, **equal))

    def role_of(self, user: UserToken) -> Role | None:
        """What somebody does here by the last order; None for who left."""
        return self._run(lambda work: work.role_of(user))

    def latest(self) -> dt.datetime | None:
        """The latest moment in the log since somebody confirmed the date."""
        return self._run(lambda work: work.latest())

    def put(self, record: R) -> R:
        """Write a record down, give it back stamped; raises Refused for a stale revision."""
        return self._run(lambda work: work.put(record))

    def remove(self, kind: type[Record], id: Id) -> None:
        """Take a record away; its history stays."""
        self._run(lambda work: work.remove(kind, id))

    def log(self, verb: str, about: Id | None = None, details: Mapping[str, str] = {}) -> None:
        """Write an event down; what it was about is sealed."""
        self._run(lambda work: work.log(verb, about, details))

    def commit(self) -> None:
        """Make all of it durable; the work is over then."""
        self._run(SqlWork.commit)
        self._over = True

    def end(self) -> None:
        """Undo what was not committed."""
        self._over = True
        self._call(lambda connection: connection.roll_back())

    def _run(self, do: Callable[[SqlWork], T]) -> T:
        if self._over:
            raise RuntimeError("a unit of work ends with its commit")
        return self._call(lambda _connection: do(self._work))


@contextmanager
def leased_work(writer: Writer, hand: Hand) -> Iterator[LeasedWork]:
    """One transaction; leaving the block without `commit` undoes all."""
    with writer.lease() as call:
        work = LeasedWork(call, hand)
        try:
            yield work
        finally:
            work.end()


def in_one_go(connection: Connection, hand: Hand, do: Callable[[SqlWork], T]) -> T:
    """One transaction on the writing thread itself, committed when `do` returns."""
    work = SqlWork(connection, hand)
    work.begin()
    try:
        answer = do(work)
        work.commit()
    finally:
        work.undo()
    return answer
