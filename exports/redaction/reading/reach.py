"""What an expression asks of a text, read from the expression: digits, strings, neighbours.

A slow search then looks only where these are. Where the reader is in doubt it says that a form
needs nothing and has no end, which is always true enough.
"""

import functools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import regex

from exports.redaction.reading.atoms import (
    ENDLESS,
    NOTHING,
    Need,
    Part,
    Range,
    Row,
    Texts,
    list_of,
    read_atom,
)
from exports.redaction.reading.kinds import ALL_CHARS, DIGITS, chars_of, pairs

_TIMES = regex.compile(r"(?:([*+?])|\{(\d*)(,?)(\d*)\})[?+]?")
_GROUP = regex.compile(r"\((?:\?(?:P?<\w+>|>|[a-z]*:))?")
_LOOK = regex.compile(r"\(\?(<?)[=!]")
_LIST = regex.compile(r"\\L<(\w+)>")
_MOST_SIGNS = 512
_MOST_IN_A_ROW = 20
# Signs that most texts are full of.
_EVERYWHERE = " \n.,-'"
_NO_DIGITS = ~chars_of(DIGITS)


@dataclass(frozen=True, slots=True)
class Reach:
    """What each match of a form holds, and how far it goes.

    At least so many `digits` in at most `longest` characters, the first of them behind at most
    `lead`, and so many of them side by side as `row` says; a string of `need`; a code point of the
    range `letters`; one of the `pairs` of kinds of neighbours; at least `shortest` characters, all
    of them among `chars`. To judge it, at most `ahead` characters behind it are read.
    """

    digits: int = 0
    longest: int = ENDLESS
    lead: int = ENDLESS
    ahead: int = ENDLESS
    need: Need | None = None
    letters: Range | None = None
    pairs: int = 0
    row: int = 0
    shortest: int = 0
    chars: int = ALL_CHARS


@functools.lru_cache(maxsize=1024)
def reach(form: "regex.Pattern[str]") -> Reach:
    """What every match of the form holds; the form is for text in lower case."""
    if form.flags & regex.VERBOSE:
        return Reach()
    reader = _Reader(form.pattern, form.named_lists)
    part = reader.either()
    return Reach(
        part.digits,
        part.longest,
        part.lead,
        reader.ahead,
        _need(part),
        part.letters,
        part.pairs,
        part.row.most,
        part.shortest,
        part.chars,
    )


class _Reader:
    """Reads one expression from left to right."""

    def __init__(self, pattern: str, lists: Mapping[str, Iterable[str]]) -> None:
        self._pattern, self._lists, self._at = pattern, lists, 0
        self._found: tuple[str | None, ...] = ()
        self.ahead = 1

    def either(self) -> Part:
        rows = [self._row()]
        while self._takes("|"):
            rows.append(self._row())
        return rows[0] if len(rows) == 1 else _one_of(rows)

    def _row(self) -> Part:
        parts = []
        while self._at < len(self._pattern) and self._pattern[self._at] not in "|)":
            one = self._one()
            parts.append(_repeated(one, *self._times()))
        return _in_a_row(parts)

    def _one(self) -> Part:
        if self._passes(_LOOK):
            behind = bool(self._found[0])
            inside = self._inside()
            self.ahead = self.ahead if behind else max(self.ahead, inside.longest + 1)
            return Part(exact=NOTHING)
        if self._passes(_GROUP):
            return self._inside()
        if self._passes(_LIST):
            return list_of(self._lists[self._found[0] or ""])
        part, self._at = read_atom(self._pattern, self._at)
        return part

    def _inside(self) -> Part:
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


def _repeated(part: Part, least: int, most: int) -> Part:
    if least == most == 1 or part.exact == NOTHING:
        return part
    longest = min(part.longest * most, ENDLESS)
    if not least:
        return Part(0, longest, first=part.first, last=part.last, chars=part.chars)
    return replace(
        part,
        digits=part.digits * least,
        longest=longest,
        shortest=part.shortest * least,
        exact=None,
        need=_need(_in_a_row([part] * min(least, 3))),
        row=_side_by_side([part] * min(least, _MOST_IN_A_ROW)),
    )


def _one_of(rows: Sequence[Part]) -> Part:
    exact = [row.exact for row in rows if row.exact]
    needs = [need for row in rows if (need := _need(row))]
    letters = [row.letters for row in rows if row.letters]
    return Part(
        min(row.digits for row in rows),
        max(row.longest for row in rows),
        min(row.shortest for row in rows),
        max(row.lead for row in rows),
        frozenset().union(*exact) if len(exact) == len(rows) else None,
        _either(needs) if len(needs) == len(rows) else None,
        _span(letters) if len(letters) == len(rows) else None,
        functools.reduce(int.__or__, (row.first for row in rows)),
        functools.reduce(int.__or__, (row.last for row in rows)),
        functools.reduce(int.__or__, (row.pairs for row in rows))
        if all(row.pairs for row in rows)
        else 0,
        _edge(row.chars for row in rows),
        Row(*map(min, zip(*(row.row for row in rows), strict=True))),
    )


