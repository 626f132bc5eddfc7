"""The smallest parts of an expression: a letter, a class, a list of words."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import NamedTuple

import regex

from exports.redaction.reading.kinds import (
    ALL_CHARS,
    ANY,
    DIGIT,
    DIGITS,
    FOREIGN,
    LATIN,
    chars_between,
    chars_of,
    kinds,
)

ENDLESS = 1 << 20
Texts = frozenset[str]
Range = tuple[int, int]
NOTHING: Texts = frozenset([""])
_LATIN_ENDS = 0x36F


class Need(NamedTuple):
    """One of these strings, with at most so many characters of the match before it."""

    signs: Texts
    before: int


class Row(NamedTuple):
    """Digits side by side: the most that must be somewhere, at the beginning, at the end."""

    most: int = 0
    head: int = 0
    tail: int = 0


_NO_ROW = Row()


@dataclass(frozen=True, slots=True)
class Part:
    """What every match of a part of an expression holds."""

    digits: int = 0
    longest: int = 0
    shortest: int = 0
    lead: int = 0  # characters before the first of the digits
    exact: Texts | None = None  # all that it can be, if that is little
    need: Need | None = None
    letters: Range | None = None  # code points of which one is there
    first: int = 0  # kinds of the first and of the last character
    last: int = 0
    pairs: int = 0  # kinds of neighbours
    chars: int = 0  # the characters that it can hold
    row: Row = _NO_ROW


def list_of(texts: Iterable[str]) -> Part:
    """One of many strings."""
    exact = frozenset(texts)
    lengths = [*map(len, exact)] or [0]
    first, last = kinds(text[0] for text in exact if text), kinds(t[-1] for t in exact if t)
    return Part(
        0,
        max(lengths),
        min(lengths),
        0,
        exact,
        first=first,
        last=last,
        chars=chars_of("".join(exact)),
    )


def read_atom(pattern: str, at: int) -> tuple[Part, int]:
    """The part at a place of the pattern, and the place behind it."""
    for token, read in _TOKENS:
        match = token.match(pattern, at)
        if match:
            return read(match[match.lastindex or 0]), match.end()
    raise AssertionError("the last token takes any character")


def _one(kind: int, chars: int, exact: Texts | None = None, letters: Range | None = None) -> Part:
    return Part(0, 1, 1, 0, exact, None, letters, kind, kind, chars=chars)


def _letters(chars: str) -> Part:
    low = chars.lower()
    return _one(kinds(low), chars_of(low), frozenset(low))


def _of_class(members: str) -> Part:
    """One of a class without named sets; which letters, if no Latin text has them."""
    plain = regex.sub(r"\\u(.{4})", lambda match: chr(int(match[1], 16)), members)
    plain = plain.replace(r"\d", "0-9").replace(r"\-", "\ufffe").replace("\\", "")
    ranges = regex.findall(r"(.)-(.)|(.)", plain.lower(), regex.DOTALL)
    ends = [
        ((a or c).replace("\ufffe", "-"), (b or c).replace("\ufffe", "-")) for a, b, c in ranges
    ]
    first, last = min(a for a, _ in ends), max(b for _, b in ends)
    letters = (ord(first), ord(last)) if ord(first) > _LATIN_ENDS else None
    mixed = any(a != b and kinds(a) != kinds(b) for a, b in ends)
    kind = ANY if mixed else kinds(end for pair in ends for end in pair)
    return _one(kind, chars_between(ends), None, letters)


_TOKENS: tuple[tuple["regex.Pattern[str]", Callable[[str], Part]], ...] = tuple(
    (regex.compile(token, regex.DOTALL), read)
    for token, read in (
        (r"[\^$]|\\[bBAZKmMG]", lambda _: Part(exact=NOTHING)),
        (
            r"\\d|[0-9]|\[(?:\\d|[0-9](?:-[0-9])?)+\]",
            lambda _: Part(
                1, 1, 1, first=DIGIT, last=DIGIT, chars=chars_of(DIGITS), row=Row(1, 1, 1)
            ),
        ),
        (
            r"\\[XLgRN1-9]",
            lambda _: Part(0, ENDLESS, 0, first=ANY, last=ANY, chars=ALL_CHARS),
        ),
        (r"\\p\{[LM]\}", lambda _: _one(LATIN | FOREIGN, ALL_CHARS)),
        # Folded text has one kind of blank.
        (r"\\s", lambda _: _letters(" ")),
        (r"(?|\\([^\w])|([^\\\[.()|]))", _letters),
        (r"\[([^\\\]\[^\-]{1,8})\]", _letters),
        (r"\[(?!\^)((?:\\u[0-9a-f]{4}|\\[d\W]|[^\\\]\[])+)\]", _of_class),
        (
            r"\[\^?\]?(?:\\.|[^\]\\])*\]|\\[pP]\{[^}]*\}|\\(?:x..|u.{4}|U.{8}|.)|.",
            lambda _: _one(ANY, ALL_CHARS),
        ),
    )
)
