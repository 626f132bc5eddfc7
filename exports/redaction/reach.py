"""What an expression asks of a text, read from the expression: so many digits, so close together.

A slow search then passes over most of a long text. Where the reader is in doubt it says that a
form needs no digit and has no end, which is always true enough.
"""

import functools
from typing import NamedTuple

import regex

_TIMES = regex.compile(r"(?:([*+?])|\{(\d*)(,?)(\d*)\})[?+]?")
_GROUP = regex.compile(r"\((?:\?(?:P?<\w+>|>|[a-z]*:))?")
_LOOK = regex.compile(r"\(\?<?[=!]")
_NO_WIDTH = regex.compile(r"[\^$]|\\[bBAZKmMG]")
_DIGIT = regex.compile(r"\\d|[0-9]|\[(?:\\d|[0-9](?:-[0-9])?)+\]")
_ANY_WIDTH = regex.compile(r"\\[XLgRN1-9]")
_ONE = regex.compile(
    r"\[\^?\]?(?:\\.|[^\]\\])*\]|\\[pP]\{[^}]*\}|\\(?:x..|u.{4}|U.{8}|.)|.", regex.DOTALL
)
_ENDLESS = 1 << 20


class Reach(NamedTuple):
    """At least so many digits in at most so many characters."""

    digits: int
    longest: int


@functools.lru_cache(maxsize=1024)
def reach(form: "regex.Pattern[str]") -> Reach:
    """What every match of the form holds."""
    if form.flags & regex.VERBOSE:
        return Reach(0, _ENDLESS)
    digits, longest = _Reader(form.pattern).either()
    return Reach(digits, min(longest, _ENDLESS))


class _Reader:
    """Reads one expression from left to right."""

    def __init__(self, pattern: str) -> None:
        self._pattern, self._at = pattern, 0

    def either(self) -> Reach:
        rows = [self._row()]
        while self._takes("|"):
            rows.append(self._row())
        return Reach(min(row.digits for row in rows), max(row.longest for row in rows))

    def _row(self) -> Reach:
        digits = longest = 0
        while self._at < len(self._pattern) and self._pattern[self._at] not in "|)":
            one = self._one()
            least, most = self._times()
            digits, longest = digits + one.digits * least, longest + one.longest * most
        return Reach(digits, longest)

    def _one(self) -> Reach:
        if self._passes(_LOOK):
            self._inside()
            return Reach(0, 0)
        if self._passes(_GROUP):
            return self._inside()
        if self._passes(_NO_WIDTH):
            return Reach(0, 0)
        if self._passes(_DIGIT):
            return Reach(1, 1)
        if self._passes(_ANY_WIDTH):
            return Reach(0, _ENDLESS)
        self._passes(_ONE)
        return Reach(0, 1)

    def _inside(self) -> Reach:
        inside = self.either()
        self._takes(")")
        return inside

    def _times(self) -> tuple[int, int]:
        match = _TIMES.match(self._pattern, self._at)
        if not match:
            return 1, 1
        self._at = match.end()
        sign, least, comma, most = match.groups()
        if sign:
            return int(sign == "+"), 1 if sign == "?" else _ENDLESS
        if not comma:
            return int(least), int(least)
        return int(least or 0), int(most or _ENDLESS)

    def _passes(self, token: "regex.Pattern[str]") -> bool:
        match = token.match(self._pattern, self._at)
        if match:
            self._at = match.end()
        return match is not None

    def _takes(self, sign: str) -> bool:
        taken = self._pattern.startswith(sign, self._at)
        self._at += taken
        return taken