def _in_a_row(parts: Sequence[Part]) -> Part:
    run, needs = _strings(parts)
    digits = sum(part.digits for part in parts)
    at = lead = 0
    for part in parts:
        if part.digits:
            lead = at + part.lead
            break
        at += part.longest
    return Part(
        digits,
        min(sum(part.longest for part in parts), ENDLESS),
        sum(part.shortest for part in parts),
        min(lead, ENDLESS),
        run,
        _best(needs),
        next((part.letters for part in parts if part.letters), None),
        _edge(part.first for part in _reaching(parts)),
        _edge(part.last for part in _reaching(parts[::-1])),
        _neighbours(parts),
        _edge(part.chars for part in parts),
        _side_by_side(parts),
    )


def _side_by_side(parts: Sequence[Part]) -> Row:
    most = last = 0
    for part in parts:
        most = max(most, part.row.most, last + part.row.head)
        last = part.row.tail + (last if _is_digits(part) else 0)
    return Row(most, _head(parts, "head"), _head(parts[::-1], "tail"))


def _head(parts: Sequence[Part], side: str) -> int:
    total = 0
    for part in parts:
        total += getattr(part.row, side)
        if not _is_digits(part):
            break
    return total


def _is_digits(part: Part) -> bool:
    """Whether it can hold nothing else, if it holds anything."""
    return not part.chars & _NO_DIGITS


def _strings(parts: Sequence[Part]) -> tuple[Texts | None, list[Need]]:
    """All that the row can be, if that is little; else the longest strings of neighbours."""
    needs: list[Need] = []
    run, begin, at, whole = NOTHING, 0, 0, True
    for part in parts:
        longer = _product(run, part.exact)
        if longer:
            begin = at if run == NOTHING else begin
            run = longer
        else:
            needs += [Need(run, begin), *_moved(part.need, at)]
            run, begin, whole = _product(NOTHING, part.exact) or NOTHING, at, False
        at = min(at + part.longest, ENDLESS)
    return (run if whole else None), [*needs, Need(run, begin)]


def _reaching(parts: Sequence[Part]) -> Iterator[Part]:
    """The parts that a match may begin with: up to the first that must be there."""
    for part in parts:
        yield part
        if part.shortest:
            return


def _edge(sides: Iterable[int]) -> int:
    return functools.reduce(int.__or__, sides, 0)


def _neighbours(parts: Sequence[Part]) -> int:
    """The rarest pairs of kinds of which one must be there."""
    found = [part.pairs for part in parts if part.pairs]
    before = 0
    for part in parts:
        if not part.longest:
            continue
        if not part.shortest:
            before |= part.last if before else 0
            continue
        found.append(pairs(before, part.first))
        before = part.last
    return min(filter(None, found), key=int.bit_count, default=0)


def _span(ranges: Sequence[Range]) -> Range:
    return min(first for first, _ in ranges), max(last for _, last in ranges)


def _moved(need: Need | None, by: int) -> Iterator[Need]:
    if need:
        yield Need(need.signs, min(need.before + by, ENDLESS))


def _product(run: Texts, exact: Texts | None) -> Texts | None:
    if not exact or ("" in exact and exact != NOTHING) or len(run) * len(exact) > _MOST_SIGNS:
        return None
    return frozenset(a + b for a in run for b in exact)


def _need(part: Part) -> Need | None:
    written = [Need(part.exact, 0)] if part.exact else []
    return _best([*written, *_moved(part.need, 0)])


def _either(needs: Sequence[Need]) -> Need:
    return Need(frozenset().union(*(n.signs for n in needs)), max(n.before for n in needs))


def _best(needs: Iterable[Need]) -> Need | None:
    """The one whose strings are longest; of those, the one with fewest."""
    good = [need for need in needs if _telling(need.signs)]
    return max(good, key=lambda need: (_telling(need.signs), -len(need.signs)), default=None)


def _telling(signs: Texts) -> int:
    """Letters of the shortest sign, up to four; 0 if one of them is on every page."""
    cores = [sign.strip(_EVERYWHERE) for sign in signs]
    if any(len(core) < 2 and (core.isalnum() or not core) for core in cores):
        return 0
    return min(4, *map(len, cores)) if cores else 0
