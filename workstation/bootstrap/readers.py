"""A reader for any thread: each gets a connection of its own, and waits only where it may."""

import datetime as dt
import threading
import time
from array import array
from collections.abc import Callable, Collection, Sequence
from typing import TypeVar

from workstation.errors import Busy, Damaged
from workstation.ports import Past
from workstation.records.access import Compartment, Role
from workstation.records.agenda import Agenda
from workstation.records.events import Event, EventFilter
from workstation.records.kit import Id, R, Record, UserToken
from workstation.records.listing import CaseFilter, CaseRow, Hit
from workstation.records.revisions import Revision
from workstation.store.reader import SqlReader

T = TypeVar("T")
_PAUSE = 0.005


class ThreadReader:
    """The Reader port over one connection a thread.

    `hurried` is the thread that never waits (the window's): it gets Busy at once and asks again;
    every other thread waits for the writer up to `patience` seconds. `turns` counts how often the
    files have got new keys, after which a thread connects anew; it is None while they get them.
    """

    def __init__(
        self,
        connect: Callable[[], SqlReader],
        hurried: threading.Thread | None = None,
        patience: float = 10.0,
        turns: Callable[[], int | None] = lambda: 0,
    ) -> None:
        self._connect, self._hurried, self._patience = connect, hurried, patience
        self._turns = turns
        self._mine = threading.local()

    def get(self, kind: type[R], id: Id) -> R:
        """One record. Raises Missing, NotEntitled."""
        return self.ask(lambda reader: reader.get(kind, id))

    def find(self, kind: type[R], **equal: object) -> tuple[R, ...]:
        """Records whose columns equal all of these."""
        return self.ask(lambda reader: reader.find(kind, **equal))

    def revisions(self, kind: type[Record], **equal: object) -> tuple[tuple[Revision, ...], ...]:
        """All that was written of each record so found that was changed."""
        return self.ask(lambda reader: reader.revisions(kind, **equal))

    def role_of(self, user: UserToken) -> Role | None:
        """What somebody does here by the last order; None for who left."""
        return self.ask(lambda reader: reader.role_of(user))

    def latest(self) -> dt.datetime | None:
        """The latest moment in the log since somebody confirmed the date."""
        return self.ask(lambda reader: reader.latest())

    def case_keys(self, which: CaseFilter, order: str, descending: bool = False) -> "array[int]":
        """The keys of all cases that fit, in order."""
        return self.ask(lambda reader: reader.case_keys(which, order, descending))

    def case_rows(self, keys: Sequence[int]) -> list[CaseRow]:
        """One row for each key."""
        return self.ask(lambda reader: reader.case_rows(keys))

    def search(self, query: str, limit: int = 50, ranked: bool = False) -> list[Hit]:
        """Where the words stand."""
        return self.ask(lambda reader: reader.search(query, limit, ranked))

    def search_any(self, spellings: Sequence[str], limit: int = 50) -> list[Hit]:
        """Where any of these spellings stands."""
        return self.ask(lambda reader: reader.search_any(spellings, limit))

    def history(self, case: Id) -> tuple[Past, ...]:
        """What was changed in a case."""
        return self.ask(lambda reader: reader.history(case))

    def former(self, case: Id, kinds: Collection[str], id: Id | None = None) -> tuple[Record, ...]:
        """Every revision of these kinds in a case, or of one record."""
        return self.ask(lambda reader: reader.former(case, kinds, id))

    def agenda(self, today: dt.date, until: dt.date, most: int) -> Agenda:
        """What is due until a day; run it as a job."""
        return self.ask(lambda reader: reader.agenda(today, until, most))

    def event_numbers(self, which: EventFilter) -> "array[int]":
        """The numbers of all events that fit."""
        return self.ask(lambda reader: reader.event_numbers(which))

    def events_numbered(self, numbers: Sequence[int]) -> list[Event]:
        """These events."""
        return self.ask(lambda reader: reader.events_numbered(numbers))

    def holds(self, compartment: Compartment) -> bool:
        """Whether this user's keys open a compartment."""
        return self.ask(lambda reader: reader.holds(compartment))

    def close(self) -> None:
        """Close this thread's connection; others end with their threads."""
        reader: SqlReader | None = getattr(self._mine, "reader", None)
        if reader is not None:
            reader.close()
            del self._mine.reader

    def ask(self, question: Callable[[SqlReader], T]) -> T:
        """The answer of this thread's own reader. Raises Busy where it is the one in a hurry."""
        hurried = threading.current_thread() is self._hurried
        end = time.monotonic() + (0 if hurried else self._patience)
        while True:
            try:
                return self._answer(question)
            except Busy:
                if time.monotonic() >= end:
                    raise
                time.sleep(_PAUSE)

    def _answer(self, question: Callable[[SqlReader], T]) -> T:
        turns = self._turns()
        if turns is None:
            raise _new_keys()
        try:
            return question(self._reader(turns))
        except Damaged:
            if self._turns() == turns:
                raise
            raise _new_keys() from None

    def _reader(self, turns: int) -> SqlReader:
        if getattr(self._mine, "turns", turns) != turns:
            self.close()
        self._mine.turns = turns
        if not hasattr(self._mine, "reader"):
            self._mine.reader = self._connect()
        reader: SqlReader = self._mine.reader
        return reader


def _new_keys() -> Busy:
    return Busy("Files get new keys.", "Try again in a moment.")
