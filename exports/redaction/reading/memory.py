"""Answers kept: by word, since a text says most of its words many times, by text and by crowd."""

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Generic, TypeVar

K = TypeVar("K")
T = TypeVar("T")
_MOST = 1 << 16
_MOST_LETTERS = 1 << 21


class ByWord(dict[K, T]):
    """What `find` says of each word, or words, asked once; forgotten when there are too many."""

    def __init__(self, find: Callable[[K], T]) -> None:
        super().__init__()
        self._find = find

    def __missing__(self, word: K) -> T:
        if len(self) >= _MOST:
            self.clear()
        found = self[word] = self._find(word)
        return found


class ByText(dict[str, T]):
    """What was found in each text; forgotten when there are too many letters."""

    def __init__(self, find: Callable[[str], T]) -> None:
        super().__init__()
        self._find, self._letters = find, 0

    def __missing__(self, text: str) -> T:
        found = self._find(text)
        self._letters += len(text)
        if self._letters > _MOST_LETTERS:
            self.clear()
            self._letters = len(text)
        self[text] = found
        return found


class Newest(Generic[K, T]):
    """What was made for the newest few crowds.

    A crowd is told by comparing: to hash each of thousands takes forty times as long.
    """

    def __init__(self, make: Callable[[tuple[K, ...]], T], most: int) -> None:
        self._make, self._most = make, most
        self._kept: list[tuple[tuple[K, ...], T]] = []

    def of(self, crowd: tuple[K, ...]) -> T:
        """The one made for the crowd, or a new one."""
        for other, made in self._kept:
            if other == crowd:
                return made
        made = self._make(crowd)
        self._kept = [(crowd, made), *self._kept[: self._most - 1]]
        return made


@contextmanager
def uncollected() -> Iterator[None]:
    """Does not look for reference cycles meanwhile: a scanner of many people holds much, and none.

    For the whole program, so only for as long as one portion of a text takes.
    """
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collects:
            gc.enable()
