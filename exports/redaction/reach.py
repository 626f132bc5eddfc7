"""What an expression asks of a text, read from the expression: digits, and strings it must hold.

A slow search then looks only where these are. Where the reader is in doubt it says that a form
needs nothing and has no end, which is always true enough.
"""

import functools
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

import regex

_TIMES = regex.compile(r"(?:([*+?])|\{(\d*)(,?)(\d*)\})[?+]?")
_GROUP = regex.compile(r"\((?:\?(?:P?<\w+>|>|[a-z]*:))?")
_LOOK = regex.compile(r"\(\?<?[=!]")
_NO_WIDTH = regex.compile(r"[\^$]|\\[bBAZKmMG]")
_DIGIT = regex.compile(r"\\d|[0-9]|\[(?:\\d|[0-9](?:-[0-9])?)+\]")
_LIST = regex.compile(r"\\L<(\w+)>")
_ANY_WIDTH = regex.compile(r"\\[XLgRN1-9]")
_LITERAL = regex.compile(r"(?|\\([^\w])|([^\\\[.()|]))", regex.DOTALL)
_FEW = regex.compile(r"\[([^\\\]\[^\-]{1,8})\]")
_SCRIPT = regex.compile(r"\[((?:\\u[0-9a-f]{4}|[^\\\]\[^])+)\]")
_ONE = regex.compile(
    r"\[\^?\]?(?:\\.|[^\]\\])*\]|\\[pP]\{[^}]*\}|\\(?:x..|u.{4}|U.{8}|.)|.", regex.DOTALL
)
ENDLESS = 1 << 20
_MOST_SIGNS = 256
_LATIN_ENDS = 0x36F
# Signs that most texts are full of.
_EVERYWHERE = " \n.,-'"
_Texts = frozenset[str]
_NOTHING: _Texts = frozenset([""])


class Need(NamedTuple):
    """One of these strings, with at most so many characters of the match before it."""

    signs: _Texts
    before: int


_Range = tuple[int, int]


class Reach(NamedTuple):
    """At least so many digits in at most so many characters, and what must be there besides.

    `need` is a string, `letters` the code points, first and last, of which it must hold one.
    """

    digits: int
    longest: int
    need: Need | None = None
    letters: _Range | None = None


class _Part(NamedTuple):
    digits: int = 0
    longest: int = 0
    exact: _Texts | None = None  # all that it can be, if that is little
    need: Need | None = None
    letters: _Range | None = None


def _letter(chars: str) -> _Part:
    return _Part(0, 1, frozenset(chars.lower()))


def _of_script(members: str) -> _Part:
    """One of a class of letters, and which they are if no Latin text has them."""
    plain = regex.sub(r"\\u(.{4})", lambda match: chr(int(match[1], 16)), members)
    codes = [ord(char) for at, char in enumerate(plain) if char != "-" or not at]
    return _Part(0, 1, letters=(min(codes), max(codes)) if min(codes) > _LATIN_ENDS else None)


_TOKENS: tuple[tuple["regex.Pattern[str]", Callable[[str], _Part]], ...] = (
    (_NO_WIDTH, lambda _: _Part(exact=_NOTHING)),
    (_DIGIT, lambda _: _Part(1, 1)),
    (_ANY_WIDTH, lambda _: _Part(0, ENDLESS)),
    (_LITERAL, _letter),
    (_FEW, _letter),
    (_SCRIPT, _of_script),
    (_ONE, lambda _: _Part(0, 1)),
)


@functools.lru_cache(maxsize=1024)
def reach(form: "regex.Pattern[str]") -> Reach:
    """What every match of the form holds; strings for text in lower case."""
    if form.flags & regex.VERBOSE:
        return Reach(0, ENDLESS)
    part = _Reader(form.pattern, form.named_lists).either()
    return Reach(part.digits, min(part.longest, ENDLESS), _need(part), part.letters)


