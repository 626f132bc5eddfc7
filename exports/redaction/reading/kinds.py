"""Kinds of characters in folded text, and which two of them seldom stand beside each other."""

import functools
from collections.abc import Iterable

import numpy as np
import numpy.typing as npt

_DIGIT, _LATIN, _BLANK, _STOP, _HYPHEN, _SLASH, _FOREIGN, _OTHER = range(8)
_SIGNS = {" ": _BLANK, "\n": _BLANK, ".": _STOP, ",": _STOP, "-": _HYPHEN, "/": _SLASH}
ANY = 255
DIGITS = "0123456789"
_BEYOND = 128
ALL_CHARS = (1 << _BEYOND + 1) - 1
"""A bit for each ASCII character and one for all others."""
DIGIT, LATIN, BLANK = 1 << _DIGIT, 1 << _LATIN, 1 << _BLANK
FOREIGN, OTHER = 1 << _FOREIGN, 1 << _OTHER
_NEXT_TO_DIGITS = (_LATIN, _HYPHEN, _SLASH, _FOREIGN, _OTHER)


def kinds(chars: Iterable[str]) -> int:
    """A bit for each kind that is among the characters."""
    return functools.reduce(int.__or__, (1 << _kind(char) for char in chars), 0)


def chars_of(text: str) -> int:
    """The bits of the characters of a text."""
    return functools.reduce(int.__or__, (1 << min(ord(char), _BEYOND) for char in text), 0)


def chars_between(ends: Iterable[tuple[str, ...]]) -> int:
    """The bits of all characters from the first to the last of each pair."""
    ranges = ((min(ord(a), _BEYOND), min(ord(b), _BEYOND)) for a, b in ends)
    return functools.reduce(int.__or__, ((2 << b) - (1 << a) for a, b in ranges), 0)


def ascii_of(codes: npt.NDArray[np.uint32]) -> bytes:
    """The code points as bytes, all but ASCII as one."""
    return np.minimum(codes, _BEYOND).astype(np.uint8).tobytes()


def places_of_chars(text: bytes, chars: int) -> npt.NDArray[np.bool_]:
    """Which bytes of a text have their bit."""
    return np.frombuffer(text.translate(_chosen_chars(chars)), np.bool_)


def pairs(before: int, after: int) -> int:
    """A bit for each pair of neighbours of these kinds; 0 if one of them is common in texts."""
    found = sum(
        1 << 8 * a + b for a in range(8) if before >> a & 1 for b in range(8) if after >> b & 1
    )
    return found if found & ~_RARE == 0 else 0


def rare_pairs(text: bytes) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.uint8]]:
    """The bytes that make a rare pair with the next, and the pairs that they make."""
    kind = np.frombuffer(text.translate(_table()), np.uint8)
    found = kind[:-1] * np.uint8(8) + kind[1:]
    rare = chosen(_RARE).tobytes().ljust(256, b"\0")
    at = np.flatnonzero(np.frombuffer(found.tobytes().translate(rare), np.bool_))
    return at, found[at]


@functools.lru_cache(maxsize=256)
def chosen(pairs: int) -> npt.NDArray[np.bool_]:
    """Which pairs have their bit, by number."""
    return np.array([bool(pairs >> at & 1) for at in range(64)], np.bool_)


@functools.lru_cache(maxsize=256)
def _chosen_chars(chars: int) -> bytes:
    return bytes(chars >> at & 1 for at in range(_BEYOND + 1)).ljust(256, b"\0")


def _kind(char: str) -> int:
    if "0" <= char <= "9":
        return _DIGIT
    if "a" <= char <= "z":
        return _LATIN
    return _SIGNS.get(char, _OTHER if char.isascii() else _FOREIGN)


@functools.cache
def _table() -> bytes:
    return bytes(_kind(chr(code)) for code in range(_BEYOND + 1)).ljust(256, b"\0")


_RARE = sum(1 << 8 * _DIGIT + kind | 1 << 8 * kind + _DIGIT for kind in _NEXT_TO_DIGITS)
