"""Answers kept by word: a text says most of its words many times."""

from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")
_MOST = 1 << 16


class ByWord(dict[str, T]):
    """What `find` says of each word, asked once; forgotten when there are too many."""

    def __init__(self, find: Callable[[str], T]) -> None:
        super().__init__()
        self._find = find

    def __missing__(self, word: str) -> T:
        if len(self) >= _MOST:
            self.clear()
        found = self[word] = self._find(word)
        return found