class _Reader:
    """Reads one expression from left to right."""

    def __init__(self, pattern: str, lists: Mapping[str, Iterable[str]]) -> None:
        self._pattern, self._lists, self._at = pattern, lists, 0
        self._found: tuple[str | None, ...] = ()

    def either(self) -> _Part:
        rows = [self._row()]
        while self._takes("|"):
            rows.append(self._row())
        return _one_of(rows)

    def _row(self) -> _Part:
        parts = []
        while self._at < len(self._pattern) and self._pattern[self._at] not in "|)":
            one = self._one()
            parts.append(_repeated(one, *self._times()))
        return _in_a_row(parts)

    def _one(self) -> _Part:
        if self._passes(_LOOK):
            self._inside()
            return _Part(exact=_NOTHING)
        if self._passes(_GROUP):
            return self._inside()
        if self._passes(_LIST):
            texts = frozenset(self._lists[self._found[0] or ""])
            return _Part(0, max(map(len, texts), default=0), texts)
        for token, read in _TOKENS:
            if self._passes(token):
                return read(self._found[0] or "")
        raise AssertionError("the last token takes any character")

    def _inside(self) -> _Part:
        inside = self.either()
        self._takes(")")
        return inside

    def _times(self) -> tuple[int, int]:
        if not self._passes(_TIMES):
            return 1, 1
        sign, least, comma, most = self._found
        if sign:
            return int(sign == "+"), 1 if sign == "?" else ENDLESS
        if not comma:
            return int(least or 0), int(least or 0)
        return int(least or 0), int(most or ENDLESS)

    def _passes(self, token: "regex.Pattern[str]") -> bool:
        match = token.match(self._pattern, self._at)
        if match:
            self._at, self._found = match.end(), match.groups() or (None,)
        return match is not None

    def _takes(self, sign: str) -> bool:
        taken = self._pattern.startswith(sign, self._at)
        self._at += taken
        return taken


def _repeated(part: _Part, least: int, most: int) -> _Part:
    if least == most == 1 or part.exact == _NOTHING:
        return part
    longest = part.longest * most
    if not least:
        return _Part(0, longest)
    need = _need(_in_a_row([part] * min(least, 3)))
    return _Part(part.digits * least, longest, None, need, part.letters)


def _one_of(rows: Sequence[_Part]) -> _Part:
    exact = [row.exact for row in rows if row.exact]
    needs = [need for row in rows if (need := _need(row))]
    letters = [row.letters for row in rows if row.letters]
    return _Part(
        min(row.digits for row in rows),
        max(row.longest for row in rows),
        frozenset().union(*exact) if len(exact) == len(rows) else None,
        _either(needs) if len(needs) == len(rows) else None,
        (min(first for first, _ in letters), max(last for _, last in letters))
        if len(letters) == len(rows)
        else None,
    )


def _in_a_row(parts: Sequence[_Part]) -> _Part:
    """Neighbours that can be written out make longer strings."""
    needs: list[Need] = []
    run, begin, at, whole = _NOTHING, 0, 0, True
    for part in parts:
        longer = _product(run, part.exact)
        if longer:
            begin = at if run == _NOTHING else begin
            run = longer
        else:
            needs += [Need(run, begin), *_moved(part.need, at)]
            run, begin, whole = _product(_NOTHING, part.exact) or _NOTHING, at, False
        at += part.longest
    needs.append(Need(run, begin))
    digits = sum(part.digits for part in parts)
    letters = next((part.letters for part in parts if part.letters), None)
    return _Part(digits, at, run if whole else None, _best(needs), letters)


def _moved(need: Need | None, by: int) -> Iterator[Need]:
    if need:
        yield Need(need.signs, need.before + by)


def _product(run: _Texts, exact: _Texts | None) -> _Texts | None:
    if not exact or ("" in exact and exact != _NOTHING) or len(run) * len(exact) > _MOST_SIGNS:
        return None
    return frozenset(a + b for a in run for b in exact)


def _need(part: _Part) -> Need | None:
    written = [Need(part.exact, 0)] if part.exact else []
    return _best([*written, *_moved(part.need, 0)])


def _either(needs: Sequence[Need]) -> Need:
    return Need(frozenset().union(*(n.signs for n in needs)), max(n.before for n in needs))


def _best(needs: Iterable[Need]) -> Need | None:
    """The one whose strings are longest; of those, the one with fewest."""
    good = [need for need in needs if _telling(need.signs)]
    return max(good, key=lambda need: (_telling(need.signs), -len(need.signs)), default=None)


def _telling(signs: _Texts) -> int:
    """Letters of the shortest sign, up to four; 0 if one of them is on every page."""
    cores = [sign.strip(_EVERYWHERE) for sign in signs]
    if any(len(core) < 2 and (core.isalnum() or not core) for core in cores):
        return 0
    return min(4, *map(len, cores)) if cores else 0
