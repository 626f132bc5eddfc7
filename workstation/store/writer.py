"""One thread opens, uses and closes the connection that writes; drafts go ahead of batches."""

import enum
import itertools
import queue
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from typing import Any, Protocol, TypeVar

from workstation.errors import Busy
from workstation.store.connect import Connection

T = TypeVar("T")


class Turn(enum.IntEnum):
    """Who goes first when several wait."""

    DRAFT = 0
    WORK = 1
    END = 2
    BATCH = 3


class Call(Protocol):
    """Runs something on the writing thread and waits for its answer."""

    def __call__(self, do: Callable[[Connection], T]) -> T: ...


_Do = Callable[[Connection], Any]
_Item = tuple[Turn, int, _Do | None, "Future[Any]"]


class Writer:
    """The queue before the one writing connection, which lives on a thread of its own."""

    def __init__(self, open_connection: Callable[[], Connection]) -> None:
        self._open = open_connection
        self._waiting: queue.PriorityQueue[_Item] = queue.PriorityQueue()
        self._numbers = itertools.count()
        self._ended = threading.Event()
        self._door = threading.Lock()
        self._lessee: int | None = None
        self._thread = threading.Thread(target=self._serve, name="vault-writer", daemon=True)

    def start(self) -> None:
        """Open the connection on the thread; raises what opening it raises."""
        opened = self._put(Turn.DRAFT, lambda connection: None)
        self._thread.start()
        opened.result()

    def submit(self, turn: Turn, do: Callable[[Connection], T]) -> "Future[T]":
        """Queue a call and go on; its result or failure comes by the future."""
        with self._door:
            if not self._ended.is_set():
                return self._put(turn, do)
        late: Future[Any] = Future()
        late.set_exception(_locked())
        return late

    def call(self, turn: Turn, do: Callable[[Connection], T]) -> T:
        """Run a call in its turn and wait for the answer; RuntimeError inside one's own lease."""
        self._refuse_to_wait_for_oneself()
        return self.submit(turn, do).result()

    @contextmanager
    def lease(self) -> Iterator[Call]:
        """Have the connection alone for a block, from any thread but the writing one."""
        self._refuse_to_wait_for_oneself()
        inbox: queue.SimpleQueue[tuple[_Do, Future[Any]] | None] = queue.SimpleQueue()
        mine = threading.Event()

        def serve(connection: Connection) -> None:
            mine.set()
            while (item := inbox.get()) is not None:
                _answer(item[1], item[0], connection)

        def run(do: Callable[[Connection], T]) -> T:
            answer: Future[T] = Future()
            inbox.put((do, answer))
            return answer.result()

        served = self.submit(Turn.WORK, serve)
        while not mine.wait(0.5):
            if served.done():  # cancelled by the end of the session
                served.result()
        self._lessee = threading.get_ident()
        try:
            yield run
        finally:
            self._lessee = None
            inbox.put(None)
            served.result()

    def alone(self, do: Callable[[], T]) -> T:
        """Close the connection, run `do` on the writing thread, and open it again."""

        def between(connection: Connection) -> T:
            connection.close()
            try:
                return do()
            finally:
                self._reopen()

        return self.call(Turn.WORK, between)

    def end(self) -> None:
        """Write the drafts that wait, let batches go, close the files."""
        if self._ended.is_set() or not self._thread.is_alive():
            return
        with self._door:
            self._ended.set()
            self._put(Turn.END, None)
        self._thread.join()

    def _refuse_to_wait_for_oneself(self) -> None:
        if threading.get_ident() in (self._lessee, self._thread.ident):
            raise RuntimeError("this would wait for itself: a unit of work is open here")

    def _put(self, turn: Turn, do: _Do | None) -> "Future[Any]":
        answer: Future[Any] = Future()
        self._waiting.put((turn, next(self._numbers), do, answer))
        return answer

    def _serve(self) -> None:
        try:
            self._connection = self._open()
        except BaseException as error:  # noqa: BLE001 - whoever started the thread meets it
            self._ended.set()
            self._waiting.get()[3].set_exception(error)
            return
        try:
            while (item := self._waiting.get())[2] is not None:
                _answer(item[3], item[2], self._connection)
        finally:
            self._connection.close()
            self._refuse_the_rest()

    def _reopen(self) -> None:
        try:
            self._connection = self._open()
        except BaseException:
            self._ended.set()
            raise

    def _refuse_the_rest(self) -> None:
        while not self._waiting.empty():
            self._waiting.get()[3].set_exception(_locked())


def _locked() -> Busy:
    return Busy("The vault is locked.", "Unlock it again.")


def _answer(answer: "Future[Any]", do: _Do, connection: Connection) -> None:
    try:
        answer.set_result(do(connection))
    except BaseException as error:  # noqa: BLE001 - whoever waits for the answer meets it
        answer.set_exception(error)
