"""Answers kept by word: a text says most of its words many times."""

from collections.abc import Callable
from typing import TypeVar

K = TypeVar("K")
T = TypeVar("T")
_MOST = 1 << 16


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
